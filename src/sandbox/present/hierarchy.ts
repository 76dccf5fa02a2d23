// Spaces, folders and lists on the wire.
import type { Folder, List, Priority, Space, Status } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { person } from './user.ts'

const priorities = {
  1: { id: '1', priority: 'urgent', color: '#f50000', orderindex: '1' },
  2: { id: '2', priority: 'high', color: '#f8ae00', orderindex: '2' },
  3: { id: '3', priority: 'normal', color: '#6fddff', orderindex: '3' },
  4: { id: '4', priority: 'low', color: '#d8d8d8', orderindex: '4' },
} as const

export const priority = (value: Priority | null) => (value === null ? null : priorities[value])

const group = { open: 'not_started', custom: 'active', done: 'done', closed: 'closed' } as const

export const status = (value: Status) => ({
  id: value.id,
  status: value.status,
  orderindex: value.orderindex,
  color: value.color,
  type: value.type,
})

const statusInSet = (value: Status) => ({ ...status(value), status_group: group[value.type] })

export const text = (at: number | null) => (at === null ? null : String(at))

const on = { enabled: true }

export const space = (value: Space) => ({
  id: value.id,
  name: value.name,
  private: value.private,
  color: value.color,
  avatar: null,
  admin_can_manage: false,
  archived: value.archived,
  statuses: value.statuses.map(statusInSet),
  multiple_assignees: true,
  features: {
    due_dates: {
      enabled: true,
      start_date: true,
      remap_due_dates: false,
      remap_closed_due_date: false,
    },
    time_tracking: on,
    tags: on,
    time_estimates: on,
    checklists: on,
    custom_fields: on,
    remap_dependencies: { enabled: false },
    dependency_warning: on,
    portfolios: on,
    sprints: on,
    points: on,
    custom_items: on,
    zoom: { enabled: false },
    milestones: on,
    emails: { enabled: false },
    multiple_assignees: on,
  },
})

/** An item of `GET /team/{id}/space`: a single space does not tell its members. */
export const spaceWithMembers = (store: Store, value: Space) => {
  const members = store.workspaces.get(value.workspaceId)?.memberIds ?? []
  return { ...space(value), members: members.map((id) => ({ user: person(store, id) })) }
}

const spaceStub = (store: Store, spaceId: string) => ({
  id: spaceId,
  name: store.spaces.get(spaceId)?.name ?? '',
  access: true,
})

/** A folderless list shows a placeholder folder with an id of its own. */
export const folderStub = (store: Store, list: List) => {
  const folder = list.folderId === null ? undefined : store.folders.get(list.folderId)
  if (!folder) return { id: list.hiddenFolderId, name: 'hidden', hidden: true, access: true }
  return { id: folder.id, name: folder.name, hidden: false, access: true }
}

const openTasks = (store: Store, list: List) =>
  store.tasksOf(list.id).filter((task) => store.statusOf(task).type !== 'closed').length

const listCore = (store: Store, list: List) => ({
  id: list.id,
  name: list.name,
  orderindex: list.orderindex,
  content: list.content,
  status: listStatus(list),
  priority: listPriority(list),
  assignee: list.assigneeId === null ? null : person(store, list.assigneeId),
  task_count: openTasks(store, list),
  due_date: text(list.dueDate),
  start_date: text(list.startDate),
  archived: list.archived,
  override_statuses: list.statuses !== null,
  permission_level: 'create',
})

const colors: Record<string, string> = {
  red: '#e50000',
  orange: '#ff7800',
  yellow: '#ffcc00',
  green: '#008844',
  blue: '#1090e0',
  purple: '#b660e0',
}

/** The status of a list is its colour. */
const listStatus = ({ color }: List) =>
  color === null
    ? null
    : {
        status: color,
        color: Object.hasOwn(colors, color) ? colors[color] : color,
        hide_label: true,
      }

const listPriority = (list: List) => {
  const value = priority(list.priority)
  return value && { priority: value.priority, color: value.color }
}

/** An item of `GET /space/{id}/list`: without its statuses. */
export const folderlessListItem = (store: Store, list: List) => ({
  ...listCore(store, list),
  folder: folderStub(store, list),
  space: spaceStub(store, list.spaceId),
})

/** An item of `GET /folder/{id}/list`. */
export const listItem = (store: Store, list: List) => ({
  ...folderlessListItem(store, list),
  statuses: store.statusesOf(list).map(statusInSet),
})

export const list = (store: Store, value: List) => ({
  ...listItem(store, value),
  deleted: value.deleted,
  due_date_time: value.dueDateTime,
  start_date_time: false,
  inbound_address: `add.task.${value.id}.sandbox@tasks.clickup.invalid`,
})

const nestedList = (store: Store, value: List) => ({
  ...listCore(store, value),
  space: spaceStub(store, value.spaceId),
  statuses: store.statusesOf(value).map(statusInSet),
})

/** `statuses` are empty when inherited, and resolved only by `GET /folder/{id}`. */
export const folder = (store: Store, value: Folder, resolved: boolean) => {
  const lists = store.listsOf(value.id).filter((l) => !l.archived)
  const inherited = resolved ? (store.spaces.get(value.spaceId)?.statuses ?? []) : []
  return {
    id: value.id,
    name: value.name,
    orderindex: value.orderindex,
    override_statuses: value.statuses !== null,
    hidden: false,
    space: spaceStub(store, value.spaceId),
    task_count: String(lists.reduce((sum, l) => sum + openTasks(store, l), 0)),
    archived: value.archived,
    statuses: (value.statuses ?? inherited).map(statusInSet),
    lists: lists.map((l) => nestedList(store, l)),
    permission_level: 'create',
    ...(value.parentId === null ? {} : { parent_folder: value.parentId }),
  }
}
