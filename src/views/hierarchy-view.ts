// The view of the workspace: spaces, folders, lists and tasks.
import { HierarchyModel } from './hierarchy-model.ts'
import { type Tree, type TreeOptions, createTree } from './tree.ts'
import { type TasksDropped, dragAndDrop } from './drag.ts'

export type HierarchyView = Tree<HierarchyModel>

export const createHierarchyView = (
  options: Omit<TreeOptions, 'id' | 'dragAndDrop'>,
  onDrop: TasksDropped,
): HierarchyView => {
  const { memory } = options
  return createTree(
    { ...options, id: 'clickup.hierarchy', dragAndDrop: dragAndDrop(onDrop) },
    (events) => new HierarchyModel({ ...events, memory }),
  )
}
