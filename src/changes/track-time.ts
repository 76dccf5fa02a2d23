// Tracking time: starting and stopping the timer, logging what was worked, correcting entries.
import * as l10n from '@vscode/l10n'
import type { Api } from '../clickup/api.ts'
import { formatDate } from '../clickup/dates.ts'
import { formatDuration, HOURS } from '../clickup/durations.ts'
import { ClickUpError, leavesOpen } from '../clickup/errors.ts'
import type { Task } from '../clickup/model.ts'
import { resolveTask } from '../clickup/references/tasks.ts'
import {
  createTimeEntry,
  type EntryBody,
  getRunningEntry,
  getTimeEntries,
  getTimeEntry,
  startTimer,
  stopTimer,
  type TimeEntry,
  updateTimeEntry,
} from '../clickup/time-entries.ts'
import type { Change, Comparison, Effect, Problem } from './change.ts'
import { forLooking, LOOK_FIRST_HINT, sendOrFind } from './lost.ts'
import type { Planning } from './planning.ts'
import { problemOf } from './problems.ts'
import { correctedSpan, type SaidSpan, type Span, spanOf } from './time-span.ts'
import { taskTouched } from './touched.ts'

export interface WantedTime extends SaidSpan {
  readonly action: 'start' | 'stop' | 'log' | 'correct'
  readonly task?: string | undefined
  /** Which entry a correction is of. */
  readonly entry?: string | undefined
  readonly note?: string | undefined
  readonly billable?: boolean | undefined
}

const DAY_MS = 24 * 60 * 60_000
/** How far ClickUp's clock and this machine's may differ. */
const CLOCK_SKEW_MS = 10_000

const missing = (what: string, hint: string): ClickUpError =>
  new ClickUpError('INVALID_INPUT', what, { hint })

const taskLabel = (
  task: Pick<Task, 'id' | 'name'> & { readonly custom_id?: string | null | undefined },
): string => `${task.custom_id || task.id} (${task.name})`

/** An entry as callers read it. */
export const showEntry = (entry: TimeEntry, zone: string, now: number): Record<string, unknown> => {
  const running = (entry.duration ?? 0) < 0
  const length = running ? now - (entry.start ?? now) : (entry.duration ?? 0)
  return {
    entry: entry.id,
    ...(entry.task ? { task: entry.task.custom_id || entry.task.id, name: entry.task.name } : {}),
    ...(entry.start === undefined ? {} : { start: formatDate(entry.start, zone) }),
    ...(running ? { running: true } : {}),
    duration: formatDuration(length, HOURS),
    ...(entry.description ? { note: entry.description } : {}),
    ...(entry.billable ? { billable: true } : {}),
  }
}

const touchedBy = (task: Task | undefined): Comparison['touched'] =>
  task ? [taskTouched(task)] : []

const notApplied = (message: string): Problem => ({ code: 'NOT_APPLIED', message })

const details = ({ note, billable }: WantedTime): EntryBody => ({
  ...(note === undefined ? {} : { description: note }),
  ...(billable === undefined ? {} : { billable }),
})

