// Custom field values as people read them: option names for ids and indexes, people by name.
import { tellingAmong } from '../../base/text/marks.ts'
import { isFields } from '../../base/text/records.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { CustomField } from '../objects/custom-field.ts'

/** As people read it. */
export type FieldValue = string | number | boolean

export const optionsOf = (field: CustomField): readonly Record<string, unknown>[] => {
  const options = field.type_config?.options
  return Array.isArray(options) ? options.filter(isFields) : []
}

export const nameIn = (item: unknown): string | undefined => {
  if (!isFields(item)) return undefined
  const name = [item.username, item.label, item.name, item.title, item.email, item.id].find(
    (one) => one !== undefined && one !== null,
  )
  return name === undefined ? undefined : String(name)
}

/** Drop-down options have a `name`, label options a `label` (docs/clickup-facts.md §15). */
export const optionName = (option: Record<string, unknown>): string =>
  String(option.name ?? option.label ?? option.id)

/** How each option of a field is told so that it is found again. */
export const tellingOptions = (
  options: readonly Record<string, unknown>[],
): ((option: Record<string, unknown>) => string) =>
  tellingAmong(options, { kind: 'option', id: ({ id }) => String(id), name: optionName })

// A drop-down reads back as the option's order index, or its id (docs/clickup-facts.md §15).
const dropDown = (field: CustomField): FieldValue | undefined => {
  const options = optionsOf(field)
  const option = options.find(
    ({ id, orderindex }) => id === field.value || String(orderindex) === String(field.value),
  )
  return option && tellingOptions(options)(option)
}

/** The labels that are set. */
export const labelsOf = (field: CustomField): readonly string[] => {
  const ids: readonly unknown[] = Array.isArray(field.value) ? field.value : []
  const options = optionsOf(field)
  const tell = tellingOptions(options)
  return ids.flatMap((id) => {
    const option = options.find((one) => one.id === id)
    return option ? [tell(option)] : []
  })
}

const labels = (field: CustomField): FieldValue | undefined =>
  labelsOf(field).join(', ') || undefined

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
