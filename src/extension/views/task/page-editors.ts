// The editors in which VS Code shows pages: each shows what the memory says now, and says what is asked.
import { randomBytes } from 'node:crypto'
import { Disposable, env, type Uri, type WebviewPanel, window } from 'vscode'
import type { TaskShown, ToPage } from '../../../ui/messages.ts'
import { idIn } from '../../address/page-uri.ts'
import { statusPicture } from '../tree/statuses/status-picture.ts'
import type { Content } from './page-content.ts'
import type { PageMemory } from './page-memory.ts'
import type { Talking } from './page-talk.ts'

/** What stands in the window is read again so often, for others work on it too. */
const AGAIN_MS = 60_000
/** Somebody who turns to a page finds it no older than that. */
const OLD_MS = 10_000

export interface EditorOptions {
  readonly memory: PageMemory<Content>
  /** The script and the style of pages. */
  readonly assets: () => Promise<{ readonly script: string; readonly style: string }>
  /** A name of other people as nothing but words, wherever VS Code shows it. */
  readonly plain: (text: string) => string
  readonly looking: Talking['looking']
  /** Opens the page of another task. */
  readonly open: (id: string) => void
}

interface Editor {
  readonly id: string
  readonly panel: WebviewPanel
  readonly say: (message: ToPage) => void
}

const MOST_TITLE = 30

const titleOf = ({ label, name }: TaskShown): string => {
  const characters = [...name.replace(/\s+/g, ' ').trim()]
  const short =
    characters.length > MOST_TITLE
      ? `${characters.slice(0, MOST_TITLE).join('').trimEnd()}…`
      : characters.join('')
  return `${label} ${short}`
}

const stateIn = (memory: PageMemory<Content>, id: string): ToPage => {
  const { content, note } = memory.stateOf(id)
  return {
    is: 'page',
    ...(content ? { task: content.shown } : {}),
    ...(note ? { note } : {}),
  }
}

export interface Editors extends Disposable {
  /** Fills an editor that VS Code opens. */
  readonly show: (panel: WebviewPanel, uri: Uri) => Promise<void>
  /** Shows what is so now of a task. */
  readonly update: (id: string) => void
}

export const createEditors = (options: EditorOptions): Editors => {
  const { memory, plain } = options
  const editors = new Set<Editor>()
  const isVisible = (wanted: string): boolean =>
    [...editors].some(({ id, panel }) => panel.visible && id === wanted)

  const name = ({ id, panel }: Editor): void => {
    const { content } = memory.stateOf(id)
    if (!content) return
    panel.title = plain(titleOf(content.shown))
    panel.iconPath = statusPicture(content.task.status)
  }

  const draw = async ({ panel }: Editor): Promise<void> => {
    const [{ pageHtml }, assets] = await Promise.all([import('./page-html.ts'), options.assets()])
    const nonce = randomBytes(16).toString('hex')
    panel.webview.html = pageHtml({ nonce, language: env.language, ...assets })
  }

  const converse = (editor: Editor): ((message: unknown) => Promise<void>) => {
    const { id, say } = editor
    const talking: Talking = {
      say,
      state: () => stateIn(memory, id),
      content: () => memory.stateOf(id).content,
      looking: options.looking,
      refresh: () => memory.renew(id),
      look: () => memory.look((one) => one === id, OLD_MS),
      older: () => memory.renew(id, (wish) => ({ ...wish, pages: wish.pages + 1 })),
      replies: (of) =>
        memory.renew(id, (wish) => ({ ...wish, threads: [...new Set([...wish.threads, of])] })),
      open: options.open,
    }
    const hearing = import('./page-talk.ts').then(({ talk }) => talk(talking))
    return async (message) => (await hearing)(message)
  }

  const show = async (panel: WebviewPanel, uri: Uri): Promise<void> => {
    // Closed meanwhile, it takes nothing any more.
    const say = (message: ToPage): void => {
      if (editors.has(editor)) void panel.webview.postMessage(message)
    }
    const editor: Editor = { id: idIn(uri), panel, say }
    editors.add(editor)
    panel.webview.options = { enableScripts: true, localResourceRoots: [] }
    const hear = converse(editor)
    panel.webview.onDidReceiveMessage((message) => void hear(message))
    panel.onDidDispose(() => {
      editors.delete(editor)
      memory.close(editor.id)
    })
    panel.onDidChangeViewState(() => memory.see(isVisible))
    memory.open(editor.id)
    name(editor)
    await draw(editor)
  }

  let { focused } = window.state
  const again = setInterval(() => {
    if (window.state.focused) memory.look(isVisible)
  }, AGAIN_MS)
  const parts = Disposable.from(
    window.onDidChangeWindowState((now) => {
      if (now.focused && !focused) memory.look(isVisible)
      focused = now.focused
    }),
    { dispose: () => clearInterval(again) },
  )
  return {
    show,
    update: (id) => {
      for (const editor of editors) {
        if (editor.id !== id) continue
        name(editor)
        editor.say(stateIn(memory, id))
      }
    },
    dispose: () => parts.dispose(),
  }
}
