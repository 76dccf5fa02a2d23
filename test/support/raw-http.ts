// Requests that no client makes: with any Host, with a body in pieces, or without the body they announce.
import { request } from 'node:http'

export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent piece by piece, and no further than the answer. */
  readonly body?: Iterable<Uint8Array>
  /** Whether more of the body is to be expected, which never comes. */
  readonly unfinished?: boolean
}

export interface RawAnswer {
  /** 0 where the connection was cut instead. */
  readonly status: number
  /** Names and values in turn, as they came. */
  readonly headers: readonly string[]
  readonly text: string
  /** How much of the body was taken off our hands before the answer came. */
  readonly sent: number
}

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** On a connection of its own. */
export const askRaw = (
  url: string,
  { method = 'POST', headers = {}, body = [], unfinished = false }: RawRequest = {},
): Promise<RawAnswer> =>
  new Promise((resolve) => {
    let sent = 0
    let isAnswered = false
    const asking = request(url, { method, headers, agent: false })
    const write = async (): Promise<void> => {
      for (const piece of body) {
        if (isAnswered) return
        await new Promise((taken) => asking.write(piece, taken))
        sent += piece.length
      }
      if (!unfinished) asking.end()
    }
    asking.on('response', async (answer) => {
      isAnswered = true
      const status = answer.statusCode ?? 0
      const text = await textOf(answer).catch(() => '')
      asking.destroy()
      resolve({ status, headers: answer.rawHeaders, text, sent })
    })
    // Whoever will have no more may cut us off while we are still sending.
    asking.on('error', () => {
      if (!isAnswered) resolve({ status: 0, headers: [], text: '', sent })
      isAnswered = true
    })
    asking.flushHeaders()
    void write()
  })
