// Anthropic's messages: what Claude Code speaks.
import { z } from 'zod'
import { type CompletionRequest, LOADER, type Step } from '../conversation.ts'
import { answerJson, callId, type Dialect, startEvents, wordsOf } from './dialect.ts'

const plain = z.looseObject({ type: z.string(), text: z.string().optional() })

const texts = z
  .union([z.string(), z.array(plain)])
  .optional()
  .transform((value) =>
    typeof value === 'string' ? value : (value ?? []).map(({ text }) => text ?? '').join(''),
  )

const block = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  tool_use_id: z.string().optional(),
  content: texts,
})

const content = z
  .union([z.string(), z.array(block)])
  .transform((value) =>
    typeof value === 'string' ? [block.parse({ type: 'text', text: value })] : value,
  )

const messagesRequest = z.looseObject({
  system: texts,
  messages: z.array(z.looseObject({ role: z.string(), content })),
  tools: z.array(z.looseObject({ name: z.string() })).optional(),
  stream: z.boolean().optional(),
})

type Message = CompletionRequest['messages'][number]

const REMINDER = /<system-reminder>[\s\S]*?<\/system-reminder>/g

/** Beside the person's words the client puts some of its own. */
const spoken = (role: string, text: string): readonly Message[] => {
  const reminders = role === 'user' ? (text.match(REMINDER) ?? []) : []
  const words = role === 'user' ? text.replace(REMINDER, '').trim() : text
  return [
    ...reminders.map((content) => ({ role: 'system', content })),
    ...(words ? [{ role, content: words }] : []),
  ]
}

type Block = z.infer<typeof block>

const toMessages = (role: string, content: readonly Block[], loads: readonly string[]) => {
  // What stands beside answers is no word of the person's.
  const speaker = content.some(({ type }) => type === 'tool_result') ? 'system' : role
  const calls = content.flatMap(({ type, id = '' }) =>
    type === 'tool_use' && !loads.includes(id) ? [{ id }] : [],
  )
  return [
    ...content.flatMap(({ type, text = '', content: result, tool_use_id: id = '' }) => {
      if (type !== 'tool_result') return spoken(speaker, text)
      return loads.includes(id) ? [] : [{ role: 'tool', content: result, tool_call_id: id }]
    }),
    ...(calls.length > 0 ? [{ role, content: '', tool_calls: calls }] : []),
  ]
}

/** `ToolSearch` is between the client and its model: nothing of the job's. */
const messagesIn = (messages: z.infer<typeof messagesRequest>['messages']): readonly Message[] => {
  const loads = messages
    .flatMap(({ content }) => content)
    .flatMap(({ type, name, id = '' }) => (type === 'tool_use' && name === LOADER ? [id] : []))
  return messages.flatMap(({ role, content }) => toMessages(role, content, loads))
}

/** Names that stand alone, a line each, below the words that tell how they are loaded. */
const deferredIn = (messages: readonly Message[]): readonly string[] =>
  messages
    .filter(({ role, content }) => role === 'system' && content.includes(LOADER))
    .flatMap(({ content }) => content.match(/^mcp__\w+$/gm) ?? [])

const usage = { input_tokens: 1, output_tokens: 1 }

const stopOf = (step: Step): string => (step.calls.length > 0 ? 'tool_use' : 'end_turn')

const blocksOf = (step: Step, turn: number): readonly object[] => [
  ...(step.text ? [{ type: 'text', text: step.text }] : []),
  ...step.calls.map((call, index) => ({
    type: 'tool_use',
    id: callId(turn, index),
    name: call.tool,
    input: call.arguments,
  })),
]

const messageOf = (turn: number, content: readonly object[], stop: string | null): object => ({
  id: `msg_${turn}`,
  type: 'message',
  role: 'assistant',
  model: 'scripted',
  content,
  stop_reason: stop,
  stop_sequence: null,
  usage,
})

export const messages: Dialect = {
  speaks: ({ pathname }) => pathname === '/v1/messages',
  read: (body) => {
    const { system, messages: said, tools, stream } = messagesRequest.parse(body)
    const all = [{ role: 'system', content: system }, ...messagesIn(said)]
    return {
      messages: all,
      deferred: [...deferredIn(all)],
      tools: tools?.map((tool) => ({ function: tool })),
      stream,
    }
  },
  answer: (response, step, turn, request) => {
    if (!request.stream)
      return answerJson(response, messageOf(turn, blocksOf(step, turn), stopOf(step)))
    const write = startEvents(response)
    const send = (type: string, rest: object = {}): void => write({ type, ...rest }, type)
    const sendBlock = (index: number, begin: object, deltas: readonly object[]): void => {
      send('content_block_start', { index, content_block: begin })
      for (const delta of deltas) send('content_block_delta', { index, delta })
      send('content_block_stop', { index })
    }
    send('message_start', { message: messageOf(turn, [], null) })
    const said = wordsOf(step.text).map((text) => ({ type: 'text_delta', text }))
    if (step.text) sendBlock(0, { type: 'text', text: '' }, said)
    step.calls.forEach((call, index) => {
      sendBlock(
        index + (step.text ? 1 : 0),
        { type: 'tool_use', id: callId(turn, index), name: call.tool, input: {} },
        [{ type: 'input_json_delta', partial_json: JSON.stringify(call.arguments) }],
      )
    })
    send('message_delta', { delta: { stop_reason: stopOf(step), stop_sequence: null }, usage })
    send('message_stop')
    response.end()
  },
}
