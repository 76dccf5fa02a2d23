// Deleting tasks: what goes with them is read before.
import { all } from '../../base/problems/all.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { MOST_KEPT } from '../pictures/kept.ts'
import { stepOf } from '../steps/plan.ts'
import type { Step } from '../steps/step.ts'
import { taskDelete } from './delete-kind.ts'
import { pictureOf } from './picture.ts'
import { targetOf } from './subject.ts'

/** @throws PlanError when one of them cannot be found */
export const planDeleteTasks = async (
  at: Standpoint,
  references: readonly string[],
): Promise<readonly Step[]> => {
  const found = await all(references.map((reference) => resolveTask(at, reference)))
  const tasks = [...new Map(found.map((task) => [task.id, task])).values()]
  const steps: Step[] = []
  let room = MOST_KEPT
  for (const task of tasks) {
    const picture = await pictureOf(at.api, task.id, room)
    room -= picture.kept?.length ?? 0
    steps.push(
      stepOf(taskDelete, targetOf(task), 'all', {
        before: { at: 'known', is: picture },
        of: task.list?.name,
      }),
    )
  }
  return steps
}
