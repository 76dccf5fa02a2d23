// Where a task lives: its home list, and the further lists that show it.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../base/text/difference.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Status } from '../../clickup/objects/container.ts'
import { type Place, pathOf } from '../../clickup/objects/place.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import {
  addToList,
  moveTask,
  removeFromList,
  type StatusMapping,
} from '../../clickup/objects/task/writes.ts'
import { readPlaceById } from '../../clickup/references/places/by-id.ts'
import { knownList, resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { getStatuses, isStatus } from '../../clickup/references/statuses.ts'
import type { Part } from './parts.ts'

/** As much of it as the task itself tells. */
const homeAsTold = (task: Task): Place => {
  const { list, folder, space } = task
  if (!list)
    throw new CodedError(
      'UPSTREAM_ERROR',
      l10n.t`ClickUp does not say which list ${labelOf(task)} is in.`,
    )
  const name = list.name ?? list.id
  const path = pathOf([folder?.hidden ? undefined : folder?.name, name])
  return { kind: 'list', id: list.id, name, path, spaceId: space?.id ?? '' }
}

/**
 * One request at most, and only where its statuses or its whole path are needed: others get what is
 * known already.
 */
export const homeOf = async (
  api: Api,
  task: Task,
  { needsAll }: { readonly needsAll: boolean },
): Promise<Place> => {
  const told = homeAsTold(task)
  const known = await knownList(api, told.id)
  if (known) return known
  return (needsAll ? await readPlaceById(api, told.id, ['list']) : undefined) ?? told
}

const standsIn = (task: Task, list: Place): boolean =>
  task.locations.some(({ id }) => id === list.id) || task.list?.id === list.id

/** Only what is not so yet is sent; with the ClickApp off ClickUp ignores it, which shows afterwards. */
export const listsPart = async (
  at: Standpoint,
  said: SaidDifference,
  task: Task,
): Promise<Part> => {
  const find = (names: readonly string[]) =>
    Promise.all(names.map((name) => resolvePlace(at, name, ['list'])))
  const { add, remove, exactly } = await mapDifference(differenceOf(said), find)
  const before = task.locations.filter(({ id }) => id !== task.list?.id)
  const adding = add.filter((list) => !standsIn(task, list))
  const leaving = exactly
    ? before.filter(({ id }) => !add.some((list) => list.id === id))
    : remove.filter((list) => before.some(({ id }) => id === list.id))
  if (remove.some(({ id }) => id === task.list?.id))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${labelOf(task)} cannot leave its home list this way.`,
      { hint: l10n.t('Use move_to to give it another home list.') },
    )
  return {
    field: 'lists',
    effect: {
      field: 'lists',
      from: before.map(({ name, id }) => name ?? id),
      to: [
        ...before
          .filter(({ id }) => !leaving.some((list) => list.id === id))
          .map(({ name, id }) => name ?? id),
        ...adding.map(({ name }) => name),
      ],
    },
    steps: [
      ...adding.map(
        ({ id }) =>
          (to: Api, taskId: string) =>
            addToList(to, taskId, id),
      ),
      ...leaving.map(
        ({ id }) =>
          (to: Api, taskId: string) =>
            removeFromList(to, taskId, id),
      ),
    ],
    holds: (stored) =>
      adding.every((list) => standsIn(stored, list)) &&
      leaving.every(({ id }) => !stored.locations.some((one) => one.id === id)),
    unchanged: () => adding.length === 0 && leaving.length === 0,
  }
}

/** The status that takes the place of one which the new list lacks: the wanted one, else one of its type. */
const substitute = (
  current: Status,
  target: readonly Status[],
  wanted: string | undefined,
): Status | undefined =>
  (wanted === undefined ? undefined : target.find((status) => isStatus(status, wanted))) ??
  target.find(({ type }) => type === current.type) ??
  target.find(({ type }) => type === 'open')

const mappingOf = async (
  { api }: Standpoint,
  task: Task,
  home: Place,
  target: Place,
  wanted: string | undefined,
): Promise<{ mapping?: StatusMapping; to?: string }> => {
  const statuses = await getStatuses(api, target)
  if (statuses.some(({ status }) => sameName(status, task.status.status))) return {}
  const source =
    task.status.id ??
    (await getStatuses(api, home)).find(({ status }) => sameName(status, task.status.status))?.id
  const destination = substitute(task.status, statuses, wanted)
  if (!source || !destination?.id)
    throw new CodedError(
      'CONFLICT',
      l10n.t`${oneLine(target.path)} has no status for "${plainName(task.status.status)}".`,
      {
        candidates: statuses.map(({ status }) => status),
        hint: l10n.t('Set `status` to one of the candidates in the same call.'),
      },
    )
  return {
    mapping: { source_status_id: source, destination_status_id: destination.id },
    to: destination.status,
  }
}

export const movePart = async (
  at: Standpoint,
  task: Task,
  home: Place,
  target: Place,
  status: string | undefined,
): Promise<Part> => {
  const { mapping, to } = await mappingOf(at, task, home, target, status)
  return {
    field: 'move_to',
    effect: { field: 'list', from: home.path, to: target.path },
    first: [(api, id) => moveTask(api, id, target.id, mapping ? [mapping] : [])],
    holds: (stored) => stored.list?.id === target.id,
    unchanged: (stored) => stored.list?.id === target.id,
    warnings:
      to && status === undefined
        ? [
            {
              code: 'CONFLICT',
              message: l10n.t`${labelOf(task)}: "${plainName(task.status.status)}" does not exist in ${oneLine(target.path)}; it becomes "${plainName(to)}".`,
            },
          ]
        : [],
  }
}
