// A task's home list.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { ChangedObject } from '../../../access/changed-object.ts'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { oneLine, plainName } from '../../../base/text/foreign-text.ts'
import { sameName } from '../../../base/text/names.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import { type Place, pathOf } from '../../../clickup/objects/place.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { moveTask, type StatusMapping } from '../../../clickup/objects/task/writes.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { readPlaceById } from '../../../clickup/references/places/by-id.ts'
import { knownList } from '../../../clickup/references/places.ts'
import { getStatuses, statusToSet, tellingStatuses } from '../../../clickup/references/statuses.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument, type Ground } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** Status ids: what becomes of the status that the new list lacks. */
type Mapping = { readonly from: string; readonly to: string }

export type Home = {
  readonly id: string
  readonly path: string
  readonly mapping?: Mapping | undefined
}

const mappingsOf = ({ mapping }: Home): readonly StatusMapping[] =>
  mapping ? [{ source_status_id: mapping.from, destination_status_id: mapping.to }] : []

const backOf = ({ mapping }: Home): Pick<Home, 'mapping'> =>
  mapping ? { mapping: { from: mapping.to, to: mapping.from } } : {}

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

/** The status that takes the place of one which the new list lacks: the wanted one, else one of its type. */
const substitute = (
  current: Status,
  target: readonly Status[],
  wanted: string | undefined,
): Status | undefined =>
  (wanted === undefined ? undefined : statusToSet(target, wanted)) ??
  target.find(({ type }) => type === current.type) ??
  target.find(({ type }) => type === 'open')

const mappingFor = async (
  api: Api,
  { list, status: wanted }: Pick<Ground, 'list' | 'status'>,
  task: Task,
  home: Place,
): Promise<{ readonly mapping: Mapping; readonly name: string } | undefined> => {
  const statuses = await getStatuses(api, list)
  if (statuses.some(({ status }) => sameName(status, task.status.status))) return undefined
  const source =
    task.status.id ??
    (await getStatuses(api, home)).find(({ status }) => sameName(status, task.status.status))?.id
  const destination = substitute(task.status, statuses, wanted)
  if (!source || !destination?.id)
    throw new CodedError(
      'CONFLICT',
      l10n.t`${oneLine(list.path)} has no status for "${plainName(task.status.status)}".`,
      {
        candidates: statuses.map(tellingStatuses(statuses)),
        hint: l10n.t('Set `status` to one of the candidates in the same call.'),
      },
    )
  return { mapping: { from: source, to: destination.id }, name: destination.status }
}

/** Of a list that is known by its id alone, as far as its statuses are asked for. */
const PLACELESS = { kind: 'list', spaceId: '' } as const

export const taskHome = property<Home, Task>({
  name: 'task.home',
  subject: taskSubject,
  after: z.object({
    id: z.string(),
    path: z.string(),
    mapping: z.object({ from: z.string(), to: z.string() }).optional(),
  }),
  described: {
    sends:
      'PUT /v3/workspaces/{workspace_id}/tasks/{task_id}/home_list/{list_id} {status_mappings}',
    proof: 'the task read back',
    inverse: 'the former list, its status mapped back',
  },
  // What else is asked of it is meant in the new list.
  first: true,
  field: () => 'list',
  send: async (api, { target, after }) => {
    await moveTask(api, target.id, after.id, mappingsOf(after))
    return {}
  },
  value: ({ list }) =>
    list ? { at: 'known', is: { id: list.id, path: list.name ?? list.id } } : { at: 'absent' },
  same: (a, b) => a.id === b.id,
  invert: ({ before, id, kind, v, target, after, stored }) =>
    before.at === 'known'
      ? [{ id, kind, v, target, before: stored, after: { ...before.is, ...backOf(after) } }]
      : [],
  // A mapping is refused where the former list has the status that the task has by now.
  anew: async (api, { after }, task) => {
    const { mapping, ...home } = after
    const list = (await knownList(api, home.id)) ?? { ...PLACELESS, ...home, name: home.path }
    const needed = await mappingFor(api, { list, status: mapping?.to }, task, homeAsTold(task))
    return needed ? { ...home, mapping: needed.mapping } : home
  },
  show: ({ path }) => path,
  touches: ({ target, before, after }) => [
    { kind: 'task', id: String(target.id), listId: after.id },
    ...[...(before.at === 'known' ? [before.is.id] : []), after.id].map(
      (id): ChangedObject => ({ kind: 'list', id }),
    ),
  ],
})

/** Its list is where the rest is meant: that is resolved before. */
export const move_to = argument<string>({
  update: reference('New home list'),
  plan: async (_, on) => {
    const { at, target, task, list, home, status } = on
    if (!task || !home) return []
    const names = await knownNames(at.api)
    const before = { at: 'known' as const, is: { id: home.id, path: names.place(home) } }
    const mapped = home.id === list.id ? undefined : await mappingFor(at.api, on, task, home)
    const after: Home = {
      id: list.id,
      path: names.place(list),
      ...(mapped ? { mapping: mapped.mapping } : {}),
    }
    const warns =
      mapped && status === undefined
        ? [
            {
              code: 'CONFLICT' as const,
              message: l10n.t`${labelOf(task)}: "${plainName(task.status.status)}" does not exist in ${oneLine(list.path)}; it becomes "${plainName(mapped.name)}".`,
            },
          ]
        : []
    return [{ ...stepOf(taskHome, target, after, { before }), warns }]
  },
})
