// Changing tasks that are there.
import { all } from '../../base/problems/all.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Step } from '../steps/step.ts'
import { checkCircles, withoutMirrors } from './circles.ts'
import { besideDue } from './properties/status.ts'
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

const planOne = async (at: Standpoint, task: Task, set: SaidTask): Promise<readonly Step[]> => {
  const needsAll = set.status !== undefined || set.move_to !== undefined
  const home = await homeOf(at.api, task, { needsAll })
  const list = set.move_to === undefined ? home : await resolvePlace(at, set.move_to, ['list'])
  const on = { at, target: targetOf(task), task, list, home, status: set.status, siblings: [] }
  return behindMove(besideDue(await stepsFor(set, on, `${labelOf(task)}: `)))
}

/** @throws PlanError, CodedError when anything about any of them is wrong */
export const planUpdateTasks = async (
  at: Standpoint,
  references: readonly string[],
  set: SaidTask,
): Promise<readonly Step[]> => {
  const found = await all(references.map((reference) => resolveTask(at, reference)))
  const tasks = [...new Map(found.map((task) => [task.id, task])).values()]
  const steps = (await all(tasks.map((task) => planOne(at, task, set)))).flat()
  checkCircles(steps, tasks)
  return withoutMirrors(steps)
}
