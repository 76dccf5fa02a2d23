// One request of a plan: sent once, and looked for where no certain answer came.
import * as l10n from '@vscode/l10n'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { isFatal, problemOf } from '../../base/problems/problem.ts'
import type { Answered, Filled, Means } from '../steps/kind.ts'
import type { Made, Step } from '../steps/step.ts'
import { NOT_READ, type Reading, type Verdict } from './judge.ts'
import { type Entry, entryOf, type Ledger } from './ledger.ts'
import { lookTwice } from './look.ts'
import type { Unit } from './order.ts'

const isOnce = (kind: Ledger['kind'], served: readonly Filled[]): boolean =>
  served.some((step) => kind(step).once?.(step))

const requestOf = (
  { api, kind }: Ledger,
  { how, lead: { id } }: Unit,
  served: readonly Filled[],
  lead: Filled,
  means: Means,
): Promise<Answered> => {
  const { make, send, subject, name } = kind(lead)
  if (how === 'make' && make) {
    const bodies = served.flatMap((step) => {
      const body = step.id === id ? undefined : kind(step).create?.(step)
      return body ? [body] : []
    })
    return make(api, lead, bodies, means)
  }
  if (how === 'body' && subject.update) {
    const bodies = served.flatMap((step) => {
      const body = kind(step).body?.(step)
      return body ? [body] : []
    })
    return subject
      .update(api, lead.target, bodies, isOnce(kind, served))
      .then((object) => ({ object }))
  }
  if (send) return send(api, lead, means)
  throw new Error(`${name} has no request.`)
}

/** What is there already; `undefined` where it could not be read, so that nobody can tell what is new. */
const markOf = async (ledger: Ledger, lead: Filled): Promise<Set<string> | undefined> => {
  const { lost } = ledger.kind(lead)
  if (!lost) return undefined
  try {
    return await ledger.mark(lost.at(lead), () => lost.mark(ledger.api, lead))
  } catch (error) {
    // The write would fail alike; of anything else it says more itself. What may not be read may be written.
    if (isFatal(problemOf(error)) && !isCodedError(error, 'ACCESS_DENIED')) throw error
    return undefined
  }
}

/** Looks for what was made, or at what was changed: by that alone a lost request is judged. */
const lookFor = async (
  ledger: Ledger,
  lead: Filled,
  served: readonly Step[],
  entry: Entry,
  known: Set<string> | undefined,
): Promise<Made | ((step: Step) => Entry)> => {
  const { kind, api, judged } = ledger
  const { lost, subject } = kind(lead)
  if (lost) {
    const made = known
      ? await lookTwice(
          api,
          (to) => lost.find(to, lead, known),
          (found) => found !== undefined,
        )
      : undefined
    if (made) return made
    // Whether it is there could be told, and it is not.
    const isGone = known !== undefined && !entry.accepted
    return () => ({
      ...entry,
      verdict: {
        fate: isGone ? 'not_held' : 'unknown',
        stored: { at: 'absent' },
        ...(entry.why ? { why: entry.why } : {}),
      },
    })
  }
  const reading = await lookTwice(
    api,
    async (to): Promise<Reading> => ({ object: await subject.read(to, lead.target) }),
    (one) => served.every((step) => judged(step, entry, one).fate === 'held'),
  )
  return (step) => ({ ...entry, verdict: judged(step, entry, reading) })
}

/** Whether it made something, and nothing tells what. */
const isUnnamed = (
  { kind }: Ledger,
  { how, lead }: Unit,
  { object }: Answered,
  known: Set<string> | undefined,
): boolean => {
  if (lead.makes === undefined || object !== undefined || !kind(lead).lost) return false
  return how === 'make' || known !== undefined
}

/** A yes that does not say to what: it is looked for like one whose answer was lost. */
export const unnamed = (): CodedError =>
  new CodedError('UPSTREAM_ERROR', l10n.t('ClickUp did not say what it made.'), {
    outcomeUnknown: true,
    accepted: true,
  })

/** It could not be looked for. */
const notSeen = ({ why = NOT_READ }: Entry): Verdict => ({
  fate: 'unknown',
  stored: { at: 'unread', why },
  why,
})

/** Sends it, and notes what came of it for all that it serves. */
export const send = async (
  ledger: Ledger,
  unit: Unit,
  served: readonly Step[],
  means: Means,
  isAgain = false,
): Promise<void> => {
  const noteAll = (entryFor: (step: Step) => Entry): void => {
    for (const step of served) ledger.note(step, entryFor(step))
  }
  const whole = served.map(ledger.filled)
  const lead = whole.find(({ id }) => id === unit.lead.id) ?? whole[0]
  if (!lead) return
  let known: Set<string> | undefined
  const made = (one: Made): void => {
    ledger.bind(unit.lead.makes, one)
    known?.add(one.id)
  }
  try {
    known = await markOf(ledger, lead)
    await ledger.kind(lead).ready?.(ledger.api, lead)
  } catch (error) {
    noteAll(() => ({ sent: 'no', why: problemOf(error) }))
    return
  }
  try {
    const answer = await requestOf(ledger, unit, whole, lead, means)
    if (answer.made) made(answer.made)
    else if (isUnnamed(ledger, unit, answer, known)) throw unnamed()
    const { object, stored } = answer
    noteAll(() => ({ sent: 'answered', object, stored: stored as Entry['stored'] }))
  } catch (error) {
    const entry = entryOf(error)
    if (entry.sent !== 'unknown') {
      noteAll(() => entry)
      return
    }
    const found = await lookFor(ledger, lead, served, entry, known).catch(() => () => ({
      ...entry,
      // What has no id yet is not there by any reading.
      ...(ledger.kind(lead).lost ? { verdict: notSeen(entry) } : {}),
    }))
    if (typeof found === 'function') {
      noteAll(found)
      // What must not happen twice was not repeated by itself; now it is known that it did not happen.
      const isUndone = served.every((step) => ledger.entry(step)?.verdict?.fate === 'not_held')
      if (!isAgain && isUndone && isOnce(ledger.kind, whole) && !ledger.stopped())
        await send(ledger, unit, served, means, true)
      return
    }
    made(found)
    noteAll(() => ({ sent: 'answered' }))
  }
}
