// A task's change takes several requests: what came of each part is told of that part and of no other.
import * as l10n from '@vscode/l10n'
import { isCodedError, leavesOpen } from '../../base/problems/error.ts'
import { isFatal, type Problem, problemOf } from '../../base/problems/problem.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import { updateTask } from '../../clickup/objects/task/writes.ts'
import { wordFor } from '../engine/field-words.ts'
import { forLooking, LOOK_FIRST_HINT } from '../engine/lost.ts'
import type { Part } from './parts.ts'
import { bodyOf } from './plan.ts'

/** What the requests of a part came to; `unknown` where no certain answer came. */
export type Sending =
  | { readonly sent: 'answered' }
  | { readonly sent: 'untried' | 'unknown' | 'refused'; readonly problem: Problem }

export interface SentPart {
  readonly part: Part
  /** The worst of its requests. */
  readonly sending: Sending
  readonly requests: number
  /** How many of them ClickUp answered with a yes. */
  readonly answered: number
}

const RANK = { answered: 0, untried: 1, unknown: 2, refused: 3 } as const

const sendingOf = async (request: () => Promise<unknown>): Promise<Sending> => {
  try {
    await request()
    return { sent: 'answered' }
  } catch (error) {
    const isOpen = leavesOpen(error) || isCodedError(error, 'UNKNOWN_OUTCOME')
    return { sent: isOpen ? 'unknown' : 'refused', problem: problemOf(error) }
  }
}

/** Sends request by request, and keeps what came of each part. */
const createLedger = (api: Api, id: string) => {
  const ledger = new Map<Part, SentPart>()
  let stop: Problem | undefined

  const note = (part: Part, sending: Sending): void => {
    const { requests = 0, answered = 0, sending: before = sending } = ledger.get(part) ?? {}
    ledger.set(part, {
      part,
      sending: RANK[sending.sent] > RANK[before.sent] ? sending : before,
      requests: requests + 1,
      answered: answered + (sending.sent === 'answered' ? 1 : 0),
    })
  }
  /** One request that serves all of these. */
  const send = async (parts: readonly Part[], request: () => Promise<unknown>): Promise<void> => {
    const sending: Sending = stop ? { sent: 'untried', problem: stop } : await sendingOf(request)
    for (const part of parts) note(part, sending)
    if (sending.sent !== 'answered' && isFatal(sending.problem)) stop = sending.problem
  }
  return {
    send,
    /** One step that is refused does not keep the next from being tried. */
    sendSteps: async (parts: readonly Part[], which: 'first' | 'steps'): Promise<void> => {
      for (const part of parts)
        for (const step of part[which] ?? []) await send([part], () => step(api, id))
    },
    /** Nothing more is tried unless these were answered, or are seen to hold. */
    require: async (parts: readonly Part[]): Promise<void> => {
      for (const part of parts) {
        const sending = ledger.get(part)?.sending
        if (stop || !sending || sending.sent === 'answered') continue
        const isSeen = async () => part.holds(await getTask(forLooking(api), { id }))
        const holds = sending.sent === 'unknown' && (await isSeen().catch(() => false))
        if (!holds) stop = sending.problem
      }
    },
    /** What came of each, in this order. */
    of: (parts: readonly Part[]): readonly SentPart[] =>
      parts.flatMap((part) => ledger.get(part) ?? []),
  }
}

/** Sends only what takes requests of its own. Never rejects. */
export const sendSteps = async (
  api: Api,
  id: string,
  parts: readonly Part[],
): Promise<readonly SentPart[]> => {
  const ledger = createLedger(api, id)
  await ledger.sendSteps(parts, 'steps')
  return ledger.of(parts)
}

export interface SentParts {
  readonly sent: readonly SentPart[]
  /** What ClickUp answered where it was asked for properties. */
  readonly answer?: Task | undefined
}

/**
 * Sends all that leads to these parts: first what the rest depends on, then the properties in one
 * request, then what takes requests of its own. Where the rest would fail alike, or what it depends
 * on does not hold, it is not tried. Never rejects.
 */
export const sendParts = async (
  api: Api,
  id: string,
  parts: readonly Part[],
): Promise<SentParts> => {
  const ledger = createLedger(api, id)
  await ledger.sendSteps(parts, 'first')
  await ledger.require(parts.filter(({ first }) => first))
  const inBody = parts.filter(({ body }) => body)
  let answer: Task | undefined
  if (inBody.length > 0)
    await ledger.send(inBody, async () => {
      answer = await updateTask(api, id, bodyOf(inBody))
    })
  await ledger.require(inBody)
  await ledger.sendSteps(parts, 'steps')
  return { sent: ledger.of(parts), answer }
}

/** Whether something of it may stand in ClickUp now. */
export const mayHold = ({ sending }: SentPart): boolean =>
  sending.sent === 'answered' || sending.sent === 'unknown'

/** How a client reads back what was sent: of what is unknown even when its call is over. */
export const forReading = (api: Api, sent: readonly SentPart[]): Api =>
  sent.some(({ sending }) => sending.sent === 'unknown') ? forLooking(api) : api

export interface Judged {
  readonly held: readonly Part[]
  readonly problems: readonly Problem[]
}

/**
 * What is told of a part: nothing but what was answered, or seen.
 * @param stored the task after it, unless it could not be read
 * @returns undefined where it holds, or was confirmed and cannot be read
 */
const problemWith = (
  label: string,
  { part, sending, requests, answered }: SentPart,
  stored: Task | undefined,
  notApplied: (label: string, part: Part) => Problem,
): Problem | undefined => {
  const name = `${label}, ${oneLine(wordFor(part.field))}`
  const of = answered > 0 ? l10n.t`${name} (${answered} of ${requests} requests done)` : name
  const holds = stored && part.holds(stored)
  if (sending.sent === 'answered') return holds === false ? notApplied(label, part) : undefined
  const { problem } = sending
  if (sending.sent === 'refused') return { ...problem, message: `${of}: ${problem.message}` }
  if (sending.sent === 'untried')
    return { ...problem, message: l10n.t`${of}: not tried. ${problem.message}` }
  if (!stored || part.isBlind?.(stored))
    return {
      code: 'UNKNOWN_OUTCOME',
      message: l10n.t`${of}: it may or may not have changed. ${problem.message}`,
      hint: LOOK_FIRST_HINT,
    }
  if (holds) return undefined
  return {
    ...problem,
    message: l10n.t`${of}: ${problem.message} It was looked for afterwards and does not hold.`,
  }
}

export const judge = (
  label: string,
  sent: readonly SentPart[],
  stored: Task | undefined,
  notApplied: (label: string, part: Part) => Problem,
): Judged => {
  const judged = sent.map((one) => ({
    part: one.part,
    problem: problemWith(label, one, stored, notApplied),
  }))
  return {
    held: judged.flatMap(({ part, problem }) => (problem ? [] : [part])),
    problems: judged.flatMap(({ problem }) => problem ?? []),
  }
}
