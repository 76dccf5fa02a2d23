// What is known while a plan runs: what each request came to, and what fills the slots.
import { isCodedError, leavesOpen } from '../../base/problems/error.ts'
import { isFatal, type Problem, problemOf } from '../../base/problems/problem.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Filled, Kind, KindOf } from '../steps/kind.ts'
import { fill, isSlot } from '../steps/slots.ts'
import type { Bound, Json, Made, Seen, Step } from '../steps/step.ts'
import { isAccepted, judge, type Reading, type Sending, seenIn, type Verdict } from './judge.ts'

/** What is known of a step while the plan runs. */
export interface Entry extends Sending {
  /** Its object as the answer shows it. */
  readonly object?: unknown
  /** What the answer alone tells to be stored. */
  readonly stored?: Json | undefined
  /** What a look has settled already, or what needed no request. */
  readonly verdict?: Verdict
}

/** These are thrown before anything is sent. */
const UNSENT = ['CANCELLED', 'ACCESS_DENIED', 'EXPIRED'] as const

export const entryOf = (error: unknown): Entry => {
  const why = problemOf(error)
  // Of a fault of ours nobody knows whether it came before the request or behind it.
  if (leavesOpen(error) || !isCodedError(error))
    return { sent: 'unknown', why, accepted: isAccepted(error) }
  return { sent: isCodedError(error, ...UNSENT) ? 'no' : 'refused', why }
}

const isOver = ({ call: { deadline }, timing }: Api): boolean =>
  deadline !== undefined && timing.now() >= deadline

export const createLedger = (api: Api, kindOf: KindOf) => {
  const entries = new Map<string, Entry>()
  const bound: Record<string, Made> = {}
  const marks = new Map<string, Promise<Set<string>>>()
  let stop: Problem | undefined

  const kind = (step: Step): Kind => kindOf(step.kind)

  /**
   * While its object is being made, that has no id yet.
   * @throws Error where what it refers to was never made
   */
  const filled = (step: Step): Filled => {
    const { id, ...rest } = step.target
    const made = isSlot(id) ? bound[id.$slot] : undefined
    const { target, of, after } = fill({ target: rest, of: step.of, after: step.after }, bound)
    const where = { ...target, id: isSlot(id) ? (made?.id ?? '') : id }
    const placed = made ? kind(step).subject.placed?.(where, made) : undefined
    return { ...step, ...(of === undefined ? {} : { of }), after, target: placed ?? where }
  }

  return {
    api,
    kind,
    filled,
    entry: ({ id }: Pick<Step, 'id'>): Entry | undefined => entries.get(id),
    note: (step: Step, entry: Entry): void => {
      entries.set(step.id, entry)
      // After these the next request would fail alike.
      if (entry.sent !== 'answered' && entry.why && (isFatal(entry.why) || isOver(api)))
        stop ??= entry.why
    },
    /** Why nothing more is sent. */
    stopped: (): Problem | undefined => stop,
    bind: (slot: string | undefined, made: Made): void => {
      if (slot !== undefined) bound[slot] = made
    },
    isBound: (slot: string): boolean => bound[slot] !== undefined,
    boundBy: ({ makes }: Step): Bound => {
      const made = makes === undefined ? undefined : bound[makes]
      return makes === undefined || !made ? {} : { [makes]: made }
    },
    /** What was there before in a place, read once for all that is made there. */
    mark: async (place: string, read: () => Promise<ReadonlySet<string>>): Promise<Set<string>> => {
      const reading = marks.get(place) ?? read().then((known) => new Set(known))
      marks.set(place, reading)
      try {
        return await reading
      } catch (error) {
        marks.delete(place)
        throw error
      }
    },
    /** What a reading of its object says of a step; what the answer alone told counts where that cannot. */
    judged: (step: Step, sending: Entry, reading: Reading): Verdict => {
      const whole = filled(step)
      try {
        const seen = seenIn(kind(step), whole, reading)
        const told: Seen<Json> =
          seen.at === 'unread' && sending.stored !== undefined
            ? { at: 'known', is: sending.stored }
            : seen
        return judge(kind(step), whole, sending, told)
      } catch (error) {
        // What a kind cannot read is unread; what came of the request is known all the same.
        return judge(kind(step), whole, sending, { at: 'unread', why: problemOf(error) })
      }
    },
  }
}

export type Ledger = ReturnType<typeof createLedger>
