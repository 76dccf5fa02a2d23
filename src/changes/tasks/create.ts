// New tasks and their subtasks in one list: all checked before the first is made.
import * as l10n from '@vscode/l10n'
import { all, both } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTemplate } from '../../clickup/references/task-types.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import type { Sibling } from './argument.ts'
import { checkCircles, withoutMirrors } from './circles.ts'
import { type NewTaskIs, taskCreate } from './create-kind.ts'
import { type Above, below, taskParent } from './relations/parent.ts'
import { type SaidTask, stepsFor } from './said.ts'

export interface NewTask extends Omit<SaidTask, 'name'> {
  readonly name: string
  readonly subtasks?: readonly NewTask[] | undefined
  readonly template?: string | undefined
}

/** A new task of the plan, with the slot that its id will fill. */
interface Placed extends Sibling {
  readonly said: NewTask
  /** Which of several it is, for what is wrong with it; empty for the only one. */
  readonly label: string
  readonly above: Sibling | undefined
}

const placed = (
  tasks: readonly NewTask[],
  labelOf: (i: number) => string,
  above?: Placed,
): readonly Placed[] =>
  tasks.flatMap((said, i) => {
    const label = labelOf(i)
    const own = above ? `${above.slot}.${i}` : `task${i}`
    const one: Placed = { said, label, above, name: said.name, slot: own }
    return [one, ...placed(said.subtasks ?? [], (j) => `${label}.subtasks[${j}]`, one)]
  })

const aboveOf = (above: Sibling | undefined, steps: readonly Step[]): Above | undefined =>
  above
    ? { id: slot(above.slot), label: above.name }
    : (steps.find(({ kind }) => kind === taskParent.name)?.after as Above | undefined)

const planOne = async (
  at: Standpoint,
  list: Place,
  { said, label, above, slot: own }: Placed,
  siblings: readonly Sibling[],
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
  const on = { at, target, task: undefined, list, home: undefined, status: set.status, siblings }
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
  return [{ ...stepOf(taskCreate, target, after), of: list.path, makes: own }, ...steps]
}

/**
 * Parents ahead of their subtasks.
 * @throws PlanError, CodedError when anything about any of them is wrong
 */
export const planCreateTasks = async (
  at: Standpoint,
  listReference: string,
  tasks: readonly NewTask[],
): Promise<readonly Step[]> => {
  const list = await resolvePlace(at, listReference, ['list'])
  const isAlone = tasks.length === 1 && !tasks[0]?.subtasks?.length
  const every = placed(tasks, (i) => (isAlone ? '' : `tasks[${i}]`))
  const steps = (await all(every.map((one) => planOne(at, list, one, every)))).flat()
  checkCircles(steps)
  return withoutMirrors(steps)
}
