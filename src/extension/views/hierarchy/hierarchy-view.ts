// The view of the workspace: spaces, folders, lists and tasks.
import { createTree, type Tree, type TreeOptions } from '../tree/tree.ts'
import { dragAndDrop, type TasksDropped } from './drag.ts'
import type { HierarchyModel } from './hierarchy-model.ts'

export type HierarchyView = Tree<HierarchyModel>

export const createHierarchyView = (
  options: Omit<TreeOptions, 'id' | 'dragAndDrop'>,
  onDrop: TasksDropped,
): HierarchyView => {
  const { memory } = options
  return createTree(
    { ...options, id: 'clickup.hierarchy', dragAndDrop: dragAndDrop(onDrop) },
    async (events) => {
      const { HierarchyModel } = await import('./hierarchy-model.ts')
      return new HierarchyModel({ ...events, memory })
    },
  )
}
