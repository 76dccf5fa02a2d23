// A query as a person writes it, and what it means: which tasks fit, what ClickUp can be asked for,
// and what of it is not understood. Nothing is guessed.
import * as l10n from '@vscode/l10n'
import { isCodedError } from '../../base/problems/error.ts'
import { explanationOf } from '../../base/problems/said.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { TaskFilter } from '../../clickup/search/filter.ts'
import { KINDS } from './kinds.ts'
import { anyOf, asksForClosed, type Kind, type Meaning, type Reader } from './term.ts'
import { PEOPLE } from './terms/people.ts'
import { meanWords } from './terms/words.ts'
import { type Piece, type Token, tokensOf } from './tokens.ts'

/** A part that is not understood, what would be, and where it stands. */
export interface Flaw {
  readonly message: string
  readonly at: number
  readonly end: number
}

export interface Query {
  /** Whether a task fits all that is understood. */
  readonly matches: (task: Task) => boolean
  /** What ClickUp is asked for: it sends all that fits, and more. */
  readonly narrow: TaskFilter
  /** Whether it asks for closed tasks, which otherwise nobody wants to see. */
  readonly withClosed: boolean
  readonly flaws: readonly Flaw[]
}

const flawAt = ({ at, end }: Piece | Token, message: string): Flaw => ({ message, at, end })

const keysSaid = (): string =>
  ['@', '#', '!', ...[...KINDS.keys()].map((key) => `${key}:`)].join(' ')

/** @throws CodedError for all that is no fault of what was written */
const readValue = async (kind: Kind, piece: Piece, reader: Reader): Promise<Meaning | Flaw> => {
  if (piece.text.trim() === '') return flawAt(piece, l10n.t`A value is missing: ${kind.examples}.`)
  try {
    return await kind.mean(piece.text, reader)
  } catch (error) {
    const isSaid = isCodedError(error, 'INVALID_INPUT', 'NOT_FOUND', 'AMBIGUOUS')
    // What ClickUp itself refuses is no fault of what was written.
    if (!isSaid || error.details.status !== undefined) throw error
    const { text } = explanationOf(error)
    const hasChoice = (error.details.candidates ?? []).length > 0
    return flawAt(piece, hasChoice ? text : l10n.t`${text} Such as: ${kind.examples}.`)
  }
}

const isFlaw = (one: Meaning | Flaw): one is Flaw => 'message' in one

const readToken = async (token: Token, reader: Reader): Promise<readonly (Meaning | Flaw)[]> => {
  const { key, values, isPhrase } = token
  const [first] = values
  if (key === undefined) {
    const words = first?.text ?? ''
    // As in every other place where somebody may be named.
    if (normalise(words) === 'me' && !isPhrase) return [await PEOPLE.mean('me', reader)]
    return [meanWords(words)]
  }
  const kind = KINDS.get(key)
  if (kind) return Promise.all(values.map((piece) => readValue(kind, piece, reader)))
  // As in `Export: error 500`, where a blank follows.
  if (values.every(({ text }) => text === '')) return [meanWords(`${key}:`)]
  const said = plainName(key)
  return [
    flawAt(
      token,
      l10n.t`There is no "${said}:": as a word it stands in quotes. Understood are ${keysSaid()}.`,
    ),
  ]
}

interface Term {
  readonly token: Token
  readonly meaning?: Meaning
  readonly flaws: readonly Flaw[]
}

const readTerm = async (token: Token, reader: Reader): Promise<Term> => {
  const read = await readToken(token, reader)
  const flaws = read.filter(isFlaw)
  const meanings = read.flatMap((one) => (isFlaw(one) ? [] : one))
  // Of half of what was asked for, nothing is shown as if it were all.
  if (flaws.length > 0 || meanings.length === 0) return { token, flaws }
  return { token, flaws, meaning: anyOf(meanings) }
}

/** What stands first decides what ClickUp is asked for; the rest is looked at here. */
const narrowest = (terms: readonly Term[]): TaskFilter => {
  const positive = terms.flatMap(({ token, meaning }): readonly TaskFilter[] => {
    if (!token.negated) return meaning?.narrow ? [meaning.narrow] : []
    return meaning?.isOpenOnly ? [{ includeClosed: true }] : []
  })
  return { includeSubtasks: true, ...Object.assign({}, ...[...positive].reverse()) }
}

/**
 * @param at nothing is asked for before a part needs it: words need nothing
 * @throws CodedError when ClickUp cannot be asked
 */
export const readQuery = async (text: string, at: Standpoint): Promise<Query> => {
  const tokens = tokensOf(text)
  const read = (some: readonly Token[], reader: Reader) =>
    Promise.all(some.map((token) => readTerm(token, reader)))
  const placed = await read(
    tokens.filter(({ key }) => key === 'in'),
    at,
  )
  // Statuses differ from list to list.
  const { scope } = narrowest(placed)
  const others = await read(
    tokens.filter(({ key }) => key !== 'in'),
    { ...at, scope },
  )
  const terms = [...placed, ...others]
  const flaws = terms.flatMap((term) => term.flaws).sort((one, other) => one.at - other.at)
  const matches = (task: Task): boolean =>
    terms.every(({ token, meaning }) => !meaning || meaning.matches(task) !== token.negated)
  const narrow = narrowest(terms)
  return { matches, narrow, withClosed: asksForClosed(narrow), flaws }
}
