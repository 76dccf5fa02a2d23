// Logging time that was worked, and correcting what was logged.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { CLOCK_SKEW_MS, DAY_MS } from '../../base/time/clock.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import {
  createTimeEntry,
  type EntryBody,
  getTimeEntries,
  getTimeEntry,
  showEntry,
  type TimeEntry,
  updateTimeEntry,
} from '../../clickup/objects/time-entry.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { details, differences, missing, taskLabel, touchedBy, type WantedTime } from './entry.ts'
import { correctedSpan, type Span, spanOf } from './span.ts'

const sameSpan = (entry: TimeEntry, { start, duration }: Span): boolean =>
  Math.abs((entry.start ?? 0) - start) < 60_000 &&
  Math.abs((entry.duration ?? 0) - duration) < 60_000

/** The entries that one of that time and task could be taken for. */
const similar = async (
  api: Api,
  span: Span,
  taskId: string | undefined,
): Promise<readonly TimeEntry[]> =>
  (
    await getTimeEntries(api, { from: span.start - CLOCK_SKEW_MS, to: span.start + DAY_MS, taskId })
  ).filter((entry) => sameSpan(entry, span) && (taskId === undefined || entry.task?.id === taskId))

/** What an entry was asked to be. */
interface WantedEntry extends Pick<WantedTime, 'note' | 'billable'> {
  readonly span: Span
  readonly task: Task | undefined
}

const compareEntry = (
  entry: TimeEntry | undefined,
  { span, task, note, billable }: WantedEntry,
  zone: string,
): Comparison => {
  if (!entry)
    return {
      result: {},
      missing: [notApplied(l10n.t('ClickUp said yes, but no such time entry shows.'))],
      touched: touchedBy(task),
      futile: true,
    }
  const wrong = [
    ...(sameSpan(entry, span)
      ? []
      : [l10n.t('ClickUp said yes, but the entry differs in when it was.')]),
    ...(task && entry.task?.id !== task.id
      ? [l10n.t('ClickUp said yes, but the entry differs in its task.')]
      : []),
  ]
  return {
    result: showEntry(entry, zone, Date.now()),
    missing: [
      ...wrong.map((message) => notApplied(message)),
      ...differences(entry, { note, billable }),
    ],
    touched: touchedBy(task),
  }
}

/** What is known of a new entry by ClickUp's answer. */
interface Logged {
  readonly id: string | undefined
  readonly before: ReadonlySet<string> | undefined
}

export const planLog = async (
  at: Standpoint,
  wanted: WantedTime,
): Promise<Change<Logged, ReadonlySet<string>>> => {
  const clock = await at.clock()
  const task = wanted.task === undefined ? undefined : await resolveTask(at, wanted.task)
  const span = spanOf(wanted, clock)
  return {
    title: task
      ? l10n.t`log ${formatDuration(span.duration, HOURS)} on ${taskLabel(task)}`
      : l10n.t`log ${formatDuration(span.duration, HOURS)}`,
    effects: [
      { field: 'start', to: formatDate(span.start, clock.zone) },
      { field: 'duration', to: formatDuration(span.duration, HOURS) },
      ...(wanted.note === undefined ? [] : [{ field: 'note', to: wanted.note }]),
    ],
    mark: async (to) => new Set((await similar(to, span, task?.id)).map((entry) => entry.id)),
    send: async (to, before) => {
      const body = { ...span, ...(task ? { tid: task.id } : {}), ...details(wanted) }
      return { id: await createTimeEntry(to, body), before }
    },
    lookFor: async (to, before) => {
      const entry = (await similar(to, span, task?.id)).find(({ id }) => !before.has(id))
      return entry && { id: entry.id, before }
    },
    confirmed: ({ id }) => ({
      result: {
        ...(id ? { entry: id } : {}),
        start: formatDate(span.start, clock.zone),
        duration: formatDuration(span.duration, HOURS),
      },
      missing: [],
      touched: touchedBy(task),
    }),
    compare: async (to, { id, before }) => {
      const entry = id
        ? await getTimeEntry(to, id)
        : (await similar(to, span, task?.id)).find((one) => !before?.has(one.id))
      return compareEntry(entry, { ...wanted, span, task }, clock.zone)
    },
  }
}

export const planCorrect = async (at: Standpoint, wanted: WantedTime): Promise<Change<true>> => {
  const { api } = at
  const clock = await at.clock()
  if (wanted.entry === undefined)
    throw missing(
      l10n.t('It is not said which entry is to be corrected.'),
      l10n.t('Give `entry`; get_time_entries tells the ids.'),
    )
  const id = wanted.entry
  const before = await getTimeEntry(api, id)
  if (!before)
    throw new CodedError('NOT_FOUND', l10n.t`There is no time entry ${id}.`, {
      hint: l10n.t('get_time_entries tells the ids.'),
    })
  const task = wanted.task === undefined ? undefined : await resolveTask(at, wanted.task)
  const moved =
    wanted.start !== undefined || wanted.end !== undefined || wanted.duration !== undefined
  const kept = { start: before.start ?? clock.now, duration: before.duration ?? 0 }
  const span = moved ? correctedSpan(wanted, clock, before) : kept
  const body: EntryBody = {
    ...details(wanted),
    // Start and end only together (docs/clickup-facts.md §18).
    ...(moved ? { start: span.start, end: span.start + span.duration } : {}),
    ...(task ? { tid: task.id } : {}),
  }
  if (Object.keys(body).length === 0)
    throw missing(
      l10n.t('Nothing is to be corrected.'),
      l10n.t('Give start, end, duration, task, note or billable.'),
    )
  const judged = async (to: Api): Promise<Comparison> =>
    compareEntry(await getTimeEntry(to, id), { ...wanted, span, task }, clock.zone)
  return {
    title: l10n.t`correct the time entry ${id}`,
    effects: [
      ...(moved
        ? [
            {
              field: 'start',
              from: formatDate(kept.start, clock.zone),
              to: formatDate(span.start, clock.zone),
            },
            {
              field: 'duration',
              from: formatDuration(kept.duration, HOURS),
              to: formatDuration(span.duration, HOURS),
            },
          ]
        : []),
      ...(wanted.note === undefined
        ? []
        : [{ field: 'note', from: before.description ?? null, to: wanted.note }]),
      ...(task ? [{ field: 'task', from: before.task?.name ?? null, to: task.name }] : []),
    ],
    send: async (to) => {
      await updateTimeEntry(to, id, body)
      return true
    },
    lookFor: async (to) => ((await judged(to)).missing.length === 0 ? true : undefined),
    confirmed: () => ({ result: { entry: id }, missing: [], touched: touchedBy(task) }),
    compare: judged,
  }
}
