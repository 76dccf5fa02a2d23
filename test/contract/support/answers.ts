// Reading loosely typed answers in tests.
import type { Answer } from './calls.ts'

export type Row = Record<string, unknown>

export const row = ({ json }: Answer) => json as Row

const isRows = (value: unknown): value is Row[] => Array.isArray(value)

/** The objects in a member of the answer, or of one of its objects. */
export const rows = (answer: Answer, key: string) => rowsIn(row(answer), key)

export const rowsIn = (value: Row | undefined, key: string): Row[] => {
  const found = value?.[key]
  if (!isRows(found)) throw new Error(`no array ${key} in ${JSON.stringify(value)}`)
  return found
}

export const names = (answer: Answer, key = 'tasks') => rows(answer, key).map(({ name }) => name)

/** A refusal by ClickUp: the HTTP status and the body. */
export const refusal = ({ status, json }: Answer) => ({ status, ...(json as Row) })
