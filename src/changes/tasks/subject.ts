// A task as what is changed: one reading shows all of it, one request carries all that goes in a body.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import { updateTask } from '../../clickup/objects/task/writes.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Subject } from '../steps/kind.ts'
import type { Target } from '../steps/step.ts'

/** Several steps may want the same key: what are lists become one. */
export const joinBodies = (bodies: readonly Fields[]): Fields => {
  const joined: Record<string, unknown> = {}
  for (const [key, value] of bodies.flatMap(Object.entries)) {
    const before = joined[key]
    joined[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value
  }
  return joined
}

export const taskSubject: Subject<Task> = {
  name: 'task',
  read: (api, { id }) => unlessGone(getTask(api, { id })),
  update: (api, { id }, bodies, once) =>
    updateTask(api, id, joinBodies(bodies), { repeatable: !once }),
  title: ({ label, name }) =>
    name === undefined ? l10n.t`update ${label}` : l10n.t`update ${label} (${plainName(name)})`,
  did: (count) => l10n.t`Updated ${count} tasks`,
  didOne: ({ label, name }) =>
    name === undefined ? l10n.t`Updated ${label}` : l10n.t`Updated ${label} (${plainName(name)})`,
  entry: ({ label }) => ({ id: label }),
  touched: ({ id, in: place }) => [
    { kind: 'task', id, ...(typeof place === 'string' ? { listId: place } : {}) },
  ],
  placed: (where, { id, custom_id: customId }) => ({
    ...where,
    id,
    label: labelOf({ id, custom_id: typeof customId === 'string' ? customId : undefined }),
  }),
}

/** A task that is there. */
export const targetOf = (task: Task): Target => ({
  id: task.id,
  label: labelOf(task),
  name: task.name,
  ...(task.list ? { in: task.list.id } : {}),
})
