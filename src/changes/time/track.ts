// Tracking time: starting and stopping the timer, logging what was worked, correcting entries.
import * as l10n from '@vscode/l10n'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Step } from '../steps/step.ts'
import { planCorrect, planLog } from './log.ts'
import { planStart, planStop } from './timer.ts'
import { missing, type WantedTime } from './wanted.ts'

/** What each action uses besides; anything else would be dropped without a word. */
const USES: Readonly<Record<WantedTime['action'], readonly (keyof WantedTime)[]>> = {
  start: ['task', 'note', 'billable'],
  stop: ['note'],
  log: ['task', 'start', 'end', 'duration', 'note', 'billable'],
  correct: ['entry', 'task', 'start', 'end', 'duration', 'note', 'billable'],
}

const checkUse = ({ action, ...given }: WantedTime): void => {
  const unused = Object.entries(given).flatMap(([name, value]) =>
    value === undefined || USES[action].some((used) => used === name) ? [] : [name],
  )
  if (unused.length > 0)
    throw missing(
      l10n.t`Action "${action}" does not use ${unused.join(', ')}.`,
      l10n.t`It uses ${USES[action].join(', ')}. Nothing was sent.`,
    )
}

/** @throws CodedError CONFLICT when there is nothing to stop, INVALID_INPUT when a time is not clear */
export const planTrackTime = async (
  at: Standpoint,
  wanted: WantedTime,
): Promise<readonly Step[]> => {
  checkUse(wanted)
  switch (wanted.action) {
    case 'start':
      return planStart(at, wanted)
    case 'stop':
      return planStop(at, wanted)
    case 'log':
      return planLog(at, wanted)
    case 'correct':
      return planCorrect(at, wanted)
  }
}
