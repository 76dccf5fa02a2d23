// Checklists and their items: every write but a delete answers with the whole checklist.
import { type Body, textIn } from '../../http/body.ts'
import { badInput, notAuthorized } from '../../http/errors.ts'
import { type Call, del, post, put, type Route } from '../../http/route.ts'
import { checklist as present } from '../../present/checklist.ts'
import { taskById, taskOf } from '../../state/lookup.ts'
import type { Checklist, ChecklistItem, Task } from '../../state/model.ts'

const find = (call: Call): { task: Task; checklist: Checklist } => {
  const id = call.path('checklist_id')
  for (const task of call.store.tasks.values()) {
    const checklist = task.checklists.find((each) => each.id === id)
    if (checklist) return { task: taskById({ ...call, query: noFlags(call) }, task.id), checklist }
  }
  throw notAuthorized()
}

const noFlags = ({ query }: Call) => ({ ...query, flag: () => false })

const itemIn = (call: Call, { items }: Checklist): ChecklistItem => {
  const item = items.find(({ id }) => id === call.path('checklist_item_id'))
  if (!item) throw notAuthorized()
  return item
}

const answer = ({ store }: Call, task: Task, checklist: Checklist) => {
  task.dateUpdated = store.now()
  return { checklist: present(store, task.id, checklist) }
}

/** `undefined` = not mentioned; ids come as numbers, and as text when an item is edited. */
const assigneeIn = ({ store }: Call, { assignee }: Body): number | null | undefined => {
  if (assignee === undefined || assignee === null) return assignee
  const id = Number(assignee)
  if (!store.users.has(id)) throw badInput('Assignee invalid')
  return id
}

const create = (call: Call) => {
  const { store, session, body } = call
  const task = taskOf(call)
  const name = textIn(body, 'name')
  if (!name) throw badInput('Checklist name invalid')
  const checklist: Checklist = {
    id: store.newUuid(),
    name,
    orderindex: task.checklists.length,
    dateCreated: store.now(),
    creatorId: session.userId,
    items: [],
  }
  task.checklists.push(checklist)
  return answer(call, task, checklist)
}

const edit = (call: Call) => {
  const { task, checklist } = find(call)
  checklist.name = textIn(call.body, 'name') ?? checklist.name
  const { position } = call.body
  if (typeof position === 'number') {
    const others = task.checklists.filter((each) => each !== checklist)
    others.splice(position, 0, checklist)
    task.checklists = others
    for (const [orderindex, each] of others.entries()) each.orderindex = orderindex
  }
  return answer(call, task, checklist)
}

const createItem = (call: Call) => {
  const { store, body } = call
  const { task, checklist } = find(call)
  const name = textIn(body, 'name')
  if (!name) throw badInput('Item name invalid')
  checklist.items.push({
    id: store.newUuid(),
    name,
    orderindex: checklist.items.length,
    assigneeId: assigneeIn(call, body) ?? null,
    resolved: false,
    parentId: null,
    dateCreated: store.now(),
  })
  return answer(call, task, checklist)
}

/** What is not mentioned stays. */
const editItem = (call: Call) => {
  const { body } = call
  const { task, checklist } = find(call)
  const item = itemIn(call, checklist)
  item.name = textIn(body, 'name') ?? item.name
  const assigneeId = assigneeIn(call, body)
  if (assigneeId !== undefined) item.assigneeId = assigneeId
  if (typeof body.resolved === 'boolean') item.resolved = body.resolved
  if (body.parent === null) item.parentId = null
  const parentId = textIn(body, 'parent')
  if (parentId !== undefined) {
    if (!checklist.items.some(({ id }) => id === parentId && id !== item.id)) throw notAuthorized()
    item.parentId = parentId
  }
  return answer(call, task, checklist)
}

const deleteItem = (checklist: Checklist, item: ChecklistItem) => {
  checklist.items = checklist.items.filter((each) => each !== item)
  for (const below of checklist.items.filter(({ parentId }) => parentId === item.id)) {
    deleteItem(checklist, below)
  }
}

export const checklistRoutes: readonly Route[] = [
  post('/v2/task/:task_id/checklist', create),
  put('/v2/checklist/:checklist_id', edit),
  del('/v2/checklist/:checklist_id', (call) => {
    const { task, checklist } = find(call)
    task.checklists = task.checklists.filter((each) => each !== checklist)
    return {}
  }),
  post('/v2/checklist/:checklist_id/checklist_item', createItem),
  put('/v2/checklist/:checklist_id/checklist_item/:checklist_item_id', editItem),
  del('/v2/checklist/:checklist_id/checklist_item/:checklist_item_id', (call) => {
    const { checklist } = find(call)
    deleteItem(checklist, itemIn(call, checklist))
    return {}
  }),
]
