// The face behind a bare HTTP server, as a link would show it: one visitor, whose rules a test sets.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { createStateSeal } from '../../src/gateway/keys/state-seal.ts'
import type { Store } from '../../src/gateway/store/store.ts'
import { createCalls } from '../../src/mcp/call/calls.ts'
import { readConfig } from '../../src/mcp/config/config.ts'
import { createHttpFace, type Visit } from '../../src/mcp/serve/sdk2.ts'

export interface FaceHost {
  readonly url: string
  /** Ends what the visitor came by, as a link ends. */
  readonly end: () => void
  /** The same endpoint for another visitor: what was given to one is nothing to the other. */
  readonly become: (account: string) => void
  /** Moves the clock of the seal. */
  readonly later: (ms: number) => void
  readonly close: () => Promise<void>
}

const requestOf = async (
  message: IncomingMessage,
  response: ServerResponse,
  base: string,
): Promise<Request> => {
  const gone = new AbortController()
  response.on('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return new Request(new URL(message.url ?? '/', base), {
    method: message.method ?? 'GET',
    headers: Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
    signal: gone.signal,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
}

/** As much of a store as single use needs. */
const shelf = (): Pick<Store, 'put'> => {
  const kept = new Set<string>()
  const put: Store['put'] = async (key) => {
    if (kept.has(key)) return false
    kept.add(key)
    return true
  }
  return { put }
}

const key = { kid: 'test', derive: () => Buffer.alloc(32, 7) }

export const startFaceHost = async (env: Readonly<Record<string, string>>): Promise<FaceHost> => {
  let ahead = 0
  let account = 'one'
  const seal = createStateSeal({
    store: shelf(),
    keys: { current: key, find: () => key },
    now: () => Date.now() + ahead,
  })
  const face = createHttpFace({ version: 'test', seal })
  const { config } = readConfig([], { ...env })
  const calls = createCalls(config, 'clickup-copilot/test')
  const end = new AbortController()
  const visit = (): Visit => ({ config, calls: async () => calls, signal: end.signal, account })

  const server = createServer(async (message, response) => {
    const answer = await face.fetch(await requestOf(message, response, url()), visit())
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (!answer.body) return void response.end()
    const body = Readable.fromWeb(answer.body as never)
    response.on('close', () => body.destroy())
    body.on('error', () => response.destroy()).pipe(response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`
  return {
    url: url(),
    end: () => end.abort(),
    become: (name) => {
      account = name
    },
    later: (ms) => {
      ahead += ms
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
