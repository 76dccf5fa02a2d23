// Writing custom field values: what each type takes, and what it refuses.
import { type Body, changesIn } from '../http/body.ts'
import {
  badDate,
  badInput,
  badOption,
  badTaskValue,
  badValue,
  fieldLimit,
  wrappedTwice,
} from '../http/errors.ts'
import { dateOnly } from './dates.ts'
import type { Field, FieldType, FieldValue, Location } from './model.ts'
import type { Store } from './store.ts'

type Write = {
  store: Store
  field: Field
  value: unknown
  body: Body
  before: FieldValue | undefined
  /** Of the user, for dates without a time. */
  zone: string
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A uuid or the 0-based place; never the label. */
const option = ({ field, value }: Write): string => {
  const found =
    typeof value === 'number'
      ? field.options[value]
      : field.options.find((each) => each.id === value)
  if (!found) throw badOption()
  return found.id
}

/** Overwrites all labels. */
const labels = ({ field, value }: Write): string[] => {
  if (!Array.isArray(value)) throw badValue()
  const ids = value.map(String)
  if (!ids.every((id) => field.options.some((each) => each.id === id))) throw badOption()
  return [...new Set(ids)]
}

const changed = <T extends string | number>(
  { value, before }: Write,
  as: (value: unknown) => T,
): T[] => {
  const { add, rem } = changesIn(value)
  const kept = Array.isArray(before) ? before.map(as) : []
  const removed = rem.map(as)
  return [...new Set([...kept, ...add.map(as)])].filter((id) => !removed.includes(id))
}

/** A plain array changes nothing, without a word (measured); nor does somebody unknown. */
const users = (write: Write): number[] =>
  changed(write, Number).filter((id) => write.store.users.has(id))

const tasks = (write: Write): string[] => {
  const { store, value } = write
  if (!isObject(value)) throw badTaskValue()
  const ids = changed(write, String)
  if (!ids.every((id) => store.tasks.has(id))) throw badTaskValue()
  return ids
}

/** Of the one list that the field is for; whether ClickUp looks at that is not established. */
const tasksOfList = (write: Write): string[] => {
  const { store, field } = write
  const ids = tasks(write)
  if (!ids.every((id) => store.tasks.get(id)?.listId === field.config.subcategory_id))
    throw badTaskValue()
  return ids
}

const files = (write: Write): string[] => {
  if (!isObject(write.value)) throw badValue()
  const ids = changed(write, String)
  if (!ids.every((id) => write.store.files.has(id))) throw badValue()
  return ids
}

const number = ({ value }: Write): number => {
  if (typeof value !== 'number') throw badValue()
  return value
}

const rating = ({ field, value }: Write): number => {
  const most = Number(field.config.count)
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > most) throw badValue()
  return Number(value)
}

const progress = ({ field, value }: Write): number => {
  const current = isObject(value) ? value.current : undefined
  if (typeof current !== 'number') throw badValue()
  const { start, end } = field.config
  if (current < Number(start) || current > Number(end)) throw badValue()
  return current
}

/** Only `value_options: {time: true}` keeps the time of the day. */
const date = ({ value, body, zone }: Write): number => {
  if (typeof value !== 'number') throw badDate()
  const options = body.value_options
  return isObject(options) && options.time === true ? value : dateOnly(value, zone)
}

const checkbox = ({ value }: Write): boolean => {
  if (typeof value !== 'boolean') throw badValue()
  return value
}

const location = ({ value }: Write): Location => {
  const { location: at, formatted_address: address } = isObject(value) ? value : {}
  const { lat, lng } = isObject(at) ? at : {}
  if (typeof lat !== 'number' || typeof lng !== 'number') throw badValue()
  if (typeof address !== 'string') throw badValue()
  return { location: { lat, lng }, formatted_address: address }
}

const matching =
  (pattern: RegExp) =>
  ({ value }: Write): string => {
    if (typeof value !== 'string' || !pattern.test(value)) throw badValue()
    return value
  }

const text = matching(/^[\s\S]*$/)

const readOnly = (): never => {
  throw badValue()
}

const writers: Record<FieldType, (write: Write) => FieldValue | undefined> = {
  text,
  short_text: text,
  url: matching(/^https?:\/\/[^\s/]+\.\S+$/),
  email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  phone: matching(/^\+[1-9][\d\s().-]{5,}$/),
  number,
  currency: number,
  date,
  checkbox,
  drop_down: option,
  labels,
  users,
  tasks,
  list_relationship: tasksOfList,
  emoji: rating,
  manual_progress: progress,
  location,
  attachment: files,
  // A click leaves nothing behind.
  button: ({ value }) => {
    if (value !== true) throw badValue()
    return undefined
  },
  automatic_progress: readOnly,
  formula: readOnly,
  rollup: readOnly,
  votes: readOnly,
  // Not documented as something that can be set.
  signature: readOnly,
  multi_key: readOnly,
}

/** Of arrays and objects null clears the value; the others are cleared by DELETE alone. */
const clearedByNull: readonly FieldType[] = [
  'labels',
  'users',
  'tasks',
  'list_relationship',
  'location',
  'manual_progress',
  'attachment',
]

const isEmpty = (value: FieldValue | undefined) =>
  value === undefined || (Array.isArray(value) && value.length === 0)

const newValue = (write: Write): FieldValue | undefined => {
  const { field, value } = write
  if (value === null && clearedByNull.includes(field.type)) return undefined
  if (value === null || value === undefined) throw badInput('Value is required')
  if (isObject(value) && 'value' in value) throw wrappedTwice()
  return writers[field.type](write)
}

/** Sets the value in `fields` as ClickUp keeps it, or throws its refusal. */
export const setField = (
  store: Store,
  fields: Map<string, FieldValue>,
  field: Field,
  body: Body,
  zone: string,
) => {
  const before = fields.get(field.id)
  const value = newValue({ store, field, value: body.value, body, before, zone })
  if (isEmpty(value) || value === undefined) {
    fields.delete(field.id)
    return
  }
  // Each setting is a use, and none is ever given back.
  if (store.fieldUses >= store.quirks.fieldUses) throw fieldLimit()
  store.fieldUses += 1
  fields.set(field.id, value)
}
