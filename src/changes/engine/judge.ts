// What became of a step: what its request was answered, joined with what is there now.
import * as l10n from '@vscode/l10n'
import { leavesOpen } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Filled, Kind } from '../steps/kind.ts'
import type { Fate, Json, Seen, Sent } from '../steps/step.ts'

/** What is known of a step by its request. */
export interface Sending {
  readonly sent: Sent
  /** Why it was not sent, was refused, or is not known. */
  readonly why?: Problem
  /** ClickUp said yes to it, in a way that could not be read. */
  readonly accepted?: boolean
}

export interface Verdict {
  readonly fate: Fate
  readonly stored: Seen<Json>
  readonly why?: Problem
}

/** Why it is not known how something is: nobody looked. */
export const NOT_READ: Problem = { code: 'INCOMPLETE', message: l10n.t('It was not read.') }

export const isAccepted = (error: unknown): boolean =>
  leavesOpen(error) && error.details.accepted === true

/** `undefined` is gone for certain. */
export type Reading = { readonly object: unknown } | { readonly why: Problem }

export const seenIn = (kind: Kind, step: Filled, reading: Reading): Seen<Json> => {
  if ('why' in reading) return { at: 'unread', why: reading.why }
  return reading.object === undefined ? { at: 'absent' } : kind.value(reading.object, step)
}

/** Whether what is there is what was asked; `undefined` where that cannot be told. */
const isSo = (kind: Kind, step: Filled, seen: Seen<Json>, sent: Sent): boolean | undefined => {
  if (kind.ends) {
    if (seen.at === 'absent') return true
    // What does not exist or cannot be seen answers alike (docs/clickup-facts.md §4): after a yes it agrees.
    if (seen.at === 'unread')
      return sent === 'answered' && seen.why.code === 'NOT_FOUND' ? true : undefined
    return kind.holds(seen.is, step)
  }
  if (seen.at === 'unread') return undefined
  return seen.at === 'known' && kind.holds(seen.is, step)
}

/** The one place where a fate is given. */
export const judge = (kind: Kind, step: Filled, sending: Sending, seen: Seen<Json>): Verdict => {
  const { sent, why, accepted } = sending
  const told = (fate: Fate, reason: Problem | undefined = why): Verdict => ({
    fate,
    stored: seen,
    ...(reason ? { why: reason } : {}),
  })
  if (sent === 'no') return told('not_tried')
  if (sent === 'refused') return told('refused')
  const so = isSo(kind, step, seen, sent)
  if (so === true) return { fate: 'held', stored: seen }
  const unread = seen.at === 'unread' ? seen.why : undefined
  if (sent === 'answered') return so === undefined ? told('unverified', unread) : told('not_held')
  // A yes that could not be read weighs more than that it does not show.
  return so === undefined || accepted ? told('unknown') : told('not_held')
}
