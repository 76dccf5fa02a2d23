// What the values of custom fields may name: people and tasks, as anywhere else.
import type { FieldContext } from '../fields/write.ts'
import { resolveAllPeople } from './people.ts'
import type { Standpoint } from './standpoint.ts'
import { resolveTask } from './tasks.ts'

export const fieldContext = async (at: Standpoint): Promise<FieldContext> => ({
  clock: await at.clock(),
  people: (references) => resolveAllPeople(at.api, references),
  task: (reference) => resolveTask(at, reference),
})
