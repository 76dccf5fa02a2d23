// Reading request bodies: wrong types are refused, as far as ClickUp refuses them.
import { badInput } from './errors.ts'

export type Body = Record<string, unknown>

export const textIn = (body: Body, name: string): string | undefined => {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw badInput(`${name} invalid`)
  return value
}

/** undefined = not mentioned, null = to be cleared. */
export const numberIn = (body: Body, name: string): number | null | undefined => {
  const value = body[name]
  if (value === undefined || value === null) return value
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw badInput(`${name} invalid`)
  return number
}

export const idsIn = (value: unknown): number[] =>
  Array.isArray(value) ? value.map(Number).filter(Number.isInteger) : []

/** `{add: [], rem: []}`; any other shape adds and removes nothing, without a word. */
export const changesIn = (value: unknown): { add: unknown[]; rem: unknown[] } => {
  const { add, rem } = (typeof value === 'object' && value !== null ? value : {}) as Body
  return { add: Array.isArray(add) ? add : [], rem: Array.isArray(rem) ? rem : [] }
}