/** What of an entry's details is not as asked. */
const differences = (
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

const planStart = async (
  planning: Planning,
  wanted: WantedTime,
): Promise<Change<string | undefined>> => {
  const { api, clock, branches } = planning
  const task = wanted.task === undefined ? undefined : await resolveTask(api, wanted.task, branches)
  const running = await getRunningEntry(api)
  const stopped: Effect[] = running
    ? [{ field: 'stops', from: running.task?.name ?? running.id, to: null }]
    : []
  return {
    title: task ? l10n.t`start the timer on ${taskLabel(task)}` : l10n.t('start the timer'),
    effects: [{ field: 'timer', to: task ? taskLabel(task) : l10n.t('no task') }, ...stopped],
    warnings: running
      ? [
          {
            code: 'CONFLICT',
            message: running.task
              ? l10n.t`The timer on ${running.task.name} is running; ClickUp stops it.`
              : l10n.t('The timer on no task is running; ClickUp stops it.'),
          },
        ]
      : [],
    send: (to) => startTimer(to, { ...(task ? { tid: task.id } : {}), ...details(wanted) }),
    lookFor: async (to) => {
      const entry = await getRunningEntry(to)
      return entry && entry.id !== running?.id && entry.task?.id === task?.id ? entry.id : undefined
    },
    confirmed: (id) => ({
      result: { ...(id ? { entry: id } : {}), running: true },
      missing: [],
      touched: touchedBy(task),
    }),
    compare: async (to) => {
      const entry = await getRunningEntry(to)
      const held = entry !== undefined && entry.task?.id === task?.id
      return {
        result: entry ? showEntry(entry, clock.zone, to.timing.now()) : {},
        missing: held
          ? differences(entry, wanted)
          : [notApplied(l10n.t('ClickUp said yes, but that timer is not running.'))],
        touched: touchedBy(task),
        futile: !held,
      }
    },
  }
}

/** What is known of a stopped timer by ClickUp's answers. */
interface Stopped {
  /** Why its note was not written, or may not have been. */
  readonly noteError?: unknown
}

const noteProblem = (error: unknown): Problem => {
  const problem = problemOf(error)
  if (leavesOpen(error))
    return {
      code: 'UNKNOWN_OUTCOME',
      message: l10n.t`The timer was stopped; its note may or may not have been written: ${problem.message}`,
      hint: LOOK_FIRST_HINT,
    }
  const message = l10n.t`The timer was stopped, but its note was not written: ${problem.message}`
  return { ...problem, message }
}

const planStop = async ({ api, clock }: Planning, wanted: WantedTime): Promise<Change<Stopped>> => {
  const running = await getRunningEntry(api)
  if (!running)
    throw new ClickUpError('CONFLICT', l10n.t('No timer is running.'), {
      hint: l10n.t('Use action "log" to enter time that was worked.'),
    })
  const title = running.task
    ? l10n.t`stop the timer on ${running.task.name}`
    : l10n.t('stop the timer on no task')
  const touched: Comparison['touched'] = running.task ? [{ kind: 'task', id: running.task.id }] : []
  return {
    title,
    effects: [{ field: 'timer', from: running.task?.name ?? l10n.t('no task'), to: null }],
    async send(to) {
      await sendOrFind(
        to,
        title,
        () => stopTimer(to).then(() => true),
        async (looking) => ((await getRunningEntry(looking))?.id === running.id ? undefined : true),
      )
      if (wanted.note === undefined) return {}
      try {
        await updateTimeEntry(to, running.id, details(wanted))
        return {}
      } catch (noteError) {
        return { noteError }
      }
    },
    confirmed: ({ noteError }) => ({
      result: { entry: running.id },
      missing: noteError ? [noteProblem(noteError)] : [],
      touched,
    }),
    compare: async (api, { noteError }) => {
      const to = leavesOpen(noteError) ? forLooking(api) : api
      const entry = await getTimeEntry(to, running.id)
      const held = entry !== undefined && (entry.duration ?? -1) >= 0
      // Where only the answer was lost, the note is there nevertheless.
      const wrong = entry ? differences(entry, wanted) : []
      return {
        result: entry ? showEntry(entry, clock.zone, to.timing.now()) : { entry: running.id },
        missing: held
          ? wrong.length > 0 && noteError
            ? [noteProblem(noteError)]
            : wrong
          : [notApplied(l10n.t('ClickUp said yes, but the timer still runs.'))],
        touched,
        futile: !held,
      }
    },
  }
}

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
    missing: [...wrong.map(notApplied), ...differences(entry, { note, billable })],
    touched: touchedBy(task),
  }
}

/** What is known of a new entry by ClickUp's answer. */
interface Logged {
  readonly id: string | undefined
  readonly before: ReadonlySet<string> | undefined
}

const planLog = async (
  planning: Planning,
  wanted: WantedTime,
): Promise<Change<Logged, ReadonlySet<string>>> => {
  const { api, clock, branches } = planning
  const task = wanted.task === undefined ? undefined : await resolveTask(api, wanted.task, branches)
  const span = spanOf(wanted, planning)
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

const planCorrect = async (planning: Planning, wanted: WantedTime): Promise<Change<true>> => {
  const { api, clock, branches } = planning
  if (wanted.entry === undefined)
    throw missing(
      l10n.t('It is not said which entry is to be corrected.'),
      l10n.t('Give `entry`; get_time_entries tells the ids.'),
    )
  const id = wanted.entry
  const before = await getTimeEntry(api, id)
  if (!before)
    throw new ClickUpError('NOT_FOUND', l10n.t`There is no time entry ${id}.`, {
      hint: l10n.t('get_time_entries tells the ids.'),
    })
  const task = wanted.task === undefined ? undefined : await resolveTask(api, wanted.task, branches)
  const moved =
    wanted.start !== undefined || wanted.end !== undefined || wanted.duration !== undefined
  const kept = { start: before.start ?? clock.now, duration: before.duration ?? 0 }
  const span = moved ? correctedSpan(wanted, planning, before) : kept
  const body: EntryBody = {
    ...details(wanted),
    // Start and end only together (facts.md §10).
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

/** @throws ClickUpError CONFLICT when there is nothing to stop, INVALID_INPUT when a time is not clear */
export const planTrackTime = async (planning: Planning, wanted: WantedTime): Promise<Change> => {
  checkUse(wanted)
  switch (wanted.action) {
    case 'start':
      return (await planStart(planning, wanted)) as Change
    case 'stop':
      return (await planStop(planning, wanted)) as Change
    case 'log':
      return (await planLog(planning, wanted)) as Change
    case 'correct':
      return planCorrect(planning, wanted)
  }
}
