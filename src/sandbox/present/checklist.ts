// Checklists on the wire; items nest by `parent` and `children`.
import type { Checklist, ChecklistItem } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { person } from './user.ts'

const item = (store: Store, items: readonly ChecklistItem[], value: ChecklistItem): object => ({
  id: value.id,
  name: value.name,
  orderindex: value.orderindex,
  assignee: value.assigneeId === null ? null : person(store, value.assigneeId),
  group_assignee: null,
  resolved: value.resolved,
  parent: value.parentId,
  date_created: String(value.dateCreated),
  start_date: null,
  start_date_time: false,
  due_date: null,
  due_date_time: false,
  sent_due_date_notif: null,
  children: items
    .filter(({ parentId }) => parentId === value.id)
    .map((each) => item(store, items, each)),
})

export const checklist = (store: Store, taskId: string, value: Checklist) => ({
  id: value.id,
  task_id: taskId,
  name: value.name,
  date_created: String(value.dateCreated),
  orderindex: value.orderindex,
  // A bare number, unlike every other creator.
  creator: value.creatorId,
  resolved: value.items.filter(({ resolved }) => resolved).length,
  unresolved: value.items.filter(({ resolved }) => !resolved).length,
  items: value.items
    .filter(({ parentId }) => parentId === null)
    .map((each) => item(store, value.items, each)),
})
