// What a step of an operation holds: which operation of what, and what is sent with it.

import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Query } from '../../clickup/http/query.ts'
import { type Prepared, pathOf } from '../../clickup/operations/request.ts'
import { getOperation, type Operation } from '../../openapi/catalogue.ts'
import type { Filled, Means, Where } from '../steps/kind.ts'
import { isSlot } from '../steps/slots.ts'
import {
  type Done,
  type Json,
  jsonOf,
  type Seen,
  type Slot,
  type Step,
  type Target,
} from '../steps/step.ts'

export type Values = Readonly<Record<string, string>>

/** Which operation, and of what: by this it is read again. */
export type About = {
  readonly operation: string
  /** By the parameters of its path. */
  readonly path: Readonly<Record<string, string | Slot>>
  /** What a task is read with that is named by its custom id. */
  readonly flags?: Json
  /** The path of a list that shows it as long as it is there. */
  readonly listed?: string
  /** What it is called afterwards, where it is found by its name. */
  readonly as?: string
}

/** What is sent besides the path. */
export type Sent = {
  readonly query?: { readonly [name: string]: Json | undefined }
  readonly body?: Json
  readonly file?: {
    readonly sha256: string
    readonly name: string
    readonly bytes: number
  }
}

/** As much of an object as counts: what an operation changes of it, and what puts it back. */
export type Picture = { readonly [key: string]: Json | undefined }

export type OperationStep = Step<Sent, Picture>
export type FilledOperation = Filled<Sent, Picture>
export type DoneOperation = Done<Sent, Picture>

export const sentSchema: z.ZodType<Sent> = z.object({
  query: z.record(z.string(), z.json()).optional(),
  body: z.json().optional(),
  file: z.object({ sha256: z.string(), name: z.string(), bytes: z.number() }).optional(),
})

export const aboutOf = ({ in: about }: { readonly in?: Json }): About => (about ?? {}) as About

/** @throws Error for an operation that is not in the catalogue, which a plan of another version may have */
export const operationNamed = (id: string): Operation => {
  const found = getOperation(id)
  if (!found) throw new Error(`There is no operation called ${id}.`)
  return found.operation
}

export const operationOf = ({ target }: Pick<Step, 'target'>): Operation =>
  operationNamed(aboutOf(target).operation)

/** The values of its path, as far as they are known: what is not made yet stands as its name. */
export const valuesOf = (where: Pick<Where, 'in'>): Values =>
  Object.fromEntries(
    Object.entries(aboutOf(where).path).map(([name, value]) => [
      name,
      isSlot(value) ? `{${name}}` : value,
    ]),
  )

/** Ready to be sent. */
export const preparedOf = (step: FilledOperation, means: Means): Prepared => {
  const { query = {}, body, file } = step.after
  const operation = operationOf(step)
  const values = valuesOf(step.target)
  return {
    operation,
    path: pathOf(operation, values),
    values,
    query: query as Query,
    ...(file ? { file: { ...means.file(file.sha256), name: file.name } } : {}),
    ...(body === undefined ? {} : { body }),
  }
}

export const OWN: ReadonlySet<string> = new Set(['team_id', 'workspace_id'])

/** `task 868512p, tag infra`; empty where the workspace is all that is named. */
export const wordsFor = (values: Values): string =>
  Object.entries(values)
    .filter(([name]) => !OWN.has(name))
    .map(
      ([name, value]) =>
        `${name.replace(/_(id|name)$/, '').replaceAll('_', ' ')} ${oneLine(value)}`,
    )
    .join(', ')

const KINDS = { POST: 'operation.post', DELETE: 'operation.delete' } as const

export const kindFor = ({ method }: Operation): string =>
  method === 'POST' || method === 'DELETE' ? KINDS[method] : 'operation.put'

/** What is known of it besides. */
export interface Further {
  readonly before?: Seen<Picture>
  readonly name?: string | undefined
  /** The slot that fills what it makes; its own where nothing refers to it. */
  readonly makes?: string | undefined
  readonly warns?: Step['warns']
}

/** One step: a request of the catalogue, checked and resolved before. */
export const operationStep = (
  about: About,
  after: Sent,
  { before = { at: 'absent' }, name, makes, warns }: Further = {},
): OperationStep => {
  const operation = operationNamed(about.operation)
  const values = Object.values(about.path)
  const last = values.at(-1) ?? operation.id
  const slot = makes ?? [operation.id, ...Object.values(valuesOf({ in: jsonOf(about) }))].join(':')
  const id = operation.method === 'POST' ? { $slot: slot } : last
  const target: Target = {
    id,
    in: jsonOf(about),
    label: wordsFor(valuesOf({ in: jsonOf(about) })) || operation.id,
    ...(name === undefined ? {} : { name }),
  }
  const kind = kindFor(operation)
  // One of its name may be in another space.
  const named = operation.method === 'POST' ? [id] : values
  return {
    id: [...named.map((one) => (isSlot(one) ? `$${one.$slot}` : one)), kind, operation.id].join(
      '/',
    ),
    kind,
    v: 1,
    target,
    before,
    after,
    ...(operation.method === 'POST' ? { makes: slot } : {}),
    ...(warns ? { warns } : {}),
  }
}

export const nothingShows = (id: string): CodedError =>
  new CodedError('INCOMPLETE', `Nothing that can be read shows what came of ${id}.`)

/** What an operation has to do with an object, as it was read or answered. */
export interface Shown {
  readonly answered: boolean
  readonly whole: unknown
  readonly object: Fields
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && Object.keys(value).length === 0)
