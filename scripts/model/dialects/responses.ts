// OpenAI's responses: what Codex speaks. Tools stand in namespaces, one for each MCP server.
import { z } from 'zod'
import type { CompletionRequest, Step } from '../conversation.ts'
import { answerJson, callId, type Dialect, startEvents, wordsOf } from './dialect.ts'

const texts = z
  .union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))])
  .optional()
  .transform((value) =>
    typeof value === 'string' ? value : (value ?? []).map(({ text }) => text ?? '').join(''),
  )

const item = z.looseObject({
  type: z.string().optional(),
  role: z.string().optional(),
  content: texts,
  call_id: z.string().optional(),
  output: texts,
})

const tool = z.looseObject({ type: z.string(), name: z.string().optional() })

const responsesRequest = z.looseObject({
  instructions: z.string().nullish(),
  input: z.union([
    z.string().transform((content) => [item.parse({ role: 'user', content })]),
    z.array(item),
  ]),
  tools: z.array(tool.extend({ tools: z.array(tool).optional() })).optional(),
  stream: z.boolean().optional(),
})

type Request = z.infer<typeof responsesRequest>
type Item = z.infer<typeof item>
type Message = CompletionRequest['messages'][number]

const messageOf = ({
  type,
  role,
  content,
  call_id: id = '',
  output,
}: Item): Message | undefined => {
  if (type === 'function_call') return { role: 'assistant', content: '', tool_calls: [{ id }] }
  if (type === 'function_call_output') return { role: 'tool', content: output, tool_call_id: id }
  return role ? { role: role === 'developer' ? 'system' : role, content } : undefined
}

/** Calls that follow one another were made at once. */
const joined = (messages: readonly Message[], next: Message): readonly Message[] => {
  const { tool_calls: calls } = messages.at(-1) ?? {}
  return calls && next.tool_calls
    ? [...messages.slice(0, -1), { ...next, tool_calls: [...calls, ...next.tool_calls] }]
    : [...messages, next]
}

const messagesIn = (items: readonly Item[]): readonly Message[] =>
  items.flatMap((one) => messageOf(one) ?? []).reduce(joined, [])

/** A tool within a namespace is called by both names: `mcp__clickup/find_tasks` here. */
const toolsIn = (tools: Request['tools'] = []): CompletionRequest['tools'] =>
  tools.flatMap(({ name = '', tools: inside, ...rest }) =>
    inside
      ? inside.map((one) => ({ function: { ...one, name: `${name}/${one.name}` } }))
      : [{ function: { ...rest, name } }],
  )

const callItem = (tool: string, args: object, id: string): object => {
  const [, namespace, name = tool] = /^(.*)\/(.*)$/.exec(tool) ?? []
  return {
    type: 'function_call',
    id: `fc_${id}`,
    call_id: id,
    name,
    ...(namespace ? { namespace } : {}),
    arguments: JSON.stringify(args),
    status: 'completed',
  }
}

const said = (id: string, text: string, status = 'completed'): object => ({
  type: 'message',
  id,
  role: 'assistant',
  status,
  content: status === 'completed' ? [{ type: 'output_text', text, annotations: [] }] : [],
})

const outputOf = (step: Step, turn: number): readonly object[] => [
  ...(step.text ? [said(`msg_${turn}`, step.text)] : []),
  ...step.calls.map((call, index) => callItem(call.tool, call.arguments, callId(turn, index))),
]

const responseOf = (turn: number, output: readonly object[], status: string): object => ({
  id: `resp_${turn}`,
  object: 'response',
  created_at: Math.floor(Date.now() / 1000),
  model: 'scripted',
  status,
  output,
  usage: {
    ...{ input_tokens: 1, output_tokens: 1, total_tokens: 2 },
    input_tokens_details: { cached_tokens: 0 },
    output_tokens_details: { reasoning_tokens: 0 },
  },
})

export const responses: Dialect = {
  speaks: ({ pathname }) => pathname === '/v1/responses',
  read: (body) => {
    const { instructions, input, tools, stream } = responsesRequest.parse(body)
    return {
      messages: [{ role: 'system', content: instructions ?? '' }, ...messagesIn(input)],
      tools: toolsIn(tools),
      stream,
    }
  },
  answer: (response, step, turn, request) => {
    const output = outputOf(step, turn)
    const whole = responseOf(turn, output, 'completed')
    if (!request.stream) return answerJson(response, whole)
    const write = startEvents(response)
    let number = 0
    const send = (type: string, rest: object): void => {
      write({ type, sequence_number: number, ...rest }, type)
      number += 1
    }
    send('response.created', { response: responseOf(turn, [], 'in_progress') })
    output.forEach((item, index) => {
      const at = { output_index: index }
      const speaks = index === 0 && step.text !== ''
      const id = `msg_${turn}`
      send('response.output_item.added', {
        ...at,
        item: speaks ? said(id, '', 'in_progress') : item,
      })
      for (const delta of speaks ? wordsOf(step.text) : [])
        send('response.output_text.delta', { ...at, item_id: id, content_index: 0, delta })
      send('response.output_item.done', { ...at, item })
    })
    send('response.completed', { response: whole })
    response.end()
  },
}
