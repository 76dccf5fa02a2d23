// The pages of tasks that are open: what they show, and the editors that show it.
import { readFile } from 'node:fs/promises'
import { commands, type Disposable, l10n } from 'vscode'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { uriOf, VIEW_TYPE } from '../../address/page-uri.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { PageDeeds } from './deeds.ts'
import {
  type Content,
  explainFailure,
  guessContent,
  type Looking,
  readContent,
} from './page-content.ts'
import { createEditors, type Editors } from './page-editors.ts'
import { PageMemory } from './page-memory.ts'

/** So many tasks that were seen on pages are remembered, to be shown at once when one goes back. */
const MOST_SEEN = 30

export interface Pages extends Disposable, Pick<Editors, 'show'> {
  readonly memory: PageMemory<Content>
  /** Opens the page of a task, read anew. */
  readonly open: (task: Task) => Promise<void>
  /** For another account: nothing that was seen is shown any more. */
  readonly reset: () => void
}

export interface PagesOptions {
  readonly connect: ModelOptions['connect']
  readonly deeds: () => Promise<PageDeeds>
  /** What the trees know of a task. */
  readonly known: (id: string) => Task | undefined
  readonly plain: (text: string) => string
  /** The path of a file of ours. */
  readonly pathOf: (file: string) => string
  /** Told when a page shows something else. */
  readonly onChange: () => void
}

export const createPages = (options: PagesOptions): Pages => {
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
      const content = await readContent(now, id, wish)
      remember(content.task)
      return content
    },
    guess: async (id) => {
      const task = known(id) ?? seen.get(id)
      const now = task && (await looking())
      return now && guessContent(now, task)
    },
    explain: explainFailure,
    words: {
      reading: l10n.t('Reading this task…'),
      slow: l10n.t('ClickUp is slow. What you see may not be up to date.'),
      signedOut: l10n.t('Nobody is signed in to ClickUp.'),
    },
    onChange: (id) => {
      editors.update(id)
      options.onChange()
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
  return {
    memory,
    show: editors.show,
    open: async (task) => {
      remember(task)
      await open(task)
    },
    reset: () => {
      seen.clear()
      memory.reset()
    },
    dispose: () => editors.dispose(),
  }
}
