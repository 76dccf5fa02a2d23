// Operations that the sandbox keeps no state of: what is sent is checked, and the answer is the
// simplest one that ClickUp's documents allow.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Body } from '../http/body.ts'
import { badInput, enterpriseOnly } from '../http/errors.ts'
import { type Call, type Method, Reply, type Route } from '../http/route.ts'
import { commentOf, folderOf, listOf, spaceOf, taskOf, workspaceById } from '../state/lookup.ts'

/** The part of JSON Schema that the data is written in. */
type Schema = {
  type?: string | string[]
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
}

type Documented = {
  method: Method
  path: string
  status: number
  body?: Schema
  bodyOptional?: boolean
  multipart?: boolean
  answer?: unknown
}

const kindOf = (value: unknown) => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

const isOf = (value: unknown, schema: Schema) => {
  const types = [schema.type ?? []].flat().map((type) => (type === 'integer' ? 'number' : type))
  return types.length === 0 || types.includes(kindOf(value))
}

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const expect = (value: unknown, schema: Schema, name: string): void => {
  const problem = problemOf(value, schema, name)
  if (problem) throw badInput(problem)
}

const problemOf = (value: unknown, schema: Schema, name: string): string | undefined => {
  const { anyOf, enum: choices, items = {}, required = [], properties = {} } = schema
  if (anyOf)
    return anyOf.some((each) => !problemOf(value, each, name)) ? undefined : `${name} invalid`
  if (!isOf(value, schema) || (choices && !choices.includes(value))) return `${name} invalid`
  if (Array.isArray(value)) return first(value.map((each) => problemOf(each, items, name)))
  if (!isBody(value)) return undefined
  const missing = required.find((key) => value[key] === undefined)
  if (missing) return `${missing} missing`
  const given = Object.entries(properties).filter(([key]) => value[key] !== undefined)
  return first(given.map(([key, property]) => problemOf(value[key], property, key)))
}

const first = (problems: (string | undefined)[]) => problems.find((each) => each !== undefined)

/** Parents that the sandbox knows have to be there. */
const expectParents = (call: Call, names: readonly string[]) => {
  const parents: Record<string, (call: Call) => unknown> = {
    team_id: () => workspaceById(call, call.path('team_id')),
    workspace_id: () => workspaceById(call, call.path('workspace_id')),
    space_id: spaceOf,
    folder_id: folderOf,
    list_id: listOf,
    task_id: taskOf,
    comment_id: commentOf,
  }
  for (const name of names) parents[name]?.(call)
}

/** `{goal: {…}}` and `{data: {…}}` hold the object; else the answer is it. */
const inner = (answer: Body): Body => {
  const [only, ...others] = Object.values(answer)
  return others.length === 0 && isBody(only) ? only : answer
}

/** What was sent comes back, and an object that was asked for by its id has that id. */
const echo = (answer: unknown, call: Call, asked: string | undefined): unknown => {
  const copy: unknown = structuredClone(answer)
  if (!isBody(copy)) return copy
  const object = inner(copy)
  const id = asked === undefined ? '' : call.path(asked)
  if (id !== '' && typeof object.id === 'string') object.id = id
  if (typeof object.id === 'number' && /^\d{1,15}$/.test(id)) object.id = Number(id)
  for (const [key, value] of Object.entries(call.body))
    if (key !== 'id' && typeof value !== 'object' && typeof object[key] === typeof value)
      object[key] = value
  return copy
}

const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

/** Who is in the workspace, its guests, and what was done in it. */
const forEnterprise = /^\/v\d\/.+\/(user|guest|auditlogs)(\/|$)/

const routeOf = (each: Documented): Route => {
  const { method, status, body, bodyOptional, multipart, answer } = each
  const path = each.path.replace(/\{(\w+)\}/g, (_, name: string) => `:${name.toLowerCase()}`)
  const names = namesIn(path)
  const asked = /:\w+$/.test(path) ? names.at(-1) : undefined
  return {
    method,
    path,
    run: (call) => {
      if (!call.store.quirks.enterprise && forEnterprise.test(path)) throw enterpriseOnly()
      expectParents(call, names)
      const isEmpty = Object.keys(call.body).length === 0
      if (body && !multipart && !(bodyOptional && isEmpty)) expect(call.body, body, 'Request body')
      return new Reply(status, answer === undefined ? undefined : echo(answer, call, asked))
    },
  }
}

const literals = ({ path }: Route) => path.split('/').filter((part) => !part.startsWith(':')).length

/** Every documented operation; read from the data when it is first needed. */
export const documentedRoutes = (): readonly Route[] => {
  const file = join(__dirname, 'data', 'documented.json')
  const all = JSON.parse(readFileSync(file, 'utf8')) as Documented[]
  // Fixed segments come before parameters, so that the first match is the right one.
  return all.map(routeOf).sort((a, b) => literals(b) - literals(a))
}
