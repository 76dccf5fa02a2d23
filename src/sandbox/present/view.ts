// Views on the wire.
import type { List } from '../state/model.ts'
import type { View } from '../state/side-model.ts'

const settings = {
  show_task_locations: false,
  show_subtasks: 1,
  show_subtask_parent_names: false,
  show_closed_subtasks: false,
  show_assignees: true,
  show_images: true,
  collapse_empty_columns: null,
  me_comments: true,
  me_subtasks: true,
  me_checklists: true,
}

export const view = ({ id, name, type, parent, settings: own }: View) => ({
  id,
  name,
  type,
  parent,
  grouping: { field: 'status', dir: 1, collapsed: [], ignore: false },
  divide: { field: null, dir: null, collapsed: [] },
  sorting: { fields: [] },
  filters: { op: 'AND', fields: [], search: '', show_closed: false },
  columns: { fields: [] },
  team_sidebar: { assignees: [], assigned_comments: false, unassigned_tasks: false },
  settings,
  ...own,
})

/** The views that every list has: `6-<list>-1`. */
export const builtInView = (list: List, type: 'list' | 'board', number: number): View => ({
  id: `6-${list.id}-${number}`,
  name: type === 'list' ? 'List' : 'Board',
  type,
  parent: { id: list.id, type: 6 },
  settings: {},
})
