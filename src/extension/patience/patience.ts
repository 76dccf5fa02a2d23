// How long a person is kept waiting for ClickUp: told after five seconds, let go after fifteen.
import * as l10n from '@vscode/l10n'
import { CodedError, type ErrorDetails, isCodedError } from '../../base/problems/error.ts'
import type { Api } from '../../clickup/http/api.ts'
import { type ApiRequest, isWrite } from '../../clickup/http/request.ts'

const SLOW_MS = 5000
const LONGEST_MS = 15_000

/** What a look may take that finds out what came of a write, once ClickUp was given up. */
const LOOK_MS = 3000

/** A write leaves a part of its time to that look. */
const MOST_OF_IT = 0.7

export interface Ears {
  /** Told when ClickUp begins to be slow, and when it is not any more. */
  readonly onSlow?: (isSlow: boolean) => void
  /** Told of each request whether ClickUp answered, whatever it said. */
  readonly onAnswer?: (isThere: boolean) => void
  /** Told, in words, what is waited for. Where it is missing, a used up rate limit is an error at once. */
  readonly onWait?: (message: string) => void
}

export interface Patience extends Ears {
  /** Whether all of it is one thing: once ClickUp did not answer, the rest is not tried. */
  readonly isOne?: boolean
  /** Fifteen seconds unless the person has chosen to wait longer. */
  readonly longestMs?: number | undefined
}

interface Waiting extends Patience {
  slow: number
  isGivenUp: boolean
}

const notAnswering = (details: ErrorDetails = {}): CodedError =>
  new CodedError('UPSTREAM_ERROR', l10n.t('ClickUp does not answer.'), {
    ...details,
    hint: l10n.t('Check the network and status.clickup.com, then try again.'),
  })

/** Runs it, and tells while it takes long. */
const watched = async <T>(api: Api, waiting: Waiting, run: () => Promise<T>): Promise<T> => {
  const late = api.timing.timeout(SLOW_MS)
  let isSlow = false
  const onLate = (): void => {
    isSlow = true
    waiting.slow += 1
    if (waiting.slow === 1) waiting.onSlow?.(true)
  }
  late.addEventListener('abort', onLate)
  try {
    return await run()
  } finally {
    late.removeEventListener('abort', onLate)
    if (isSlow) waiting.slow -= 1
    if (isSlow && waiting.slow === 0) waiting.onSlow?.(false)
  }
}

const bounded = (api: Api, longestMs: number): Api =>
  api.call.deadline === undefined
    ? api.during({ ...api.call, deadline: api.timing.now() + longestMs })
    : api

/** Whoever sees that it goes on waits for the budget, and can give up. */
const outOfBudget = async <T>(api: Api, { onWait }: Ears, run: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!onWait || !isCodedError(error, 'RATE_LIMIT') || error.details.outcomeUnknown) throw error
      const ms = error.details.retryAfterMs ?? SLOW_MS
      const seconds = Math.ceil(ms / 1000)
      onWait(l10n.t`ClickUp's rate limit is reached; going on in ${seconds} s`)
      await api.timing.sleep(ms, api.call.signal).catch(() => {
        throw new CodedError('CANCELLED', l10n.t('The call was cancelled.'))
      })
    }
  }
}

const requestIn = async <T>(api: Api, waiting: Waiting, request: ApiRequest<T>): Promise<T> => {
  const { isGivenUp, isOne, onAnswer } = waiting
  if (isGivenUp && isWrite(request)) throw notAnswering()
  const longestMs = isGivenUp ? LOOK_MS : (waiting.longestMs ?? LONGEST_MS)
  let started = api.timing.now()
  const run = (): Promise<T> => {
    started = api.timing.now()
    return bounded(api, longestMs).request(request)
  }
  try {
    const answer = await watched(api, waiting, () => outOfBudget(api, waiting, run))
    onAnswer?.(true)
    return answer
  } catch (error) {
    if (!isCodedError(error, 'UPSTREAM_ERROR')) throw error
    onAnswer?.(false)
    if (api.timing.now() - started < longestMs * MOST_OF_IT) throw error
    waiting.isGivenUp ||= isOne === true
    throw notAnswering(error.details)
  }
}

const within = (api: Api, waiting: Waiting): Api => ({
  ...api,
  request: (request) => requestIn(api, waiting, request),
  memory: {
    ...api.memory,
    recall: (key, load) => bounded(api, LONGEST_MS).memory.recall(key, load),
  },
  during: (call) => within(api.during(call), waiting),
})

/** The same client for a person, who has other things to do than to wait for ClickUp. */
export const patient = (api: Api, patience: Patience = {}): Api =>
  within(api, { ...patience, slow: 0, isGivenUp: false })
