// Creating, changing and deleting lists.
import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { normalise, sameName } from '../../base/text/names.ts'
import { type Clock, formatDate, formatDay, parseMoment } from '../../base/time/moments.ts'
import type { Api } from '../../clickup/http/api.ts'
import { forgetHierarchy, getFolderlessLists, getFolders } from '../../clickup/objects/hierarchy.ts'
import {
  createList,
  deleteList,
  type ListDetails,
  readList,
  updateList,
} from '../../clickup/objects/list.ts'
import { type List, nameOf, PRIORITIES } from '../../clickup/objects/model.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { resolvePerson } from '../../clickup/references/people.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Change, Comparison, Effect, TouchedObject } from '../engine/change.ts'
import { wordFor } from '../engine/field-words.ts'
import { isStillThere, lookForGone, stillThere } from '../engine/gone.ts'
import type { Planning } from '../engine/planning.ts'

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

const letters = (text: string | null | undefined): string =>
  (text ?? '').replace(/[^\p{L}\p{N}]+/gu, '')

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
  holds: (list) => letters(list.content) === letters(content),
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

const partsOf = (
  { api, clock }: Planning,
  wanted: WantedList,
  before?: ListDetails,
): Promise<readonly ListPart[]> => {
  const { name, content, due, priority, assignee, status } = wanted
  const later = (make: () => ListPart | Promise<ListPart>) => Promise.resolve().then(make)
  return all(
    [
      name === undefined ? undefined : later(() => namePart(name, before)),
      content === undefined ? undefined : later(() => contentPart(content, before)),
      due === undefined ? undefined : later(() => duePart(due, clock, before)),
      priority === undefined ? undefined : later(() => priorityPart(priority, before)),
      assignee === undefined ? undefined : later(() => assigneePart(api, assignee, before)),
      status === undefined ? undefined : later(() => statusPart(status, before)),
    ].filter((part) => part !== undefined),
  )
}

const bodyOf = (parts: readonly ListPart[]) => Object.assign({}, ...parts.map(({ body }) => body))

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

const comparisonOf = (
  list: ListDetails,
  path: string,
  parts: readonly ListPart[],
  touched: readonly TouchedObject[],
  isNew = false,
): Comparison => ({
  result: { id: list.id, list: path, ...echo(parts, list, isNew) },
  futile: parts.length > 0 && !isNew && !parts.some(({ holds }) => holds(list)),
  missing: parts
    .filter(({ holds }) => !holds(list))
    .map(
      ({ effect }): Problem => ({
        code: 'NOT_APPLIED',
        message: l10n.t`${oneLine(path, MOST_PATH)}: ClickUp said yes, but ${wordFor(effect.field)} did not become ${JSON.stringify(effect.to ?? null)}.`,
      }),
    ),
  touched,
})

const listsIn = async (api: Api, parent: Place) =>
  parent.kind === 'space'
    ? getFolderlessLists(api, parent.id)
    : ((await getFolders(api, parent.spaceId)).find(({ id }) => id === parent.id)?.lists ?? [])

/** Read anew, whatever is remembered. */
const readListsIn = (api: Api, parent: Place) => {
  forgetHierarchy(api)
  return listsIn(api, parent)
}

/** @throws CodedError CONFLICT when a list of that name is there already */
export const planCreateList = async (
  planning: Planning,
  parentReference: string,
  wanted: WantedList & { readonly name: string },
): Promise<Change<ListDetails, ReadonlySet<string>>> => {
  const { api, clock } = planning
  const parent = await resolvePlace(api, parentReference, ['space', 'folder'], clock.now)
  const twin = (await listsIn(api, parent)).find(({ name }) => sameName(name, wanted.name))
  if (twin)
    throw new CodedError(
      'CONFLICT',
      l10n.t`${oneLine(parent.path, MOST_PATH)} already has a list "${plainName(twin.name)}" (${twin.id}).`,
      { hint: l10n.t('Use that list, or another name.') },
    )
  const parts = await partsOf(planning, wanted)
  const path = `${parent.path} / ${wanted.name}`
  const touched = ({ id }: ListDetails): readonly TouchedObject[] => [
    { kind: parent.kind === 'space' ? 'space' : 'folder', id: parent.id },
    { kind: 'list', id },
  ]
  return {
    title: l10n.t`create the list ${oneLine(path, MOST_PATH)}`,
    effects: parts.map(({ effect }) => effect),
    mark: async (to) => new Set((await readListsIn(to, parent)).map(({ id }) => id)),
    send: (to) => createList(to, parent, bodyOf(parts)).finally(() => forgetHierarchy(to)),
    async lookFor(to, before) {
      const found = (await readListsIn(to, parent)).find(
        ({ id, name }) => sameName(name, wanted.name) && !before.has(id),
      )
      return found && readList(to, found.id)
    },
    confirmed: (list) => comparisonOf(list, path, parts, touched(list), true),
    compare: async (to, list) =>
      comparisonOf(
        parts.every(({ holds }) => holds(list)) ? list : await readList(to, list.id),
        path,
        parts,
        touched(list),
        true,
      ),
  }
}

