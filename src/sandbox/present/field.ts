// Custom fields on the wire: a value is read back in another form than it was written.
import type { Field, FieldValue, Task } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { attachment } from './attachment.ts'
import { person } from './user.ts'

const typeConfig = (field: Field) => {
  if (field.type === 'drop_down') {
    const options = field.options.map(({ id, text, color }, orderindex) => ({
      id,
      name: text,
      color,
      orderindex,
    }))
    return { ...field.config, default: 0, placeholder: null, options }
  }
  if (field.type === 'labels') {
    // Labels say `label` where drop_down says `name`.
    return {
      ...field.config,
      options: field.options.map(({ id, text, color }) => ({ id, label: text, color })),
    }
  }
  return field.config
}

export const field = (value: Field) => ({
  id: value.id,
  name: value.name,
  type: value.type,
  type_config: typeConfig(value),
  date_created: String(value.dateCreated),
  hide_from_guests: false,
  required: value.required,
})

const taskStub = (store: Store, id: string) => {
  const task = store.tasks.get(id)
  if (!task) return []
  const { status, color } = store.statusOf(task)
  return [
    {
      id: task.id,
      name: task.name,
      status,
      color,
      custom_type: task.customItemId || null,
      team_id: task.workspaceId,
      deleted: false,
      url: `https://app.clickup.com/t/${task.id}`,
      access: true,
    },
  ]
}

/** Without the `url` that files of a task have: so they were seen. */
const files = (store: Store, id: string) => {
  const file = store.files.get(id)
  if (!file) return []
  const { title, extension, mimetype, size, url_w_query, url_w_host } = attachment(store, file)
  return [{ id, title, extension, mimetype, size, url_w_query, url_w_host }]
}

const each = (value: FieldValue) => (Array.isArray(value) ? value : [])

/** Counted from the items of checklists and from subtasks. */
const automaticProgress = (store: Store, task: Task) => {
  const items = task.checklists.flatMap((checklist) => checklist.items.map((i) => i.resolved))
  const subtasks = store.subtasksOf(task.id).map((subtask) => {
    const { type } = store.statusOf(subtask)
    return type === 'done' || type === 'closed'
  })
  const parts = [...items, ...subtasks]
  if (parts.length === 0) return undefined
  const done = parts.filter(Boolean).length
  return { percent_complete: Math.round((done / parts.length) * 100) }
}

const manualProgress = ({ config }: Field, value: FieldValue) => {
  const [start, end] = [Number(config.start), Number(config.end)]
  return { current: value, percent_completed: (Number(value) - start) / (end - start) }
}

/** number "8", drop_down the option's place, checkbox "true", date ms as text, users as objects, votes as ids. */
const readBack = (store: Store, of: Field, value: FieldValue): unknown => {
  switch (of.type) {
    case 'drop_down':
      return of.options.findIndex((option) => option.id === value)
    case 'labels':
    case 'emoji':
    // Who voted is told by id alone.
    case 'votes':
      return value
    case 'users':
      return each(value).map((id) => person(store, Number(id)))
    case 'tasks':
    case 'list_relationship':
      return each(value).flatMap((id) => taskStub(store, String(id)))
    case 'attachment':
      return each(value).flatMap((id) => files(store, String(id)))
    case 'manual_progress':
      return manualProgress(of, value)
    case 'location':
      return typeof value === 'object'
        ? { ...value, place_id: `place-${of.id.slice(0, 8)}` }
        : value
    case 'checkbox':
      return store.quirks.checkbox === 'text' ? String(value) : value
    default:
      return String(value)
  }
}

/** Every field of the task's list and type; `value` stands only where one is set. */
export const fieldsOfTask = (store: Store, task: Task) => {
  const list = store.lists.get(task.listId)
  if (!list || !store.quirks.customFields) return []
  return store.fieldsOf(list, task.customItemId).map((of) => {
    const kept = task.fields.get(of.id)
    const value =
      of.type === 'automatic_progress'
        ? automaticProgress(store, task)
        : kept !== undefined && readBack(store, of, kept)
    return value === undefined || (kept === undefined && of.type !== 'automatic_progress')
      ? field(of)
      : { ...field(of), value }
  })
}
