// How an operation is taken back: the entries of the table are made of these.
import { type Fields, isFields } from '../../../base/text/records.ts'
import type { Irreversible } from '../../steps/kind.ts'
import { jsonOf, type Step } from '../../steps/step.ts'
import type { Further, Picture, Values } from '../asked.ts'
import { innerOf } from '../compared.ts'

/** An operation that was done. */
export interface Undone {
  readonly path: Values
  /** What was sent, without its wrapper. */
  readonly sent: Fields
  /** As it was; missing where there was nothing. */
  readonly before: Picture | undefined
  /** As ClickUp has it now, where that was seen. */
  readonly stored: Picture | undefined
  /** The id of what it made. */
  readonly made: string | undefined
}

export interface Inverse {
  /** As much of the object as counts. */
  picture(object: Fields): Picture
  /** In words, for docs/changes.md. */
  readonly words: string
  invert(undone: Undone): readonly Step[] | Irreversible
}

export const irreversible = (why: string): Irreversible => ({ irreversible: why })

export const NOT_READ = irreversible('What was there before could not be read.')

export const NOT_MADE = irreversible('ClickUp did not say what it made.')

/** These fields, as far as the object has them. */
export const pick = (object: Fields, names: readonly string[]): Picture =>
  Object.fromEntries(
    names.flatMap((name) =>
      Object.hasOwn(object, name) && object[name] !== undefined
        ? [[name, jsonOf(object[name])]]
        : [],
    ),
  )

export const textIn = (object: Fields, name: string): string => {
  const value = object[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** ClickUp's numbers come as text, too. */
export const numberIn = (object: Fields, name: string): number | undefined => {
  const value = object[name]
  if (value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** Ids of people, of objects or as they are. */
export const idsIn = (value: unknown): readonly number[] =>
  (Array.isArray(value) ? value : [])
    .map((one) => Number(isFields(one) ? (one.id ?? innerOf(one).id) : one))
    .filter(Number.isFinite)

export const both = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.filter((id) => other.includes(id))

export const without = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.filter((id) => !other.includes(id))

/** What is there is what was stored: by that it is told whether somebody else has changed it since. */
export const seen = (stored: Picture | undefined): Further =>
  stored
    ? { before: { at: 'known', is: stored }, name: textIn(stored, 'name') }
    : { before: { at: 'unread', why: { code: 'INCOMPLETE', message: 'It was not read.' } } }

/** The workspace that an object says it is in. */
export const workspaceOf = (object: Picture): string => textIn(object, 'team_id')
