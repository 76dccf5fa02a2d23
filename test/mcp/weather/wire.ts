// A `fetch` that reaches a sandbox in this process, and fails as Node's own does.
import type { HttpBindings } from '@hono/node-server'
import type { createApp } from '../../../src/sandbox/http/app.ts'
import type { Clock } from './timing.ts'

/** What one exchange takes, in milliseconds. */
const LATENCY_MS = 40

/** As undici words it. */
const lost = (code: string): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(
      new Error(code === 'ECONNRESET' ? 'read ECONNRESET' : 'other side closed'),
      {
        code,
      },
    ),
  })

const terminated = (): TypeError =>
  new TypeError('terminated', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  })

/** The server's end of one connection: as much of Node's as the sandbox touches. */
interface ServerEnd {
  readonly incoming: {
    readonly socket: {
      readonly destroyed: boolean
      readonly destroy: () => void
      readonly once: (event: 'close', listener: () => void) => void
    }
  }
  readonly outgoing: {
    readonly writeHead: (status: number, headers: Record<string, string>) => void
    readonly write: (part: Uint8Array, sent: () => void) => void
  }
}

interface Connection {
  readonly end: ServerEnd
  /** Rejects when the connection is lost, or resolves with an answer whose body breaks off. */
  readonly broken: Promise<Response>
  readonly close: () => void
}

/** @param onSilence told once the server does nothing but wait for the client to go */
const connect = (onSilence: () => void): Connection => {
  const closing: (() => void)[] = []
  let body: ReadableStreamDefaultController<Uint8Array> | undefined
  let resolve: (response: Response) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const broken = new Promise<Response>((...ends) => {
    ;[resolve, reject] = ends
  })
  return {
    broken,
    close: () => {
      for (const listener of closing.splice(0)) listener()
    },
    end: {
      incoming: {
        socket: {
          destroyed: false,
          destroy: () => (body ? body.error(terminated()) : reject(lost('ECONNRESET'))),
          once: (_, listener) => {
            closing.push(listener)
            onSilence()
          },
        },
      },
      outgoing: {
        writeHead: (status, headers) => {
          const stream = new ReadableStream<Uint8Array>({
            start: (controller) => {
              body = controller
            },
          })
          resolve(new Response(stream, { status, headers }))
        },
        write: (part, sent) => {
          body?.enqueue(part)
          sent()
        },
      },
    },
  }
}

export interface WireOptions {
  readonly app: ReturnType<typeof createApp>
  readonly clock: Clock
  /** Told when a request will not be answered. */
  readonly onSilence?: () => void
}

export const createWire =
  ({ app, clock, onSilence }: WireOptions): typeof fetch =>
  async (input, init = {}) => {
    const { signal, ...rest } = init
    signal?.throwIfAborted()
    const done = clock.work()
    let heard: (() => void) | undefined
    const connection = connect(() => {
      heard = clock.silence()
      done()
      onSilence?.()
    })
    clock.pass(LATENCY_MS)
    const request = new Request(input, rest)
    request.headers.set('host', new URL(request.url).host)
    // The sandbox touches no more of Node's server than this.
    const bindings = connection.end as unknown as HttpBindings
    let giveUp: () => void = () => undefined
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal?.reason)
    })
    signal?.addEventListener('abort', giveUp, { once: true })
    const answered = Promise.resolve(app.fetch(request, bindings)).then((response) =>
      // What the server took into its own hands comes another way.
      response.headers.has('x-hono-already-sent') ? connection.broken : response,
    )
    try {
      return await Promise.race([answered, connection.broken, givenUp])
    } finally {
      // A signal that is listened to keeps all that it has ever reached in memory.
      signal?.removeEventListener('abort', giveUp)
      done()
      heard?.()
      connection.close()
    }
  }
