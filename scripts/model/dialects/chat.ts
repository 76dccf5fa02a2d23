// OpenAI's chat completions: what Copilot Chat, Copilot CLI and most others speak.
import { completionRequest, type Step } from '../conversation.ts'
import { answerJson, callId, type Dialect, startEvents, wordsOf } from './dialect.ts'

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }

const toolCallsOf = (step: Step, turn: number): readonly object[] =>
  step.calls.map((call, index) => ({
    index,
    id: callId(turn, index),
    type: 'function',
    function: { name: call.tool, arguments: JSON.stringify(call.arguments) },
  }))

const completion = (turn: number, object: string, choice: object): object => ({
  id: `scripted-${turn}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model: 'scripted',
  choices: [{ index: 0, ...choice }],
  usage,
})

const finishOf = (step: Step): string => (step.calls.length > 0 ? 'tool_calls' : 'stop')

export const chat: Dialect = {
  speaks: ({ pathname }) => pathname === '/v1/chat/completions',
  read: (body) => completionRequest.parse(body),
  answer: (response, step, turn, request) => {
    const calls = toolCallsOf(step, turn)
    if (!request.stream) {
      const message = {
        role: 'assistant',
        content: step.text,
        ...(calls.length && { tool_calls: calls }),
      }
      const choice = { message, finish_reason: finishOf(step) }
      return answerJson(response, completion(turn, 'chat.completion', choice))
    }
    const write = startEvents(response)
    const send = (delta: object, finish: string | null = null): void =>
      write(completion(turn, 'chat.completion.chunk', { delta, finish_reason: finish }))
    send({ role: 'assistant', content: '' })
    for (const content of wordsOf(step.text)) send({ content })
    for (const call of calls) send({ tool_calls: [call] })
    send({}, finishOf(step))
    response.end('data: [DONE]\n\n')
  },
}
