// The one way a plan takes: in order where order matters and six at a time where not, each object read
// back once, and each step told by its one fate.
import * as l10n from '@vscode/l10n'
import PQueue from 'p-queue'
import { type Problem, problemOf } from '../../base/problems/problem.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { KindOf, Means } from '../steps/kind.ts'
import { isSlot, slotsOf } from '../steps/slots.ts'
import type { Done, Step } from '../steps/step.ts'
import { nameOf } from '../steps/words.ts'
import { NOT_READ, type Reading } from './judge.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { forLooking } from './look.ts'
import { type Chain, chainsOf, inOrder, type Unit } from './order.ts'
import { unnamed } from './send.ts'
import { leftOf, sendUnit } from './serve.ts'

const MOST_AT_A_TIME = 6

/** A step that was run, and its object as it is now, where that was read or answered. */
export interface Ran extends Done {
  readonly object?: unknown
}

export interface Running {
  readonly api: Api
  readonly kindOf: KindOf
  readonly means: Means
  /** Told what is about to be sent. */
  readonly onStart?: ((step: Step) => void) | undefined
}

/** What a unit waits for in vain. */
const unmet = (ledger: Ledger, unit: Unit, steps: readonly Step[]): Problem | undefined => {
  const slots = new Set(unit.steps.flatMap(slotsOf))
  for (const needed of steps.filter(({ id }) => unit.needs.includes(id))) {
    const { sent, verdict, why } = ledger.entry(needed) ?? {}
    const isDone = verdict
      ? verdict.fate === 'held' || verdict.fate === 'already'
      : sent === 'answered'
    if (!isDone) {
      const message = l10n.t`It needs what was not done: ${nameOf(needed, ledger.kind(needed))}.`
      return { code: (why ?? verdict?.why)?.code ?? 'NOT_APPLIED', message }
    }
    const { makes } = needed
    if (makes !== undefined && slots.has(makes) && !ledger.isBound(makes))
      return problemOf(unnamed())
  }
  return undefined
}

/** What ends is not there any more to be made again: that what it needs holds is seen before. */
const prove = async (ledger: Ledger, { needs }: Unit, steps: readonly Step[]): Promise<void> => {
  for (const needed of steps.filter(({ id }) => needs.includes(id))) {
    const entry = ledger.entry(needed)
    if (entry?.sent !== 'answered' || entry.verdict) continue
    const reading = await readBack(ledger, needed, [needed])
    ledger.note(needed, { ...entry, verdict: ledger.judged(needed, entry, reading) })
  }
}

/** One reading proves all that was asked of an object, where the answers do not. */
const close = async (ledger: Ledger, steps: readonly Step[]): Promise<readonly Ran[]> => {
  const answerOf = (step: Step): Reading | undefined => {
    const object = ledger.entry(step)?.object
    return object === undefined ? undefined : { object }
  }
  const open = steps.filter((step) => {
    const { sent, verdict } = ledger.entry(step) ?? {}
    return !verdict && (sent === 'answered' || sent === 'unknown')
  })
  const isProved = (step: Step): boolean => {
    const entry = ledger.entry(step)
    const reading = answerOf(step) ?? { why: NOT_READ }
    return entry?.sent === 'answered' && ledger.judged(step, entry, reading).fate === 'held'
  }
  const [first] = open
  const reading = first && !open.every(isProved) ? await readBack(ledger, first, open) : undefined
  const now = reading && 'object' in reading ? reading : undefined
  const last = now ?? steps.map(answerOf).findLast((one) => one)
  const ran = (step: Step): Ran => {
    const entry = ledger.entry(step) ?? { sent: 'no', why: NOT_READ }
    if (entry.sent === 'no' && !entry.verdict)
      return {
        ...step,
        sent: 'no',
        fate: 'not_tried',
        stored: step.before,
        bound: {},
        ...(entry.why ? { why: entry.why } : {}),
      }
    const seen = now ?? answerOf(step) ?? reading ?? { why: entry.why ?? NOT_READ }
    const verdict = entry.verdict ?? ledger.judged(step, entry, seen)
    return {
      ...ledger.filled(step),
      sent: entry.sent,
      // What was there already was not made by it.
      bound: verdict.fate === 'already' ? {} : ledger.boundBy(step),
      ...verdict,
      ...(last && 'object' in last ? { object: last.object } : {}),
    }
  }
  return steps.map((step) => {
    try {
      return ran(step)
    } catch (error) {
      return unjudged(ledger, step, problemOf(error))
    }
  })
}

