// What an answer claims of each thing that was asked, held against what the sandbox holds.

import type { Problem } from '../../../../src/base/problems/problem.ts'
import type { Envelope } from '../../../../src/mcp/tool/envelope.ts'
import type { Arguments } from '../case.ts'

export type Entry = Readonly<Record<string, unknown>>

/** One thing that is asked. */
export interface Asked {
  readonly name: string
  /** How often it is so in the sandbox now. */
  readonly held: () => number
  /** What is new: each by all names that an answer may give it. */
  readonly made?: () => readonly (readonly string[])[]
  /** Whether an entry is of its object. */
  readonly of: (entry: Entry) => boolean
  /** What an entry calls it; without, the entry itself is what was asked. */
  readonly field?: string
  /** Of something new: what is not denied is done. */
  readonly isImplied?: boolean
  /** What an issue about its object names. */
  readonly subject: () => RegExp
  /** What an issue about it says besides. */
  readonly words?: RegExp
}

export interface Call {
  readonly tool: string
  readonly args: Arguments
  readonly asked: readonly Asked[]
  /** Calls that come before, in calm weather. */
  readonly first?: readonly (readonly [tool: string, args: Arguments])[]
}

export type Told = 'done' | 'unverified' | 'failed' | 'unknown' | 'unsaid'

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands alone is done in all its parts; what is not so stands apart, and is told by its issues. */
const bareOf = (id: unknown): Entry => ({ id: String(id), isBare: true })

/** A long list holds the ids alone. */
const entriesOf = ({ ok, result }: Envelope): readonly Entry[] => {
  if (!isEntry(result)) return []
  const { done } = result
  if (Array.isArray(done)) return done.map((one): Entry => (isEntry(one) ? one : bareOf(one)))
  return ok ? [result] : []
}

/** Without paths, which name objects by the way. */
const textOf = ({ message }: Problem): string => message.replace(/\/v[23]\/[^\s)"]*/g, '')

const isLeftOut = ({ message }: Problem): boolean => /more issues are left out/.test(message)

const CONFIRMS = /could not be read back/

/** All that was asked of an object: `ClickUp confirmed it (update ENG-118 (Storm)), but …`, or that it was not made. */
const IS_WHOLE = /confirmed it \(|was asked to /

/** `ClickUp confirmed a part (ENG-118: tags, list), but …` */
const isAbout = (issue: Problem, { subject, words }: Asked): boolean => {
  const text = textOf(issue)
  return subject().test(text) && (IS_WHOLE.test(text) || (words?.test(text) ?? true))
}

const isInPart = (asked: Asked, { result }: Envelope): boolean =>
  isEntry(result) &&
  Array.isArray(result.done_in_part) &&
  result.done_in_part.some((id) => asked.of(bareOf(id)))

const setOf = ({ set, already }: Entry): Entry => ({
  ...(isEntry(set) ? set : {}),
  ...(isEntry(already) ? already : {}),
})

export const toldOf = (asked: Asked, envelope: Envelope): Told => {
  const { ok, issues = [] } = envelope
  const about = issues.filter((issue) => isAbout(issue, asked))
  const isBlind = about.some((issue) => CONFIRMS.test(textOf(issue)))
  const whole = ok && issues.some((issue) => CONFIRMS.test(textOf(issue)))
  const denials = about.filter((issue) => !CONFIRMS.test(textOf(issue)))
  const done = isBlind || whole ? 'unverified' : 'done'
  if (ok) return done
  const denied = denials.some(({ code }) => code === 'UNKNOWN_OUTCOME') ? 'unknown' : 'failed'
  const left = issues.some(isLeftOut) ? 'unsaid' : 'failed'
  const own = entriesOf(envelope).filter((entry) => asked.of(entry))
  const { field } = asked
  if (own.length > 0) {
    if (field === undefined) return done
    if (own.some((entry) => Object.hasOwn(setOf(entry), field))) return done
    if (own.some(({ isBare }) => isBare)) return done
    if (asked.isImplied) {
      if (denials.length > 0) return denied
      return left === 'unsaid' ? 'unsaid' : done
    }
  }
  if (isInPart(asked, envelope) && denials.length === 0)
    return left === 'unsaid' && field !== undefined ? 'unsaid' : done
  if (isBlind) return 'unverified'
  return denials.length > 0 ? denied : left
}

/** A path in an error tells nobody. */
const isFindable = (names: readonly string[], envelope: Envelope): boolean => {
  const text = JSON.stringify(envelope).replace(/\/v[23]\/[^\s)"]*/g, '')
  return names.some((name) => text.includes(name))
}

/** What is wrong with an answer, in words. */
export const untruthsOf = (
  asked: readonly Asked[],
  before: readonly number[],
  envelope: Envelope | undefined,
): readonly string[] => {
  if (!envelope) return ['the call did not end']
  const { issues = [] } = envelope
  const internal = issues.find(({ code }) => code === 'INTERNAL_ERROR')
  return [
    ...(internal ? [`INTERNAL_ERROR: ${internal.message}`] : []),
    ...asked.flatMap((one, i) => {
      const told = toldOf(one, envelope)
      const held = one.held()
      const was = before[i] ?? 0
      const lost = (one.made?.() ?? []).filter((names) => !isFindable(names, envelope))
      return [
        ...(told === 'done' && held === 0 ? [`${one.name}: told as done, is not so`] : []),
        ...(told === 'failed' && held > 0 && was === 0 && !one.made
          ? [`${one.name}: told as failed, is so`]
          : []),
        ...(lost.length > 0 && told !== 'unknown' && told !== 'unverified'
          ? [`${one.name}: made (${lost.length}), told as ${told} without its id`]
          : []),
        ...(held > Math.max(1, was) ? [`${one.name}: ${held} times`] : []),
      ]
    }),
  ]
}
