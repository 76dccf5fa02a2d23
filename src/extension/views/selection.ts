// What commands are about that come without a node, as those of the palette do: the page in front,
// then what is selected in the view that was used last. Contexts tell VS Code which make sense.
import { commands, Disposable, type TreeView } from 'vscode'
import type { Later } from '../../base/later.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { HierarchyModel } from './hierarchy/hierarchy-model.ts'
import { type Aim, aimOf, stateOf } from './task/aim.ts'
import type { TaskPages } from './task/task-pages.ts'
import type { TreeNode } from './tree/nodes.ts'
import type { Tree } from './tree/tree.ts'
import type { ViewMemory } from './tree/view-memory.ts'

export const setContext = (key: string, value: unknown): void =>
  void commands.executeCommand('setContext', key, value)

export interface Selection extends Disposable {
  readonly nodes: () => readonly TreeNode[]
  readonly aim: () => Promise<Aim>
  /** Tells VS Code anew what is selected, and what can be done with it. */
  readonly show: () => Promise<void>
  /** For another account, of which nothing is selected yet. */
  readonly forget: () => void
}

export interface SelectionOptions {
  readonly trees: readonly Pick<Tree<unknown>, 'view' | 'provider'>[]
  readonly model: Later<HierarchyModel>
  readonly memory: ViewMemory
  readonly pages: Pick<TaskPages, 'inFront' | 'knownInFront' | 'onDidChangeFront'>
}

export const tasksIn = (nodes: readonly TreeNode[]): readonly Task[] =>
  nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : []))

const contextOf = async (node: TreeNode, memory: ViewMemory): Promise<string> => {
  const isPlace = node.kind === 'space' || node.kind === 'folder' || node.kind === 'list'
  const { contextOf } = await import('./tree/context.ts')
  return contextOf(node, isPlace && memory.isFavorite(node))
}

export const createSelection = ({ trees, model, memory, pages }: SelectionOptions): Selection => {
  let last: TreeView<TreeNode> | undefined
  let turn = 0
  const nodes = () => (last?.visible ? last.selection : [])
  const tasks = () => tasksIn(nodes())
  const showState = (): void =>
    setContext('clickup.tasks', stateOf(aimOf(pages.knownInFront(), tasks())))
  const show = async (): Promise<void> => {
    showState()
    turn += 1
    const mine = turn
    const [node] = nodes()
    const context = node && (await contextOf(node, memory))
    const more = node && (await model.now?.moreOf(node))
    // While it was looked at, something else may have been selected.
    if (mine !== turn) return
    setContext('clickup.selection', context)
    setContext('clickup.hasMore', more !== undefined)
  }
  const ofTrees = trees.flatMap(({ view, provider }) => [
    view.onDidChangeSelection(({ selection }) => {
      if (selection.length > 0) last = view
      void show()
    }),
    view.onDidChangeVisibility(() => void show()),
    provider.onDidChangeTreeData(() => void show()),
  ])
  const listeners = Disposable.from(...ofTrees, pages.onDidChangeFront(showState))
  return {
    nodes,
    aim: async () => aimOf(await pages.inFront(), tasks()),
    show,
    forget: () => {
      last = undefined
      void show()
    },
    dispose: () => listeners.dispose(),
  }
}
