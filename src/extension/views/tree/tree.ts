// A tree view over a model: hands its nodes to VS Code, remembers what stands open, shows its state.
import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeDragAndDropController,
  TreeItemCheckboxState,
  type TreeView,
  window,
} from 'vscode'
import { Later } from '../../../base/later.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { ModelOptions } from './model.ts'
import {
  type BranchNode,
  isBranch,
  isExpandedByDefault,
  keyOf,
  parentOf,
  type TreeNode,
} from './nodes.ts'
import type { ViewMemory } from './view-memory.ts'
import { messageLine } from './weather/message-line.ts'

export interface TreeModel {
  readonly children: (node?: BranchNode) => Promise<readonly TreeNode[]>
}

export interface TreeOptions {
  readonly id: 'clickup.hierarchy' | 'clickup.myWork' | 'clickup.searches'
  readonly memory: ViewMemory
  readonly connect: ModelOptions['connect']
  readonly log: LogOutputChannel
  /** Told of the error that keeps the whole view from showing anything. */
  readonly onFailure: (code: string) => void
  /** Closes the task, or reopens it; never rejects, and waits for no person. */
  readonly onCheck: (tasks: readonly Task[], closes: boolean) => Promise<void>
  readonly dragAndDrop?: TreeDragAndDropController<TreeNode>
}

type Provider = Omit<TreeDataProvider<TreeNode>, 'onDidChangeTreeData'> & {
  readonly onDidChangeTreeData: Event<TreeNode | undefined>
}

export interface Tree<Model> extends Disposable {
  readonly model: Later<Model>
  /** Takes away what is shown: what comes next belongs to somebody else. */
  readonly clear: () => void
  readonly provider: Provider
  readonly view: TreeView<TreeNode>
  /** Says above the rows that ClickUp takes its time. */
  readonly setSlow: (isSlow: boolean) => void
}

const showState = (id: string, key: 'state' | 'failure', value: string | undefined) =>
  void commands.executeCommand('setContext', `${id}.${key}`, value)

/** What a model needs of its tree; only the tree as a whole has a state. */
const eventsOf = (
  { id, connect, log, onFailure }: TreeOptions,
  changed: EventEmitter<TreeNode | undefined>,
  onStale: (why: Problem | undefined) => void,
): ModelOptions => ({
  connect,
  onStale,
  onChange: (node) => changed.fire(node),
  onError: async (error) => {
    const { noteProblem } = await import('../../../base/problems/noted.ts')
    noteProblem(log, error)
  },
  onState: (state, failure) => {
    showState(id, 'failure', failure?.code)
    showState(id, 'state', state)
    if (failure) onFailure(failure.code)
  },
})

const readDetails = async (api: Api, id: string, signal: AbortSignal): Promise<Task> =>
  (await import('./reads.ts')).loadDetails(api.during({ signal }), id)

/** What has a date is told in the zone in which it was set, for the machine may be far away. */
const hasDate = (node: TreeNode): boolean =>
  (node.kind === 'task' && node.task.due_date !== undefined) ||
  (node.kind === 'list' && node.list.due_date !== undefined)

const zoneOf = async (connect: TreeOptions['connect']): Promise<string | undefined> => {
  const session = await connect().catch(() => undefined)
  return session && (await import('./reads.ts')).loadZone(session.api)
}

const providerOf = (
  { memory, connect }: TreeOptions,
  model: Later<TreeModel>,
  changed: EventEmitter<TreeNode | undefined>,
): Provider => ({
  onDidChangeTreeData: changed.event,
  getTreeItem: async (node) => {
    const zone = hasDate(node) ? await zoneOf(connect) : undefined
    return (await import('./items.ts')).itemOf(node, memory, zone)
  },
  getParent: parentOf,
  getChildren: async (node) => {
    if (node?.kind === 'task') return [...(node.below ?? [])]
    return node === undefined || isBranch(node)
      ? [...(await (await model.get()).children(node))]
      : []
  },
  resolveTreeItem: async (item, node, token) => {
    if (node.kind !== 'task') return item
    const session = await connect()
    const { tooltipOf } = await import('./items.ts')
    const gone = new AbortController()
    token.onCancellationRequested(() => gone.abort())
    // Where the details cannot be had, what is known already is told.
    const details = session && readDetails(session.api, node.id, gone.signal)
    const task = await (details?.catch(() => node.task) ?? node.task)
    item.tooltip = tooltipOf(task, await zoneOf(connect))
    return item
  },
})

