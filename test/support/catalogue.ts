// What ClickUp demands whole where only a part of it matters to a test.
import { acme } from '../../src/sandbox/seed/demo/team.ts'
import type { Goal } from '../../src/sandbox/state/side-model.ts'
import type { Store } from '../../src/sandbox/state/store.ts'

const ALEX = 44010001

/** A goal of Alex without key results. */
export const addGoal = (store: Store): Goal => {
  const goal: Goal = {
    id: store.newUuid(),
    prettyId: 1,
    workspaceId: acme,
    name: 'Less wind',
    description: '',
    color: '#32a852',
    dueDate: store.now(),
    multipleOwners: false,
    ownerIds: [],
    creatorId: ALEX,
    dateCreated: store.now(),
    keyResults: [],
  }
  store.goals.set(goal.id, goal)
  return goal
}

/** The body of a new view, grouped by one field. */
export const viewBody = (name: string, type: 'list' | 'board', field: string) => ({
  name,
  type,
  grouping: { field, dir: 1, collapsed: [], ignore: false },
  divide: { field: null, dir: null, collapsed: [] },
  sorting: { fields: [] },
  filters: { op: 'AND', fields: [], search: '', show_closed: false },
  columns: { fields: [] },
  team_sidebar: { assignees: [], assigned_comments: false, unassigned_tasks: false },
  settings: {
    show_task_locations: false,
    show_subtasks: 3,
    show_subtask_parent_names: false,
    show_closed_subtasks: false,
    show_assignees: true,
    show_images: true,
    collapse_empty_columns: null,
    me_comments: true,
    me_subtasks: true,
    me_checklists: true,
  },
})
