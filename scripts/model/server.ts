// The scripted model: an OpenAI-compatible chat-completions server on loopback that plays jobs.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type CompletionRequest, completionRequest, nextStep, type Step } from './conversation.ts'
import type { Job } from './job.ts'

export type Exchange = {
  readonly request: CompletionRequest
  /** The request as it came: with its pictures, which the script does not look at. */
  readonly body: unknown
  readonly step: Step
}

export type ScriptedModel = {
  /** The address of the chat-completions endpoint. */
  readonly url: string
  /** Every request so far, oldest first, with the answer to it. */
  readonly exchanges: readonly Exchange[]
  readonly stop: () => Promise<void>
}

const toolCallsOf = (step: Step, turn: number): readonly object[] =>
  step.calls.map((call, index) => ({
    index,
    id: `call_${turn}_${index}`,
    type: 'function',
    function: { name: call.tool, arguments: JSON.stringify(call.arguments) },
  }))

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }

const completion = (turn: number, object: string, choice: object): object => ({
  id: `scripted-${turn}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model: 'scripted',
  choices: [{ index: 0, ...choice }],
  usage,
})

const finishOf = (step: Step): string => (step.calls.length > 0 ? 'tool_calls' : 'stop')

const answerWhole = (response: ServerResponse, step: Step, turn: number): void => {
  const calls = toolCallsOf(step, turn)
  const message = {
    role: 'assistant',
    content: step.text,
    ...(calls.length && { tool_calls: calls }),
  }
  const body = completion(turn, 'chat.completion', { message, finish_reason: finishOf(step) })
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const answerStreaming = (response: ServerResponse, step: Step, turn: number): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const send = (delta: object, finish: string | null = null): void => {
    const chunk = completion(turn, 'chat.completion.chunk', { delta, finish_reason: finish })
    response.write(`data: ${JSON.stringify(chunk)}\n\n`)
  }
  send({ role: 'assistant', content: '' })
  for (const word of step.text.split(/(?<= )/)) send({ content: word })
  for (const call of toolCallsOf(step, turn)) send({ tool_calls: [call] })
  send({}, finishOf(step))
  response.end('data: [DONE]\n\n')
}

/** Starts the model on a random port. */
export const startModel = async (jobs: readonly Job[]): Promise<ScriptedModel> => {
  const exchanges: Exchange[] = []

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions') {
      response.writeHead(404).end()
      return
    }
    const body = await json(incoming)
    const request = completionRequest.parse(body)
    const step = nextStep(jobs, request)
    const turn = exchanges.push({ request, body, step })
    if (request.stream) answerStreaming(response, step, turn)
    else answerWhole(response, step, turn)
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
  return {
    url: `http://127.0.0.1:${port}/v1/chat/completions`,
    exchanges,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
