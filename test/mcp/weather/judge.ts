// What an answer says, held against what the sandbox holds.
import type { Envelope } from '../../../src/mcp/tool/envelope.ts'
import type { Entry, Part } from './case.ts'

/** `unsaid`: a value of something new that is not told as done itself. */
export type Told = 'done' | 'failed' | 'unknown' | 'unsaid'

/** What is wrong with a cell, by kind. */
export const UNTRUTHS = {
  done: 'told as done, and does not hold',
  undone: 'told as failed or not tried, and holds',
  doubling: 'created, told as failed without its id: a second one is invited',
  twice: 'done twice within one call',
  words: 'said to be done or confirmed by ClickUp, and was never sent or was refused',
  internal: 'INTERNAL_ERROR',
  mute: 'no answer',
} as const
export type UntruthKind = keyof typeof UNTRUTHS

export interface Untruth {
  readonly kind: UntruthKind
  readonly part: string
  readonly told: Told
  readonly held: number
}

/** A part of what was asked, after the call. */
export interface Evidence extends Omit<Part, 'held' | 'made' | 'write'> {
  readonly held: number
  /** Whether ClickUp ran at least one of its requests. */
  readonly ran: boolean
  readonly made?: readonly (readonly string[])[]
}

/** A cell of the table: true and done, failed, in part, unknown; or an untruth. */
export type Letter = '.' | 'f' | 'p' | 'u' | 'X'

export interface Verdict {
  readonly letter: Letter
  readonly untruths: readonly Untruth[]
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is listed as done. A long list holds the ids alone. */
const entriesOf = ({ ok, result }: Envelope): readonly Entry[] => {
  if (!isEntry(result)) return []
  const { done } = result
  if (Array.isArray(done))
    return done.map((one): Entry => (isEntry(one) ? one : { id: String(one) }))
  return ok ? [result] : []
}

type Issue = NonNullable<Envelope['issues']>[number]

const textOf = ({ message, hint = '' }: Issue): string => `${message} ${hint}`

/** Whether an issue is about this part: it names it, or its subject and no other part of that. */
const speaksOf = (text: string, part: Evidence, all: readonly Evidence[]): boolean => {
  if (part.subject && !part.subject.test(text)) {
    // An issue that names nothing is about everything.
    return !all.some(({ subject }) => subject?.test(text))
  }
  if (!part.words || part.words.test(text)) return true
  return !all.some(
    (other) => String(other.subject) === String(part.subject) && other.words?.test(text),
  )
}

const isDenied = ({ subject, words }: Evidence, text: string): boolean =>
  words?.test(text) === true && (subject?.test(text) ?? true)

/** By its own sign, or by the title of what was done. */
const isToldBy = (entry: Entry, part: Evidence, all: readonly Evidence[]): boolean =>
  part.in(entry) || (typeof entry.did === 'string' && speaksOf(entry.did, part, all))

const CONFIRMS = /it is done|do not repeat it|clickup (said yes|confirmed)/i

/** What is said to be confirmed, where it is not all that the issue is about. */
const CONFIRMED = /clickup confirmed a part \((.*)\), but/i

const confirms = (text: string, part: Evidence, all: readonly Evidence[]): boolean => {
  const [, confirmed] = CONFIRMED.exec(text) ?? []
  if (confirmed !== undefined) return (part.words ?? part.subject)?.test(confirmed) ?? false
  return CONFIRMS.test(text) && speaksOf(text, part, all)
}

const toldOf = (part: Evidence, all: readonly Evidence[], envelope: Envelope): Told => {
  if (envelope.ok) return 'done'
  const issues = envelope.issues ?? []
  const isTold = entriesOf(envelope).some((entry) => isToldBy(entry, part, all))
  if (isTold && !part.isImplied) return 'done'
  const unknown = issues.filter(({ code }) => code === 'UNKNOWN_OUTCOME')
  if (unknown.some((issue) => speaksOf(textOf(issue), part, all))) return 'unknown'
  // What is said to be confirmed is not denied by that.
  const denies = (text: string): boolean => isDenied(part, text) && !confirms(text, part, all)
  if (!part.isImplied || issues.some((issue) => denies(textOf(issue)))) return 'failed'
  return isTold ? 'done' : 'unsaid'
}

const wrongWords = (part: Evidence, all: readonly Evidence[], { issues = [] }: Envelope): boolean =>
  !part.ran && issues.some((issue) => confirms(textOf(issue), part, all))

/** Whether each of what is new can be found by the answer alone; a path in an error tells nobody. */
const isFindable = ({ made = [] }: Evidence, envelope: Envelope): boolean => {
  const text = JSON.stringify(envelope).replace(/\/v[23]\/[^\s)"]*/g, '')
  return made.every((names) => names.some((name) => text.includes(name)))
}

const untruthsOf = (
  part: Evidence,
  all: readonly Evidence[],
  envelope: Envelope,
): readonly Untruth[] => {
  const told = toldOf(part, all, envelope)
  const { name, held, made } = part
  const kinds: UntruthKind[] = []
  if (told === 'done' && held === 0) kinds.push('done')
  if (told === 'failed' && held > 0) {
    if (!made) kinds.push('undone')
    else if (!isFindable(part, envelope)) kinds.push('doubling')
  }
  if (held > 1) kinds.push('twice')
  if (wrongWords(part, all, envelope)) kinds.push('words')
  return kinds.map((kind) => ({ kind, part: name, told, held }))
}

const whole = (kind: UntruthKind): Verdict => ({
  letter: 'X',
  untruths: [{ kind, part: 'the call', told: 'failed', held: 0 }],
})

/** @param envelope `undefined` where no answer came */
export const judge = (parts: readonly Evidence[], envelope: Envelope | undefined): Verdict => {
  if (!envelope) return whole('mute')
  if (envelope.issues?.some(({ code }) => code === 'INTERNAL_ERROR')) return whole('internal')
  const untruths = parts.flatMap((part) => untruthsOf(part, parts, envelope))
  if (untruths.length > 0) return { letter: 'X', untruths }
  const told = parts
    .map((part) => toldOf(part, parts, envelope))
    .filter((each) => each !== 'unsaid')
  if (told.includes('unknown')) return { letter: 'u', untruths }
  if (told.every((one) => one === 'done')) return { letter: '.', untruths }
  return { letter: told.includes('done') ? 'p' : 'f', untruths }
}
