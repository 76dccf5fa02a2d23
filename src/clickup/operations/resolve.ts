// Names, people and dates in a request, wherever they stand in it: by the table of what its values are.

import { CodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Operation } from '../../openapi/catalogue.ts'
import { isStamp, type Meaning, meaningOf } from '../../openapi/meanings.ts'
import type { Schema } from '../../openapi/schema.ts'
import type { Query } from '../http/query.ts'
import { getWorkspace } from '../objects/workspace.ts'
import { isNobody } from '../references/people/names.ts'
import type { Standpoint } from '../references/standpoint.ts'
import { resolveTaskKey } from '../references/tasks.ts'
import { type Around, found, isLiteral, naming, plainTaskId, typeOfPlace } from './references.ts'
import { readSpan, readStamp } from './stamps.ts'

type Values = Readonly<Record<string, string>>

/** What was given otherwise than it is sent, by where it stands: `body.owners` → `["Kim Lee"]`. */
export type Understood = Readonly<Record<string, unknown>>

export interface Given {
  readonly path: Values
  readonly query: Fields
  readonly body: unknown
}

interface Walk {
  readonly at: Standpoint
  readonly operation: Operation
  readonly path: Values
  readonly understood: Map<string, unknown>
}

/** Where a value stands: as the table has it, and as it is told. */
interface Where {
  readonly key: string
  readonly told: string
  readonly schema: Schema
  readonly beside: Fields
}

const isSayable = (value: unknown): value is string | number =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'

interface Meant {
  readonly values: readonly unknown[]
  /** Missing where it was given as it is sent. */
  readonly told?: readonly string[]
  /** What follows from it for what stands beside it. */
  readonly besides?: Fields
}

const asItIs = (value: unknown): Meant => ({ values: [value] })

const besidesOf = (
  meaning: Meaning,
  kind: Parameters<typeof typeOfPlace>[0] | undefined,
): Fields => (meaning === 'place' && kind ? { kind } : {})

const meantBy = async (
  walk: Walk,
  meaning: Meaning,
  said: unknown,
  beside: Fields,
  takesMany: boolean,
): Promise<Meant> => {
  if (!isSayable(said)) return asItIs(said)
  if (isStamp(meaning)) {
    const stamp = readStamp(said, meaning, await walk.at.clock())
    if (!stamp) return asItIs(said)
    const { value, hasTime, shown } = stamp
    return {
      values: [value],
      ...(String(said) === shown ? {} : { told: [shown] }),
      besides: { hasTime },
    }
  }
  if (meaning === 'duration' || meaning === 'estimate') {
    const span = readSpan(said, meaning)
    if (!span) return asItIs(said)
    return { values: [span.value], ...(span.shown === said ? {} : { told: [span.shown] }) }
  }
  const text = String(said).trim()
  const around: Around = { path: walk.path, beside }
  const some = await found(walk.at, meaning, text, around, takesMany)
  return {
    values: some.map(({ id }) => id),
    ...(isLiteral(text, some) ? {} : { told: some.map(({ told }) => told) }),
    besides: besidesOf(meaning, some[0]?.kind),
  }
}

/** Lists of tasks are read of people; no word asks for nobody's. */
const checkSomebody = (meaning: Meaning, key: string, said: unknown): void => {
  if (meaning !== 'person' || key !== 'query.assignees' || !isNobody(String(said))) return
  throw new CodedError('INVALID_INPUT', 'ClickUp takes only people here.', {
    hint: 'find_tasks finds those of nobody: assignees ["unassigned"].',
  })
}

const distinct = (values: readonly unknown[]): readonly unknown[] => [...new Set(values)]

const toldOf = (said: unknown, { told }: Meant): readonly string[] => told ?? [String(said)]

/** Each in its turn, so that what many need is asked for once. */
const meantByEach = async (
  walk: Walk,
  meaning: Meaning,
  items: readonly unknown[],
  { key, told, beside }: Where,
): Promise<readonly unknown[]> => {
  const all: Meant[] = []
  for (const [i, item] of items.entries())
    try {
      checkSomebody(meaning, key, item)
      all.push(await meantBy(walk, meaning, item, beside, true))
    } catch (error) {
      throw naming(items.length > 1 ? `${told}[${i}]` : told, error)
    }
  if (all.some((each) => each.told))
    walk.understood.set(told, [...new Set(all.flatMap((each, i) => toldOf(items[i], each)))])
  return distinct(all.flatMap(({ values }) => values))
}

/** `Kim Lee, me` of what takes one text. */
const people = async (walk: Walk, value: unknown, where: Where): Promise<unknown> => {
  const items = Array.isArray(value) ? value : String(value).split(',')
  return (await meantByEach(walk, 'people', items, where)).join(',')
}

/** Of a view's filter by people. */
const BY_PEOPLE: readonly unknown[] = ['assignee', 'creator', 'follower', 'watcher']

const filter = async (walk: Walk, value: unknown, where: Where): Promise<unknown> => {
  if (!isFields(value) || !BY_PEOPLE.includes(value.field) || !Array.isArray(value.values))
    return value
  const told = `${where.told}.values`
  return { ...value, values: await meantByEach(walk, 'person', value.values, { ...where, told }) }
}

