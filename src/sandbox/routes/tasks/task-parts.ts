// What hangs on a task and has operations of its own: tags, custom field values, further lists.
import { badInput, fieldElsewhere, fieldOfOtherType } from '../../http/errors.ts'
import { type Call, del, post, type Route } from '../../http/route.ts'
import { setField } from '../../state/field-values.ts'
import { listOf, needsFields, plainTaskOf, taskOf } from '../../state/lookup.ts'
import type { Field, List, Task } from '../../state/model.ts'
import type { Store } from '../../state/store.ts'
import { homeOf, zoneOf } from '../../state/task-changes.ts'

/** Adding an unknown tag creates it in the space. */
export const ensureTag = (call: Call, task: Task, name: string) => {
  const space = call.store.spaces.get(homeOf(call.store, task).spaceId)
  const key = name.toLowerCase()
  if (space && !space.tags.has(key)) {
    const creatorId = call.session.userId
    space.tags.set(key, { name: key, fg: '#ffffff', bg: '#7b68ee', creatorId })
  }
  if (!task.tags.includes(key)) task.tags.push(key)
}

const fieldOn = (call: Call, task: Task): Field => {
  needsFields(call)
  const list = homeOf(call.store, task)
  const field = call.store.fieldsOf(list).find(({ id }) => id === call.path('field_id'))
  if (!field) throw fieldElsewhere()
  if (!call.store.fieldsOf(list, task.customItemId).includes(field)) throw fieldOfOtherType()
  return field
}

/** The ClickApp must be on at both ends; with it off ClickUp says yes and does nothing (measured). */
const takesTasks = (store: Store, ...lists: readonly List[]) =>
  lists.every(({ spaceId }) => store.spaces.get(spaceId)?.multipleLists)

export const taskPartRoutes: readonly Route[] = [
  post('/v2/task/:task_id/tag/:tag_name', (call) => {
    ensureTag(call, taskOf(call), call.path('tag_name'))
    return {}
  }),

  del('/v2/task/:task_id/tag/:tag_name', (call) => {
    const task = taskOf(call)
    task.tags = task.tags.filter((tag) => tag !== call.path('tag_name').toLowerCase())
    return {}
  }),

  post('/v2/task/:task_id/field/:field_id', (call) => {
    const task = taskOf(call)
    setField(call.store, task.fields, fieldOn(call, task), call.body, zoneOf(call))
    task.dateUpdated = call.store.now()
    return {}
  }),

  del('/v2/task/:task_id/field/:field_id', (call) => {
    const task = taskOf(call)
    task.fields.delete(fieldOn(call, task).id)
    task.dateUpdated = call.store.now()
    return {}
  }),

  // Tasks in multiple lists: the home list is never left this way.
  post('/v2/list/:list_id/task/:task_id', (call) => {
    const [list, task] = [listOf(call), plainTaskOf(call)]
    if (takesTasks(call.store, list, homeOf(call.store, task))) call.store.addToList(task, list.id)
    return {}
  }),

  del('/v2/list/:list_id/task/:task_id', (call) => {
    const [list, task] = [listOf(call), plainTaskOf(call)]
    if (task.listId === list.id) throw badInput('Cannot remove a task from its home list')
    if (takesTasks(call.store, list)) call.store.removeFromList(task, list.id)
    return {}
  }),
]
