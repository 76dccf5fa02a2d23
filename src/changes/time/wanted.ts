// What is asked of somebody's time, as a person says it.
import { CodedError } from '../../base/problems/error.ts'
import type { SaidSpan } from './span.ts'

export interface WantedTime extends SaidSpan {
  readonly action: 'start' | 'stop' | 'log' | 'correct'
  readonly task?: string | undefined
  /** Which entry a correction is of. */
  readonly entry?: string | undefined
  readonly note?: string | undefined
  readonly billable?: boolean | undefined
}

export const missing = (what: string, hint: string): CodedError =>
  new CodedError('INVALID_INPUT', what, { hint })
