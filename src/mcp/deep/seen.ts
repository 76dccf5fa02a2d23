// What was asked and what came: the raw answers, from which everything else is told.

import * as z from 'zod'
import { type CodedError, type ErrorCode, isCodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Query } from '../../clickup/http/query.ts'
import { type AskName, askedFor } from './asks.ts'
import type { Gate, Head } from './gate.ts'

export interface Exchange {
  readonly ask: AskName
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  /** Of the newest try; nothing where none was answered. */
  readonly head: Head | undefined
  /** Nothing where it was refused. */
  readonly json: unknown
  readonly refusal?: { readonly code: ErrorCode; readonly ecode: string | undefined }
}

/** Never rejects but when the person has had enough. */
export type Ask = (
  name: AskName,
  params?: Readonly<Record<string, string>>,
  query?: Query,
) => Promise<Exchange>

export interface Seen {
  readonly all: readonly Exchange[]
  readonly of: (...names: readonly AskName[]) => readonly Exchange[]
}

export const seenOf = (all: readonly Exchange[]): Seen => ({
  all,
  of: (...names) => all.filter(({ ask }) => names.includes(ask)),
})

const filled = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

const refusalOf = ({ code, details }: CodedError): NonNullable<Exchange['refusal']> => ({
  code,
  ecode: details.ecode,
})

/** @param note told of each exchange, in order: there is never more than one on its way */
export const askerOf =
  (api: Api, gate: Gate, note: (exchange: Exchange) => void): Ask =>
  async (ask, params = {}, query = {}) => {
    const path = filled(askedFor(ask).path, params)
    const told = (rest: Pick<Exchange, 'json' | 'refusal'>): Exchange => {
      const exchange = { ask, params, query, head: gate.last(), ...rest }
      note(exchange)
      return exchange
    }
    gate.forget()
    try {
      return told({ json: await api.request({ path, query, answer: z.unknown() }) })
    } catch (error) {
      if (!isCodedError(error) || error.code === 'CANCELLED') throw error
      return told({ json: undefined, refusal: refusalOf(error) })
    }
  }

/** What stands at a path of keys. */
export const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value)

/** The objects of an array, at a path of keys; of one object that one. */
export const rows = (value: unknown, ...keys: readonly string[]): readonly Fields[] => {
  const found = at(value, ...keys)
  return (Array.isArray(found) ? found : [found]).filter(isFields)
}

export const idOf = (value: unknown): string | undefined => {
  const id = at(value, 'id')
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

/** Every value in it, itself included. */
export function* valuesIn(value: unknown): Generator<unknown> {
  yield value
  if (typeof value !== 'object' || value === null) return
  for (const inner of Object.values(value)) yield* valuesIn(inner)
}
