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

export const envelopeOf = ({ result, ok, issues = [] }: Answer): Envelope => ({
  ok: ok ?? true,
  ...(result === undefined ? {} : { result }),
  ...(issues.length > 0 ? { issues } : {}),
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
