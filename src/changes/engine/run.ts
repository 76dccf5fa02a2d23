// The one way a write takes: shown on a dry run, else sent, looked for if lost, compared afterwards.
import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { isCodedError } from '../../base/problems/error.ts'
import { isFatal, type Problem, problemOf } from '../../base/problems/problem.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Change, Comparison, Effect, Loss } from './change.ts'
import { type Confirm, requireConfirmation } from './confirm.ts'
import { sendOrFind } from './lost.ts'

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
  readonly touched: readonly ChangedObject[]
}

/** What was there before: without it nobody can tell what is new. */
const markOf = async <Sent>(api: Api, change: Change<Sent>): Promise<unknown> => {
  try {
    return await change.mark?.(api)
  } catch (error) {
    // The write would fail alike; of anything else it says more itself. What may not be read may be written.
    if (isFatal(problemOf(error)) && !isCodedError(error, 'ACCESS_DENIED')) throw error
    return undefined
  }
}

const send = async <Sent>(api: Api, change: Change<Sent>): Promise<Sent> => {
  const mark = await markOf(api, change)
  const canLook = change.lookFor && (!change.mark || mark !== undefined)
  return sendOrFind(
    api,
    change.title,
    (to) => change.send(to, mark),
    canLook ? async (to) => change.lookFor?.(to, mark) : undefined,
  )
}

const runOne = async <Sent>(api: Api, change: Change<Sent>): Promise<Comparison> => {
  const sent = await send(api, change)
  try {
    return await change.compare(api, sent)
  } catch (error) {
    return unread(change, change.confirmed(sent), problemOf(error))
  }
}

/** What ClickUp confirmed has happened, though it cannot be read back: taken for undone, it would be done twice. */
const unread = (change: Change, confirmed: Comparison, problem: Problem): Comparison => {
  if (confirmed.futile) return confirmed
  const isWhole = confirmed.missing.length === 0
  const part = confirmed.confirmed ?? change.title
  const warning: Problem = {
    ...problem,
    message: isWhole
      ? l10n.t`ClickUp confirmed it (${change.title}), but it could not be read back: ${problem.message}`
      : l10n.t`ClickUp confirmed a part (${part}), but that could not be read back: ${problem.message}`,
    hint: isWhole
      ? l10n.t('It is done: do not repeat it.')
      : l10n.t('Do not repeat the part that is named as done.'),
  }
  return { ...confirmed, warnings: [...(confirmed.warnings ?? []), warning] }
}

export interface RunOptions {
  readonly dryRun?: boolean | undefined
  /** Asks the user before anything is destroyed. */
  readonly confirm?: Confirm
  /** Told what is about to be sent, for a batch. */
  readonly onStep?: (message: string) => void
}

const isOver = ({ call: { deadline }, timing }: Api): boolean =>
  deadline !== undefined && timing.now() >= deadline

/** Many changes may warn of the same. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values(),
]

/**
 * Runs changes in order. One that fails does not stop the others, save where the rest would fail
 * alike (sign-in, rate limit, cancellation): those are then named as not done.
 * @throws CodedError NOT_CONFIRMED before anything is sent
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
  await requireConfirmation(
    changes.flatMap(({ destroys = [] }) => destroys),
    options.confirm,
  )
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
      stop = comparison.missing.find(isFatal)
    } catch (error) {
      const problem = problemOf(error)
      failed.push({ title: change.title, problem })
      if (isFatal(problem) || isOver(api)) stop = problem
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
