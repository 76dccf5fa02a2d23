// The dialogue that comments on tasks.
import { l10n } from 'vscode'
import { explanationOf, isForeseen, isOnly, sentenceOf } from '../../../base/problems/said.ts'
import { commentAdd } from '../../../changes/comments/add-kind.ts'
import { onTask } from '../../../changes/comments/place.ts'
import type { Outcome } from '../../../changes/engine/report.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { type NotSent, type Sending, sendText } from '../send-text.ts'
import { NobodyError, planComments } from './comment-plan.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { tellCancelled, tellOutcome, wayBack } from './told.ts'
import { attempt, type Desk, kindOf } from './writing.ts'

/** What of it is nowhere yet; of what nobody knows the person decides. */
const leftOf = (tasks: Tasks, { steps }: Outcome): Tasks => {
  const comments = steps.filter(({ kind }) => kind === commentAdd.name)
  return tasks.filter((_, i) => {
    const fate = comments[i]?.fate
    return fate !== 'held' && fate !== 'unverified'
  })
}

const why = (error: unknown): string => explanationOf(error).text

/** Sends it to all tasks that do not have it yet. */
const sender = (desk: Desk, tasks: Tasks) => {
  let left = tasks
  return async (text: string, { signal, say, isSure }: Sending): Promise<NotSent | undefined> => {
    const names = namesOf(left)
    const writing = {
      title: l10n.t('Commenting on {0}', names),
      plan: (at: Standpoint) => planComments(at, left.map(onTask), text, isSure),
      done: () => l10n.t('Commented on {0}', names),
    }
    try {
      const outcome = await attempt(desk, writing, { signal, say })
      const [problem] = outcome.problems
      left = leftOf(left, outcome)
      // In an open box the reason stands beside the text; nobody sees a closed one.
      if (!problem || signal.aborted) tellOutcome(desk, kindOf, writing, outcome)
      else wayBack(desk, kindOf, writing, writing.done(), outcome)
      return problem && { why: sentenceOf(problem) }
    } catch (error) {
      if (error instanceof NobodyError) return { why: error.message, isWarning: true }
      // A dead token is told with the way to sign in; the text waits for that.
      if (!isForeseen(error) || isOnly(error, 'AUTH_ERROR')) throw error
      if (signal.aborted) tellCancelled(desk, writing)
      else desk.log.warn(`${writing.title}: ${why(error)}`)
      return { why: why(error) }
    }
  }
}

export const addComment = (desk: Desk, tasks: Tasks): Promise<void> =>
  sendText({
    title: l10n.t('Comment on {0}', namesOf(tasks)),
    prompt: l10n.t('Markdown is kept, and @name notifies that person.'),
    drafts: desk.drafts,
    key: `comment:${tasks.map(({ id }) => id).join()}`,
    send: sender(desk, tasks),
  })
