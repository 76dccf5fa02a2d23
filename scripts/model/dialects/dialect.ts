// The form in which a client talks to a model: how its requests are read, and how they are answered.
import type { ServerResponse } from 'node:http'
import type { CompletionRequest, Step } from '../conversation.ts'

export interface Dialect {
  /** Whether what is posted to this address is in it. */
  readonly speaks: (address: URL) => boolean
  /** Says the same in the form of chat completions, which the script is played by. */
  readonly read: (body: unknown, address: URL) => CompletionRequest
  /** @param turn which answer of the model's it is, from 1 */
  readonly answer: (
    response: ServerResponse,
    step: Step,
    turn: number,
    request: CompletionRequest,
  ) => void
}

/** The id of a call, by which its answer is known again. */
export const callId = (turn: number, index: number): string => `call_${turn}_${index}`

export const answerJson = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Begins a stream of events; each has a name where the dialect names them. */
export const startEvents = (
  response: ServerResponse,
): ((data: unknown, event?: string) => void) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  return (data, event) => {
    response.write(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`)
  }
}

/** Words that come one by one, as from a model. */
export const wordsOf = (text: string): readonly string[] => text.split(/(?<= )/)
