// The one way a person's writes take: planned, sent with progress, compared, and told calmly.

import { type LogOutputChannel, l10n, ProgressLocation, window } from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Branches } from '../../../base/git/branches.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { sentenceOf } from '../../../base/problems/said.ts'
import { COMMENT_KINDS } from '../../../changes/comments/kinds.ts'
import type { Outcome } from '../../../changes/engine/report.ts'
import { write as writeSteps } from '../../../changes/engine/write.ts'
import type { Kind } from '../../../changes/steps/kind.ts'
import type { Step } from '../../../changes/steps/step.ts'
import { TASK_KINDS } from '../../../changes/tasks/kinds.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { SIGN_IN_HINT } from '../../../clickup/http/refusals.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { plain } from '../plain.ts'
import { tellError, tellWarning } from '../tell.ts'

/** What commands write; what only tools do stays out of the extension's bundle. */
const KINDS: readonly Kind[] = [...TASK_KINDS, ...COMMENT_KINDS]

/** What commands need of the window that they are run in. */
export interface Desk {
  /** The client of the account in use, nothing while signed out. */
  readonly connect: () => Promise<Api | undefined>
  readonly branches: Branches
  /** Told what was touched, for the views. */
  readonly onChanges: (objects: readonly ChangedObject[]) => void
  /** Opens the page of a task, to be read. */
  readonly showTask: (task: Task) => Promise<void>
  readonly log: LogOutputChannel
  /** Where progress is shown; in a notification, where it can be cancelled, unless said. */
  readonly progress?: ProgressLocation
}

/** @throws CodedError AUTH_ERROR while nobody is signed in */
export const connected = async ({ connect }: Desk): Promise<Api> => {
  const api = await connect()
  if (api) return api
  throw new CodedError('AUTH_ERROR', l10n.t('Nobody is signed in to ClickUp.'), {
    hint: SIGN_IN_HINT,
  })
}

export const standpointOf = ({ branches }: Desk, api: Api): Standpoint =>
  standAt(api, Date.now(), branches)

const tell = (problems: readonly Problem[], failed: boolean): void => {
  const [first, ...others] = problems
  if (!first) return
  const more = others.length > 0 ? ` ${l10n.t('({0} more in the log)', others.length)}` : ''
  const text = plain(sentenceOf(first)) + more
  if (failed) tellError(text)
  else tellWarning(text)
}

/** What does not hold is an error, what is worth knowing a warning; either is told once. */
const report = (
  { problems, unverified, warnings: others }: Outcome,
  { log }: Desk,
  onProblem: Writing['onProblem'],
): boolean => {
  const warnings = [...unverified, ...others]
  for (const problem of [...problems, ...warnings]) log.warn(sentenceOf(problem))
  const [first] = problems
  if (first && onProblem) onProblem(sentenceOf(first))
  else tell(problems.length > 0 ? problems : warnings, problems.length > 0)
  return problems.length === 0
}

export interface Writing {
  /** What is being done, for the progress: `Moving 2 tasks`. */
  readonly title: string
  readonly plan: (at: Standpoint) => Promise<readonly Step[]>
  /** What is said when everything holds. */
  readonly done: (results: Outcome['done']) => string
  /** Told what does not hold, where the person looks for it in another place than a notification. */
  readonly onProblem?: (text: string) => void
}

/**
 * Writes, and says what came of it. Nothing is sent before everything is checked.
 * @returns the results when all that was asked holds now
 */
export const write = async (
  desk: Desk,
  { title, plan, done, onProblem }: Writing,
): Promise<Outcome['done'] | undefined> => {
  const { progress: location = ProgressLocation.Notification } = desk
  const options = { location, title: plain(title), cancellable: true }
  const outcome = await window.withProgress(options, async (progress, token) => {
    const cancelled = new AbortController()
    token.onCancellationRequested(() => cancelled.abort())
    const api = (await connected(desk)).during({
      signal: cancelled.signal,
      onWait: (message) => progress.report({ message }),
    })
    const at = standpointOf(desk, api)
    const planned = await plan(at)
    const onStep = (message: string) => progress.report({ message: plain(message) })
    return writeSteps(at, KINDS, planned, { onStep })
  })
  desk.onChanges(outcome.touched)
  if (!report(outcome, desk, onProblem)) return undefined
  window.setStatusBarMessage(`$(check) ${plain(done(outcome.done))}`, 5000)
  return outcome.done
}
