// A write by an operation of the catalogue, as a change: shown before, confirmed, compared after.
import * as z from 'zod'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { readComment } from '../../clickup/objects/comment.ts'
import { forgetHierarchy } from '../../clickup/objects/hierarchy.ts'
import { getGroups } from '../../clickup/objects/workspace.ts'
import { trim } from '../../mcp/show/operation.ts'
import { type Operation, operations } from '../../openapi/catalogue.ts'
import { commentName } from '../comments/edit.ts'
import type { Change, Comparison, Effect, Loss, TouchedObject } from '../engine/change.ts'
import {
  compared,
  innerOf,
  isAsAsked,
  isFields,
  isLeft,
  isRepeatable,
  lookingFor,
  unheld,
} from './looking.ts'
import type { Prepared } from './request.ts'

type Fields = Readonly<Record<string, unknown>>

export const send = (api: Api, prepared: Prepared): Promise<unknown> => {
  const { operation, path, query, body, file } = prepared
  return api.request({
    method: operation.method,
    path,
    query,
    ...(file ? { form: formOf(file) } : body === undefined ? {} : { body }),
    answer: z.unknown(),
    repeatable: isRepeatable(prepared),
  })
}

const formOf = ({ name, bytes, type }: NonNullable<Prepared['file']>): FormData => {
  const form = new FormData()
  form.append('attachment', new Blob([bytes], { type }), name)
  form.append('filename', name)
  return form
}

/** `{goal: {…}}` and `{data: {…}}` hold the object; else the answer is it. */
const unwrapped = (answer: unknown): { readonly wrapper?: string; readonly object: Fields } => {
  const object = innerOf(answer)
  const wrapper = isFields(answer)
    ? Object.keys(answer).find((key) => answer[key] === object)
    : undefined
  return { object, ...(wrapper === undefined ? {} : { wrapper }) }
}

const readerOf = ({ path }: Operation): Operation | undefined =>
  operations().find((each) => each.method === 'GET' && each.path === path)

/** The object as it is now, where the documents have a way to read it. */
const current = async (api: Api, prepared: Prepared): Promise<Fields> => {
  const reader = readerOf(prepared.operation)
  if (!reader) return {}
  try {
    const { query } = prepared
    const flags = reader.customIds
      ? { custom_task_ids: query.custom_task_ids, team_id: query.team_id }
      : {}
    return innerOf(await api.request({ path: prepared.path, query: flags, answer: z.unknown() }))
  } catch (error) {
    // Said by the write itself, if it is so.
    if (isCodedError(error, 'NOT_FOUND', 'FORBIDDEN')) return {}
    throw error
  }
}

const OWN = new Set(['team_id', 'workspace_id'])

/** `task 868512p, tag infra`; empty where the workspace is all that is named. */
const targetOf = ({ values }: Prepared): string =>
  Object.entries(values)
    .filter(([name]) => !OWN.has(name))
    .map(
      ([name, value]) =>
        `${name.replace(/_(id|name)$/, '').replaceAll('_', ' ')} ${oneLine(value)}`,
    )
    .join(', ')

