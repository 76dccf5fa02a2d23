// The one shape of every answer: a text block of compact JSON `{ok, result, issues}`.
import type { Problem } from '../changes/change.ts'
import type { Answer, Image } from './tool.ts'

/** Copilot moves longer answers to a file. */
export const MAX_ANSWER_CHARS = 8000

export interface Envelope {
  readonly ok: boolean
  readonly result?: unknown
  readonly issues?: readonly Problem[]
}

/** What one call gives back: the envelope, and images behind it. */
export interface Reply {
  readonly envelope: Envelope
  readonly images: readonly Image[]
}

// Control, direction-changing and invisible characters hide text from people but not from models:
// what others wrote loses them. Tabs, line ends and the joiners of emoji and scripts stay.
const HIDDEN = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}]|[\u{e0100}-\u{e01ef}]/gu

export const visible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(HIDDEN, '')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Keys too: custom fields stand under the names that people gave them.
const clean = (_key: string, value: unknown): unknown => {
  if (typeof value === 'string') return visible(value)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [visible(name), item]))
}

/** Characters that issues may take: the first tell what to mend, and many are alike. */
const MAX_ISSUES_CHARS = 4000

/** Each once, as many as there is room for, and how many are left out. */
const fewer = (issues: readonly Problem[]): readonly Problem[] => {
  const distinct = [...new Map(issues.map((one) => [JSON.stringify(one), one])).entries()]
  let room = MAX_ISSUES_CHARS
  const end = distinct.findIndex(([text], i) => {
    room -= text.length
    return room < 0 && i > 0
  })
  const shown = (end < 0 ? distinct : distinct.slice(0, end)).map(([, one]) => one)
  const [next] = distinct.slice(shown.length)
  if (!next) return shown
  const left = distinct.length - shown.length
  return [...shown, { code: next[1].code, message: `${left} more issues are left out here.` }]
}

export const envelopeOf = ({ result, ok, issues = [] }: Answer): Envelope => ({
  ok: ok ?? true,
  ...(result === undefined ? {} : { result }),
  ...(issues.length > 0 ? { issues: fewer(issues) } : {}),
})

export const serialise = (envelope: Envelope): string => JSON.stringify(envelope, clean)

/** Cuts a text to so many characters; what is left out is said by the caller. */
export const cut = (
  text: string,
  most: number,
): { readonly text: string; readonly left: number } => {
  const whole = visible(text)
  if (whole.length <= most) return { text: whole, left: 0 }
  const end = /[\ud800-\udbff]$/.test(whole.slice(0, most)) ? most - 1 : most
  return { text: whole.slice(0, end), left: whole.length - end }
}
