// An entry of time as it is wanted, as it is shown, and what of it is not as asked.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { notApplied, type Problem } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { EntryBody, TimeEntry } from '../../clickup/objects/time-entry.ts'
import type { Comparison } from '../engine/change.ts'
import { taskTouched } from '../engine/touched.ts'
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

export const taskLabel = (
  task: Pick<Task, 'id' | 'name'> & { readonly custom_id?: string | null | undefined },
): string => `${labelOf(task)} (${plainName(task.name)})`

export const touchedBy = (task: Task | undefined): Comparison['touched'] =>
  task ? [taskTouched(task)] : []

export const details = ({ note, billable }: WantedTime): EntryBody => ({
  ...(note === undefined ? {} : { description: note }),
  ...(billable === undefined ? {} : { billable }),
})

/** What of an entry's details is not as asked. */
export const differences = (
  entry: TimeEntry,
  { note, billable }: Pick<WantedTime, 'note' | 'billable'>,
): readonly Problem[] => [
  ...(note !== undefined && (entry.description ?? '') !== note
    ? [notApplied(l10n.t('ClickUp said yes, but the entry differs in its note.'))]
    : []),
  ...(billable !== undefined && (entry.billable ?? false) !== billable
    ? [notApplied(l10n.t('ClickUp said yes, but the entry differs in whether it is billable.'))]
    : []),
]
