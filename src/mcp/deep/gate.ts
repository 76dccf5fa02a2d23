// The one way out: what reads and nothing else, and no more than so many requests, tries included.
import { CodedError } from '../../base/problems/error.ts'
import type { Refuses } from '../../clickup/http/request.ts'

export const MOST_REQUESTS = 60

/** What of an answer is not in its body. */
export interface Head {
  readonly status: number
  readonly limit: string | null
  readonly remaining: string | null
  readonly reset: string | null
  /** Epoch milliseconds by ClickUp's clock. */
  readonly date: number
}

export interface Gate {
  /** Asked before a request is sent. */
  readonly refuses: Refuses
  readonly fetch: typeof fetch
  /** How many requests have left. */
  readonly sent: () => number
  /** Of the newest answer. */
  readonly last: () => Head | undefined
  readonly forget: () => void
}

const headOf = ({ status, headers }: Response): Head => ({
  status,
  limit: headers.get('x-ratelimit-limit'),
  remaining: headers.get('x-ratelimit-remaining'),
  reset: headers.get('x-ratelimit-reset'),
  date: Date.parse(headers.get('date') ?? ''),
})

/** @param send the way to the network */
export const createGate = (send: typeof fetch = fetch): Gate => {
  let sent = 0
  let last: Head | undefined
  const refuses: Refuses = (method) => {
    if (method !== 'GET') return new CodedError('ACCESS_DENIED', 'This check reads only.')
    return sent < MOST_REQUESTS
      ? undefined
      : new CodedError('INCOMPLETE', `This check sends ${MOST_REQUESTS} requests at most.`)
  }
  return {
    refuses,
    fetch: async (input, init) => {
      // Whoever may have forgotten to ask before.
      const refused = refuses(init?.method ?? 'GET', '')
      if (refused) throw refused
      sent += 1
      const response = await send(input, init)
      last = headOf(response)
      return response
    },
    sent: () => sent,
    last: () => last,
    forget: () => {
      last = undefined
    },
  }
}
