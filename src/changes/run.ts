// The one way a write takes: shown on a dry run, else sent, looked for if lost, compared afterwards.
import type { Api } from '../clickup/api.ts'
import { ClickUpError } from '../clickup/errors.ts'
import type { Change, Comparison, Effect, Problem, TouchedObject } from './change.ts'

export interface Preview {
  readonly title: string
  readonly effects: readonly Effect[]
}

export interface Failure {
  readonly title: string
  readonly problem: Problem
}

export interface Outcome {
  /** Set on a dry run: nothing was sent. */
  readonly preview?: readonly Preview[]
  /** One for each change that was sent, in order. */
  readonly done: readonly Comparison['result'][]
  readonly failed: readonly Failure[]
  /** What did not stick, and warnings. */
  readonly problems: readonly Problem[]
  readonly touched: readonly TouchedObject[]
}

export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof ClickUpError))
    return {
      code: 'INTERNAL_ERROR',
      message: error instanceof Error ? error.message : String(error),
    }
  const { hint, candidates, retryAfterMs } = error.details
  return {
    code: error.code,
    message: error.message,
    ...(hint ? { hint } : {}),
    ...(candidates?.length ? { candidates } : {}),
    ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
  }
}

/** A POST is never repeated blindly: what may have happened is looked for (facts.md §1). */
const recover = async <Sent>(
  api: Api,
  change: Change<Sent>,
  error: ClickUpError,
  sentAt: number,
): Promise<Sent> => {
  const found = await change.lookFor?.(api, sentAt).catch(() => undefined)
  if (found !== undefined) return found
  throw new ClickUpError(
    'UNKNOWN_OUTCOME',
    `The connection broke while ClickUp was asked to ${change.title}: it may or may not have happened. ${error.message}`,
    {
      hint: 'Look at the object before you try again, so that nothing is done twice.',
    },
  )
}

const send = async <Sent>(api: Api, change: Change<Sent>): Promise<Sent> => {
  const sentAt = Date.now()
  try {
    return await change.send(api)
  } catch (error) {
    if (error instanceof ClickUpError && error.details.outcomeUnknown)
      return recover(api, change, error, sentAt)
    throw error
  }
}

const runOne = async <Sent>(api: Api, change: Change<Sent>): Promise<Comparison> => {
  const sent = await send(api, change)
  return change.compare(api, sent)
}

/**
 * Runs changes in order. One that fails does not stop the others, save where the rest would fail
 * alike (sign-in, rate limit, cancellation): those are then named as not done.
 */
export const runChanges = async (
  api: Api,
  changes: readonly Change[],
  { dryRun = false }: { readonly dryRun?: boolean | undefined } = {},
): Promise<Outcome> => {
  const warnings = changes.flatMap((change) => change.warnings ?? [])
  if (dryRun) {
    const preview = changes.map(({ title, effects }) => ({ title, effects }))
    return { preview, done: [], failed: [], problems: warnings, touched: [] }
  }
  const comparisons: Comparison[] = []
  const failed: Failure[] = []
  let stop: Problem | undefined
  for (const change of changes) {
    if (stop) {
      failed.push({
        title: change.title,
        problem: { ...stop, message: `Not tried: ${stop.message}` },
      })
      continue
    }
    try {
      comparisons.push(await runOne(api, change))
    } catch (error) {
      const problem = problemOf(error)
      failed.push({ title: change.title, problem })
      if (['AUTH_ERROR', 'RATE_LIMIT', 'CANCELLED'].includes(problem.code)) stop = problem
    }
  }
  return {
    done: comparisons.map(({ result }) => result),
    failed,
    problems: [...comparisons.flatMap(({ missing }) => missing), ...warnings],
    touched: comparisons.flatMap(({ touched }) => touched),
  }
}
