// Custom fields on the wire: a value is read back in another form than it was written.
import type { Field, FieldValue, Task } from '../model.ts'
import type { Store } from '../store.ts'
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

/** number "8", drop_down the option's place, checkbox "true", date ms as text, users as objects. */
const readBack = (store: Store, of: Field, value: FieldValue): unknown => {
  if (of.type === 'drop_down') return of.options.findIndex((option) => option.id === value)
  if (of.type === 'labels') return value
  if (of.type === 'users' && Array.isArray(value)) {
    return value.map((id) => person(store, Number(id)))
  }
  return String(value)
}

/** Every field of the task's list; `value` stands only where one is set. */
export const fieldsOfTask = (store: Store, task: Task) => {
  const list = store.lists.get(task.listId)
  if (!list) return []
  return store.fieldsOf(list).map((each) => {
    const value = task.fields.get(each.id)
    if (value === undefined) return field(each)
    return { ...field(each), value: readBack(store, each, value) }
  })
}
