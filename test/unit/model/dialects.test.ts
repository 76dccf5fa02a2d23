// The scripted model says the same in every dialect: it calls a tool, reads what came, and closes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issuesOf, type Job } from '../../../scripts/model/job.ts'
import { type ScriptedModel, startModel } from '../../../scripts/model/server.ts'

const PROMPT = 'Count the bugs.'

const count: Job = {
  title: 'Count the bugs',
  prompt: PROMPT,
  matches: (prompt) => prompt === PROMPT,
  play: function* () {
    const [answer] = yield {
      text: 'I count them.',
      calls: [{ tool: 'find_tasks', arguments: { text: 'bug' } }],
    }
    return answer?.ok ? `There are ${answer.result}.` : `No: ${answer ? issuesOf(answer) : ''}`
  },
}

/** The bodies of requests: what the person asks, and that with the call and its answer. */
interface Spoken {
  readonly path: string
  /** As the tool is named in what the model says. */
  readonly name: string
  readonly request: (told?: string) => object
}

const ID = 'call_1_0'

const SPOKEN: Readonly<Record<string, Spoken>> = {
  'chat completions': {
    path: '/v1/chat/completions',
    name: 'clickup-find_tasks',
    request: (told) => ({
      stream: true,
      tools: [{ type: 'function', function: { name: 'clickup-find_tasks' } }],
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: PROMPT },
        ...(told === undefined
          ? []
          : [
              { role: 'assistant', content: '', tool_calls: [{ id: ID }] },
              { role: 'tool', tool_call_id: ID, content: told },
            ]),
      ],
    }),
  },
  responses: {
    path: '/v1/responses',
    name: 'find_tasks',
    request: (told) => ({
      stream: true,
      instructions: 'Be brief.',
      tools: [
        {
          type: 'namespace',
          name: 'mcp__clickup',
          tools: [{ type: 'function', name: 'find_tasks' }],
        },
      ],
      input: [
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: PROMPT }] },
        ...(told === undefined
          ? []
          : [
              { type: 'function_call', call_id: ID, name: 'find_tasks', arguments: '{}' },
              {
                type: 'function_call_output',
                call_id: ID,
                output: [{ type: 'input_text', text: `Wall time: 0.1 s\nOutput:\n${told}` }],
              },
            ]),
      ],
    }),
  },
  messages: {
    path: '/v1/messages?beta=true',
    name: 'mcp__clickup__find_tasks',
    request: (told) => ({
      stream: true,
      system: [{ type: 'text', text: 'Be brief.' }],
      tools: [{ name: 'mcp__clickup__find_tasks' }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: '<system-reminder>It is Monday.</system-reminder>' },
            { type: 'text', text: PROMPT },
          ],
        },
        ...(told === undefined
          ? []
          : [
              { role: 'assistant', content: [{ type: 'tool_use', id: ID, name: 'x', input: {} }] },
              {
                role: 'user',
                content: [
                  { type: 'tool_result', tool_use_id: ID, content: [{ type: 'text', text: told }] },
                  { type: 'text', text: 'Go on.' },
                ],
              },
            ]),
      ],
    }),
  },
  Gemini: {
    path: '/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse',
    name: 'mcp_clickup_find_tasks',
    request: (told) => ({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      tools: [{ functionDeclarations: [{ name: 'mcp_clickup_find_tasks' }] }],
      contents: [
        { role: 'user', parts: [{ text: PROMPT }] },
        ...(told === undefined
          ? []
          : [
              { role: 'model', parts: [{ functionCall: { id: ID, name: 'x' } }] },
              {
                role: 'user',
                parts: [
                  {
                    functionResponse: {
                      id: ID,
                      response: {
                        output: `<untrusted_context>\n${told}\n</untrusted_context>`,
                      },
                    },
                  },
                ],
              },
            ]),
      ],
    }),
  },
}

let model: ScriptedModel | undefined
beforeAll(async () => {
  model = await startModel([count])
})
afterAll(() => model?.stop())

const ask = async (path: string, body: object): Promise<string> => {
  const response = await fetch(`${model?.origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
  return response.text()
}

/** The words of an answer, which come one by one in each dialect. */
const wordsIn = (answer: string): string =>
  [...answer.matchAll(/"(?:content|delta|text)":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, word]) => word)
    .join('')

describe.each(Object.entries(SPOKEN))('the scripted model in %s', (_, { path, name, request }) => {
  it('calls the tool by the name that the client gave it', async () => {
    const answer = await ask(path, request())
    expect(wordsIn(answer)).toContain('I count them.')
    expect(answer).toContain(`"name":"${name}"`)
    expect(answer.replaceAll('\\', '')).toContain('{"text":"bug"}')
  })

  it('reads what the tool answered', async () => {
    const answer = await ask(path, request('{"ok":true,"result":7}'))
    expect(wordsIn(answer)).toContain('There are 7.')
    expect(answer).not.toContain(`"name":"${name}"`)
  })

  it('does not take for an answer what a client has cut', async () => {
    const answer = await ask(path, request('{"ok":true,"result":[1,2,…'))
    expect(wordsIn(answer)).toContain('No: UNREADABLE')
  })
})

describe('the scripted model before tools of which it is told the names alone', () => {
  it('loads them before it calls them', async () => {
    const answer = await ask('/v1/messages', {
      tools: [{ name: 'ToolSearch' }],
      messages: [
        { role: 'user', content: PROMPT },
        {
          role: 'system',
          content: 'ToolSearch loads these:\nmcp__clickup__find_tasks\nmcp__clickup__get_task',
        },
      ],
    })
    expect(answer).toContain('"name":"ToolSearch"')
    expect(answer).toContain('select:mcp__clickup__find_tasks"')
  })
})
