// `is:open`, `is:overdue`, `is:subtask`: what holds of a task without a value of its own.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { normalise } from '../../../base/text/names.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Kind, Meaning, Reader } from '../term.ts'
import { DUE } from './dates.ts'
import { isNobodys, PEOPLE } from './people.ts'

const always = (meaning: Meaning) => async (): Promise<Meaning> => meaning

const STATES: Readonly<Record<string, (reader: Reader) => Promise<Meaning>>> = {
  open: always({ matches: ({ status }) => !isFinished(status), isOpenOnly: true }),
  done: always({
    matches: ({ status }) => isFinished(status),
    narrow: { includeClosed: true },
  }),
  closed: always({
    matches: ({ status }) => status.type === 'closed',
    narrow: { includeClosed: true },
  }),
  overdue: (reader) => DUE.mean('overdue', reader),
  mine: (reader) => PEOPLE.mean('me', reader),
  unassigned: always({ matches: isNobodys }),
  subtask: always({ matches: ({ parent }) => parent !== undefined }),
}

export const STATE_NAMES = Object.keys(STATES)

export const IS: Kind = {
  examples: STATE_NAMES.map((name) => `is:${name}`).join(', '),
  mean: (value, reader) => {
    const state = Object.entries(STATES).find(([name]) => name === normalise(value))?.[1]
    if (state) return state(reader)
    throw new CodedError('INVALID_INPUT', l10n.t`No task is "${plainName(value)}".`)
  },
}
