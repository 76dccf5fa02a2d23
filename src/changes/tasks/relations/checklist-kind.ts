// Check lists of a task, and the ticks in them.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { normalise, sameName } from '../../../base/text/names.ts'
import {
  addChecklistItem,
  type Checklist,
  createChecklist,
  deleteChecklist,
  deleteChecklistItem,
  setChecklistItem,
} from '../../../clickup/objects/task/checklist.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import type { Answered, Filled, Kind, Lost } from '../../steps/kind.ts'
import { stepOf } from '../../steps/plan.ts'
import { idSchema, isSlot, madeOf, slot } from '../../steps/slots.ts'
import { type Done, known, type Seen, type Step, type Target } from '../../steps/step.ts'
import { taskSubject } from '../subject.ts'
import {
  applied,
  type Changing,
  type ChecklistChange,
  type ChecklistIs,
  type ChecklistOf,
  found,
  holds,
  type Item,
  itemIn,
  listOf,
  printOf,
  show,
  stateOf,
} from './checklist-state.ts'

type Changed = Filled<ChecklistChange, ChecklistIs>

/** What an answer with the whole check list made. */
const itemMade = ({ items }: Checklist, name: string): Answered<ChecklistIs, Task> => {
  const item = items.findLast((one) => sameName(one.name, name))
  return item ? { made: madeOf(item.id) } : {}
}

const idIn = (of: ChecklistOf): string => {
  if (typeof of.id === 'string') return of.id
  throw new CodedError('NOT_APPLIED', l10n.t`The checklist "${plainName(of.name)}" is not there.`)
}

const idsIn = (task: Task): readonly string[] =>
  task.checklists.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)])

const lost: Lost<ChecklistChange, ChecklistIs> = {
  words: 'a check list or item of that name in the task that was not there before',
  at: ({ target }) => `checklists:${target.id}`,
  mark: async (api, { target }) => new Set(idsIn(await getTask(api, { id: target.id }))),
  like: ({ target, of = null, after }) => JSON.stringify([target.id, listOf({ of }).name, after]),
  find: async (api, step, known) => {
    const { target, after } = step
    const task = await getTask(api, { id: target.id })
    if (after.do === 'create') {
      const { name } = listOf(step)
      const list = task.checklists.find((one) => sameName(one.name, name) && !known.has(one.id))
      return list && madeOf(list.id)
    }
    if (after.do !== 'add') return undefined
    const item = found(task, listOf(step))?.items.find(
      (one) => sameName(one.name, after.item) && !known.has(one.id),
    )
    return item && madeOf(item.id)
  },
}

const send = async (
  api: Parameters<typeof createChecklist>[0],
  step: Changed,
): Promise<Answered<ChecklistIs, Task>> => {
  const { target, after } = step
  const of = listOf(step)
  switch (after.do) {
    case 'create':
      return { made: madeOf((await createChecklist(api, target.id, of.name)).id) }
    case 'delete':
      await deleteChecklist(api, idIn(of))
      return {}
    case 'add':
      return itemMade(await addChecklistItem(api, idIn(of), after.item), after.item)
    case 'remove':
      await deleteChecklistItem(api, idIn(of), String(after.id))
      return {}
    case 'tick':
      await setChecklistItem(api, idIn(of), String(after.id), { resolved: after.resolved })
      return {}
  }
}

const there = (task: Task, step: Changed): ReturnType<typeof madeOf> | undefined => {
  const { after } = step
  const list = found(task, listOf(step))
  if (after.do === 'create') return list && madeOf(list.id)
  const item =
    after.do === 'add' ? list?.items.find((one) => sameName(one.name, after.item)) : undefined
  return item && madeOf(item.id)
}

const checklistKind = (
  name: string,
  described: Kind['described'],
  more: Pick<Kind<ChecklistIs, ChecklistChange, Task>, 'lost'>,
): Kind<ChecklistIs, ChecklistChange, Task> => ({
  name,
  v: 1,
  subject: taskSubject,
  after: z.discriminatedUnion('do', [
    z.object({ do: z.enum(['create', 'delete']) }),
    z.object({ do: z.enum(['add', 'remove']), item: z.string(), id: idSchema.optional() }),
    z.object({ do: z.literal('tick'), item: z.string(), id: idSchema, resolved: z.boolean() }),
  ]),
  described,
  field: (step) => `checklist ${listOf(step).name}`,
  send,
  ...more,
  value: (task, step): Seen<ChecklistIs> => {
    const now = found(task, listOf(step))
    return { at: 'known', is: now ? stateOf(now) : null }
  },
  holds,
  there,
  same: (a, b) => printOf(a) === printOf(b),
  applied: (before = null, step) => applied(before, step.after, listOf(step)),
  invert: (done) => inverseOf(done),
  // By its id it can be reached by the operations of the catalogue.
  tell: (done) => {
    const id = done.after.do === 'create' ? madeIn(done) : undefined
    return id === undefined ? {} : { made: [{ checklist: listOf(done).name, id }] }
  },
  show,
})

