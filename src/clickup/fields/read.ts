// Custom field values as people read them: option names for ids and indexes, people by name.
import { isFields } from '../../base/text/records.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { nameOf, userSchema } from '../objects/user.ts'

/** As people read it. */
export type FieldValue = string | number | boolean

export const optionsOf = (field: CustomField): readonly Record<string, unknown>[] => {
  const options = field.type_config?.options
  return Array.isArray(options) ? options.filter(isFields) : []
}

export const nameIn = (item: unknown): string | undefined => {
  if (!isFields(item)) return undefined
  const person = 'username' in item ? userSchema.safeParse(item).data : undefined
  if (person) return nameOf(person)
  const name = [item.username, item.label, item.name, item.title, item.email, item.id].find(
    (one) => one !== undefined && one !== null,
  )
  return name === undefined ? undefined : String(name)
}

// A drop-down reads back as the option's order index, or its id (docs/clickup-facts.md §15).
const dropDown = (field: CustomField): FieldValue | undefined => {
  const option = optionsOf(field).find(
    ({ id, orderindex }) => id === field.value || String(orderindex) === String(field.value),
  )
  return nameIn(option)
}

const labels = (field: CustomField): FieldValue | undefined => {
  const ids = Array.isArray(field.value) ? field.value : []
  return (
    ids
      .flatMap((id) => nameIn(optionsOf(field).find((option) => option.id === id)) ?? [])
      .join(', ') || undefined
  )
}

/**
 * Manual progress is written as `current` and reads back with a share beside it
 * (docs/clickup-facts.md §15).
 */
const progress = (value: unknown): FieldValue | undefined => {
  const now = isFields(value)
    ? (value.current ?? value.percent_complete ?? value.percent_completed)
    : value
  return now === undefined || now === null ? undefined : Number(now)
}

/** `undefined` where nothing is set. */
export const readFieldValue = (field: CustomField, zone: string): FieldValue | undefined => {
  const { value, type } = field
  if (value === undefined || value === null || value === '') return undefined
  switch (type) {
    case 'drop_down':
      return dropDown(field)
    case 'labels':
      return labels(field)
    case 'date':
      return Number.isFinite(Number(value)) ? formatDate(Number(value), zone) : undefined
    case 'checkbox':
      return value === true || value === 'true'
    case 'number':
    case 'currency':
    case 'emoji':
      return Number(value)
    case 'manual_progress':
    case 'automatic_progress':
      return progress(value)
    case 'location':
      return isFields(value) ? String(value.formatted_address ?? '') || undefined : undefined
    default:
      if (Array.isArray(value))
        return value.flatMap((item) => nameIn(item) ?? []).join(', ') || undefined
      return isFields(value) ? nameIn(value) : String(value)
  }
}

/** Only the fields that are set, by name. */
export const readableFields = (
  fields: readonly CustomField[],
  zone: string,
): Record<string, FieldValue> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = readFieldValue(field, zone)
      return value === undefined ? [] : [[field.name, value]]
    }),
  )
