// One item of a check list, ticked or opened again by its id.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../../base/problems/error.ts'
import { getTask } from '../../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { stepOf } from '../../steps/plan.ts'
import type { Step } from '../../steps/step.ts'
import { targetOf } from '../subject.ts'
import { keyFor, taskChecklist } from './checklist-kind.ts'
import { type ChecklistChange, stateOf } from './checklist-state.ts'

export interface Tick {
  readonly task: string
  readonly list: string
  readonly item: string
  readonly ticked: boolean
}

/** @throws CodedError NOT_FOUND where somebody has taken it away */
export const planTick = async (
  { api }: Pick<Standpoint, 'api'>,
  { task: id, list, item, ticked }: Tick,
): Promise<readonly Step[]> => {
  const task = await getTask(api, { id })
  const checklist = task.checklists.find((one) => one.id === list)
  const found = checklist?.items.find((one) => one.id === item)
  if (!checklist || !found)
    throw new CodedError('NOT_FOUND', l10n.t('This item is not in the checklist any more.'))
  if (found.resolved === ticked) return []
  const change: ChecklistChange = { do: 'tick', item: found.name, id: item, resolved: ticked }
  return [
    stepOf(taskChecklist, targetOf(task), change, {
      of: { name: checklist.name, id: list },
      key: keyFor(checklist.name, found.name, item),
      before: { at: 'known', is: stateOf(checklist) },
    }),
  ]
}