/**
 * VS Code keeps showing the old nodes, under a bar, until it has new ones. That is right for the same
 * account; the nodes of another one go at once, and the welcome view says what is going on.
 */
const clearable = (provider: Provider) => {
  const shownAnew = new EventEmitter<TreeNode | undefined>()
  const listener = provider.onDidChangeTreeData((node) => shownAnew.fire(node))
  let isFilled = false
  let clears = false
  const fill = async () => {
    const nodes = (await provider.getChildren()) ?? []
    isFilled = nodes.length > 0
    return nodes
  }
  const getChildren: Provider['getChildren'] = (node) => {
    if (node) return provider.getChildren(node)
    const nodes = fill()
    if (!clears) return nodes
    clears = false
    // VS Code asks again, for what is being loaded already.
    queueMicrotask(() => shownAnew.fire(undefined))
    return []
  }
  return {
    provider: { ...provider, getChildren, onDidChangeTreeData: shownAnew.event },
    clear: (): void => {
      clears = isFilled
    },
    dispose: () => Disposable.from(listener, shownAnew).dispose(),
  }
}

const remember = (view: TreeView<TreeNode>, memory: ViewMemory): Disposable => {
  const keep = (node: TreeNode, expanded: boolean) =>
    void memory.remember(keyOf(node), expanded, isExpandedByDefault(node))
  return Disposable.from(
    view.onDidExpandElement(({ element }) => keep(element, true)),
    view.onDidCollapseElement(({ element }) => keep(element, false)),
  )
}

const watchBoxes = (
  view: TreeView<TreeNode>,
  changed: EventEmitter<TreeNode | undefined>,
  onCheck: TreeOptions['onCheck'],
): Disposable =>
  view.onDidChangeCheckboxState(async ({ items }) => {
    const { Checked, Unchecked } = TreeItemCheckboxState
    for (const state of [Checked, Unchecked]) {
      const nodes = items.flatMap(([node, now]) => (now === state ? [node] : []))
      const tasks = nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : []))
      if (tasks.length > 0) await onCheck(tasks, state === Checked)
      // A box shows what ClickUp says, also where nothing came of it.
      for (const node of nodes) changed.fire(node)
    }
  })

/** @param make makes the model when something is first asked of it, told where its changes go */
export const createTree = <Model extends TreeModel>(
  options: TreeOptions,
  make: (events: ModelOptions, view: TreeView<TreeNode>) => Promise<Model>,
): Tree<Model> => {
  const changed = new EventEmitter<TreeNode | undefined>()
  const line = messageLine(options.id, () => view)
  const events = eventsOf(options, changed, line.setStale)
  const model = new Later(() => make(events, view))
  const provider = providerOf(options, model, changed)
  const shown = clearable(provider)
  const view: TreeView<TreeNode> = window.createTreeView(options.id, {
    treeDataProvider: shown.provider,
    showCollapseAll: true,
    canSelectMany: true,
    manageCheckboxStateManually: true,
    ...(options.dragAndDrop && { dragAndDropController: options.dragAndDrop }),
  })
  const parts = Disposable.from(
    view,
    shown,
    changed,
    remember(view, options.memory),
    watchBoxes(view, changed, options.onCheck),
  )
  const clear = (): void => {
    showState(options.id, 'state', 'loading')
    shown.clear()
  }
  const { setSlow } = line
  return { model, clear, provider, view, setSlow, dispose: () => parts.dispose() }
}
