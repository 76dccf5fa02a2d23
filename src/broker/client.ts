// The server's end of the broker: asks the open windows for the token and tells them of changes.
import { request } from 'node:http'
import type { ChangedObject } from '../access/changed-object.ts'
import { type FoundWindow, findWindows } from './folder.ts'
import {
  authorizationOf,
  type CallReport,
  type Credentials,
  callsPath,
  changesPath,
  messageLimit,
  parseTokenAnswer,
  tokenPath,
} from './protocol.ts'

export interface BrokerClient {
  /**
   * The credentials of the first window that is signed in; nothing when none is.
   * Rejects only when `signal` is aborted, with its reason.
   */
  readonly getCredentials: (signal?: AbortSignal) => Promise<Credentials | undefined>
  /** Tells the window that started this process of a call; never fails. */
  readonly reportCall: (call: CallReport) => Promise<void>
  /** Tells every window what changed; a window that cannot be reached is passed over. */
  readonly reportChanges: (objects: readonly ChangedObject[]) => Promise<void>
}

export interface BrokerClientOptions {
  /** The label of the server that this process is, by which the settings name its rules. */
  readonly server?: string | undefined
  /** How long one window may take to answer. The sandbox may have to be started for it. */
  readonly timeoutMs?: number
}

interface Message {
  readonly path: string
  readonly body?: unknown
  readonly signal: AbortSignal
}

const post = (window: FoundWindow, { path, body, signal }: Message): Promise<string> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? '' : JSON.stringify(body)
    const outgoing = request(
      {
        socketPath: window.socket,
        path,
        method: 'POST',
        agent: false,
        signal,
        headers: {
          host: 'localhost',
          authorization: authorizationOf(window.key),
          'content-length': Buffer.byteLength(payload),
        },
      },
      (response) => {
        let answer = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          answer += chunk
          if (answer.length > messageLimit) response.destroy(new Error('The answer is too long.'))
        })
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode = 0 } = response
          if (statusCode >= 200 && statusCode < 300) resolve(answer)
          else reject(new Error(`The window answered ${statusCode}.`))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(payload)
  })

/** The window that started this process comes first: its account is the one in sight. */
const inOrder = (windows: readonly FoundWindow[]): readonly FoundWindow[] => [
  ...windows.filter(({ pid }) => pid === process.ppid),
  ...windows.filter(({ pid }) => pid !== process.ppid),
]

export const createBrokerClient = (
  directory: string,
  { server, timeoutMs = 5_000 }: BrokerClientOptions = {},
): BrokerClient => {
  const within = (signal?: AbortSignal): AbortSignal => {
    const limit = AbortSignal.timeout(timeoutMs)
    return signal ? AbortSignal.any([signal, limit]) : limit
  }
  const body = server === undefined ? undefined : { server }
  const windows = () => findWindows(directory).catch(() => [])

  return {
    getCredentials: async (signal) => {
      for (const window of inOrder(await windows())) {
        signal?.throwIfAborted()
        const message = { path: tokenPath, body, signal: within(signal) }
        const json = await post(window, message).catch(() => '')
        signal?.throwIfAborted()
        const answer = parseTokenAnswer(json)
        if (answer?.status !== 'signed-in') continue
        const { status: _, ...credentials } = answer
        return credentials
      }
      return undefined
    },
    reportCall: async (call) => {
      const [window] = inOrder(await windows())
      if (!window) return
      await post(window, { path: callsPath, body: call, signal: within() }).catch(() => '')
    },
    reportChanges: async (objects) => {
      if (objects.length === 0) return
      const message = () => ({ path: changesPath, body: { objects }, signal: within() })
      await Promise.allSettled((await windows()).map((window) => post(window, message())))
    },
  }
}
