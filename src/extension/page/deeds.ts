// What the page of a task has done for it: the palette's own dialogues, and writes by the one way that
// all writes of a person take.
import { env, l10n, ProgressLocation, Uri } from 'vscode'
import { explanationOf } from '../../base/problems/said.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import { type NewPlace, onTask } from '../../changes/comments/place.ts'
import { planTick } from '../../changes/tasks/relations/tick.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { ACTS } from '../../ui/messages.ts'
import { askAbout } from '../commands/chat.ts'
import type { Explain } from '../commands/explain.ts'
import { plain } from '../commands/plain.ts'
import { NobodyError, planComments } from '../commands/tasks/comment-plan.ts'
import { act, isTaskAction } from '../commands/tasks/task-actions.ts'
import { namesOf } from '../commands/tasks/task-names.ts'
import { type Desk, type Writing, write } from '../commands/tasks/writing.ts'
import type { PageDeeds, Unsent } from '../views/task/deeds.ts'
import { urlOfTask } from '../views/tree/urls.ts'

const placeOf = (task: Task, to: string | undefined): NewPlace =>
  to === undefined
    ? onTask(task)
    : {
        ...onTask(task),
        parent: { replyTo: to },
        label: l10n.t('a comment on {0}', namesOf([task])),
      }

export const pageDeeds = (desk: Desk, explain: Explain): PageDeeds => {
  // The page says itself that something is under way, and what came of it.
  const quietDesk: Desk = { ...desk, progress: ProgressLocation.Window }
  /** Answers why it does not hold. */
  const written = async (writing: Writing): Promise<string | undefined> => {
    let why: string | undefined
    const onProblem = (text: string): void => {
      why = text
    }
    const done = await write(quietDesk, { ...writing, onProblem })
    // What does not hold is never taken for sent, by whatever way the person was told.
    return done ? undefined : (why ?? l10n.t('The notifications say why.'))
  }
  return {
    acts: new Set(ACTS.filter(isTaskAction)),
    act: (task, name, field) =>
      explain(async () => {
        if (!isTaskAction(name)) return
        const aim = async () => ({ sure: [], selected: [] })
        await act(desk, name, { given: [task], aim, field })
      }),
    tick: async (task, list, item, ticked) => {
      try {
        return await written({
          title: l10n.t('Changing {0}', namesOf([task])),
          plan: (at) => planTick(at, { task: task.id, list, item, ticked }),
          done: () => (ticked ? l10n.t('Ticked') : l10n.t('Opened again')),
        })
      } catch (error) {
        return explanationOf(error).text
      }
    },
    comment: async (task, { text, to, anyway }): Promise<Unsent | undefined> => {
      try {
        const why = await written({
          title: l10n.t('Commenting on {0}', namesOf([task])),
          plan: (at) => planComments(at, [placeOf(task, to)], text, anyway),
          done: () => l10n.t('Commented on {0}', namesOf([task])),
        })
        return why === undefined ? undefined : { why, canBeSent: false }
      } catch (error) {
        return { why: explanationOf(error).text, canBeSent: error instanceof NobodyError }
      }
    },
    looked: (api, id) => desk.ahead(api).chose('task', id),
    ask: (task) => explain(() => askAbout(task, (text) => plain(oneLine(text)))),
    browse: (task) =>
      explain(async () => void (await env.openExternal(Uri.parse(urlOfTask(task), true)))),
  }
}
