// Tracked time: the caller's own unless said otherwise, and the one timer that may run
// (docs/clickup-facts.md §18).
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { Api } from '../http/api.ts'
import type { Place } from './place.ts'
import { eachOf, flag, gap, id, instant, listOf, text } from './shapes.ts'
import { labelOf } from './task/label.ts'
import { userSchema } from './user.ts'
import { getWorkspace } from './workspace.ts'

// Its ids are null where the entry has no task (docs/clickup-facts.md §18).
const place = gap(
  z.object({
    list_id: gap(id),
    folder_id: gap(id),
    space_id: gap(id),
    list_name: text,
    folder_name: text,
    space_name: text,
  }),
)

const entrySchema = z.object({
  id,
  // Entries without a task say so by no key at all, with null, `0` or an empty object.
  task: gap(
    z
      .object({ id, custom_id: text, name: text })
      .transform(({ name = '', ...task }) => ({ ...task, name })),
  ),
  user: gap(userSchema),
  billable: flag,
  start: instant,
  end: instant,
  // A string in lists, a number elsewhere.
  duration: instant,
  description: text,
  tags: listOf(z.object({ name: z.string(), tag_fg: text, tag_bg: text }), 'time-tag'),
  task_location: place,
})

/** Milliseconds throughout. */
export type TimeEntry = Readonly<z.output<typeof entrySchema>>

/** When it was, and how long. */
export type Timed = Pick<TimeEntry, 'id' | 'start' | 'end' | 'duration'>

/**
 * A running entry has no end, and for its duration what it has run so far with a minus, which in its
 * first moment is nothing (docs/clickup-facts.md §18).
 */
export const isRunning = ({ duration = 0, end }: Timed): boolean =>
  duration < 0 || (duration === 0 && end === undefined)

/** Milliseconds, up to now where it runs. */
export const lengthOf = (entry: Timed, now: number): number => {
  const { start, end, duration } = entry
  if (!isRunning(entry)) return duration ?? (end ?? 0) - (start ?? end ?? 0)
  return start === undefined ? -(duration ?? 0) : now - start
}

const base = async (api: Api): Promise<string> =>
  `/v2/team/${(await getWorkspace(api)).id}/time_entries`

export interface TimeQuery {
  /** Epoch milliseconds; without both ClickUp takes the last 30 days. */
  readonly from: number
  readonly to: number
  /** User ids; only owners and admins may ask for others. */
  readonly assignees?: readonly string[] | undefined
  /** Only one of space, folder, list, task can be asked for at a time. */
  readonly scope?: Place | undefined
  readonly taskId?: string | undefined
}

export const entriesAnswer = z
  .object({ data: eachOf(entrySchema, 'time-entry') })
  .transform(({ data }) => data)

const readEntries = async (
  api: Api,
  { from, to, assignees, scope, taskId }: TimeQuery,
): Promise<readonly TimeEntry[]> =>
  api.request({
    path: await base(api),
    query: {
      start_date: from,
      end_date: to,
      include_location_names: true,
      assignee: assignees?.join(','),
      ...(taskId ? { task_id: taskId } : scope ? { [`${scope.kind}_id`]: scope.id } : {}),
    },
    answer: entriesAnswer,
  })

/**
 * OAuth tokens may ask for one person at a time only, even an owner's (docs/clickup-facts.md §18).
 */
const readOneByOne = async (
  api: Api,
  { assignees = [], ...query }: TimeQuery,
): Promise<readonly TimeEntry[]> => {
  const all = await Promise.all(
    assignees.map((person) => readEntries(api, { ...query, assignees: [person] })),
  )
  return all.flat()
}

/**
 * GET …/time_entries: all of them, unpaginated.
 * @throws CodedError FORBIDDEN for other people's time, which owners and admins alone may read
 */
export const getTimeEntries = async (api: Api, query: TimeQuery): Promise<readonly TimeEntry[]> => {
  try {
    return await readEntries(api, query).catch((error: unknown) => {
      if (!isCodedError(error, 'FORBIDDEN') || (query.assignees?.length ?? 0) < 2) throw error
      return readOneByOne(api, query)
    })
  } catch (error) {
    if (!isCodedError(error, 'FORBIDDEN') || !query.assignees) throw error
    throw new CodedError('FORBIDDEN', error.message, {
      ...error.details,
      hint: l10n.t(
        "Only owners and admins may read other people's time. Without `by` it is your own.",
      ),
    })
  }
}

/** A missing id answers 200 with `data: null` (docs/clickup-facts.md §18). */
export const maybeEntry = z
  .object({
    data: z
      .union([entrySchema, z.array(entrySchema)])
      .nullish()
      .catch(undefined),
  })
  .transform(({ data }): TimeEntry | undefined =>
    Array.isArray(data) ? data[0] : (data ?? undefined),
  )

export const getTimeEntry = async (api: Api, entryId: string): Promise<TimeEntry | undefined> =>
  api.request({ path: `${await base(api)}/${entryId}`, answer: maybeEntry })

export const getRunningEntry = async (api: Api): Promise<TimeEntry | undefined> =>
  api.request({ path: `${await base(api)}/current`, answer: maybeEntry })

export type EntryBody = Readonly<Record<string, unknown>>

// What a create answers is not always the entry: sometimes its id alone, or the request echoed.
const created = z
  .object({ data: gap(z.object({ id })), id: gap(id) })
  .transform(({ data, id: bare }) => data?.id ?? bare)

/** POST …/time_entries. @returns the id, where ClickUp tells it */
export const createTimeEntry = async (api: Api, body: EntryBody): Promise<string | undefined> =>
  api.request({ method: 'POST', path: await base(api), body, answer: created })

export const startTimer = async (api: Api, body: EntryBody): Promise<string | undefined> =>
  api.request({ method: 'POST', path: `${await base(api)}/start`, body, answer: created })

export const stopTimer = async (api: Api): Promise<TimeEntry | undefined> =>
  api.request({ method: 'POST', path: `${await base(api)}/stop`, answer: maybeEntry })

/** PUT …/time_entries/{id}: `tags` must be sent, with an action that leaves the others alone. */
export const updateTimeEntry = async (
  api: Api,
  entryId: string,
  body: EntryBody,
): Promise<unknown> =>
  api.request({
    method: 'PUT',
    path: `${await base(api)}/${entryId}`,
    body: { tags: [], tag_action: 'add', ...body },
    answer: z.unknown(),
  })

/** DELETE …/time_entries/{id}: what is not there answers 200 as well. */
export const deleteTimeEntry = async (api: Api, entryId: string): Promise<unknown> =>
  api.request({
    method: 'DELETE',
    path: `${await base(api)}/${entryId}`,
    answer: z.unknown(),
  })

/** An entry as callers read it. */
export const showEntry = (entry: TimeEntry, zone: string, now: number): Record<string, unknown> => {
  const running = isRunning(entry)
  return {
    entry: entry.id,
    ...(entry.task ? { task: labelOf(entry.task), name: entry.task.name } : {}),
    ...(entry.start === undefined ? {} : { start: formatDate(entry.start, zone) }),
    ...(running ? { running: true } : {}),
    duration: formatDuration(lengthOf(entry, now), HOURS),
    ...(entry.description ? { note: entry.description } : {}),
    ...(entry.billable ? { billable: true } : {}),
  }
}
