// The pipeline around every tool: admitted, arguments checked, signed in, run, enveloped, reported.
import type * as z from 'zod'
import { type Outcome, problemOf, runChanges } from '../changes/run.ts'
import type { Api } from '../clickup/api.ts'
import { ClickUpError } from '../clickup/errors.ts'
import type { Branches } from '../clickup/references/tasks.ts'
import { getMe } from '../clickup/workspaces.ts'
import { admit } from './access.ts'
import type { Config } from './config.ts'
import { type Envelope, envelopeOf } from './envelope.ts'
import { describeIssues } from './schema.ts'
import type { Session } from './session.ts'
import type { Answer, Tool, ToolContext } from './tool.ts'

/** What the client's side of one call offers. */
export interface CallEnd {
  readonly signal: AbortSignal
  readonly progress: (message: string) => void
  readonly branches: Branches
}

const propertiesOf = (input: z.ZodType): readonly string[] =>
  'shape' in input && typeof input.shape === 'object' && input.shape ? Object.keys(input.shape) : []

const parse = (tool: Tool, args: unknown): unknown => {
  const parsed = tool.input.safeParse(args ?? {}, { reportInput: true })
  if (parsed.success) return parsed.data
  const { message, hint } = describeIssues(parsed.error, propertiesOf(tool.input))
  throw new ClickUpError('INVALID_INPUT', message, { hint })
}

/** What a model reads of changes: what would be, or what is done, or both what is and what is not. */
const answerOf = ({ preview, done, failed, problems }: Outcome): Answer => {
  if (preview) {
    const would = preview.map(({ title, effects }) => ({
      do: title,
      set: Object.fromEntries(
        effects.map(({ field, from, to }) => [field, from === undefined ? to : [from, to]]),
      ),
    }))
    return { result: { dry_run: true, would }, issues: problems }
  }
  const issues = [...failed.map(({ problem }) => problem), ...problems]
  // Warnings do not spoil a success; what ClickUp did not apply does.
  const ok = failed.length === 0 && !problems.some(({ code }) => code === 'NOT_APPLIED')
  if (ok) return { ok, result: done.length === 1 ? done[0] : { done }, issues }
  if (done.length === 0) return { ok, issues }
  return { ok, result: { done, failed: failed.map(({ title }) => title) }, issues }
}

const contextOf = (
  api: Api,
  session: Session,
  { branches }: CallEnd,
  now: number,
): ToolContext => ({
  api,
  now,
  clock: async () => ({ zone: (await getMe(api)).timezone ?? 'utc', now }),
  branches,
  run: async (changes, options) => {
    const outcome = await runChanges(api, changes, options)
    session.report(outcome.touched)
    return answerOf(outcome)
  },
})

export interface Pipeline {
  readonly tools: readonly Tool[]
  readonly config: Config
  readonly session: Session
}

const run = async (
  { tools, config, session }: Pipeline,
  name: string,
  args: unknown,
  end: CallEnd,
): Promise<Answer> => {
  const now = Date.now()
  const tool = admit(tools, name, config, now)
  const input = parse(tool, args)
  const api = (await session.connect(end.signal)).during({
    signal: end.signal,
    deadline: now + config.callBudgetMs,
    onWait: end.progress,
  })
  return tool.run(input, contextOf(api, session, end, now))
}

/** Never throws: whatever goes wrong becomes an envelope. */
export const callTool = async (
  pipeline: Pipeline,
  name: string,
  args: unknown,
  end: CallEnd,
): Promise<Envelope> => {
  try {
    return envelopeOf(await run(pipeline, name, args, end))
  } catch (error) {
    if (end.signal.aborted)
      return envelopeOf({
        ok: false,
        issues: [{ code: 'CANCELLED', message: 'The call was cancelled.' }],
      })
    return envelopeOf({ ok: false, issues: [problemOf(error)] })
  }
}