const one = async (walk: Walk, meaning: Meaning, value: unknown, where: Where) => {
  try {
    const meant = await meantBy(walk, meaning, value, where.beside, false)
    if (meant.told) walk.understood.set(where.told, meant.told[0])
    return meant
  } catch (error) {
    throw naming(where.told, error)
  }
}

const valueAt = async (walk: Walk, value: unknown, where: Where): Promise<Meant> => {
  const { key, told, schema } = where
  const meaning = meaningOf(walk.operation, key)
  if (meaning === 'people' && value !== undefined) return asItIs(await people(walk, value, where))
  if (meaning === 'filter') return asItIs(await filter(walk, value, where))
  if (Array.isArray(value)) {
    if (meaning) return asItIs(await meantByEach(walk, meaning, value, where))
    const items: unknown[] = []
    for (const [i, item] of value.entries()) {
      const at = { key: `${key}[]`, told: `${told}[${i}]`, schema: schema.items ?? {}, beside: {} }
      items.push(...(await valueAt(walk, item, at)).values)
    }
    return asItIs(items)
  }
  if (isFields(value)) return asItIs(await fieldsAt(walk, value, where))
  if (!meaning || (meaning === 'person' && isNobody(String(value)))) return asItIs(value)
  return one(walk, meaning, value, where)
}

/** A time of day that was said counts, and a place has its type beside it, unless that was said as well. */
const following = (name: string, { besides = {} }: Meant, schema: Schema): Fields => {
  const { properties = {} } = schema
  const flag = `${name}_time`
  if (besides.hasTime === true && Object.hasOwn(properties, flag)) return { [flag]: true }
  const { kind } = besides
  if (name === 'parent_id' && typeof kind === 'string' && Object.hasOwn(properties, 'parent_type'))
    return { parent_type: kind.toUpperCase() }
  if (name !== 'id' || (kind !== 'space' && kind !== 'folder' && kind !== 'list')) return {}
  const { type } = properties
  return type ? { type: type.enum ? kind : typeOfPlace(kind) } : {}
}

const fieldsAt = async (walk: Walk, fields: Fields, where: Where): Promise<Fields> => {
  const { key, told, schema } = where
  // Of names from outside: a map, so that none is more than a name.
  const out = new Map<string, unknown>()
  const more = new Map<string, unknown>()
  for (const [name, value] of Object.entries(fields)) {
    const properties = schema.properties ?? {}
    const below = Object.hasOwn(properties, name) ? properties[name] : undefined
    const at = {
      key: `${key}.${name}`,
      told: `${told}.${name}`,
      schema: below ?? {},
      beside: fields,
    }
    const meant = await valueAt(walk, value, at)
    out.set(name, meant.values[0])
    for (const [beside, follows] of Object.entries(following(name, meant, schema)))
      more.set(beside, follows)
  }
  for (const [name, value] of more) if (!out.has(name)) out.set(name, value)
  return Object.fromEntries(out)
}

const OTHER_TASKS = ['links_to', 'depends_on', 'dependency_of'] as const

/**
 * A custom id goes as it is with its two flags where the operation takes them, else the task is
 * asked for its plain id (docs/clickup-facts.md §2). The flags speak for all ids of a request, so
 * where there are several they are not used.
 */
const taskOf = async (
  { at, operation }: Walk,
  said: string,
  isAlone: boolean,
): Promise<{ readonly id: string; readonly flags?: Query }> => {
  const key = await resolveTaskKey(at, said)
  if (!('customId' in key) || !operation.customIds || !isAlone)
    return { id: await plainTaskId(at.api, key) }
  const team = (await getWorkspace(at.api)).id
  return { id: key.customId, flags: { custom_task_ids: true, team_id: team } }
}

const pathOf = async (walk: Walk, { path, query, body }: Given) => {
  const values: Record<string, string> = {}
  const others = { ...path, ...query, ...(isFields(body) ? body : {}) }
  const isAlone = OTHER_TASKS.every((name) => others[name] === undefined)
  let flags: Query = {}
  for (const [name, value] of Object.entries(path)) {
    const where = { key: `path.${name}`, told: `path.${name}`, schema: {}, beside: path }
    if (name === 'task_id') {
      const task = await taskOf(walk, value, isAlone)
      values[name] = task.id
      flags = task.flags ?? {}
    } else values[name] = String((await valueAt({ ...walk, path: values }, value, where)).values[0])
  }
  return { values, flags }
}

export interface Resolved {
  readonly path: Values
  readonly query: Fields
  readonly body: unknown
  /** What goes with a custom id. */
  readonly flags: Query
  readonly understood: Understood
}

/** @throws CodedError NOT_FOUND, AMBIGUOUS, INVALID_INPUT, each with the argument that is wrong */
export const resolveMeanings = async (
  operation: Operation,
  given: Given,
  at: Standpoint,
): Promise<Resolved> => {
  const understood = new Map<string, unknown>()
  const start: Walk = { at, operation, path: {}, understood }
  const { values, flags } = await pathOf(start, given)
  const walk: Walk = { ...start, path: values }
  const within = (key: 'query' | 'body', value: unknown) =>
    valueAt(walk, value, { key, told: key, schema: operation[key] ?? {}, beside: {} })
  const [query] = (await within('query', given.query)).values
  const [body] = (await within('body', given.body)).values
  return {
    path: values,
    query: isFields(query) ? query : {},
    body,
    flags,
    understood: Object.fromEntries(understood),
  }
}
