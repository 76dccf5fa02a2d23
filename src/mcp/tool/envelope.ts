// The one shape of every answer: a text block of compact JSON `{ok, result, issues}`; two tools give a
// shape that their clients prescribe instead.

import type { Problem } from '../../base/problems/problem.ts'
import { fitFirst, sentMessage } from '../../base/text/fit.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import { readable } from '../../base/text/pictures.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Answer } from './tool.ts'

/**
 * As the strictest client counts: Cline's command line cuts the middle out of a longer message. Copilot
 * moves longer texts to a file.
 */
const MAX_MESSAGE_CHARS = 8000

/** Characters that the text of an answer may take as it is sent, in the JSON of the message. */
export const MAX_ANSWER_CHARS = MAX_MESSAGE_CHARS - sentMessage('').length

/** What stands in that text. */
export interface Envelope {
  readonly ok: boolean
  readonly result?: unknown
  readonly issues?: readonly Problem[]
}

// Keys too: custom fields stand under the names that people gave them.
const clean = (_key: string, value: unknown): unknown => {
  if (typeof value === 'string') return readable(value)
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [readable(name), item]))
}

/** Characters that issues may take: the first tell what to mend, and many are alike. */
const MAX_ISSUES_CHARS = 4000

/** What ClickUp said and what was asked stand in issues too, of whatever length. */
const bounded = ({ message, hint, candidates, ...rest }: Problem, most: number): Problem => {
  let room = most
  // Each is whole or left out: what was cut could not be given back.
  const named = candidates
    ?.slice(0, most)
    .map((one) => oneLine(one, most))
    .filter((one) => {
      room -= one.length
      return room >= 0
    })
  return {
    ...rest,
    message: oneLine(message, most),
    ...(hint ? { hint: oneLine(hint, most) } : {}),
    ...(named ? { candidates: named } : {}),
  }
}

/** What a result may be where not all that was asked for holds, so that there is room to say why. */
export const MAX_CHARS_BESIDE_ISSUES = MAX_ANSWER_CHARS - MAX_ISSUES_CHARS / 2

/** Each once, as many as there is room for, and how many are left out. */
const fewer = (issues: readonly Problem[], most: number): readonly Problem[] => {
  const distinct = [...new Map(issues.map((one) => [JSON.stringify(one), one])).values()]
  const { shown, left } = fitFirst(distinct, most)
  const [next] = distinct.slice(shown.length)
  if (!next) return shown
  return [...shown, { code: next.code, message: `${left} more issues are left out here.` }]
}

/** A value of which no text is longer; what is left out of one is said in it. */
export const withShortTexts = (value: unknown, most: number): unknown => {
  if (typeof value === 'string') {
    const { text, left } = cut(value, most)
    return left > 0 ? `${text}… (${left} more characters)` : text
  }
  if (Array.isArray(value)) return value.map((each) => withShortTexts(each, most))
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [oneLine(name, most), withShortTexts(each, most)]),
  )
}

const textOf = (envelope: Envelope): string => JSON.stringify(envelope, clean)

const sizeOf = (envelope: Envelope): number => JSON.stringify(textOf(envelope)).length - 2

const fits = (envelope: Envelope): boolean => sizeOf(envelope) <= MAX_ANSWER_CHARS

/** As it is where there is room, else with short texts; no reader takes what is cut for the whole. */
const within = (most: number, result: unknown): unknown =>
  [result, ...[500, 100].map((chars) => withShortTexts(result, chars))].find(
    (one) => sizeOf({ ok: false, result: one }) <= most,
  ) ?? { left_out: 'It is too long to be shown.' }

const TEXTS_CUT: Problem = {
  code: 'INCOMPLETE',
  message: 'The answer is too long: texts in it are cut, or it is left out.',
  hint: 'Ask for less.',
}

interface Head {
  readonly ok: boolean
  readonly result?: unknown
}

const withIssues = (head: Head, issues: readonly Problem[]): Envelope => {
  if (issues.length === 0) return head
  const room = Math.min(MAX_ISSUES_CHARS, MAX_ANSWER_CHARS - sizeOf(head) - 100)
  const envelopes = [1200, 600, 300, 100].map((most) => ({
    ...head,
    issues: fewer(
      issues.slice(0, MAX_ANSWER_CHARS).map((one) => bounded(one, most)),
      room,
    ),
  }))
  return envelopes.find(fits) ?? { ...head, issues: envelopes.at(-1)?.issues ?? [] }
}

const envelopeOf = ({ result, ok = true, issues = [] }: Answer): Envelope => {
  const head = { ok, ...(result === undefined ? {} : { result }) }
  const shortened = (): Head =>
    result === undefined ? head : { ok, result: within(MAX_CHARS_BESIDE_ISSUES, result) }
  if (!ok) return withIssues(shortened(), issues)
  const whole = withIssues(head, issues)
  return fits(whole) ? whole : withIssues(shortened(), [TEXTS_CUT, ...issues])
}

/** What goes beside the text in a shape of its own, where there is one, with what could not be read. */
export const structuredOf = ({ ok = true, structured, issues = [] }: Answer): Fields | undefined =>
  ok && structured
    ? JSON.parse(JSON.stringify({ ...structured, ...(issues.length > 0 ? { issues } : {}) }, clean))
    : undefined

/** Characters that the text of an answer takes as it is sent, before anything of it is cut. */
export const sizeOfAnswer = ({ result, ok = true }: Pick<Answer, 'result' | 'ok'>): number =>
  sizeOf({ ok, result })

/** The text of an answer: what is empty is left out, and issues leave room for what there is. */
export const serialise = (answer: Answer): string => {
  const structured = structuredOf(answer)
  return structured ? JSON.stringify(structured) : textOf(envelopeOf(answer))
}

/**
 * Cuts a text to so many characters, its pictures named; what is left out is said by the caller.
 */
export const cut = (
  text: string,
  most: number,
): { readonly text: string; readonly left: number } => {
  const whole = readable(text)
  if (whole.length <= most) return { text: whole, left: 0 }
  const end = /[\ud800-\udbff]$/.test(whole.slice(0, most)) ? most - 1 : most
  return { text: whole.slice(0, end), left: whole.length - end }
}
