// What a task waits for, what waits for it, and what it is linked with.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { additions, difference } from '../../../base/input/arguments.ts'
import { all } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../../base/text/difference.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { marked } from '../../../base/text/marks.ts'
import { sameName } from '../../../base/text/names.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { CUSTOM_ID, labelOf } from '../../../clickup/objects/task/label.ts'
import {
  addDependency,
  addLink,
  removeDependency,
  removeLink,
} from '../../../clickup/objects/task/relation.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { deltaFrom, deltaOf, eachOf } from '../../steps/delta.ts'
import type { Kind } from '../../steps/kind.ts'
import { stepOf } from '../../steps/plan.ts'
import { members } from '../../steps/property.ts'
import { idSchema, slot } from '../../steps/slots.ts'
import type { Delta, Step } from '../../steps/step.ts'
import { type Argument, argument, type Ground } from '../argument.ts'
import { taskSubject } from '../subject.ts'
import { keyOf, type Other, type Relation } from './edges.ts'

const byId = {
  keyOf,
  nameOf: ({ label }: Other): string => label,
}

/**
 * Ids of the tasks at the other end. GET answers type 1 both ways: the ids tell
 * (docs/clickup-facts.md §14).
 */
const relatedIds = (task: Task, relation: Relation): readonly string[] => {
  if (relation === 'links')
    return task.linked_tasks.map(({ task_id, link_id }) =>
      task_id === task.id ? link_id : task_id,
    )
  return relation === 'waits_on'
    ? task.dependencies
        .filter(({ task_id }) => task_id === task.id)
        .map(({ depends_on }) => depends_on)
    : task.dependencies
        .filter(({ depends_on }) => depends_on === task.id)
        .map(({ task_id }) => task_id)
}

/** One that was made by the same call is labelled by its name, by which alone it would not be found. */
const tellTask = ({ id, label }: Other): string =>
  typeof id !== 'string' || label === id || CUSTOM_ID.test(label)
    ? label
    : marked(label, 'task', id)

const othersOf = (task: Task, relation: Relation): readonly Other[] =>
  relatedIds(task, relation).map((id) => ({ id, label: id }))

const add = (api: Api, taskId: string, relation: Relation, otherId: string) =>
  relation === 'links'
    ? addLink(api, taskId, otherId)
    : addDependency(api, taskId, relation, otherId)

const remove = (api: Api, taskId: string, relation: Relation, otherId: string) =>
  relation === 'links'
    ? removeLink(api, taskId, otherId)
    : removeDependency(api, taskId, relation, otherId)

const SENDS: Readonly<Record<Relation, string>> = {
  waits_on: 'POST or DELETE /v2/task/{task_id}/dependency depends_on',
  blocks: 'POST or DELETE /v2/task/{task_id}/dependency dependency_of',
  links: 'POST or DELETE /v2/task/{task_id}/link/{links_to}',
}

const relationKind = (relation: Relation): Kind<readonly Other[], Delta<Other>, Task> =>
  members<Other, Task>({
    ...byId,
    name: `task.${relation}`,
    subject: taskSubject,
    after: deltaOf(z.object({ id: idSchema, label: z.string() })),
    described: {
      sends: SENDS[relation],
      proof: 'the task read back',
      inverse: 'the relation goes, or comes back',
    },
    field: () => relation,
    send: async (api, { target, after }) => {
      for (const { id } of after.add) await add(api, target.id, relation, String(id))
      for (const { id } of after.remove) await remove(api, target.id, relation, String(id))
      return {}
    },
    value: (task) => ({ at: 'known', is: othersOf(task, relation) }),
    show: (now) => now.map(tellTask),
  })

const itself = (label: string): CodedError =>
  new CodedError('INVALID_INPUT', l10n.t`${label} cannot be related to itself.`, {
    hint: l10n.t('Name another task.'),
  })

/** Another new task of the plan by its name, else one that is there. */
const find = async ({ at, task, target, siblings }: Ground, said: string): Promise<Other> => {
  const [sibling, ...others] = siblings.filter(({ name }) => sameName(name, said))
  if (sibling && others.length > 0)
    throw new CodedError('AMBIGUOUS', l10n.t`Several new tasks are called "${plainName(said)}".`, {
      hint: l10n.t('Give them different names, or relate them afterwards by id.'),
    })
  if (sibling) {
    if (typeof target.id !== 'string' && target.id.$slot === sibling.slot)
      throw itself(`"${plainName(said)}"`)
    return { id: slot(sibling.slot), label: sibling.name }
  }
  const found = await resolveTask(at, said)
  if (found.id === task?.id) throw itself(labelOf(found))
  return { id: found.id, label: labelOf(found) }
}

const relationArgument = (
  relation: Relation,
  kind: Kind<readonly Other[], Delta<Other>, Task>,
  descriptions: { readonly create: string; readonly update: string },
): Argument<SaidDifference> =>
  argument({
    create: additions(descriptions.create),
    update: difference(descriptions.update),
    plan: async (said, on) => {
      const { target, task } = on
      const wanted = await mapDifference(differenceOf(said), (names) =>
        all(names.map((name) => find(on, name))),
      )
      // What a new task begins with leaves room for what others want of it, unless it is nothing at all.
      const exactly = wanted.exactly && (task !== undefined || wanted.add.length === 0)
      on.wishes.push({ of: target, relation, ...wanted, exactly })
      const before = task ? othersOf(task, relation) : []
      return eachOf(deltaFrom(byId, wanted, before), task !== undefined).map(
        (delta): Step =>
          stepOf(kind, target, delta, {
            object: task,
            key: [...delta.add, ...delta.remove].map(byId.keyOf).join(),
          }),
      )
    },
  })

export const taskWaitsOn = relationKind('waits_on')
export const taskBlocks = relationKind('blocks')
export const taskLinks = relationKind('links')

export const waits_on = relationArgument('waits_on', taskWaitsOn, {
  create: '{add} tasks, also new ones by name',
  update: 'Tasks, as assignees',
})
export const blocks = relationArgument('blocks', taskBlocks, {
  create: 'As waits_on',
  update: 'As waits_on',
})
export const links = relationArgument('links', taskLinks, {
  create: 'As waits_on',
  update: 'As waits_on',
})
