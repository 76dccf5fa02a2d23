// New tasks and their subtasks, in one list or where their parents are: all checked before the first is made.
import * as l10n from '@vscode/l10n'
import { all, both } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { knownNames } from '../../clickup/references/names/known.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTemplate } from '../../clickup/references/task-types.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import type { Ground, Sibling } from './argument.ts'
import { checkCircles, withoutMirrors } from './circles.ts'
import { type NewTaskIs, taskCreate } from './create-kind.ts'
import { checkWishes } from './relations/edges.ts'
import { homeOf } from './relations/home.ts'
import { type Above, below, taskParent } from './relations/parent.ts'
import { type SaidTask, stepsFor } from './said.ts'

export interface NewTask extends Omit<SaidTask, 'name'> {
  readonly name: string
  readonly subtasks?: readonly NewTask[] | undefined
  readonly template?: string | undefined
}

/** A new task of the plan, with the slot that its id will fill. */
interface Placed extends Sibling {
  readonly list: Place
  readonly said: NewTask
  /** Which of several it is, for what is wrong with it; empty for the only one. */
  readonly label: string
  readonly above: Sibling | undefined
}

const placed = (one: Placed): readonly Placed[] => [
  one,
  ...(one.said.subtasks ?? []).flatMap((said, i) =>
    placed({
      said,
      list: one.list,
      label: `${one.label}.subtasks[${i}]`,
      above: one,
      name: said.name,
      slot: `${one.slot}.${i}`,
    }),
  ),
]

/** Of each task the list that is named, else that of its parent. */
const listsOf = async (
  at: Standpoint,
  reference: string | undefined,
  tasks: readonly NewTask[],
): Promise<readonly Place[]> => {
  if (reference !== undefined) {
    const list = await resolvePlace(at, reference, ['list'])
    return tasks.map(() => list)
  }
  const homes = new Map<string, Promise<Place>>()
  const homeBy = (parent: string): Promise<Place> => {
    const home =
      homes.get(parent) ??
      resolveTask(at, parent).then((task) => homeOf(at.api, task, { needsAll: true }))
    homes.set(parent, home)
    return home
  }
  const place = async ({ parent }: NewTask, i: number): Promise<Place> => {
    if (parent !== undefined) return homeBy(parent)
    const which = tasks.length > 1 ? l10n.t`tasks[${i}] has no parent` : l10n.t('it has no parent')
    throw new CodedError('INVALID_INPUT', l10n.t`\`list\` is missing, and ${which}.`, {
      hint: l10n.t('Name the list, or for each task the parent below which it is to stand.'),
    })
  }
  return all(tasks.map(place))
}

const aboveOf = (above: Sibling | undefined, steps: readonly Step[]): Above | undefined =>
  above
    ? { id: slot(above.slot), label: above.name }
    : (steps.find(({ kind }) => kind === taskParent.name)?.after as Above | undefined)

const planOne = async (
  at: Standpoint,
  { said, list, label, above, slot: own }: Placed,
  among: Pick<Ground, 'siblings' | 'wishes' | 'above'>,
): Promise<readonly Step[]> => {
  const { name, subtasks: _, template: wanted, ...set } = said
  const where = label && `${label}: `
  if (above && set.parent !== undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${where}"${plainName(name)}" stands below "${plainName(above.name)}" already.`,
      { hint: l10n.t('Leave out its `parent`, or name it apart.') },
    )
  const target: Target = { id: slot(own), in: list.id, label: name, name }
  const to = { at, target, task: undefined, list, home: undefined }
  const on = { ...to, status: set.status, ...among }
  const templates = wanted === undefined ? [] : [resolveTemplate(at.api, wanted)]
  const [planned, found] = await both(stepsFor(set, on, where), all(templates, where))
  const [template] = found
  const steps = [...(above ? [below(target, above.slot, above.name)] : []), ...planned]
  const parent = aboveOf(above, steps)
  const after: NewTaskIs = {
    name,
    ...(template ? { template: { id: template.id, name: template.name } } : {}),
    ...(parent ? { below: parent } : {}),
  }
  const { place } = await knownNames(at.api)
  return [{ ...stepOf(taskCreate, target, after), of: place(list), makes: own }, ...steps]
}

/**
 * Parents ahead of their subtasks.
 * @param list may be left out where every task has a parent
 * @throws PlanError, CodedError when anything about any of them is wrong
 */
export const planCreateTasks = async (
  at: Standpoint,
  list: string | undefined,
  tasks: readonly NewTask[],
): Promise<readonly Step[]> => {
  const lists = await listsOf(at, list, tasks)
  const isAlone = tasks.length === 1 && !tasks[0]?.subtasks?.length
  const every = tasks.flatMap((said, i) => {
    const own = lists[i]
    const label = isAlone ? '' : `tasks[${i}]`
    return own
      ? placed({ said, list: own, label, above: undefined, name: said.name, slot: `task${i}` })
      : []
  })
  const among = { siblings: every, wishes: [], above: [] }
  const steps = (await all(every.map((one) => planOne(at, one, among)))).flat()
  checkWishes(among.wishes)
  checkCircles(steps)
  return withoutMirrors(steps)
}
