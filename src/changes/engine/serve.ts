// What a unit of a plan comes to: what is so already is left out, the rest is sent, and what a making
// ignored is set afterwards.
import { problemOf } from '../../base/problems/problem.ts'
import type { Means } from '../steps/kind.ts'
import type { Step } from '../steps/step.ts'
import type { Ledger } from './ledger.ts'
import { forLooking } from './look.ts'
import type { Chain, Unit } from './order.ts'
import { send } from './send.ts'

/** What was joined to a making and does not show is set by its own request, where it has one. */
const mend = async (ledger: Ledger, unit: Unit, means: Means): Promise<void> => {
  const { kind, note } = ledger
  const [maker, ...joined] = unit.steps
  const entry = maker && ledger.entry(maker)
  if (entry?.sent !== 'answered' || joined.length === 0) return
  // Nothing of it can be mended: the one reading at the end judges it.
  if (!joined.some((step) => kind(step).send)) {
    for (const step of joined) note(step, entry)
    return
  }
  let { object } = entry
  if (object === undefined) {
    try {
      object = await kind(maker as Step).subject.read(
        forLooking(ledger.api),
        ledger.filled(maker as Step).target,
      )
    } catch (error) {
      for (const step of joined) note(step, { sent: 'unknown', why: problemOf(error) })
      return
    }
  }
  for (const step of joined) {
    const why = ledger.stopped()
    const isMissing = ledger.judged(step, entry, { object }).fate === 'not_held'
    if (!isMissing || !kind(step).send) note(step, { ...entry, object })
    else if (why) note(step, { sent: 'no', why })
    else await send(ledger, { ...unit, how: 'send', lead: step, steps: [step] }, [step], means)
  }
}

/** What was made without what is wanted of it is read: by that the rest is measured. */
const measure = async (ledger: Ledger, unit: Unit, chain: Chain): Promise<unknown> => {
  const rest = chain.steps.filter((step) => !unit.steps.includes(step))
  const { joins, subject } = ledger.kind(unit.lead)
  if (joins?.(unit.lead) !== false || rest.length === 0) return undefined
  if (ledger.entry(unit.lead)?.sent !== 'answered') return undefined
  try {
    return await subject.read(ledger.api, ledger.filled(unit.lead).target)
  } catch (error) {
    for (const step of rest) ledger.note(step, { sent: 'no', why: problemOf(error) })
    return undefined
  }
}

/** Measured by what is there, which was not known when it was planned. */
const based = (ledger: Ledger, step: Step, base: unknown): Step => ({
  ...step,
  before: ledger.kind(step).value(base, ledger.filled(step)),
})

/**
 * What of a unit is so already needs no request, whatever becomes of the rest.
 * @param base its object, where that was read since it was planned
 * @returns what is left to be sent
 */
export const leftOf = (ledger: Ledger, unit: Unit, base: unknown): readonly Step[] =>
  unit.steps.filter((step) => {
    if (ledger.entry(step)) return false
    const kind = ledger.kind(step)
    const before = base === undefined ? step.before : kind.value(base, ledger.filled(step))
    const isAlready =
      before.at === 'known' && (kind.already ?? kind.holds).call(kind, before.is, step)
    if (!isAlready) return true
    const there = base === undefined ? undefined : kind.there?.(base, ledger.filled(step))
    if (there) ledger.bind(step.makes, there)
    ledger.note(step, { sent: 'no', verdict: { fate: 'already', stored: before } })
    return false
  })

/**
 * Sends what a unit asks for.
 * @returns its object, where that was read to measure by it what follows
 */
export const sendUnit = async (
  ledger: Ledger,
  unit: Unit,
  served: readonly Step[],
  chain: Chain,
  base: unknown,
  means: Means,
): Promise<unknown> => {
  if (served.length === 0) return base
  const filledServed = base === undefined ? served : served.map((step) => based(ledger, step, base))
  await send(ledger, unit, filledServed, means)
  if (unit.how !== 'make') return base
  await mend(ledger, unit, means)
  return measure(ledger, unit, chain)
}
