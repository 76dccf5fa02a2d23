// What was sent beside what is there.
import { type Fields, isFields } from '../../base/text/records.ts'
import { lettersOf } from '../../base/text/same-text.ts'
import type { Sent } from './asked.ts'

const isAlone = (wrapped: Fields): boolean => Object.keys(wrapped).length === 1

/** `{goal: {…}}` and `{data: {…}}` hold the object; else the answer is it. */
export const innerOf = (answer: unknown): Fields => {
  if (!isFields(answer)) return {}
  const [only] = Object.values(answer)
  return isAlone(answer) && isFields(only) ? only : answer
}

/** What was sent, a tag without its wrapper (docs/clickup-facts.md §14). */
export const sentFields = ({ body, file }: Sent): Fields => {
  if (file) return { title: file.name }
  if (!isFields(body)) return {}
  return isAlone(body) && isFields(body.tag) ? body.tag : body
}

/** ClickUp keeps these in another form than it takes them. */
const KEPT_OTHERWISE = new Set(
  'date time timestamp start end stop content description text index orderindex position color note'.split(
    ' ',
  ),
)

/** `due_date`, `startTime`: by whole words, for an endpoint is no end. */
const isKeptOtherwise = (name: string): boolean =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .some((word) => KEPT_OTHERWISE.has(word))

export const isScalar = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const plain = (value: unknown): string => String(value).trim().toLowerCase()

export interface Pair {
  readonly name: string
  readonly asked: unknown
  readonly is: unknown
}

/** The fields of both that can be compared. */
export const compared = (sent: Fields, stored: Fields): readonly Pair[] =>
  Object.entries(sent)
    .filter(([name, asked]) => !isKeptOtherwise(name) && isScalar(asked))
    .filter(([name]) => Object.hasOwn(stored, name) && isScalar(stored[name]))
    .map(([name, asked]) => ({ name, asked, is: stored[name] }))

export const isAsAsked = ({ asked, is }: Pair): boolean => plain(asked) === plain(is)

const words = (text: unknown): string => lettersOf(String(text).toLowerCase())

const textsOf = (object: Fields): readonly unknown[] => [
  object.comment_text,
  object.content,
  object.description,
]

/** By its name, or by the text it was given: a comment has no other. */
export const isTheSame = (sent: Fields, object: Fields): boolean => {
  const pairs = compared(sent, object)
  if (!pairs.every(isAsAsked)) return false
  if (pairs.some(({ name }) => ['name', 'title', 'endpoint'].includes(name))) return true
  const said = textsOf(sent).filter((text) => typeof text === 'string' && words(text) !== '')
  return said.some((text) =>
    textsOf(object).some((other) => typeof other === 'string' && words(other) === words(text)),
  )
}

/** How often a text stands in another, whatever its marks and blanks. */
export const countOf = (whole: unknown, part: unknown): number =>
  words(part) === '' ? 0 : words(whole).split(words(part)).length - 1