/** The lists of its folder, or those of its space that stand in none; nothing where that is hidden. */
const listsBeside = async (api: Api, { id, spaceId }: Place): Promise<readonly List[]> => {
  try {
    const reading = [getFolders(api, spaceId), getFolderlessLists(api, spaceId)] as const
    const [folders, lists] = await Promise.all(reading)
    const groups = [...folders.map((folder) => folder.lists), lists]
    return groups.find((group) => group.some((list) => list.id === id)) ?? []
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND')) return []
    throw error
  }
}

/** ClickUp refuses a name that a list beside it has; said beforehand it can be mended. */
const checkName = async (api: Api, place: Place, name: string): Promise<void> => {
  const beside = await listsBeside(api, place)
  const twin = beside.find((one) => one.id !== place.id && sameName(one.name, name))
  if (twin)
    throw new CodedError(
      'CONFLICT',
      l10n.t`There is a list ${oneLine(place.path.slice(0, -place.name.length) + twin.name, MOST_PATH)} already (${twin.id}).`,
      {
        hint: l10n.t('Choose another name.'),
      },
    )
}

export const planUpdateList = async (
  planning: Planning,
  reference: string,
  wanted: WantedList,
): Promise<Change<ListDetails>> => {
  const { api, clock } = planning
  const place = await resolvePlace(api, reference, ['list'], clock.now)
  if (wanted.name !== undefined) await checkName(api, place, wanted.name)
  const before = await readList(api, place.id)
  const parts = (await partsOf(planning, wanted, before)).filter(
    ({ holds, unchanged = holds }) => !unchanged(before),
  )
  const told = (list: ListDetails): Comparison =>
    parts.length > 0
      ? comparisonOf(list, place.path, parts, [{ kind: 'list', id: place.id }])
      : {
          result: { id: list.id, list: place.path, unchanged: true },
          missing: [],
          touched: [],
        }
  return {
    title: l10n.t`update the list ${oneLine(place.path, MOST_PATH)}`,
    effects: parts.map(({ effect }) => effect),
    async send(to) {
      if (parts.length === 0) return before
      const body = { name: before.name, ...bodyOf(parts) }
      return updateList(to, place.id, body).finally(() => forgetHierarchy(to))
    },
    // Of a change that was taken some may hold: what does not is said like any other.
    async lookFor(to) {
      const list = await readList(to, place.id)
      return parts.some(({ holds }) => holds(list)) ? list : undefined
    },
    confirmed: (list) => told(list),
    compare: async (to, sent) =>
      told(parts.every(({ holds }) => holds(sent)) ? sent : await readList(to, place.id)),
  }
}

/** A deleted list may answer still, and says so (docs/clickup-facts.md §9). */
const readPresent = async (api: Api, id: string): Promise<ListDetails> => {
  const list = await readList(api, id)
  if (!list.deleted) return list
  throw new CodedError('NOT_FOUND', l10n.t`The list ${id} was deleted.`, { status: 404 })
}

export const planDeleteList = async (
  { api, clock }: Planning,
  reference: string,
): Promise<Change<true>> => {
  const place = await resolvePlace(api, reference, ['list'], clock.now)
  const { task_count: count, name } = await readList(api, place.id)
  const path = oneLine(place.path, MOST_PATH)
  const contents = count === 1 ? l10n.t('with its 1 task') : l10n.t`with its ${count ?? 0} tasks`
  const above = place.path.slice(0, -place.name.length).replace(/ \/ $/, '')
  const deleted: Comparison = {
    result: { id: place.id, list: place.path, deleted: true },
    missing: [],
    touched: [
      { kind: 'list', id: place.id },
      { kind: 'space', id: place.spaceId },
    ],
  }
  return {
    title: count
      ? l10n.t`delete the list ${path} with its ${count} tasks`
      : l10n.t`delete the list ${path}`,
    effects: [{ field: 'list', from: place.path, to: null }],
    destroys: [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('list'),
        name,
        ...(count ? { more: contents } : {}),
        ...(above ? { where: l10n.t`in "${plainName(above)}"` } : {}),
      },
    ],
    async send(to) {
      await deleteList(to, place.id).finally(() => forgetHierarchy(to))
      return true
    },
    lookFor: (to) => lookForGone(() => readPresent(to, place.id)),
    confirmed: () => deleted,
    compare: async (to) =>
      (await isStillThere(() => readPresent(to, place.id)))
        ? stillThere(path, deleted.touched)
        : deleted,
  }
}