/** A fault of ours must not hide what has happened to the others. */
const unjudged = (ledger: Ledger, step: Step, why: Problem): Ran => {
  const { sent } = ledger.entry(step) ?? { sent: 'no' }
  const fate = sent === 'no' || sent === 'refused' ? 'not_tried' : 'unknown'
  return { ...step, sent, fate, stored: { at: 'unread', why }, bound: ledger.boundBy(step), why }
}

const readBack = async (ledger: Ledger, first: Step, open: readonly Step[]): Promise<Reading> => {
  const isLost = open.some((step) => ledger.entry(step)?.sent === 'unknown')
  // What was lost has no id to be read by, and nothing at no id says nothing of it.
  const { id } = first.target
  if (isLost && isSlot(id) && !ledger.isBound(id.$slot)) return { why: NOT_READ }
  const api = isLost ? forLooking(ledger.api) : ledger.api
  try {
    return { object: await ledger.kind(first).subject.read(api, ledger.filled(first).target) }
  } catch (error) {
    return { why: problemOf(error) }
  }
}

/**
 * @returns the steps in the order of the plan
 * @throws Error where steps wait for one another; then nothing was sent. Else it never rejects
 */
export const runSteps = async (
  { api, kindOf, means, onStart }: Running,
  steps: readonly Step[],
): Promise<readonly Ran[]> => {
  const chains = chainsOf(steps, kindOf)
  const turns = inOrder(chains)
  const ledger = createLedger(api, kindOf)
  const bases = new Map<Chain, unknown>()
  const runUnit = async (unit: Unit, chain: Chain): Promise<void> => {
    try {
      if (unit.kind.ends) await prove(ledger, unit, steps)
      const base = bases.get(chain)
      const unfilled = unmet(ledger, unit, steps)
      const why = ledger.stopped() ?? unfilled
      const left = leftOf(ledger, unit, unfilled ? undefined : base)
      if (why) {
        for (const step of left) ledger.note(step, { sent: 'no', why })
        return
      }
      onStart?.(unit.lead)
      bases.set(chain, await sendUnit(ledger, unit, left, chain, base, means))
    } catch (error) {
      // A fault of ours costs only what it is about.
      const sent = ledger.entry(unit.lead) ? 'unknown' : 'no'
      for (const step of unit.steps)
        if (!ledger.entry(step)) ledger.note(step, { sent, why: problemOf(error) })
    }
  }
  const queue = new PQueue({ concurrency: MOST_AT_A_TIME })
  const last = new Map<string, Promise<void>>()
  const ended = new Map<Unit, Promise<void>>()
  for (const { unit, chain, behind } of turns) {
    const { alike } = unit
    const run = (): Promise<void> => queue.add(() => runUnit(unit, chain))
    // One after the other only when it could be sent, or it might wait for what waits for it.
    const runInTurn = (): Promise<void> => {
      if (alike === undefined) return run()
      const running = (last.get(alike) ?? Promise.resolve()).then(run)
      last.set(alike, running)
      return running
    }
    ended.set(unit, Promise.all(behind.map((one) => ended.get(one))).then(runInTurn))
  }
  const ran = await Promise.all(
    chains.map(async (chain) => {
      await Promise.all(chain.units.map((unit) => ended.get(unit)))
      return close(ledger, chain.steps)
    }),
  )
  const byId = new Map(ran.flat().map((step) => [step.id, step]))
  return steps.flatMap(({ id }) => byId.get(id) ?? [])
}
