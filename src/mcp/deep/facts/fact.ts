// A fact that docs/clickup-facts.md is not sure of, and how what was seen tells whether it holds.
import type { AskName } from '../asks.ts'
import { type Exchange, rows, type Seen } from '../seen.ts'
import { typeOf } from '../shapes.ts'

/** One thing that was seen and tells something. */
export interface Observation {
  readonly holds: boolean
  /** What was seen, in words of our own: never anything of the answer itself. */
  readonly form: string
}

export interface Fact {
  /** As `[unsure: key]` names it in docs/clickup-facts.md. */
  readonly key: string
  /** What is expected. */
  readonly says: string
  /** What is asked for it, and what tells whom to ask. */
  readonly asks: readonly AskName[]
  /** Nothing where nothing is there to tell from. */
  readonly judge: (seen: Seen) => readonly Observation[]
}

/** Of each of them: whether it is as expected, and else, or in any case, what it is like. */
export const each = <T>(
  all: Iterable<T>,
  holds: (one: T) => boolean,
  form: (one: T) => string = (one) => (holds(one) ? 'so' : 'not so'),
): readonly Observation[] => [...all].map((one) => ({ holds: holds(one), form: form(one) }))

/** What there is of what need not be there: nothing where there is none. */
export const some = <T>(all: Iterable<T>, is: (one: T) => boolean): readonly Observation[] =>
  [...all].filter(is).map(() => ({ holds: true, form: 'seen' }))

/** `text of digits`, `integer`, `null` … */
export const formOf = (value: unknown): string => {
  if (value === undefined) return 'missing'
  if (typeof value !== 'string') return typeOf(value)
  if (value === '') return 'empty text'
  return /^-?\d+$/.test(value) ? 'text of digits' : 'text'
}

/** Each of these has one of these forms. */
export const formed = (values: Iterable<unknown>, ...forms: readonly string[]) =>
  each(values, (value) => forms.includes(formOf(value)), formOf)

/** The rows under a key, of all the answers. */
export const rowsIn = (exchanges: readonly Exchange[], ...keys: readonly string[]) =>
  exchanges.flatMap(({ json }) => rows(json, ...keys))

/** Those that are there. */
export const present = (values: Iterable<unknown>): readonly unknown[] =>
  [...values].filter((value) => value !== undefined && value !== null)

export const isDescending = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value <= (values[i - 1] ?? value))
