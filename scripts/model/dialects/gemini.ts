// Google's Gemini: what Gemini CLI speaks. Calls have no ids: answers come in their order.
import { z } from 'zod'
import type { CompletionRequest, Step } from '../conversation.ts'
import { answerJson, callId, type Dialect, startEvents, wordsOf } from './dialect.ts'

const part = z.looseObject({
  text: z.string().optional(),
  functionCall: z.looseObject({ id: z.string().optional(), name: z.string() }).optional(),
  functionResponse: z
    .looseObject({ id: z.string().optional(), response: z.record(z.string(), z.unknown()) })
    .optional(),
})

const content = z.looseObject({ role: z.string().optional(), parts: z.array(part) })

const geminiRequest = z.looseObject({
  systemInstruction: content.optional(),
  contents: z.array(content),
  tools: z
    .array(
      z.looseObject({
        functionDeclarations: z.array(z.looseObject({ name: z.string() })).optional(),
      }),
    )
    .optional(),
})

type Message = CompletionRequest['messages'][number]

const textOf = (parts: readonly { readonly text?: string | undefined }[]): string =>
  parts.map(({ text }) => text ?? '').join('')

const errors = z.tuple([
  z.looseObject({
    functionResponse: z.looseObject({
      response: z.looseObject({ content: z.array(z.looseObject({ text: z.string().optional() })) }),
    }),
  }),
])

/** Gemini CLI says of an error which call it was, and puts the whole answer behind that as JSON. */
const withinError = (text: string): string => {
  const [, json] = /with response: (\[.*\])$/s.exec(text) ?? []
  const [error] = (json && errors.safeParse(JSON.parse(json)).data) || []
  return error ? textOf(error.functionResponse.response.content) : text
}

const answerText = (response: Readonly<Record<string, unknown>>): string => {
  const { output, error } = response
  const told = output ?? error ?? response
  return typeof told === 'string' ? withinError(told) : JSON.stringify(told)
}

const messagesIn = (contents: readonly z.infer<typeof content>[]): readonly Message[] =>
  contents.flatMap(({ role, parts }) => {
    const text = textOf(parts)
    const calls = parts.flatMap(({ functionCall: call }) => (call ? [{ id: call.id ?? '' }] : []))
    const answers = parts.flatMap(({ functionResponse: answer }) => answer ?? [])
    const speaker = role === 'model' ? 'assistant' : answers.length > 0 ? 'system' : 'user'
    return [
      ...answers.map(({ id, response }) => ({
        role: 'tool',
        content: answerText(response),
        tool_call_id: id,
      })),
      ...(text || calls.length > 0
        ? [{ role: speaker, content: text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }]
        : []),
    ]
  })

const chunk = (turn: number, parts: readonly object[], finish?: string): object => ({
  candidates: [
    { index: 0, content: { role: 'model', parts }, ...(finish ? { finishReason: finish } : {}) },
  ],
  usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  modelVersion: 'scripted',
  responseId: `scripted-${turn}`,
})

const callParts = (step: Step, turn: number): readonly object[] =>
  step.calls.map((call, index) => ({
    functionCall: { id: callId(turn, index), name: call.tool, args: call.arguments },
  }))

export const gemini: Dialect = {
  speaks: ({ pathname }) => /:(?:streamG|g)enerateContent$/.test(pathname),
  read: (body, { pathname }) => {
    const { systemInstruction, contents, tools = [] } = geminiRequest.parse(body)
    return {
      messages: [
        { role: 'system', content: textOf(systemInstruction?.parts ?? []) },
        ...messagesIn(contents),
      ],
      tools: tools.flatMap(({ functionDeclarations = [] }) =>
        functionDeclarations.map((declared) => ({ function: declared })),
      ),
      stream: pathname.endsWith(':streamGenerateContent'),
    }
  },
  answer: (response, step, turn, request) => {
    const calls = callParts(step, turn)
    if (!request.stream)
      return answerJson(response, chunk(turn, [{ text: step.text }, ...calls], 'STOP'))
    const write = startEvents(response)
    for (const text of wordsOf(step.text)) write(chunk(turn, [{ text }]))
    write(chunk(turn, calls, 'STOP'))
    response.end()
  },
}
