// What the client itself could not read of the answers.
import type { z } from 'zod'
import { reading } from '../../base/problems/left-out.ts'
import { askedFor } from './asks.ts'
import type { Exchange } from './seen.ts'

/** `3 custom-field left out`, `refused at tasks[].id: invalid_type`. */
export interface Unread {
  readonly what: string
  readonly count: number
}

/** Of an issue's path what is ours: keys that a reader names are, what stands in a map is not. */
const placeOf = (path: readonly PropertyKey[], names: ReadonlySet<string>): string =>
  path
    .map((part) => {
      if (typeof part === 'number') return '[]'
      return names.has(String(part)) ? `.${String(part)}` : '.{key}'
    })
    .join('')
    .replace(/^\./, '')

const refusalIn = ({ issues }: z.ZodError, names: ReadonlySet<string>): string => {
  const [issue] = issues
  return `refused at "${placeOf(issue?.path ?? [], names)}": ${issue?.code ?? ''}`
}

/** @param names keys that are known to be ClickUp's own */
export const unreadIn = (
  { ask, json }: Exchange,
  names: ReadonlySet<string>,
): readonly Unread[] => {
  const { reader } = askedFor(ask)
  if (!reader || json === undefined) return []
  const { value: parsed, leftOut } = reading(() => reader.safeParse(json))
  return [
    ...[...leftOut].map(([what, count]) => ({ what: `${what} left out`, count })),
    ...(parsed.success ? [] : [{ what: refusalIn(parsed.error, names), count: 1 }]),
  ]
}
