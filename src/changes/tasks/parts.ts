// The properties of a task as parts of a change: each knows what it sends and how it tells that it holds.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Difference } from '../../base/text/difference.ts'
import { normalise, sameName } from '../../base/text/names.ts'
import { nearest } from '../../base/text/nearest.ts'
import { lettersOf } from '../../base/text/same-text.ts'
import type { Clock } from '../../base/time/clock.ts'
import { formatDuration, HOURS, parseDuration, WORK } from '../../base/time/durations.ts'
import { parseMoment } from '../../base/time/moments.ts'
import { formatDate, formatDay } from '../../base/time/shown.ts'
import { clearField, setField } from '../../clickup/fields/field.ts'
import { type FieldValue, readFieldValue } from '../../clickup/fields/read.ts'
import { encodeField, type FieldContext, fieldHolds } from '../../clickup/fields/write.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Status } from '../../clickup/objects/container.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import { addTag, removeTag } from '../../clickup/objects/task/tag.ts'
import { PRIORITIES, type Priority, type Task } from '../../clickup/objects/task/task.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { isStatus } from '../../clickup/references/statuses.ts'
import type { Effect } from '../engine/change.ts'

export interface Part {
  readonly field: string
  readonly effect: Effect
  /** Properties of the body of a create or update. */
  readonly body?: Readonly<Record<string, unknown>>
  /** What takes requests of its own, once the task exists. */
  readonly steps?: readonly ((api: Api, taskId: string) => Promise<unknown>)[]
  /** As `steps`, but ahead of everything else. */
  readonly first?: readonly ((api: Api, taskId: string) => Promise<unknown>)[]
  /** Whether a task that was read after the write is as asked. */
  readonly holds: (task: Task) => boolean
  /** Whether there is nothing to do. */
  readonly unchanged: (task: Task) => boolean
  /** Whether a task that was read does not show if it holds; by default it does. */
  readonly isBlind?: (task: Task) => boolean
  readonly warnings?: readonly Problem[]
}

const estimateText = (ms: number | undefined): string | null =>
  ms ? formatDuration(ms, HOURS) : null

const simple = (
  field: string,
  body: Part['body'],
  wanted: unknown,
  now: (task: Task) => unknown,
  task: Task | undefined,
): Part => ({
  field,
  effect: { field, ...(task ? { from: now(task) ?? null } : {}), to: wanted },
  ...(body ? { body } : {}),
  holds: (stored) => (now(stored) ?? null) === (wanted ?? null),
  unchanged: (stored) => (now(stored) ?? null) === (wanted ?? null),
})

export const namePart = (name: string, task?: Task): Part =>
  simple('name', { name }, name, (one) => one.name, task)

const descriptionIn = (task: Task): string =>
  task.markdown_description ?? task.text_content ?? task.description ?? ''
const short = (text: string): string =>
  text.length > 200 ? l10n.t`${text.slice(0, 200)}… (${text.length} characters)` : text

// The answer to a write carries the plain text only, so what is compared are letters and digits,
// which formatting does not change. Addresses stand behind links, where plain text leaves them out.
const saysTheSame = (markdown: string, task: Task): boolean => {
  const stored = lettersOf(descriptionIn(task))
  const asked = lettersOf(markdown)
  return (
    stored === asked ||
    stored ===
      lettersOf(
        markdown.replace(/(!?)\[([^\]]*)\]\([^)]*\)/g, (_, image, text) => (image ? '' : text)),
      )
  )
}

/**
 * An empty text clears it, which ClickUp only does for a single blank (docs/clickup-facts.md §12).
 */
export const descriptionPart = (markdown: string, task?: Task): Part => ({
  field: 'description',
  effect: {
    field: 'description',
    ...(task ? { from: short(descriptionIn(task)) || null } : {}),
    to: short(markdown) || null,
  },
  body: markdown.trim() === '' ? { description: ' ' } : { markdown_content: markdown },
  holds: (stored) => saysTheSame(markdown, stored),
  // Formatting alone may be what changes.
  unchanged: (stored) => markdown.trim() === descriptionIn(stored).trim(),
})

export const statusPart = (
  said: string,
  statuses: readonly Status[],
  place: string,
  task?: Task,
): Part => {
  const status = statuses.find((one) => isStatus(one, said))
  if (!status)
    throw new CodedError('INVALID_INPUT', l10n.t`There is no status "${said}" in ${place}.`, {
      candidates: nearest(
        said,
        statuses.map(({ status: name }) => name),
      ),
      hint: l10n.t('Use one of the candidates; statuses differ from list to list.'),
    })
  return simple(
    'status',
    { status: status.status },
    status.status,
    (one) => one.status.status,
    task,
  )
}

export const priorityPart = (said: string, task?: Task): Part => {
  const wanted = normalise(said)
  const now = (one: Task): Priority | null => one.priority ?? null
  if (['', 'none', 'no priority', '0'].includes(wanted))
    return simple('priority', { priority: null }, null, now, task)
  const index = PRIORITIES.findIndex((name, i) => name === wanted || String(i + 1) === wanted)
  const name = PRIORITIES[index]
  if (!name)
    throw new CodedError('INVALID_INPUT', l10n.t`There is no priority "${said}".`, {
      candidates: [...PRIORITIES, 'none'],
      hint: l10n.t('Use one of the candidates.'),
    })
  return simple('priority', { priority: index + 1 }, name, now, task)
}

/** What clears: `""`, `none`. */
const clears = (said: string): boolean => ['', 'none', 'null'].includes(normalise(said))

