// The pipeline around every tool: admitted, arguments checked, signed in, run, enveloped, reported.

import type { ChangedObject } from '../../access/changed-object.ts'
import { isLink, type Rules } from '../../access/rules.ts'
import { problemsOf } from '../../base/problems/all.ts'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { type LeftOut, sumOf } from '../../base/problems/left-out.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Timing } from '../../base/time/timing.ts'
import { write } from '../../changes/engine/write.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Call } from '../../clickup/http/request.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { standAt } from '../../clickup/references/standpoint.ts'
import { forgetMyTasks } from '../../clickup/search/my-tasks.ts'
import type { Config } from '../config/config.ts'
import { checkArguments } from '../tool/arguments.ts'
import { answerOf } from '../tool/outcome.ts'
import { describeIssues } from '../tool/schema.ts'
import type { Answer, Tool, ToolContext } from '../tool/tool.ts'
import { admit, refusalOfOperation, refusalOfTools } from './admit.ts'
import { type Ask, confirmBy } from './consent.ts'
import type { Session } from './session.ts'
import { withZone } from './zone.ts'

/** What the client's side of one call offers. */
export interface CallEnd {
  readonly signal: AbortSignal
  readonly progress: (message: string) => void
  /** `file:` URIs of the folders that the client has open; nothing where it knows of no roots. */
  readonly roots: () => Promise<readonly string[] | undefined>
  /** Missing where the client cannot ask. */
  readonly ask?: Ask
  /** Hears what the call has changed. */
  readonly touched?: (objects: readonly ChangedObject[]) => void
  /** When it was first made, for one that is made again with the user's answer: it means the same. */
  readonly now?: number
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Some models fill every argument; an empty one says as little as a missing one. */
const given = (args: unknown): unknown =>
  typeof args === 'object' && args !== null
    ? Object.fromEntries(Object.entries(args).filter(([, value]) => !isEmpty(value)))
    : (args ?? {})

const parse = (tool: Tool, args: unknown): unknown => {
  checkArguments(args)
  const parsed = tool.input.safeParse(given(args), { reportInput: true })
  if (parsed.success) return parsed.data
  const { message, hint } = describeIssues(parsed.error, tool.input)
  throw new CodedError('INVALID_INPUT', message, { hint })
}

/** The budget of a call, which stands still while the user thinks. */
type Budget = { -readonly [Key in keyof Call]: Call[Key] }

const askWithin =
  (ask: Ask, { now }: Timing, budget: Budget): Ask =>
  async (question, plan) => {
    const asked = now()
    const word = await ask(question, plan)
    if (budget.deadline !== undefined) budget.deadline += now() - asked
    return word
  }

/** One call that has been let in. */
interface Admitted {
  readonly api: Api
  readonly rules: Rules
  /** Those that the window has open which gave the token. */
  readonly windowFolders: readonly string[]
  readonly budget: Budget
  readonly now: number
}

const contextOf = (
  { session, config, tools }: Pipeline,
  end: CallEnd,
  { api, rules, windowFolders, budget, now }: Admitted,
): ToolContext => {
  const { host } = session
  const at = standAt(api, now, () => host.branches(end.roots))
  return {
    ...at,
    folders: () => host.folders(end.roots, windowFolders),
    stateDir: host.stateDir,
    images: config.images,
    refusalOfTool: (name) => refusalOfTools(tools, [name], rules, now),
    refusalOfOperation: (method, path) => refusalOfOperation(method, path, rules),
    run: async (kinds, steps, { dryRun, confirm, files } = {}) => {
      const outcome = await write(at, kinds, steps, {
        dryRun,
        confirm: confirmBy({
          ask: end.ask && askWithin(end.ask, session.timing, budget),
          byArgument: config.confirm === 'argument',
          setting: isLink(rules)
            ? '`confirm` of the link'
            : 'the setting CLICKUP_CONFIRM=argument (--confirm argument) of this server',
          said: confirm,
        }),
        onStep: end.progress,
        files,
      })
      session.report(outcome.touched)
      end.touched?.(outcome.touched)
      // A place takes its tasks with it, and its name stands in what is told of them.
      if (outcome.touched.length > 0) forgetMyTasks(api)
      return answerOf(outcome)
    },
  }
}

/** What a call needs of the settings. */
export type CallConfig = Pick<Config, 'confirm' | 'callBudgetMs' | 'images'>

export interface Pipeline {
  readonly tools: readonly Tool[]
  readonly config: CallConfig
  readonly session: Session
}

/** So many are named one by one. */
const MOST_NAMED = 10

/** What could not be read costs only itself, and is said. */
const withLeftOut = (answer: Answer, leftOut: ReadonlySet<LeftOut>): Answer => {
  if (leftOut.size === 0) return answer
  const parts = [...sumOf(leftOut)].map(([what, count]) => `${count} × ${what}`)
  const more = parts.length - MOST_NAMED
  const counts = [...parts.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join(
    ', ',
  )
  const issue: Problem = {
    code: 'INCOMPLETE',
    message: `What ClickUp refused, or answered in a way that cannot be read, is left out: ${counts}.`,
    hint: 'All else is whole. `read_operation` shows an answer as ClickUp gave it.',
  }
  return { ...answer, issues: [...(answer.issues ?? []), issue] }
}

const run = async (
  pipeline: Pipeline,
  name: string,
  args: unknown,
  end: CallEnd,
  leftOut: Set<LeftOut>,
): Promise<Answer> => {
  const { tools, config, session } = pipeline
  const now = session.timing.now()
  const { rules, folders, connect } = await session.ask(end.signal)
  const tool = admit(tools, name, rules, now)
  const input = parse(tool, args)
  let isWaiting = false
  const budget: Budget = {
    signal: end.signal,
    deadline: now + config.callBudgetMs,
    onWait: (message) => {
      isWaiting = true
      end.progress(message)
    },
    onLeftOut: (some) => void leftOut.add(some),
  }
  const progress = (message: string): void => {
    isWaiting = false
    end.progress(message)
  }
  const api = connect().during(budget)
  const admitted: Admitted = { api, rules, windowFolders: folders, budget, now: end.now ?? now }
  try {
    const told = await tool.run(input, contextOf(pipeline, { ...end, progress }, admitted))
    const answer = await withZone(told, api)
    // What is said last stays in sight: nobody waits any more.
    if (isWaiting) progress(answer.ok === false ? 'Not all of it is done' : 'Done')
    return answer
  } catch (error) {
    // A token of another workspace finds nothing here: then that is what has to be said.
    if (api.workspaceId && isCodedError(error, 'NOT_FOUND')) await getWorkspace(api)
    throw error
  }
}

const refused = (issues: readonly Problem[]): Answer => ({ ok: false, issues })

const answerFor = async (
  pipeline: Pipeline,
  name: string,
  args: unknown,
  end: CallEnd,
): Promise<Answer> => {
  const leftOut = new Set<LeftOut>()
  try {
    return withLeftOut(await run(pipeline, name, args, end, leftOut), leftOut)
  } catch (error) {
    if (end.signal.aborted)
      return refused([{ code: 'CANCELLED', message: 'The call was cancelled.' }])
    // What was not found may stand where nothing could be read.
    return withLeftOut(refused(problemsOf(error)), leftOut)
  }
}

/** Never throws: whatever goes wrong becomes an answer. */
export const callTool = async (
  pipeline: Pipeline,
  name: string,
  args: unknown,
  end: CallEnd,
): Promise<Answer> => {
  const { session, tools } = pipeline
  const started = session.timing.now()
  const answer = await answerFor(pipeline, name, args, end)
  session.reportCall({
    // What a model made up is no name of ours.
    tool: tools.some((tool) => tool.name === name) ? name : 'unknown',
    outcome: answer.ok === false ? (answer.issues?.[0]?.code ?? 'FAILED') : 'ok',
    ms: session.timing.now() - started,
  })
  return answer
}
