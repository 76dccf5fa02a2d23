// Changing tasks that are there.
import { isDeepStrictEqual } from 'node:util'
import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Step } from '../steps/step.ts'
import type { Ground } from './argument.ts'
import { checkCircles, checkParents, withoutMirrors } from './circles.ts'
import { besideDue } from './properties/status.ts'
import { checkWishes } from './relations/edges.ts'
import { homeOf, taskHome } from './relations/home.ts'
import { type SaidTask, stepsFor } from './said.ts'
import { targetOf } from './subject.ts'

/** What is meant in the new list waits until the task is there. */
const behindMove = (steps: readonly Step[]): readonly Step[] => {
  const move = steps.find(({ kind }) => kind === taskHome.name)
  if (!move) return steps
  return steps.map((step) =>
    step === move ? step : { ...step, needs: [...(step.needs ?? []), move.id] },
  )
}

const planOne = async (
  at: Standpoint,
  { task, set }: { readonly task: Task; readonly set: SaidTask },
  among: Pick<Ground, 'siblings' | 'wishes' | 'above'>,
): Promise<readonly Step[]> => {
  const needsAll = set.status !== undefined || set.move_to !== undefined
  const home = await homeOf(at.api, task, { needsAll })
  const list = set.move_to === undefined ? home : await resolvePlace(at, set.move_to, ['list'])
  const to = { at, target: targetOf(task), task, list, home }
  const on = { ...to, status: set.status, ...among }
  return behindMove(besideDue(await stepsFor(set, on, `${labelOf(task)}: `)))
}

/** What is to become of one task. */
export interface TaskChange {
  readonly task: string
  readonly set: SaidTask
  /** Stands before what is wrong with its reference. */
  readonly label?: string
}

/**
 * What two changes say of one task, as one: each part once.
 * @throws CodedError INVALID_INPUT where both say something else of the same
 */
const merged = (label: string, one: SaidTask, other: SaidTask): SaidTask => {
  const parts = (set: SaidTask): Readonly<Record<string, unknown>> => ({
    ...set,
    // Each custom field is one of its own.
    ...(set.fields ? { fields: undefined } : {}),
    ...Object.fromEntries(
      Object.entries(set.fields ?? {}).map(([name, value]) => [`fields.${name}`, value]),
    ),
  })
  const [former, latter] = [parts(one), parts(other)]
  const torn = Object.keys(latter).find(
    (name) =>
      Object.hasOwn(former, name) &&
      former[name] !== undefined &&
      !isDeepStrictEqual(former[name], latter[name]),
  )
  if (torn !== undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${label}: two different values are asked for the same thing (${oneLine(torn)}).`,
      { hint: l10n.t('Name each object once, and each of its values once. Nothing was sent.') },
    )
  const fields = { ...one.fields, ...other.fields }
  return { ...one, ...other, ...(one.fields || other.fields ? { fields } : {}) }
}

/**
 * Each task its own, all in one plan; a task that is named twice is changed once.
 * @throws PlanError, CodedError when anything about any of them is wrong
 */
export const planTaskChanges = async (
  at: Standpoint,
  changes: readonly TaskChange[],
): Promise<readonly Step[]> => {
  const found = await all(
    changes.map(async ({ task, label = '' }) => (await all([resolveTask(at, task)], label))[0]),
  )
  const wanted = new Map<string, { readonly task: Task; readonly set: SaidTask }>()
  for (const [i, task] of found.entries()) {
    const set = changes[i]?.set
    if (!task || !set) continue
    const known = wanted.get(task.id)
    wanted.set(task.id, { task, set: known ? merged(labelOf(task), known.set, set) : set })
  }
  const each = [...wanted.values()]
  const among = { siblings: [], wishes: [], above: [] }
  const steps = (await all(each.map((one) => planOne(at, one, among)))).flat()
  const tasks = each.map(({ task }) => task)
  checkWishes(among.wishes)
  checkCircles(steps, tasks)
  checkParents(steps, [...tasks, ...among.above])
  return withoutMirrors(steps)
}

/** The same for all of them. @throws PlanError, CodedError as `planTaskChanges` */
export const planUpdateTasks = (
  at: Standpoint,
  references: readonly string[],
  set: SaidTask,
): Promise<readonly Step[]> =>
  planTaskChanges(
    at,
    references.map((task) => ({ task, set })),
  )