export const datePart = (field: 'due' | 'start', said: string, clock: Clock, task?: Task): Part => {
  const key = `${field}_date` as const
  const now = (one: Task): string | null =>
    one[key] === undefined ? null : formatDate(one[key], clock.zone)
  if (clears(said)) return simple(field, { [key]: null }, null, now, task)
  const { at, hasTime } = parseMoment(said, clock)
  const wanted = hasTime ? formatDate(at, clock.zone) : formatDay(at, clock.zone)
  return {
    ...simple(field, { [key]: at, [`${key}_time`]: hasTime }, wanted, now, task),
    holds: (stored) => {
      const kept = stored[key]
      if (kept === undefined) return false
      // Seconds are not kept; a date without a time is snapped to 04:00 of its day
      // (docs/clickup-facts.md §3).
      return hasTime ? Math.abs(kept - at) < 60_000 : formatDay(kept, clock.zone) === wanted
    },
  }
}

export const estimatePart = (said: string, task?: Task): Part => {
  const now = (one: Task): string | null => estimateText(one.time_estimate)
  if (clears(said)) return simple('estimate', { time_estimate: null }, null, now, task)
  const ms = parseDuration(said, WORK)
  return {
    ...simple('estimate', { time_estimate: ms }, estimateText(ms), now, task),
    holds: (stored) => stored.time_estimate === ms,
  }
}

export const pointsPart = (said: number | null, task?: Task): Part =>
  simple('points', { points: said }, said, (one) => one.points, task)

const namesOf = (users: readonly User[]): string | null => users.map(nameOf).join(', ') || null

/** What a difference makes of what is there. */
const applied = <T>(
  before: readonly T[],
  { add, remove, exactly }: Difference<T>,
  same: (a: T, b: T) => boolean,
): readonly T[] => {
  const kept = exactly ? [] : before.filter((one) => !remove.some((other) => same(one, other)))
  return [...kept, ...add.filter((one) => !kept.some((other) => same(one, other)))]
}

/** Create takes an array, update `{add, rem}` (docs/clickup-facts.md §12). */
export const assigneesPart = (wanted: Difference<User>, task?: Task): Part => {
  const before = task?.assignees ?? []
  const after = applied(before, wanted, (a, b) => a.id === b.id)
  const ids = (users: readonly User[]): number[] => users.map(({ id }) => Number(id))
  const add = after.filter(({ id }) => !before.some((user) => user.id === id))
  const rem = before.filter(({ id }) => !after.some((user) => user.id === id))
  return {
    field: 'assignees',
    effect: { field: 'assignees', ...(task ? { from: namesOf(before) } : {}), to: namesOf(after) },
    body: { assignees: task ? { add: ids(add), rem: ids(rem) } : ids(after) },
    holds: ({ assignees }) =>
      after.every(({ id }) => assignees.some((user) => user.id === id)) &&
      rem.every(({ id }) => !assignees.some((user) => user.id === id)),
    unchanged: () => add.length === 0 && rem.length === 0,
  }
}

/**
 * Tags have operations of their own; whether a create takes them is not sure
 * (docs/clickup-facts.md §14).
 */
export const tagsPart = (
  wanted: Difference<string>,
  known: readonly string[],
  task?: Task,
): Part => {
  const spelled = (tag: string): string =>
    known.find((name) => sameName(name, tag)) ?? tag.trim().toLowerCase()
  const before = task?.tags ?? []
  const after = applied(before, { ...wanted, add: wanted.add.map(spelled) }, sameName)
  const add = after.filter((tag) => !before.some((one) => sameName(one, tag)))
  const rem = before.filter((tag) => !after.some((one) => sameName(one, tag)))
  const fresh = add.filter((tag) => !known.some((name) => sameName(name, tag)))
  return {
    field: 'tags',
    effect: {
      field: 'tags',
      ...(task ? { from: before.join(', ') || null } : {}),
      to: after.join(', ') || null,
    },
    ...(task ? {} : { body: { tags: after } }),
    steps: [
      ...add.map((tag) => (api: Api, id: string) => addTag(api, id, tag)),
      ...rem.map((tag) => (api: Api, id: string) => removeTag(api, id, tag)),
    ],
    holds: ({ tags }) =>
      after.every((tag) => tags.some((one) => sameName(one, tag))) &&
      rem.every((tag) => !tags.some((one) => sameName(one, tag))),
    unchanged: () => add.length === 0 && rem.length === 0,
    warnings: fresh.map((tag) => ({
      code: 'NOT_FOUND',
      message: l10n.t`The tag "${tag}" is new in this space; ClickUp creates it.`,
    })),
  }
}

const fieldNow =
  (field: CustomField, zone: string) =>
  (task: Task): FieldValue | null =>
    readFieldValue(
      { ...field, value: task.custom_fields.find(({ id }) => id === field.id)?.value },
      zone,
    ) ?? null

/** @param said string, number, boolean, list, `{add, remove}`, or null to clear */
export const fieldPart = async (
  field: CustomField,
  said: unknown,
  context: FieldContext,
  task?: Task,
): Promise<Part> => {
  const { zone } = context.clock
  const encoded = await encodeField(field, said, context)
  const now = fieldNow(field, zone)
  const { body } = encoded
  const holds = (stored: Task): boolean =>
    fieldHolds(field, encoded, stored.custom_fields.find(({ id }) => id === field.id)?.value, zone)
  return {
    field: field.name,
    effect: {
      field: field.name,
      ...(task ? { from: now(task) } : {}),
      to: encoded.shown ?? null,
    },
    ...(task || !body ? {} : { body: { custom_fields: [{ id: field.id, ...body }] } }),
    steps: [(api, id) => (body ? setField(api, id, field, body) : clearField(api, id, field.id))],
    holds,
    // A click leaves no trace.
    ...(field.type === 'button' ? { isBlind: () => true } : {}),
    unchanged: (stored) => field.type !== 'button' && holds(stored),
  }
}
