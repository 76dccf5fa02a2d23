// The pages of tasks: editors of our own, to be read, whose tabs tell whose page they are.
import { randomBytes } from 'node:crypto'
import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  env,
  l10n,
  TabInputCustom,
  Uri,
  type WebviewPanel,
  window,
} from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { TaskInFront } from './aim.ts'
import { type PageContent, type PageFailure, PageMemory } from './page-memory.ts'

const SCHEME = 'clickup-task'
const VIEW_TYPE = 'clickup.task'

/** So long a command waits for the task of the page in front, before it asks instead. */
const PATIENCE_MS = 5000

/** The tab is called after the end of the path. */
const uriOf = ({ id, custom_id: customId }: Pick<Task, 'id' | 'custom_id'>): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${id}/${customId ?? id}` })

const partsOf = ({ path }: Uri): { readonly id: string; readonly label: string } => {
  const [, id = '', label = id] = path.split('/')
  return { id, label }
}

const isPage = (value: unknown): value is Uri => value instanceof Uri && value.scheme === SCHEME

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
}

const read = async (connect: ModelOptions['connect'], id: string): Promise<PageContent> => {
  const session = await connect()
  if (!session) return { text: l10n.t('Nobody is signed in to ClickUp.') }
  const { loadZone } = await import('../tree/reads.ts')
  const { loadPage, pageOf } = await import('./task-page.ts')
  const { api, sandbox } = session
  const [page, zone] = await Promise.all([loadPage(api, id), loadZone(api)])
  // Of the sandbox there is nothing to open.
  const shown = sandbox ? { ...page, task: { ...page.task, url: undefined } } : page
  const text = pageOf(shown, { now: Date.now(), zone, locale: env.language, t: l10n.t })
  return { text, task: page.task }
}

const explain = async (error: unknown): Promise<PageFailure> => {
  const { problemOf } = await import('../../../base/problems/problem.ts')
  const { withHint } = await import('../../../base/problems/said.ts')
  const { safeMarkdown } = await import('../../../base/text/safe-markdown.ts')
  const problem = problemOf(error)
  const isPassing = problem.code === 'UPSTREAM_ERROR' || problem.code === 'RATE_LIMIT'
  const again = l10n.t('To read it again, use "Refresh" in the title of this page.')
  return { text: safeMarkdown(`${withHint(problem)}\n\n${again}`), isPassing }
}

/** The editors that show pages; each shows what the memory says now. */
const createEditors = (memory: PageMemory) => {
  const editors = new Map<WebviewPanel, Uri>()
  const write = async (panel: WebviewPanel, uri: Uri): Promise<void> => {
    const { pageHtml } = await import('./page-html.ts')
    const { id, label } = partsOf(uri)
    const nonce = randomBytes(16).toString('hex')
    // Closed meanwhile, it takes nothing any more.
    if (!editors.has(panel)) return
    panel.webview.html = pageHtml(memory.textOf(id), {
      nonce,
      language: env.language,
      title: label,
    })
  }
  const isVisible = (id: string): boolean =>
    [...editors].some(([panel, uri]) => panel.visible && partsOf(uri).id === id)
  const show = (panel: WebviewPanel, uri: Uri): void => {
    const { id } = partsOf(uri)
    editors.set(panel, uri)
    panel.onDidDispose(() => {
      editors.delete(panel)
      memory.close(id)
    })
    panel.onDidChangeViewState(() => memory.see(isVisible))
    memory.open(id)
    void write(panel, uri)
  }
  let { focused } = window.state
  const parts = Disposable.from(
    window.registerCustomEditorProvider(
      VIEW_TYPE,
      {
        openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
        resolveCustomEditor: ({ uri }, panel) => show(panel, uri),
      },
      { webviewOptions: { enableFindWidget: true }, supportsMultipleEditorsPerDocument: true },
    ),
    window.onDidChangeWindowState((now) => {
      if (now.focused && !focused) memory.look(isVisible)
      focused = now.focused
    }),
  )
  return {
    update: (changed: string): void => {
      for (const [panel, uri] of editors) if (partsOf(uri).id === changed) void write(panel, uri)
    },
    dispose: () => parts.dispose(),
  }
}

/** The id of the task whose page is in front. */
const idInFront = (): string | undefined => {
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {}
  return input instanceof TabInputCustom && isPage(input.uri) ? partsOf(input.uri).id : undefined
}

export const createTaskPages = (connect: ModelOptions['connect']): TaskPages => {
  const frontChanged = new EventEmitter<void>()
  const memory = new PageMemory({
    read: (id) => read(connect, id),
    explain,
    waiting: l10n.t('Reading this task…'),
    onChange: (id) => {
      editors.update(id)
      frontChanged.fire()
    },
  })
  const editors = createEditors(memory)
  const registered = Disposable.from(
    frontChanged,
    editors,
    window.tabGroups.onDidChangeTabs(() => frontChanged.fire()),
    window.tabGroups.onDidChangeTabGroups(() => frontChanged.fire()),
  )
  return {
    show: async (task) => {
      memory.renew(task.id)
      await commands.executeCommand('vscode.openWith', uriOf(task), VIEW_TYPE)
    },
    apply: (objects) => memory.apply(objects),
    isPage,
    refresh: (page) => (page ? memory.renew(partsOf(page).id) : memory.renewAll()),
    reset: () => memory.reset(),
    inFront: async () => {
      const id = idInFront()
      if (id === undefined) return undefined
      const known = memory.taskOf(id)
      const session = known ? undefined : await connect()
      if (!session) return known
      const { loadDetails } = await import('../tree/reads.ts')
      const api = session.api.during({ deadline: Date.now() + PATIENCE_MS })
      // A task that is not to be had is not to be mistaken for what is selected.
      return loadDetails(api, id).catch(() => 'unclear')
    },
    knownInFront: () => {
      const id = idInFront()
      return id === undefined ? undefined : (memory.taskOf(id) ?? 'unclear')
    },
    onDidChangeFront: frontChanged.event,
    dispose: () => registered.dispose(),
  }
}
