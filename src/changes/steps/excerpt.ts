// Of a long text that changes, the part that does: its untouched beginning would hide it.
import * as l10n from '@vscode/l10n'
import type { Seen } from './step.ts'
import { known } from './step.ts'

/** Characters that a text may have to be shown whole. */
const MOST_WHOLE = 300
/** Untouched characters on either side of what changes. */
const AROUND = 60
const MOST_HEAD = 240
const MOST_TAIL = 120

const sharedStart = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a[count] === b[count]) count += 1
  return count
}

const sharedEnd = (a: string, b: string, most: number): number => {
  let count = 0
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

const inMiddle = (text: string): string =>
  text.length > MOST_HEAD + MOST_TAIL
    ? `${text.slice(0, MOST_HEAD)} … ${text.slice(-MOST_TAIL)}`
    : text

/** What of a text is not as in another one, with a little around it; a short text whole. */
export const changedPart = (text: string, other: string): string => {
  if (text.length <= MOST_WHOLE) return text
  const start = sharedStart(text, other)
  const end = sharedEnd(text, other, Math.min(text.length, other.length) - start)
  const from = Math.max(0, start - AROUND)
  const to = Math.min(text.length, text.length - end + AROUND)
  const part = `${from > 0 ? '…' : ''}${inMiddle(text.slice(from, to))}${to < text.length ? '…' : ''}`
  return l10n.t`${part} (${text.length} characters)`
}

/** Longer texts are cut, whatever kind of change they stand in. */
const MOST_SHOWN = 400

/** One side of a change as it is told: of a long text what is not as on the other side. */
export const toldPart = (value: unknown, other: unknown): unknown =>
  typeof value === 'string' && value.length > MOST_SHOWN
    ? changedPart(value, typeof other === 'string' ? other : '')
    : value

/** One side of a change: what was there, or what it becomes. @param after all of the text then */
export const shownOf = (
  text: string,
  { before }: { readonly before: Seen<string> },
  after: string,
): string => {
  const was = known(before) ?? ''
  return changedPart(text, text === was ? after : was)
}
