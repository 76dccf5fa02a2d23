// Validators made from the OpenAPI documents: is this request, is this answer as published?
import { Ajv } from 'ajv'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Defect, mend } from './defect.ts'
import {
  at,
  type Documents,
  isObject,
  type Json,
  type JsonObject,
  type Operation,
  operationsOf,
  type Parameter,
  readDocuments,
  type Version,
} from './documents.ts'
import { knownDefects } from './known-defects.ts'

export type Contract = {
  operations: readonly Operation[]
  /** The operation that a method and a path mean, and the values of its path parameters. */
  find: (method: string, path: string) => Found | undefined
  at: (operation: Operation, pointer: string) => Json | undefined
  parameters: (operation: Operation) => Parameter[]
  /** The names of the object's properties where the schema there has such; through a `$ref`. */
  keysOf: (operation: Operation, pointer: string) => string[] | undefined
  /** What is wrong with the value by the schema at this pointer below the operation; empty = nothing. */
  check: (operation: Operation, pointer: string, value: unknown) => string[]
}

export type Found = { operation: Operation; path: Record<string, string> }

/**
 * OpenAPI 3.0's `nullable` as JSON Schema. In a 3.1 document the word means nothing, but ajv
 * would honour it, so there it is taken out.
 */
const nullables = (value: Json, version: Version): Json => {
  if (Array.isArray(value)) return value.map((each) => nullables(each, version))
  if (!isObject(value)) return value
  const { nullable, ...rest } = value
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, each]) => [key, nullables(each, version)]),
  )
  return version === 'v3' && nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

const literal = (path: string) => path.split('/').filter((part) => !part.startsWith('{')).length

const matcher = (operation: Operation) => {
  const names: string[] = []
  const source = operation.path
    .split('/')
    .map((part) => {
      const name = /^\{(.*)\}$/.exec(part)?.[1]
      if (name === undefined) return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      names.push(name)
      return '([^/]+)'
    })
    .join('/')
  return { operation, names, pattern: new RegExp(`^${source}$`) }
}

const compilers = (documents: Documents) => {
  // RichText is a note to readers, no check.
  const formats = { RichText: true } as const
  const options = { strict: false, allErrors: true, validateSchema: false, formats } as const
  const v2 = new Ajv2020(options)
  const v3 = new Ajv(options)
  addFormats.default(v2)
  addFormats.default(v3)
  v2.addSchema(nullables(documents.v2, 'v2') as JsonObject, 'v2.json')
  v3.addSchema(nullables(documents.v3, 'v3') as JsonObject, 'v3.json')
  return { v2, v3 }
}

/** A pointer as the fragment of a URI. */
const fragment = (pointer: string) => pointer.split('/').map(encodeURIComponent).join('/')

/** `name=x` in a pointer → the index, which is all that `$ref` knows. */
const plainPointer = (root: Json, pointer: string): string => {
  let value: Json | undefined = root
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => {
      const named = /^name=(.*)$/.exec(segment)
      const index = Array.isArray(value)
        ? value.findIndex((each) => isObject(each) && each.name === named?.[1])
        : -1
      const key = named && Array.isArray(value) ? String(index) : segment
      value = at(value ?? null, `/${key}`)
      return key
    })
  return `/${segments.join('/')}`
}

/** The contract with these defects mended; all known ones unless told otherwise. */
export const createContract = (defects: readonly Defect[] = knownDefects): Contract => {
  const documents = readDocuments()
  const operations = operationsOf(documents)
  for (const defect of defects) mend(documents, operations, defect)
  const ajv = compilers(documents)
  const compiled = new Map<string, ValidateFunction>()
  const matchers = operations
    .map(matcher)
    .sort((a, b) => literal(b.operation.path) - literal(a.operation.path))

  const validator = ({ version, pointer }: Operation, below: string) => {
    const ref = `${version}.json#${fragment(plainPointer(documents[version], pointer + below))}`
    const known = compiled.get(ref)
    if (known) return known
    const validate = ajv[version].compile({ $ref: ref })
    compiled.set(ref, validate)
    return validate
  }

  return {
    operations,
    find: (method, path) => {
      for (const { operation, names, pattern } of matchers) {
        if (operation.method !== method.toLowerCase()) continue
        const values = pattern.exec(path)
        if (!values) continue
        const entries = names.map((name, i) => [name, decodeURIComponent(values[i + 1] ?? '')])
        return { operation, path: Object.fromEntries(entries) }
      }
      return undefined
    },
    at: ({ version, pointer }, below) => at(documents[version], pointer + below),
    parameters: ({ version, pointer }) => {
      const parameters = at(documents[version], `${pointer}/parameters`)
      const resolved = (schema: Json | undefined): Json =>
        (isObject(schema) && typeof schema.$ref === 'string'
          ? at(documents[version], decodeURIComponent(schema.$ref.slice(1)))
          : schema) ?? {}
      return Array.isArray(parameters)
        ? (parameters as Parameter[]).map((each) => ({ ...each, schema: resolved(each.schema) }))
        : []
    },
    keysOf: ({ version, pointer }, below) => {
      const schema = at(documents[version], pointer + below)
      const ref = isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref.slice(1) : ''
      const target = ref === '' ? schema : at(documents[version], decodeURIComponent(ref))
      return isObject(target) && isObject(target.properties)
        ? Object.keys(target.properties)
        : undefined
    },
    check: (operation, pointer, value) => {
      const validate = validator(operation, pointer)
      if (validate(value)) return []
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath || 'the value'} ${message} ${JSON.stringify(params)}`,
      )
    },
  }
}
