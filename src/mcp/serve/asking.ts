// How the user is asked: a client that can be waited for answers while the call stands still; one that
// cannot gets the question in place of an answer, and makes the call again with what the user said.

import { asMarkdown } from '../../base/text/foreign-text.ts'
import { isFields } from '../../base/text/records.ts'
import type { Ask, Word } from '../call/consent.ts'

/** One box to tick. */
export interface Form {
  /** Markdown. */
  readonly message: string
  readonly requestedSchema: {
    readonly type: 'object'
    readonly properties: {
      readonly confirm: {
        readonly type: 'boolean'
        readonly title: string
        readonly default: boolean
      }
    }
    required: string[]
  }
}

const formFor = (question: string): Form => ({
  message: asMarkdown(question),
  requestedSchema: {
    type: 'object',
    properties: { confirm: { type: 'boolean', title: 'Yes, do it', default: false } },
    required: ['confirm'],
  },
})

/** Whatever is no yes is none, of whatever form it is: a client may send anything. */
const wordOf = (reply: unknown): Word => {
  if (!isFields(reply) || typeof reply.action !== 'string') return 'not asked'
  const { action, content } = reply
  if (action !== 'accept') return 'no'
  return isFields(content) && content.confirm === true ? 'yes' : 'unticked'
}

/**
 * For the SDKs, which would bring Ajv along to check what a client answers: our one question has one box,
 * and that is looked at here.
 */
export const UNCHECKED = {
  getValidator: () => (input: unknown) => ({
    valid: true as const,
    data: input as never,
    errorMessage: undefined,
  }),
}

/** @param put rejects where the client fails to ask */
export const askAtOnce =
  (put: (form: Form) => Promise<unknown>, signal: AbortSignal): Ask =>
  async (question) => {
    try {
      return wordOf(await put(formFor(question)))
    } catch (error) {
      if (signal.aborted) throw error
      return 'not asked'
    }
  }

/** Texts that only we can write and read, each good for one time and for a while. */
export interface StateSeal {
  readonly seal: (value: object) => Promise<string>
  /** Undefined for one that is not ours, too old or was opened before. */
  readonly open: (text: string) => Promise<object | undefined>
}

/** What stays with the client between the question and the answer. */
interface Pending {
  /** Of the plan that the user was asked about. */
  readonly fingerprint: string
  /** When that was planned. */
  readonly now: number
  readonly account: string
  readonly tool: string
}

const isPending = (value: object | undefined): value is Pending =>
  isFields(value) &&
  typeof value.fingerprint === 'string' &&
  typeof value.now === 'number' &&
  typeof value.account === 'string' &&
  typeof value.tool === 'string'

/** The question that is given back in place of an answer. */
export interface Question {
  readonly form: Form
  /** Comes back with the answer, as it is. */
  readonly state: string
}

export interface AskingLater {
  readonly ask: Ask
  readonly now: number | undefined
  /** What was asked meanwhile. */
  readonly question: () => Question | undefined
}

/** What a call brings that is made again. */
export interface Returned {
  readonly state: string | undefined
  /** What the client says that the user said. */
  readonly reply: unknown
}

/**
 * Asks by giving the question back. What was answered counts for the plan that was asked about; of
 * another one the user is asked anew.
 * @returns undefined for a state that is none of this account and tool, too old, or used before
 */
export const askLater = async (
  seal: StateSeal,
  { account, tool }: Pick<Pending, 'account' | 'tool'>,
  { state, reply }: Returned,
): Promise<AskingLater | undefined> => {
  const opened = state === undefined ? undefined : await seal.open(state)
  if (state !== undefined && !isPending(opened)) return undefined
  const before = isPending(opened) ? opened : undefined
  if (before && (before.account !== account || before.tool !== tool)) return undefined
  let question: Question | undefined
  return {
    now: before?.now,
    question: () => question,
    ask: async (text, { fingerprint, now }) => {
      if (before?.fingerprint === fingerprint && reply !== undefined) return wordOf(reply)
      const pending: Pending = { fingerprint, now, account, tool }
      question = { form: formFor(text), state: await seal.seal(pending) }
      return 'later'
    },
  }
}
