// The properties of a list: what is sent, and whether it holds.

import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { MOST_PATH, oneLine } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import { sameText } from '../../base/text/same-text.ts'
import type { Clock } from '../../base/time/clock.ts'
import { parseMoment } from '../../base/time/moments.ts'
import { formatDate, formatDay } from '../../base/time/shown.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { ListDetails } from '../../clickup/objects/list.ts'
import { PRIORITIES } from '../../clickup/objects/task/task.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { resolvePerson } from '../../clickup/references/people.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Comparison, Effect } from '../engine/change.ts'
import { wordFor } from '../engine/field-words.ts'

/**
 * As callers say it; empty texts clear. `status` is the list's colour (docs/clickup-facts.md §9).
 */
export interface WantedList {
  readonly name?: string | undefined
  readonly content?: string | undefined
  readonly due?: string | undefined
  readonly priority?: string | undefined
  readonly assignee?: string | undefined
  readonly status?: string | undefined
}

interface ListPart {
  readonly effect: Effect
  readonly body: Readonly<Record<string, unknown>>
  readonly holds: (list: ListDetails) => boolean
  /** Whether there is nothing to do; where missing, whether it holds. */
  readonly unchanged?: (list: ListDetails) => boolean
}

const namePart = (name: string, before?: ListDetails): ListPart => ({
  effect: { field: 'name', ...(before ? { from: before.name } : {}), to: name },
  body: { name },
  holds: (list) => list.name === name,
})

const contentPart = (content: string, before?: ListDetails): ListPart => ({
  effect: {
    field: 'content',
    ...(before ? { from: before.content || null } : {}),
    to: content || null,
  },
  body: content === '' ? { content: ' ' } : { markdown_content: content },
  holds: (list) => sameText(list.content, content),
  // Formatting alone may be what changes.
  unchanged: (list) => (list.content ?? '').trim() === content.trim(),
})

const duePart = (said: string, clock: Clock, before?: ListDetails): ListPart => {
  const from = before
    ? { from: before.due_date === undefined ? null : formatDate(before.due_date, clock.zone) }
    : {}
  if (['', 'none'].includes(normalise(said)))
    return {
      effect: { field: 'due', ...from, to: null },
      body: { due_date: null },
      holds: (list) => list.due_date === undefined,
    }
  const { at, hasTime } = parseMoment(said, clock)
  const shown = hasTime ? formatDate(at, clock.zone) : formatDay(at, clock.zone)
  return {
    effect: { field: 'due', ...from, to: shown },
    body: { due_date: at, due_date_time: hasTime },
    holds: ({ due_date: kept }) =>
      kept !== undefined &&
      (hasTime ? Math.abs(kept - at) < 60_000 : formatDay(kept, clock.zone) === shown),
    unchanged: ({ due_date: now }) => now !== undefined && formatDate(now, clock.zone) === shown,
  }
}

const priorityPart = (said: string, before?: ListDetails): ListPart => {
  const index = PRIORITIES.findIndex(
    (name, i) => name === normalise(said) || String(i + 1) === said.trim(),
  )
  const name = PRIORITIES[index]
  if (!name)
    throw new CodedError('INVALID_INPUT', l10n.t`There is no priority "${said}".`, {
      candidates: PRIORITIES,
      hint: l10n.t('Use one of the candidates.'),
    })
  return {
    effect: {
      field: 'priority',
      ...(before ? { from: before.priority?.priority ?? null } : {}),
      to: name,
    },
    body: { priority: index + 1 },
    holds: ({ priority }) => priority?.priority === name,
  }
}

const assigneePart = async (api: Api, said: string, before?: ListDetails): Promise<ListPart> => {
  const from = before ? { from: before.assignee ? nameOf(before.assignee) : null } : {}
  if (before && ['', 'none'].includes(normalise(said)))
    return {
      effect: { field: 'assignee', ...from, to: null },
      body: { assignee: 'none' },
      holds: ({ assignee }) => !assignee,
    }
  const user = await resolvePerson(api, said)
  return {
    effect: { field: 'assignee', ...from, to: nameOf(user) },
    // A number when a list is created, a string when it is changed (the documents).
    body: { assignee: before ? user.id : Number(user.id) },
    holds: ({ assignee }) => assignee?.id === user.id,
  }
}

const statusPart = (colour: string, before?: ListDetails): ListPart => ({
  effect: {
    field: 'status',
    ...(before ? { from: before.status?.status ?? null } : {}),
    to: colour || null,
  },
  body: colour === '' ? { unset_status: true } : { status: colour },
  holds: ({ status }) =>
    colour === '' ? !status : normalise(status?.status ?? '') === normalise(colour),
})

export const partsOf = (
  at: Standpoint,
  wanted: WantedList,
  before?: ListDetails,
): Promise<readonly ListPart[]> => {
  const { name, content, due, priority, assignee, status } = wanted
  const later = (make: () => ListPart | Promise<ListPart>) => Promise.resolve().then(make)
  return all(
    [
      name === undefined ? undefined : later(() => namePart(name, before)),
      content === undefined ? undefined : later(() => contentPart(content, before)),
      due === undefined ? undefined : at.clock().then((clock) => duePart(due, clock, before)),
      priority === undefined ? undefined : later(() => priorityPart(priority, before)),
      assignee === undefined ? undefined : later(() => assigneePart(at.api, assignee, before)),
      status === undefined ? undefined : later(() => statusPart(status, before)),
    ].filter((part) => part !== undefined),
  )
}

export const bodyOf = (parts: readonly ListPart[]) =>
  Object.assign({}, ...parts.map(({ body }) => body))

/** Old and new of what changed; of a new list the date alone, as it was understood. */
const echo = (parts: readonly ListPart[], list: ListDetails, isNew: boolean) => {
  const kept = parts.filter(({ holds }) => holds(list)).map(({ effect }) => effect)
  if (isNew)
    return Object.fromEntries(
      kept.filter(({ field }) => field === 'due').map(({ to }) => ['due', to]),
    )
  return {
    set: Object.fromEntries(kept.map(({ field, from, to }) => [field, [from ?? null, to ?? null]])),
  }
}

export const comparisonOf = (
  list: ListDetails,
  path: string,
  parts: readonly ListPart[],
  touched: readonly ChangedObject[],
  isNew = false,
): Comparison => ({
  result: { id: list.id, list: path, ...echo(parts, list, isNew) },
  futile: parts.length > 0 && !isNew && !parts.some(({ holds }) => holds(list)),
  missing: parts
    .filter(({ holds }) => !holds(list))
    .map(
      ({ effect }): Problem =>
        notApplied(
          l10n.t`${oneLine(path, MOST_PATH)}: ClickUp said yes, but ${wordFor(effect.field)} did not become ${JSON.stringify(effect.to ?? null)}.`,
        ),
    ),
  touched,
})
