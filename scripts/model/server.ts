// The scripted model: plays jobs on loopback for whoever speaks one of the dialects of models.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type CompletionRequest, nextStep, type Step } from './conversation.ts'
import { chat } from './dialects/chat.ts'
import type { Dialect } from './dialects/dialect.ts'
import { gemini } from './dialects/gemini.ts'
import { messages } from './dialects/messages.ts'
import { responses } from './dialects/responses.ts'
import type { Job } from './job.ts'

const DIALECTS: readonly Dialect[] = [chat, responses, messages, gemini]

export type Exchange = {
  readonly request: CompletionRequest
  /** The request as it came: with its pictures, which the script does not look at. */
  readonly body: unknown
  readonly step: Step
}

export type ScriptedModel = {
  /** The address of the chat-completions endpoint. */
  readonly url: string
  /** Where it listens, `http://127.0.0.1:<port>`: clients add the path of their dialect. */
  readonly origin: string
  /** Every request so far, oldest first, with the answer to it. */
  readonly exchanges: readonly Exchange[]
  readonly stop: () => Promise<void>
}

/** Starts the model on a random port. */
export const startModel = async (jobs: readonly Job[]): Promise<ScriptedModel> => {
  const exchanges: Exchange[] = []

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    const dialect = DIALECTS.find(({ speaks }) => speaks(address))
    if (incoming.method !== 'POST' || !dialect) {
      response.writeHead(404).end()
      return
    }
    const body = await json(incoming)
    const request = dialect.read(body, address)
    const step = nextStep(jobs, request)
    const turn = exchanges.push({ request, body, step })
    dialect.answer(response, step, turn, request)
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: String(error) } }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    url: `${origin}/v1/chat/completions`,
    origin,
    exchanges,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
