// The one way a person's writes take: planned, sent with progress, compared, and told calmly.

import { type LogOutputChannel, l10n, ProgressLocation, window } from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Branches } from '../../../base/git/branches.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { explanationOf, sentenceOf } from '../../../base/problems/said.ts'
import { COMMENT_KINDS } from '../../../changes/comments/kinds.ts'
import type { Confirm } from '../../../changes/engine/confirm.ts'
import type { Outcome } from '../../../changes/engine/report.ts'
import { write as writeSteps } from '../../../changes/engine/write.ts'
import { FOLDER_KINDS } from '../../../changes/folders/kinds.ts'
import { LIST_KINDS } from '../../../changes/lists/kinds.ts'
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
const KINDS: readonly Kind[] = [...TASK_KINDS, ...COMMENT_KINDS, ...LIST_KINDS, ...FOLDER_KINDS]

/** What commands need of the window that they are run in. */
export interface Desk {
  /** The client of the account in use, nothing while signed out. */
  readonly connect: () => Promise<Api | undefined>
  readonly branches: Branches
  /** Told what was touched, for the views. */
  readonly onChanges: (objects: readonly ChangedObject[]) => void
  /** Opens the page of a task, to be read. */
  readonly showTask: (task: Task) => Promise<void>
  /** Selects a task in the tree, where its list is loaded. @param label its custom id, or its own */
  readonly reveal?: (listId: string, label: string) => Promise<void>
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
const report = ({ problems, unverified, warnings: others }: Outcome, { log }: Desk): boolean => {
  const warnings = [...unverified, ...others]
  for (const problem of [...problems, ...warnings]) log.warn(sentenceOf(problem))
  tell(problems.length > 0 ? problems : warnings, problems.length > 0)
  return problems.length === 0
}

export interface Writing {
  /** What is being done, for the progress: `Moving 2 tasks`. */
  readonly title: string
  readonly plan: (at: Standpoint) => Promise<readonly Step[]>
  /** What is said when everything holds. */
  readonly done: (results: Outcome['done']) => string
  /** What can be done with it then. */
  readonly offers?: readonly Offer[] | undefined
  /** Told what holds, also where something else does not. */
  readonly onDone?: ((results: Outcome['done']) => void) | undefined
  /** Asks before anything is destroyed. */
  readonly confirm?: Confirm | undefined
}

export interface Offer {
  readonly title: string
  readonly run: (results: Outcome['done']) => Promise<void>
}

/** Calmly, or as a message where there is something to do with it; nothing waits for the answer. */
const tellDone = (desk: Desk, { done, offers = [] }: Writing, results: Outcome['done']): void => {
  const text = plain(done(results))
  if (offers.length === 0) {
    window.setStatusBarMessage(`$(check) ${text}`, 5000)
    return
  }
  const titles = offers.map(({ title }) => title)
  void window.showInformationMessage(text, ...titles).then(async (answer) => {
    const offer = offers.find(({ title }) => title === answer)
    await offer?.run(results).catch((error: unknown) => {
      desk.log.error(error instanceof Error ? error : String(error))
      tellError(plain(explanationOf(error).text))
    })
  })
}

/**
 * Writes, and says what came of it. Nothing is sent before everything is checked.
 * @returns the results when all that was asked holds now
 */
export const write = async (desk: Desk, writing: Writing): Promise<Outcome['done'] | undefined> => {
  const { title, plan, onDone, confirm } = writing
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
    return writeSteps(at, KINDS, planned, { onStep, ...(confirm && { confirm }) })
  })
  desk.onChanges(outcome.touched)
  onDone?.(outcome.done)
  if (!report(outcome, desk)) return undefined
  tellDone(desk, writing, outcome.done)
  return outcome.done
}
