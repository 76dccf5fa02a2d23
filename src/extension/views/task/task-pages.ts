// The pages of tasks: editors of our own, whose tabs tell whose page they are.
import { readFile } from 'node:fs/promises'
import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  TabInputCustom,
  type Uri,
  window,
} from 'vscode'
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { idIn, isPage, uriOf } from '../../address/page-uri.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { TaskInFront } from './aim.ts'
import type { PageDeeds } from './deeds.ts'
import type { Content, Looking } from './page-content.ts'
import { createEditors, VIEW_TYPE } from './page-editors.ts'
import { PageMemory } from './page-memory.ts'

/** So long a command waits for the task of the page in front, before it asks instead. */
const PATIENCE_MS = 5000

/** So many tasks that were seen on pages are remembered, to be shown at once when one goes back. */
const MOST_SEEN = 30

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

export interface TaskPagesOptions {
  readonly connect: ModelOptions['connect']
  readonly deeds: () => Promise<PageDeeds>
  /** What the trees know of a task. */
  readonly known: (id: string) => Task | undefined
  readonly plain: (text: string) => string
  /** The path of a file of ours. */
  readonly pathOf: (file: string) => string
}

/** The id of the task whose page is in front. */
const idInFront = (): string | undefined => {
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {}
  return input instanceof TabInputCustom && isPage(input.uri) ? idIn(input.uri) : undefined
}

const loadContent = () => import('./page-content.ts')

export const createTaskPages = (options: TaskPagesOptions): TaskPages => {
  const frontChanged = new EventEmitter<void>()
  const seen = new Map<string, Task>()
  const remember = (task: Task): void => {
    seen.delete(task.id)
    seen.set(task.id, task)
    const [oldest] = seen.keys()
    if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest)
  }
  const known = (id: string): Task | undefined => memory.known(id) ?? options.known(id)
  const looking = async (): Promise<Looking | undefined> => {
    const [session, deeds] = await Promise.all([options.connect(), options.deeds()])
    return session && { session, deeds, known }
  }
  const memory: PageMemory<Content> = new PageMemory<Content>({
    read: async (id, wish) => {
      const now = await looking()
      if (!now) return undefined
      const content = await (await loadContent()).readContent(now, id, wish)
      remember(content.task)
      return content
    },
    guess: async (id) => {
      const task = known(id) ?? seen.get(id)
      const now = task && (await looking())
      return now && (await loadContent()).guessContent(now, task)
    },
    explain: async (error) => (await loadContent()).explainFailure(error),
    words: {
      reading: l10n.t('Reading this task…'),
      slow: l10n.t('ClickUp is slow. What you see may not be up to date.'),
      signedOut: l10n.t('Nobody is signed in to ClickUp.'),
    },
    onChange: (id) => {
      editors.update(id)
      frontChanged.fire()
    },
  })
  const assetOf = (file: string) => readFile(options.pathOf(file), 'utf8')
  let assets: Promise<{ readonly script: string; readonly style: string }> | undefined
  const loadAssets = async () => {
    const [script, style] = await Promise.all([assetOf('dist/page.js'), assetOf('dist/page.css')])
    return { script, style }
  }
  const open = async (task: Pick<Task, 'id' | 'custom_id'>): Promise<void> => {
    memory.renew(task.id)
    await commands.executeCommand('vscode.openWith', uriOf(task), VIEW_TYPE)
  }
  const editors = createEditors({
    ...{ memory, plain: options.plain, looking },
    assets: () => {
      assets ??= loadAssets()
      return assets
    },
    open: (id) => void open(known(id) ?? { id, custom_id: undefined }),
  })
  const registered = Disposable.from(
    frontChanged,
    editors,
    window.tabGroups.onDidChangeTabs(() => frontChanged.fire()),
    window.tabGroups.onDidChangeTabGroups(() => frontChanged.fire()),
  )
  return {
    show: async (task) => {
      remember(task)
      await open(task)
    },
    apply: (objects) => memory.apply(objects),
    isPage,
    refresh: (page) => (page ? memory.renew(idIn(page)) : memory.renewAll()),
    reset: () => {
      seen.clear()
      memory.reset()
    },
    inFront: async () => {
      const id = idInFront()
      if (id === undefined) return undefined
      const certain = memory.taskOf(id)
      const session = certain ? undefined : await options.connect()
      if (!session) return certain
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
    ask: async (page) => {
      const task = isPage(page) ? memory.stateOf(idIn(page)).content?.task : undefined
      if (task) await (await options.deeds()).ask(task)
      return task !== undefined
    },
    dispose: () => registered.dispose(),
  }
}
