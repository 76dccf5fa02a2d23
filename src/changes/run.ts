// The one way a write takes: shown on a dry run, else sent, looked for if lost, compared afterwards.
import * as l10n from '@vscode/l10n'
import type { Api } from '../clickup/api.ts'
import { ClickUpError } from '../clickup/errors.ts'
import type { Change, Comparison, Effect, Loss, Problem, TouchedObject } from './change.ts'
import { type Confirm, requireConfirmation } from './confirm.ts'
import { isFatal, problemOf } from './problems.ts'

export interface Preview {
  readonly title: string
  readonly effects: readonly Effect[]
  readonly destroys?: readonly Loss[] | undefined
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
  /** Titles of changes that ClickUp took but did nothing of. */
  readonly futile: readonly string[]
  /** What was accepted or tried but does not hold. */
  readonly missing: readonly Problem[]
  readonly warnings: readonly Problem[]
  readonly touched: readonly TouchedObject[]
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
    l10n.t`The connection broke while ClickUp was asked to ${change.title}: it may or may not have happened. ${error.message}`,
    { hint: l10n.t('Look at the object before you try again, so that nothing is done twice.') },
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
  try {
    return await change.compare(api, sent)
  } catch (error) {
    return unread(change, sent, error)
  }
}

/** It has happened, though it cannot be read back: taken for undone, it would be done twice. */
const unread = <Sent>(change: Change<Sent>, sent: Sent, error: unknown): Comparison => {
  const problem = problemOf(error)
  const { result, touched } = change.confirmed?.(sent) ?? {
    result: { did: change.title },
    touched: [],
  }
  const warning: Problem = {
    ...problem,
    message: l10n.t`ClickUp confirmed it (${change.title}), but it could not be read back: ${problem.message}`,
    hint: l10n.t('It is done: do not repeat it.'),
  }
  return { result, touched, missing: [], warnings: [warning] }
}

export interface RunOptions {
  readonly dryRun?: boolean | undefined
  /** Asks the user before anything is destroyed. */
  readonly confirm?: Confirm
  /** Told what is about to be sent, for a batch. */
  readonly onStep?: (message: string) => void
}

/** Many changes may warn of the same. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values(),
]

/**
 * Runs changes in order. One that fails does not stop the others, save where the rest would fail
 * alike (sign-in, rate limit, cancellation): those are then named as not done.
 * @throws ClickUpError NOT_CONFIRMED before anything is sent
 */
export const runChanges = async (
  api: Api,
  changes: readonly Change[],
  options: RunOptions = {},
): Promise<Outcome> => {
  const warnings = distinct(changes.flatMap((change) => change.warnings ?? []))
  if (options.dryRun) {
    const preview = changes.map(({ title, effects, destroys }) => ({ title, effects, destroys }))
    return { preview, done: [], failed: [], futile: [], missing: [], warnings, touched: [] }
  }
  await requireConfirmation(changes, options.confirm)
  const comparisons: Comparison[] = []
  const failed: Failure[] = []
  const futile: string[] = []
  let stop: Problem | undefined
  for (const [i, change] of changes.entries()) {
    if (stop) {
      failed.push({
        title: change.title,
        problem: { ...stop, message: l10n.t`Not tried: ${stop.message}` },
      })
      continue
    }
    if (changes.length > 1) options.onStep?.(l10n.t`${i + 1} of ${changes.length}: ${change.title}`)
    try {
      const comparison = await runOne(api, change)
      comparisons.push(comparison)
      if (comparison.futile) futile.push(change.title)
    } catch (error) {
      const problem = problemOf(error)
      failed.push({ title: change.title, problem })
      if (isFatal(problem)) stop = problem
    }
  }
  return {
    done: comparisons.flatMap((comparison) => (comparison.futile ? [] : [comparison.result])),
    failed,
    futile,
    missing: comparisons.flatMap(({ missing }) => missing),
    warnings: [...comparisons.flatMap(({ warnings: own = [] }) => own), ...warnings],
    touched: comparisons.flatMap(({ touched }) => touched),
  }
}
