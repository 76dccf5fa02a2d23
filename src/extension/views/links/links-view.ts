// The view of what is shared, read when somebody looks.
import {
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode'
import { Later } from '../../../base/later.ts'
import type { Link } from '../../../links/link.ts'
import type { Gateway } from './gateway.ts'

export interface LinksView extends Disposable {
  readonly view: TreeView<Link>
  readonly provider: TreeDataProvider<Link>
  /** Reads them anew. */
  readonly refresh: () => void
  readonly links: () => Promise<readonly Link[]>
  /** The row that a menu was opened on, else the selected one. */
  readonly linkOf: (row: unknown) => Link | undefined
}

/** How soon each end comes is told by the minute; who looks again later is shown what others did. */
const MINUTE_MS = 60_000

const isLink = (row: unknown): row is Link =>
  typeof row === 'object' && row !== null && 'expires_at' in row

export const createLinksView = (gateway: Gateway, log: LogOutputChannel): LinksView => {
  const changed = new EventEmitter<void>()
  const model = new Later(async () => {
    const { LinksModel } = await import('./links-model.ts')
    const onMessage = (words: string | undefined): void => {
      view.message = words
    }
    return new LinksModel({ gateway, log, onMessage })
  })
  const links = async () => (await model.get()).links()
  const provider: TreeDataProvider<Link> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (row) => (row ? [] : [...(await links())]),
    getTreeItem: async (row) => (await import('./link-row.ts')).itemOf(row, Date.now()),
  }
  const view = window.createTreeView('clickup.links', { treeDataProvider: provider })
  const refresh = (): void => {
    model.now?.stale()
    changed.fire()
  }
  const timer = setInterval(() => {
    if (view.visible) changed.fire()
  }, MINUTE_MS)
  const listeners = Disposable.from(
    changed,
    view,
    view.onDidChangeVisibility(({ visible }) => {
      const { readAt } = model.now ?? {}
      if (visible && readAt !== undefined && Date.now() - readAt > MINUTE_MS) refresh()
    }),
    gateway.onDidChange(() => {
      model.now?.clear()
      changed.fire()
    }),
    { dispose: () => clearInterval(timer) },
  )
  return {
    view,
    provider,
    refresh,
    links,
    linkOf: (row) => (isLink(row) ? row : view.selection[0]),
    dispose: () => listeners.dispose(),
  }
}
