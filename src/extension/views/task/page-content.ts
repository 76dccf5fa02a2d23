// What a page shows of an account: the task as it was read, drawn for where this person looks.
import { env, l10n } from 'vscode'
import { problemOf } from '../../../base/problems/problem.ts'
import { explanationOf } from '../../../base/problems/said.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import type { OtherTask } from '../../../ui/messages.ts'
import type { ModelSession } from '../tree/model.ts'
import { loadZone } from '../tree/reads.ts'
import type { PageDeeds } from './deeds.ts'
import type { PageContent, PageFailure, Wish } from './page-memory.ts'
import { readPage } from './read-page.ts'
import { otherTask, type Showing, type Shown, type TaskRead, taskShown } from './shown-task.ts'

export interface Content extends PageContent, Shown {}

export interface Looking {
  readonly session: ModelSession
  readonly deeds: PageDeeds
  readonly known: (id: string) => Task | undefined
}

const contentOf = (read: TaskRead, { session, deeds, known }: Looking, zone?: string): Content => {
  const showing: Showing = {
    onlooker: { now: Date.now(), zone, locale: env.language, t: l10n.t },
    acts: deeds.acts,
    // Of the sandbox there is nothing to open.
    isOnline: !session.sandbox,
    apiUrl: session.api.apiUrl,
    known,
  }
  return { task: read.task, ...taskShown(read, showing) }
}

export const readContent = async (looking: Looking, id: string, wish: Wish): Promise<Content> => {
  const { api } = looking.session
  const [read, zone] = await Promise.all([readPage(api, id, wish), loadZone(api)])
  // What was looked at last is offered first where a task is chosen.
  if (wish.isFirst) looking.deeds.looked(api, id)
  return contentOf(read, looking, zone)
}

/** What the trees know. */
export const guessContent = (looking: Looking, task: Task): Content =>
  contentOf({ task, isPart: true }, looking)

export const explainFailure = async (error: unknown): Promise<PageFailure> => ({
  text: explanationOf(error).text,
  isGone: ['AUTH_ERROR', 'FORBIDDEN', 'NOT_FOUND'].includes(problemOf(error).code),
})

/** The names of tasks that hang together with this one; those that cannot be read keep their ids. */
export const readNames = async (
  { session, known }: Looking,
  ids: readonly string[],
): Promise<readonly OtherTask[]> => {
  const { api } = session
  const read = async (id: string): Promise<OtherTask> => {
    const task = known(id) ?? (await getTask(api, { id }).catch(() => undefined))
    return task ? otherTask(task) : { id, label: id, name: l10n.t('(cannot be read)') }
  }
  return Promise.all(ids.map(read))
}
