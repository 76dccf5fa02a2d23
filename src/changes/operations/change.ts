// A write by an operation of the catalogue, as a change: shown before, confirmed, compared after.

import * as z from 'zod'
import type { ChangedObject } from '../../access/changed-object.ts'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { forgetHierarchy } from '../../clickup/objects/hierarchy.ts'
import { type Operation, operations } from '../../openapi/catalogue.ts'
import type { Change, Comparison, Effect } from '../engine/change.ts'
import { compared, isAsAsked } from './compared.ts'
import { innerOf, isLeft, isRepeatable, lookingFor, unheld } from './looking.ts'
import { lossesOf, nameIn, spelt, targetOf } from './losses.ts'
import type { Prepared } from './request.ts'

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

const touchedBy = ({ values }: Prepared): readonly ChangedObject[] =>
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

const otherwise = ({ operation }: Prepared, pairs: readonly Pair[]): readonly Problem[] =>
  pairs.map(({ name, asked, is }) =>
    notApplied(
      `${operation.id}: ClickUp said yes, but ${name} is ${JSON.stringify(is)}, not ${JSON.stringify(asked)}.`,
    ),
  )

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
    return { missing: isStill ? [notApplied(message)] : [], warnings: [] }
  }
  if (!isEmpty(answer)) {
    const pairs = compared(prepared.body, written(prepared, answer))
    return {
      missing: otherwise(
        prepared,
        pairs.filter((pair) => !isAsAsked(pair)),
      ),
      warnings: [],
    }
  }
  const wrong = await unheld(api, prepared)
  return {
    missing: otherwise(prepared, wrong ?? []),
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

/** What of an answer is shown, and what has to be said of the rest. */
export type ShowAnswer = (answer: unknown) => {
  readonly result: unknown
  readonly issues: readonly Problem[]
}

export const planOperation = async (
  api: Api,
  prepared: Prepared,
  show: ShowAnswer,
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
    const { result, issues } = show(answer)
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
