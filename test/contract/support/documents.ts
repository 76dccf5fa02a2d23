// The published OpenAPI documents as committed here, and their operations.
import { readFileSync } from 'node:fs'

export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

export type Version = 'v2' | 'v3'

export type Parameter = JsonObject & { name: string; in: string; required?: boolean }

export type Operation = {
  id: string
  version: Version
  method: string
  /** As called below the host: `/api/v2/task/{task_id}`. */
  path: string
  /** JSON pointer to the operation in its document. */
  pointer: string
}

export type Documents = Record<Version, JsonObject>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const readDocuments = (): Documents => {
  const read = (version: Version) =>
    JSON.parse(
      readFileSync(new URL(`../openapi/${version}.json`, import.meta.url), 'utf8'),
    ) as JsonObject
  return { v2: read('v2'), v3: read('v3') }
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete'])

const escaped = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1')

/** The path that the server's address adds: v2's ends in `/api`, v3's paths have it already. */
const basePath = (document: JsonObject) => {
  const [server] = Array.isArray(document.servers) ? document.servers : []
  if (!isObject(server)) throw new Error('the document names no server')
  return new URL(String(server.url)).pathname.replace(/\/$/, '')
}

export const operationsOf = (documents: Documents): Operation[] =>
  (['v2', 'v3'] as const).flatMap((version) => {
    const document = documents[version]
    const base = basePath(document)
    return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
      Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) => {
        if (!methods.has(method) || !isObject(operation)) return []
        const pointer = `/paths/${escaped(path)}/${method}`
        return [{ id: String(operation.operationId), version, method, path: base + path, pointer }]
      }),
    )
  })

const unescaped = (segment: string) => segment.replaceAll('~1', '/').replaceAll('~0', '~')

/** One step down; `name=x` finds the member of an array that is so called. */
const step = (value: Json | undefined, segment: string): Json | undefined => {
  if (Array.isArray(value)) {
    const named = /^name=(.*)$/.exec(segment)
    if (!named) return value[Number(segment)]
    return value.find((each) => isObject(each) && each.name === named[1])
  }
  return isObject(value) ? value[segment] : undefined
}

const segmentsOf = (pointer: string) => pointer.split('/').slice(1).map(unescaped)

export const at = (root: Json, pointer: string): Json | undefined =>
  segmentsOf(pointer).reduce<Json | undefined>(step, root)

/** What a `$ref` stands for: mending it there mends every use of it. */
const target = (root: Json, value: Json | undefined): Json | undefined =>
  isObject(value) && typeof value.$ref === 'string'
    ? at(root, decodeURIComponent(value.$ref.slice(1)))
    : value

/** The place that a pointer names: its parent, and the key there. Throws where it does not exist. */
const placeOf = (root: Json, pointer: string) => {
  const segments = segmentsOf(pointer)
  const last = segments.pop()
  const parent = segments.reduce<Json | undefined>(
    (value, segment) => target(root, step(value, segment)),
    root,
  )
  if (last === undefined || typeof parent !== 'object' || parent === null) {
    throw new Error(`nothing is at ${pointer}`)
  }
  return { parent, last }
}

export const replaceAt = (root: Json, pointer: string, value: Json) => {
  const { parent, last } = placeOf(root, pointer)
  if (step(parent, last) === undefined) throw new Error(`nothing is at ${pointer}`)
  if (!Array.isArray(parent)) parent[last] = value
  else parent[parent.indexOf(step(parent, last) ?? null)] = value
}

export const addAt = (root: Json, pointer: string, value: Json) => {
  if (at(root, pointer) !== undefined) throw new Error(`something is at ${pointer} already`)
  const { parent, last } = placeOf(root, pointer)
  if (Array.isArray(parent)) parent.push(value)
  else parent[last] = value
}

/** Takes one entry out of a `required` or `enum` array. */
export const removeFrom = (root: Json, pointer: string, entry: string) => {
  const { parent, last } = placeOf(root, pointer)
  const list = step(parent, last)
  const found = Array.isArray(list) ? list.indexOf(entry) : -1
  if (!Array.isArray(list) || found < 0) throw new Error(`${entry} is not in ${pointer}`)
  list.splice(found, 1)
}
