// Decides the scripted model's next step from a conversation in OpenAI's chat-completions form.
import { z } from 'zod'
import { type Call, type Envelope, type Job, readEnvelope } from './job.ts'

const parts = z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))

const content = z
  .union([z.string(), parts, z.null()])
  .optional()
  .transform((value) =>
    Array.isArray(value) ? value.map(({ text }) => text ?? '').join('') : (value ?? ''),
  )

const message = z.looseObject({
  role: z.string(),
  content,
  tool_call_id: z.string().optional(),
  tool_calls: z.array(z.looseObject({ id: z.string() })).optional(),
})

const tool = z.looseObject({ function: z.looseObject({ name: z.string() }) })

/** What of a chat-completions request matters here. */
export const completionRequest = z.looseObject({
  messages: z.array(message),
  tools: z.array(tool).optional(),
  stream: z.boolean().optional(),
  /** Not of chat completions: tools that a client names alone, to be loaded by `LOADER` before. */
  deferred: z.array(z.string()).optional(),
})

/** The tool of Claude Code's by which a model loads others. */
export const LOADER = 'ToolSearch'

export type CompletionRequest = z.infer<typeof completionRequest>

type Message = z.infer<typeof message>

/** The model's next message; `calls` name tools as the client offered them. */
export type Step = { readonly text: string; readonly calls: readonly Call[] }

// Copilot wraps what the person typed; other clients send it as it is.
const requestIn = (text: string): string =>
  /<userRequest>([\s\S]*?)<\/userRequest>/.exec(text)?.[1]?.trim() ?? text

/** The envelopes of every turn of calls, oldest first. */
const answeredTurns = (messages: readonly Message[]): readonly (readonly Envelope[])[] => {
  const answers = new Map(
    messages.map(({ tool_call_id: id, content: text }) => [id, readEnvelope(text)]),
  )
  return messages.flatMap(({ tool_calls: calls }) =>
    calls?.length ? [calls.map(({ id }) => answers.get(id) ?? { ok: false, issues: [] })] : [],
  )
}

/** Clients put a prefix of theirs before the server's own name: `mcp_clickup_`, `clickup-`. */
export const nameAmong = (offered: readonly string[], name: string): string | undefined =>
  offered.find((one) => one === name || ['_', '-', '/'].some((sign) => one.endsWith(sign + name)))

const offeredBy = ({ tools = [] }: CompletionRequest): readonly string[] =>
  tools.map((offered) => offered.function.name)

const load = (tools: readonly string[]): Step => ({
  text: 'I load the tools for it.',
  calls: [{ tool: LOADER, arguments: { query: `select:${tools.join(',')}`, max_results: 20 } }],
})

const say = (text: string): Step => ({ text, calls: [] })

// The job starts anew for every request, which brings the whole conversation with it.
const playOn = (job: Job, request: CompletionRequest, from: number): Step => {
  const play = job.play()
  let next = play.next([])
  for (const answers of answeredTurns(request.messages.slice(from))) {
    if (next.done) break
    next = play.next(answers)
  }
  if (next.done) return say(next.value)
  const { text, calls: wanted } = next.value
  const offered = offeredBy(request)
  const missing = wanted.filter(({ tool: name }) => !nameAmong(offered, name))
  const deferred = missing.flatMap(
    ({ tool: name }) => nameAmong(request.deferred ?? [], name) ?? [],
  )
  if (deferred.length > 0) return load([...new Set(deferred)])
  if (missing.length > 0)
    return say(
      `I was not offered the tool ${missing[0]?.tool}. What agents may do stands in the status bar; a click there changes it.`,
    )
  return {
    text,
    calls: wanted.map((call) => ({ ...call, tool: nameAmong(offered, call.tool) ?? call.tool })),
  }
}

// The editor's own questions, which come without tools: progress messages, titles and the like.
const sideAnswer = (prompt: string, job: Job | undefined): string => {
  if (/JSON array of strings/i.test(prompt)) return JSON.stringify(['Following the script'])
  return job ? job.title : 'A conversation with the scripted model'
}

/** What the scripted model answers: the next step of the job that the person asked for. */
export const nextStep = (jobs: readonly Job[], request: CompletionRequest): Step => {
  const from = request.messages.findLastIndex(
    ({ role, content: text }) => role === 'user' && text !== '',
  )
  const prompt = requestIn(request.messages[from]?.content ?? '')
  const job = jobs.find(({ matches }) => matches(prompt))
  if (!request.tools?.length) return say(sideAnswer(prompt, job))
  if (!job) {
    const prompts = jobs.map((known) => `> ${known.prompt}`).join('\n\n')
    return say(
      `I am not a real model: I play a script, with real tool calls. I know these requests:\n\n${prompts}`,
    )
  }
  return playOn(job, request, from)
}
