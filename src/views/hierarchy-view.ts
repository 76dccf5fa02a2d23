// The tree view of the sidebar: hands the model's nodes to VS Code.
import {
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode'
import { HierarchyModel, type ModelSession } from './hierarchy-model.ts'
import { type HierarchyNode, isBranch } from './nodes.ts'

export interface HierarchyView {
  readonly model: HierarchyModel
  readonly provider: TreeDataProvider<HierarchyNode>
  readonly dispose: () => void
}

const parentOf = (node: HierarchyNode): HierarchyNode | undefined =>
  node.kind === 'workspace' ? undefined : node.parent

export interface HierarchyViewOptions {
  readonly connect: () => Promise<ModelSession | undefined>
  readonly log: LogOutputChannel
}

export const createHierarchyView = ({ connect, log }: HierarchyViewOptions): HierarchyView => {
  const changed = new EventEmitter<HierarchyNode | undefined>()
  const model = new HierarchyModel({
    connect,
    onChange: (node) => changed.fire(node),
    onError: (error) => log.error(error instanceof Error ? error : String(error)),
  })
  const provider: TreeDataProvider<HierarchyNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: async (node) => (await import('./items.ts')).itemOf(node),
    getParent: parentOf,
    getChildren: async (node) =>
      node === undefined || isBranch(node) ? [...(await model.children(node))] : [],
  }
  const view: TreeView<HierarchyNode> = window.createTreeView('clickup.hierarchy', {
    treeDataProvider: provider,
    showCollapseAll: true,
  })
  return {
    model,
    provider,
    dispose: () => {
      view.dispose()
      changed.dispose()
    },
  }
}
