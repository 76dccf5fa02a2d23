// The pages of tasks: editors of our own, whose tabs tell whose page they are. What fills them is
// loaded with the first of them.
import { Disposable, type Event, EventEmitter, TabInputCustom, type Uri, window } from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import { Later } from '../../../base/later.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { idIn, isPage, VIEW_TYPE } from '../../address/page-uri.ts'
import type { TaskInFront } from './aim.ts'
import type { PagesOptions } from './pages.ts'

/** So long a command waits for the task of the page in front, before it asks instead. */
const PATIENCE_MS = 5000

export interface TaskPages extends Disposable {
  /** Opens the page of a task, read anew. */
  readonly show: (task: Task) => Promise<void>
  /** Reads the open pages of changed objects anew. */
  readonly apply: (objects: readonly ChangedObject[]) => void
  /** Whether a command was given a page, by the menu in its title. */
  readonly isPage: (value: unknown) => value is Uri
  /** Reads the given page anew, or all of them. */
  readonly refresh: (page?: Uri) => void
  /** Reads all of them anew, for another account. */
  readonly reset: () => void
  /** The task of the page in front, asked for where its page is not read yet. */
  readonly inFront: () => Promise<TaskInFront>
  /** The same as far as it is known. */
  readonly knownInFront: () => TaskInFront
  readonly onDidChangeFront: Event<void>
  /** Asks Copilot about the task of the page that a command was given; answers whether it was one. */
  readonly ask: (page: unknown) => Promise<boolean>
}

/** The id of the task whose page is in front. */
const idInFront = (): string | undefined => {
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {}
  return input instanceof TabInputCustom && isPage(input.uri) ? idIn(input.uri) : undefined
}

export const createTaskPages = (options: Omit<PagesOptions, 'onChange'>): TaskPages => {
  const frontChanged = new EventEmitter<void>()
  const onChange = () => frontChanged.fire()
  const pages = new Later(async () => {
    const { createPages } = await import('./pages.ts')
    return createPages({ ...options, onChange })
  })
  const registered = Disposable.from(
    frontChanged,
    window.tabGroups.onDidChangeTabs(onChange),
    window.tabGroups.onDidChangeTabGroups(onChange),
    window.registerCustomEditorProvider(
      VIEW_TYPE,
      {
        openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
        resolveCustomEditor: async ({ uri }, panel, token) => {
          const { show } = await pages.get()
          // Closed meanwhile, it takes nothing any more.
          if (!token.isCancellationRequested) await show(panel, uri)
        },
      },
      { webviewOptions: { enableFindWidget: true }, supportsMultipleEditorsPerDocument: true },
    ),
    { dispose: () => pages.now?.dispose() },
  )
  return {
    show: async (task) => (await pages.get()).open(task),
    apply: (objects) => pages.now?.memory.apply(objects),
    isPage,
    refresh: (page) => (page ? pages.now?.memory.renew(idIn(page)) : pages.now?.memory.renewAll()),
    reset: () => pages.now?.reset(),
    inFront: async () => {
      const id = idInFront()
      if (id === undefined) return undefined
      const certain = pages.now?.memory.taskOf(id)
      const session = certain ? undefined : await options.connect()
      if (!session) return certain
      const { loadDetails } = await import('../tree/reads.ts')
      const api = session.api.during({ deadline: Date.now() + PATIENCE_MS })
      // A task that is not to be had is not to be mistaken for what is selected.
      return loadDetails(api, id).catch(() => 'unclear')
    },
    knownInFront: () => {
      const id = idInFront()
      return id === undefined ? undefined : (pages.now?.memory.taskOf(id) ?? 'unclear')
    },
    onDidChangeFront: frontChanged.event,
    ask: async (page) => {
      const task = isPage(page) ? pages.now?.memory.stateOf(idIn(page)).content?.task : undefined
      if (task) await (await options.deeds()).ask(task)
      return task !== undefined
    },
    dispose: () => registered.dispose(),
  }
}