/** `DeleteATimeEntry` → `delete a time entry` */
const spelt = (id: string): string =>
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
const nameIn = (object: Fields): string | undefined => {
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
const lossesOf = async (api: Api, prepared: Prepared, now: Fields): Promise<readonly Loss[]> => {
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

const effectsOf = (prepared: Prepared, now: Fields): readonly Effect[] => {
  const { operation, path, query, body, file } = prepared
  const request: Effect = { field: 'request', to: `${operation.method} ${path}` }
  const asked: readonly Effect[] =
    Object.keys(query).length > 0 ? [{ field: 'query', to: query }] : []
  const sent: readonly Effect[] = isFields(body)
    ? Object.entries(body).map(([field, to]) => ({
        field,
        ...(Object.hasOwn(now, field) ? { from: now[field] } : {}),
        to,
      }))
    : body === undefined
      ? []
      : [{ field: 'body', to: body }]
  const uploaded: readonly Effect[] = file
    ? [{ field: 'file', to: `${file.name} (${file.bytes.length} bytes)` }]
    : []
  return [request, ...asked, ...sent, ...uploaded]
}

const KINDS = { task_id: 'task', list_id: 'list', folder_id: 'folder', space_id: 'space' } as const

const touchedBy = ({ values }: Prepared): readonly TouchedObject[] =>
  Object.entries(KINDS).flatMap(([name, kind]) =>
    values[name] === undefined ? [] : [{ kind, id: values[name] }],
  )

/** The object that was written, if that is what was answered: an item answers with its checklist. */
const written = ({ operation, values }: Prepared, answer: unknown): Fields => {
  const { wrapper, object } = unwrapped(answer)
  const segments = operation.path.split('/')
  const what = segments.filter((segment) => !segment.startsWith('{')).at(-1)
  if (wrapper !== undefined && wrapper !== 'data' && wrapper !== what) return {}
  const isNamed = segments.at(-1)?.startsWith('{') ?? false
  const id = Object.values(values).at(-1)
  return isNamed && object.id !== undefined && String(object.id) !== id ? {} : object
}

type Pair = ReturnType<typeof compared>[number]

const notApplied = ({ operation }: Prepared, pairs: readonly Pair[]): readonly Problem[] =>
  pairs.map(({ name, asked, is }) => ({
    code: 'NOT_APPLIED',
    message: `${operation.id}: ClickUp said yes, but ${name} is ${JSON.stringify(is)}, not ${JSON.stringify(asked)}.`,
  }))

const unverified = ({ operation }: Prepared): Problem => ({
  code: 'INCOMPLETE',
  message: `${operation.id}: ClickUp said yes, without an answer that shows it, and nothing that can be read shows it either.`,
})

/** What ClickUp's own answer shows to be otherwise than asked; where it shows nothing, it is read back. */
const compare = async (
  api: Api,
  prepared: Prepared,
  before: Fields,
  answer: unknown,
): Promise<{ readonly missing: readonly Problem[]; readonly warnings: readonly Problem[] }> => {
  const { operation } = prepared
  if (operation.method === 'DELETE') {
    const message = `${operation.id}: ClickUp said yes, but it is still there.`
    const isStill = await isLeft(api, prepared, before)
    return { missing: isStill ? [{ code: 'NOT_APPLIED', message }] : [], warnings: [] }
  }
  if (!isEmpty(answer)) {
    const pairs = compared(prepared.body, written(prepared, answer))
    return {
      missing: notApplied(
        prepared,
        pairs.filter((pair) => !isAsAsked(pair)),
      ),
      warnings: [],
    }
  }
  const wrong = await unheld(api, prepared)
  return {
    missing: notApplied(prepared, wrong ?? []),
    warnings: wrong ? [] : [unverified(prepared)],
  }
}

/** Whatever is remembered may be other than it was. */
const forget = (api: Api): void => {
  forgetHierarchy(api)
  const keys = ['fields', 'tags', 'groups', 'workspaces', 'channels', 'docs']
  for (const key of [...keys, 'task-types', 'task-templates']) api.memory.forget(key)
}

const titleOf = (prepared: Prepared, name: string | undefined, ends: readonly string[]): string => {
  const target = targetOf(prepared)
  return [
    spelt(prepared.operation.id),
    ...(name ? [`"${plainName(name)}"`] : []),
    ...(target ? [`(${target})`] : []),
    ...(ends.length > 0
      ? [`which ends ${ends.map((one) => `"${plainName(one)}"`).join(', ')}`]
      : []),
  ].join(' ')
}

/** @param fields which part of ClickUp's answer is wanted */
export const planOperation = async (
  api: Api,
  prepared: Prepared,
  fields: readonly string[] | undefined,
  dryRun: boolean,
): Promise<Change> => {
  const { operation } = prepared
  const wantsCurrent = operation.method === 'DELETE' || (dryRun && operation.method !== 'POST')
  const now = wantsCurrent ? await current(api, prepared) : {}
  const destroys = await lossesOf(api, prepared, now)
  const names = destroys.map(({ name }) => name)
  const title =
    operation.method === 'DELETE'
      ? titleOf(prepared, nameIn(now), [])
      : titleOf(prepared, nameIn(now), names)
  const looking = lookingFor(prepared, now)
  const told = (answer: unknown): Comparison => {
    const { result, issues } = trim(answer, fields)
    return {
      result: { did: title, ...(isEmpty(result) ? {} : { answer: result }) },
      missing: [],
      warnings: issues,
      touched: touchedBy(prepared),
    }
  }
  return {
    title,
    effects: effectsOf(prepared, now),
    ...(destroys.length > 0 ? { destroys } : {}),
    ...looking,
    async send(bound) {
      const answer = await send(bound, prepared).finally(() => forget(bound))
      // What is made is answered with: nothing at all does not tell what came of it.
      if (!isEmpty(answer) || !looking.mark || operation.method !== 'POST') return answer ?? {}
      throw new CodedError('UPSTREAM_ERROR', `${operation.id}: ClickUp's answer is empty.`, {
        outcomeUnknown: true,
        accepted: true,
      })
    },
    confirmed: (answer) => told(answer),
    async compare(bound, answer) {
      const { missing, warnings } = await compare(bound, prepared, now, answer)
      const known = told(answer)
      return { ...known, missing, warnings: [...(known.warnings ?? []), ...warnings] }
    },
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (isFields(value) && Object.keys(value).length === 0)