/** What is made, of which a lost answer is looked for by what is new. */
export const taskChecklistNew = checklistKind(
  'task.checklist.new',
  {
    sends: 'POST /v2/task/{task_id}/checklist, POST /v2/checklist/{checklist_id}/checklist_item',
    proof: 'the task read back',
    inverse: 'the list or item is deleted',
  },
  { lost },
)

export const taskChecklist = checklistKind(
  'task.checklist',
  {
    sends:
      'PUT or DELETE /v2/checklist/{checklist_id}/checklist_item/{checklist_item_id}, DELETE /v2/checklist/{checklist_id}',
    proof: 'the task read back',
    inverse: 'the former tick; what was deleted is made anew, with its ticks',
  },
  {},
)

/** The id of what it made. */
const madeIn = ({ makes, bound }: Pick<Done, 'makes' | 'bound'>): string | undefined =>
  makes === undefined ? undefined : bound[makes]?.id

/** What tells one check list of a task from another, or one item of it; a name may have a slash in it. */
export const keyFor = (...names: readonly string[]): string =>
  names.map((name) => encodeURIComponent(normalise(name))).join('/')

/** Of one task, check list and item: others of a plan may have the same names. */
export const slotName = ({ id }: Target, ...names: readonly string[]): string =>
  `${isSlot(id) ? id.$slot : id}/${keyFor(...names)}`

/** Steps that add an item and tick it, if it was. */
export const addingSteps = (
  step: Pick<Changing, 'target'>,
  of: ChecklistOf,
  { name, resolved }: Item,
  before: Seen<ChecklistIs>,
): readonly Changing[] => {
  const item = slotName(step.target, of.name, name)
  const key = keyFor(of.name, name)
  const add = stepOf(taskChecklistNew, step.target, { do: 'add', item: name } as ChecklistChange, {
    of: of as Step['of'],
    key,
    makes: item,
    before,
  })
  if (!resolved) return [add]
  const tick = { do: 'tick', item: name, id: slot(item), resolved: true } as ChecklistChange
  return [
    add,
    stepOf(taskChecklist, step.target, tick, {
      of: of as Step['of'],
      key: `${key}/ticked`,
      before,
    }),
  ]
}

const inverseOf: Kind<ChecklistIs, ChecklistChange, Task>['invert'] = (done) => {
  const { target, after, before, stored } = done
  const of = listOf(done)
  const was = known(before) ?? null
  const made = madeIn(done)
  const step = (change: ChecklistChange, list: ChecklistOf = of): Changing =>
    stepOf(taskChecklist, target, change, {
      of: list as Step['of'],
      key: `${keyFor(of.name, ...('item' in change ? [change.item] : []))}/${change.do}`,
      before: stored,
    })
  switch (after.do) {
    case 'create':
      return made === undefined ? [] : [step({ do: 'delete' }, { ...of, id: made })]
    case 'add':
      // What came with its list goes with it.
      return made === undefined || was === null
        ? []
        : [step({ do: 'remove', item: after.item, id: made })]
    case 'tick':
      // An item that came with it goes with it.
      return itemIn(was, after.item) ? [step({ ...after, resolved: !after.resolved })] : []
    case 'remove': {
      const item = itemIn(was, after.item)
      return item ? addingSteps(done, of, item, stored) : []
    }
    case 'delete': {
      const list = slotName(target, of.name)
      const create = stepOf(taskChecklistNew, target, { do: 'create' } as ChecklistChange, {
        of: { name: of.name },
        key: keyFor(of.name),
        makes: list,
        before: stored,
      })
      const anew: ChecklistOf = { name: of.name, id: slot(list) }
      return [create, ...(was?.items ?? []).flatMap((one) => addingSteps(done, anew, one, stored))]
    }
  }
}
