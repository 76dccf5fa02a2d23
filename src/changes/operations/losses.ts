// What an operation destroys, by its names.
import * as z from 'zod'
import { oneLine } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import { isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { readComment } from '../../clickup/objects/comment.ts'
import { getGroups } from '../../clickup/objects/workspace.ts'
import type { Operation } from '../../openapi/catalogue.ts'
import { commentName } from '../comments/delete-kind.ts'
import type { Loss } from '../engine/change.ts'
import { innerOf } from './looking.ts'
import type { Prepared } from './request.ts'

/** `DeleteATimeEntry` → `delete a time entry` */
export const spelt = (id: string): string =>
  id
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/\bA([A-Z])/g, 'A $1')
    .toLowerCase()
    .replace(/ (chat|public)$/, '')

const texts = (object: Fields): readonly unknown[] => [
  object.name,
  object.title,
  object.username,
  object.email,
]

/** An entry of time is known by its task, a guest by the person. */
export const nameIn = (object: Fields): string | undefined => {
  const nested = [object.task, object.user].filter(isFields).flatMap(texts)
  const name = [...texts(object), ...nested].find((each) => typeof each === 'string' && each !== '')
  return typeof name === 'string' ? name : undefined
}

const merged = async (api: Api, { body, values }: Prepared): Promise<readonly Loss[]> => {
  const ids = isFields(body) && Array.isArray(body.source_task_ids) ? body.source_task_ids : []
  return Promise.all(
    [...new Set(ids.map(String))].map(async (id) => {
      const task = await api.request({
        path: `/v2/task/${encodeURIComponent(id)}`,
        answer: z.unknown(),
      })
      return {
        verb: 'merge',
        kind: 'task',
        name: nameIn(innerOf(task)) ?? id,
        label: id,
        where: `into task ${oneLine(values.task_id ?? '')}`,
      }
    }),
  )
}

const lastOf = ({ values }: Prepared): string =>
  Object.entries(values)
    .filter(([name]) => !OWN.has(name))
    .at(-1)?.[1] ?? ''

/** What the documents have no way to read by its own path, as people know it. */
const nameElsewhere = async (
  api: Api,
  { operation, values }: Prepared,
): Promise<string | undefined> => {
  const { comment_id: comment, group_id: group } = values
  if (operation.id === 'DeleteComment' && comment)
    return commentName(await readComment(api, comment), comment)
  if (operation.id === 'DeleteUserGroup') {
    api.memory.forget('groups')
    return (await getGroups(api)).find(({ id }) => id === group)?.name
  }
  return undefined
}

/** What ClickUp says to be in it. */
const contentsOf = ({ task_count: tasks, lists }: Fields): string | undefined => {
  const parts = [
    ...(Array.isArray(lists) && lists.length > 0 ? [`${lists.length} lists`] : []),
    ...(Number(tasks) > 0 ? [`${Number(tasks)} tasks`] : []),
  ]
  return parts.length > 0 ? `with its ${parts.join(' and ')}` : undefined
}

/** `DeleteATimeEntry` → `delete`, `time entry`; `RemoveGuestFromTask` → `remove`, `guest` */
const deedOf = ({ id }: Operation): Pick<Loss, 'verb' | 'kind'> => {
  const [verb = 'delete', ...words] = spelt(id).split(' ')
  const [kind = ''] = words.join(' ').replace(/^a /, '').split(' from ')
  return { verb, kind }
}

/** What is lost for good, as the user knows it. */
export const lossesOf = async (
  api: Api,
  prepared: Prepared,
  now: Fields,
): Promise<readonly Loss[]> => {
  if (prepared.operation.kind !== 'delete') return []
  if (prepared.operation.method !== 'DELETE') return merged(api, prepared)
  const found = nameIn(now) ?? (await nameElsewhere(api, prepared))
  const label = targetOf(prepared)
  const more = contentsOf(now)
  return [
    {
      ...deedOf(prepared.operation),
      name: found ?? (lastOf(prepared) || prepared.operation.id),
      ...(label ? { label } : {}),
      ...(more ? { more } : {}),
    },
  ]
}

export const OWN = new Set(['team_id', 'workspace_id'])

/** `task 868512p, tag infra`; empty where the workspace is all that is named. */
export const targetOf = ({ values }: Prepared): string =>
  Object.entries(values)
    .filter(([name]) => !OWN.has(name))
    .map(
      ([name, value]) =>
        `${name.replace(/_(id|name)$/, '').replaceAll('_', ' ')} ${oneLine(value)}`,
    )
    .join(', ')
