// A loopback server that answers as a test says: for what the sandbox would never do.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON. */
  readonly body?: unknown
  /** Cuts the connection instead: before or in the middle of the answer. */
  readonly cut?: 'unanswered' | 'halfway'
}

export interface Received {
  readonly method: string
  /** With its query. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly at: number
}

export interface Upstream {
  readonly url: string
  readonly received: readonly Received[]
}

type Answer = (request: Received, n: number) => Reply | Promise<Reply>

const send = (response: ServerResponse, { status = 200, headers = {}, body, cut }: Reply): void => {
  if (cut === 'unanswered') return void response.destroy()
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {})
  if (cut === 'halfway') {
    response.writeHead(status, { 'content-length': String(text.length + 10) })
    return void response.write(text, () => response.destroy())
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(status === 204 ? undefined : text)
}

/** Serves until the test ends; `n` counts the requests from 0. */
export const startUpstream = async (answer: Answer): Promise<Upstream> => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const one: Received = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      at: Date.now(),
    }
    received.push(one)
    request.resume()
    send(response, await answer(one, received.length - 1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

/** An address of this machine at which nobody answers. */
export const deadUrl = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
