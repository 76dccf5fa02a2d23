// The one way a person's writes take: planned, sent with progress, compared, and told calmly.

import { type LogOutputChannel, l10n, ProgressLocation, window } from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Branches } from '../../../base/git/branches.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { isOnly } from '../../../base/problems/said.ts'
import { COMMENT_KINDS } from '../../../changes/comments/kinds.ts'
import type { Confirm } from '../../../changes/engine/confirm.ts'
import type { Outcome } from '../../../changes/engine/report.ts'
import { write as writeSteps } from '../../../changes/engine/write.ts'
import { FOLDER_KINDS } from '../../../changes/folders/kinds.ts'
import { LIST_KINDS } from '../../../changes/lists/kinds.ts'
import { type Kind, kindsBy } from '../../../changes/steps/kind.ts'
import type { Step } from '../../../changes/steps/step.ts'
import { TASK_KINDS } from '../../../changes/tasks/kinds.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { SIGN_IN_HINT } from '../../../clickup/http/refusals.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { patient } from '../../patience/patience.ts'
import type { Ahead } from '../../views/tree/recents.ts'
import type { LeftDraft } from '../create/left-draft.ts'
import type { Drafts } from '../drafts.ts'
import { plain } from '../plain.ts'
import type { History } from '../undo/history.ts'
import { type Closed, closedBy } from './closing/closed.ts'
import { type Deed, tellCancelled, tellFailed, tellOutcome, tellWeather } from './told.ts'

/** What commands write; what only tools do stays out of the extension's bundle. */
const KINDS: readonly Kind[] = [...TASK_KINDS, ...COMMENT_KINDS, ...LIST_KINDS, ...FOLDER_KINDS]

export const kindOf = kindsBy(KINDS)

/** What commands need of the window that they are run in. */
export interface Desk {
  /** The client of the account in use, nothing while signed out. */
  readonly connect: () => Promise<Api | undefined>
  readonly branches: Branches
  /** Told what was touched, for the views. */
  readonly onChanges: (objects: readonly ChangedObject[]) => void
  /** Told before that which tasks were closed, and what they were. */
  readonly onClosed: (closed: readonly Closed[]) => void
  /** What a task was when it was closed here; nothing where that is not remembered. */
  readonly statusBefore: (task: Task) => string | undefined
  /** Opens the page of a task, to be read. */
  readonly showTask: (task: Task) => Promise<void>
  /** What stands ahead of all else where something is chosen in the workspace of a client. */
  readonly ahead: (api: Pick<Api, 'workspaceId'>) => Ahead
  /** Selects a task in the tree, where its list is loaded. @param label its custom id, or its own */
  readonly reveal: (listId: string, label: string) => Promise<void>
  readonly log: LogOutputChannel
  /** What was done, and can be taken back. */
  readonly history: History
  /** What was typed and not sent yet. */
  readonly drafts: Drafts
  /** What was thought up and not made yet. */
  readonly newTask: LeftDraft
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

export interface Writing extends Deed {
  readonly plan: (at: Standpoint) => Promise<readonly Step[]>
  /** Told what came of it, each time that something was sent: it may be tried again. */
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined
  /** Gets the person's word where something ends for good; without it nothing may. */
  readonly confirm?: Confirm | undefined
}

/** Whoever sees that it goes on. */
export interface Onlooker {
  readonly signal: AbortSignal
  readonly say: (message: string) => void
  /** What a request may take, where the person has chosen to wait longer than they are asked to. */
  readonly longestMs?: number | undefined
}

/** Whoever tries again wants it done, and can give up. */
const LONGER_MS = 60_000

/**
 * Writes, and tells the views. Nothing is sent before everything is checked.
 * @throws CodedError where nothing was sent
 */
export const attempt = async (
  desk: Desk,
  { plan, confirm }: Pick<Writing, 'plan' | 'confirm'>,
  { signal, say, longestMs }: Onlooker,
): Promise<Outcome> => {
  const onSlow = (isSlow: boolean): void => say(isSlow ? l10n.t('ClickUp is slow…') : '')
  const calm = patient(await connected(desk), {
    isOne: true,
    longestMs,
    onSlow,
    onWait: say,
  })
  const at = standpointOf(desk, calm.during({ signal, onWait: say }))
  const planned = await plan(at)
  const outcome = await writeSteps(at, KINDS, planned, {
    onStep: (message) => say(plain(message)),
    ...(confirm ? { confirm } : {}),
  })
  desk.onClosed(closedBy(outcome.steps))
  desk.onChanges(outcome.touched)
  return outcome
}

const withProgress = (
  desk: Desk,
  writing: Writing,
  longestMs: number | undefined,
): Thenable<Outcome> => {
  const { progress: location = ProgressLocation.Notification } = desk
  const options = { location, title: plain(writing.title), cancellable: true }
  return window.withProgress(options, (progress, token) => {
    const cancelled = new AbortController()
    token.onCancellationRequested(() => cancelled.abort())
    const say = (message: string): void => progress.report({ message })
    return attempt(desk, writing, { signal: cancelled.signal, say, longestMs })
  })
}

/**
 * What came of it; nothing where nothing was sent, which the person was told.
 * @throws CodedError where it is told in another place, and nothing was sent
 */
export const writeAll = async (
  desk: Desk,
  writing: Writing,
  longestMs?: number,
): Promise<Outcome | undefined> => {
  const again = (): void =>
    void writeAll(desk, writing, LONGER_MS).catch((error) => tellFailed(desk, error))
  try {
    const outcome = await withProgress(desk, writing, longestMs)
    writing.onOutcome?.(outcome)
    tellOutcome(desk, kindOf, writing, outcome, again)
    return outcome
  } catch (error) {
    if (writing.onProblem) throw error
    if (isOnly(error, 'CANCELLED')) tellCancelled(desk, writing)
    else if (isOnly(error, 'UPSTREAM_ERROR', 'RATE_LIMIT')) tellWeather(desk, writing, error, again)
    else throw error
    return undefined
  }
}

/**
 * Writes, and says what came of it. Nothing is sent before everything is checked.
 * @returns the results when all that was asked holds now
 */
export const write = async (desk: Desk, writing: Writing): Promise<Outcome['done'] | undefined> => {
  const outcome = await writeAll(desk, writing)
  return outcome?.problems.length === 0 ? outcome.done : undefined
}
