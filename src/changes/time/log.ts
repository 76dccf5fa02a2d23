// Logging time that was worked, and correcting what was logged.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { getTimeEntry } from '../../clickup/objects/time-entry.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'
import { entryLog } from './entries.ts'
import { detailSteps, entrySpan, entryTask } from './properties.ts'
import { correctedSpan, spanOf } from './span.ts'
import { entryIs, targetOfEntry, taskIs } from './subject.ts'
import { missing, type WantedTime } from './wanted.ts'

export const planLog = async (at: Standpoint, wanted: WantedTime): Promise<readonly Step[]> => {
  const clock = await at.clock()
  const found = wanted.task === undefined ? undefined : await resolveTask(at, wanted.task)
  const task = found ? taskIs(found) : null
  const target = targetOfEntry(slot('entry'), task, found?.list?.id)
  const after = { ...spanOf(wanted, clock), zone: clock.zone, task }
  return [stepOf(entryLog, target, after, { makes: 'entry' }), ...detailSteps(target, wanted)]
}

export const planCorrect = async (at: Standpoint, wanted: WantedTime): Promise<readonly Step[]> => {
  const clock = await at.clock()
  if (wanted.entry === undefined)
    throw missing(
      l10n.t('It is not said which entry is to be corrected.'),
      l10n.t('Give `entry`; get_time_entries tells the ids.'),
    )
  const object = await getTimeEntry(at.api, wanted.entry)
  if (!object)
    throw new CodedError('NOT_FOUND', l10n.t`There is no time entry ${wanted.entry}.`, {
      hint: l10n.t('get_time_entries tells the ids.'),
    })
  const found = wanted.task === undefined ? undefined : await resolveTask(at, wanted.task)
  const target = targetOfEntry(object.id, entryIs(object).task)
  const isMoved = [wanted.start, wanted.end, wanted.duration].some((one) => one !== undefined)
  const span = isMoved ? { ...correctedSpan(wanted, clock, object), zone: clock.zone } : undefined
  const steps = [
    ...(span ? [stepOf(entrySpan, target, span, { object })] : []),
    ...(found ? [stepOf(entryTask, target, taskIs(found), { object })] : []),
    ...detailSteps(target, wanted, object),
  ]
  if (steps.length > 0) return steps
  throw missing(
    l10n.t('Nothing is to be corrected.'),
    l10n.t('Give start, end, duration, task, note or billable.'),
  )
}
