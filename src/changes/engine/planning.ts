// What plans share: where and when something is said, and all that is wrong with it at once.
import type { Clock } from '../../base/time/moments.ts'
import type { FieldContext } from '../../clickup/fields/write.ts'
import type { Api } from '../../clickup/http/api.ts'
import { resolveAllPeople } from '../../clickup/references/people.ts'
import { type Branches, resolveTask } from '../../clickup/references/tasks.ts'

export interface Planning {
  readonly api: Api
  readonly clock: Clock
  readonly branches: Branches
}

export const fieldContext = ({ api, clock, branches }: Planning): FieldContext => ({
  clock,
  people: (references) => resolveAllPeople(api, references),
  task: (reference) => resolveTask(api, reference, branches),
})
