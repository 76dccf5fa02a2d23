// The pages of tasks: read-only documents, which VS Code's own Markdown preview shows.
import { commands, Disposable, EventEmitter, env, l10n, Uri, workspace } from 'vscode'
import type { ChangedObject } from '../broker/protocol.ts'
import type { Task } from '../clickup/model.ts'
import type { ModelOptions } from './hierarchy-model.ts'

const SCHEME = 'clickup-task'

/** The tab is called after the end of the path. */
const uriOf = ({ id, custom_id: customId }: Pick<Task, 'id' | 'custom_id'>): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${id}/${customId ?? id}.md` })

const openPages = (): readonly Uri[] =>
  workspace.textDocuments.map(({ uri }) => uri).filter(({ scheme }) => scheme === SCHEME)

const idIn = ({ path }: Uri): string => path.split('/')[1] ?? ''

export interface TaskPages extends Disposable {
  readonly show: (task: Task) => Promise<void>
  /** Reads the open pages of changed tasks anew. */
  readonly apply: (objects: readonly ChangedObject[]) => void
  /** Reads all of them anew, for another account. */
  readonly reset: () => void
}

const idsOf = (objects: readonly ChangedObject[]): ReadonlySet<string | undefined> =>
  new Set(objects.map(({ kind, id, taskId }) => (kind === 'task' ? id : taskId)))

const read = async (connect: ModelOptions['connect'], id: string): Promise<string> => {
  const session = await connect()
  if (!session) return l10n.t('Nobody is signed in to ClickUp.')
  const { loadZone } = await import('./levels.ts')
  const { loadPage, pageOf } = await import('./task-page.ts')
  const { api, sandbox } = session
  const [page, zone] = await Promise.all([loadPage(api, id), loadZone(api)])
  // Of the sandbox there is nothing to open.
  const shown = sandbox ? { ...page, task: { ...page.task, url: undefined } } : page
  return pageOf(shown, { now: Date.now(), zone, locale: env.language, t: l10n.t })
}

const failureIn = async (error: unknown): Promise<string> => {
  const { failureOf } = await import('./levels.ts')
  const { safeMarkdown } = await import('./safe-markdown.ts')
  const { message, hint = '' } = failureOf(error)
  return safeMarkdown(`${message} ${hint}`)
}

export const createTaskPages = (connect: ModelOptions['connect']): TaskPages => {
  const changed = new EventEmitter<Uri>()
  const registered = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => read(connect, idIn(uri)).catch(failureIn),
    }),
  )
  return {
    show: async (task) => void (await commands.executeCommand('markdown.showPreview', uriOf(task))),
    apply: (objects) => {
      const ids = idsOf(objects)
      for (const uri of openPages()) if (ids.has(idIn(uri))) changed.fire(uri)
    },
    reset: () => {
      for (const uri of openPages()) changed.fire(uri)
    },
    dispose: () => registered.dispose(),
  }
}
