// Custom field values as people read them: option names for ids and indexes, people by name.
import { tellingAmong } from '../../base/text/marks.ts'
import { isFields } from '../../base/text/records.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { nameOf, userSchema } from '../objects/user.ts'
import { kindOf } from './kinds.ts'

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
const progress = (value: unknown): unknown =>
  isFields(value) ? (value.current ?? value.percent_complete ?? value.percent_completed) : value

const isUnset = (value: unknown): boolean => value === undefined || value === null || value === ''

/** What a formula gives, where ClickUp tells: `number`, `string`, `date`. */
export const returnOf = ({ type_config: config }: CustomField): string | undefined => {
  const [only, ...others] = Array.isArray(config?.return_types) ? config.return_types : []
  return others.length === 0 && typeof only === 'string' ? only : undefined
}

/** The number that a field holds, if it is one; dates are no numbers. */
export const numberIn = (field: CustomField): number | undefined => {
  const { value } = field
  const held = ['progress', 'counted'].includes(kindOf(field)) ? progress(value) : value
  if (!['string', 'number'].includes(typeof held) || String(held).trim() === '') return undefined
  const number = Number(held)
  return Number.isFinite(number) ? number : undefined
}

/** Of an amount of money its currency, `EUR`. */
export const unitOf = ({ type, type_config: config }: CustomField): string | undefined => {
  const unit = config?.currency_type
  return type === 'currency' && typeof unit === 'string' && unit !== '' ? unit : undefined
}

/** What no number can hold is told as ClickUp wrote it. */
const shownNumber = (field: CustomField): FieldValue | undefined => {
  const number = numberIn(field)
  if (number === undefined) return anything(field.value)
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? String(field.value) : number
}

const amount = (field: CustomField): FieldValue | undefined => {
  const unit = unitOf(field)
  const shown = shownNumber(field)
  return unit !== undefined && numberIn(field) !== undefined ? `${shown} ${unit}` : shown
}

const moment = (value: unknown, zone: string): string | undefined =>
  Number.isFinite(Number(value)) ? formatDate(Number(value), zone) : undefined

/** At times `"N/A"`, whatever it is said to give (docs/clickup-facts.md §15). */
const formula = (field: CustomField, zone: string): FieldValue | undefined => {
  switch (returnOf(field)) {
    case 'number':
      return shownNumber(field)
    case 'date':
      return moment(field.value, zone) ?? anything(field.value)
    default:
      return anything(field.value)
  }
}

const place = (value: unknown): string | undefined => {
  if (!isFields(value)) return anything(value)
  if (value.formatted_address) return String(value.formatted_address)
  const { lat, lng } = isFields(value.location) ? value.location : {}
  return lat === undefined || lng === undefined ? undefined : `${lat}, ${lng}`
}

/** The name for an object, and where it has none all of it: nothing that is there is kept silent. */
const anything = (value: unknown): string | undefined => {
  if (isUnset(value)) return undefined
  if (Array.isArray(value))
    return value.flatMap((one) => anything(one) ?? []).join(', ') || undefined
  if (isFields(value)) return nameIn(value) ?? JSON.stringify(value)
  return String(value)
}

/** A baseline keeps a value of another type, which it names. */
const baseline = ({ value, type_config: config }: CustomField, zone: string) =>
  config?.subfield_type === 'date' && ['string', 'number'].includes(typeof value)
    ? (moment(value, zone) ?? anything(value))
    : anything(value)

/** A picture of it is no text. */
const signature = (value: unknown): string | undefined => {
  const shown = anything(value)
  return shown?.startsWith('data:') || value === true ? 'signed' : shown
}

/** `undefined` where nothing is set. */
export const readFieldValue = (field: CustomField, zone: string): FieldValue | undefined => {
  const { value } = field
  if (isUnset(value)) return undefined
  switch (kindOf(field)) {
    case 'option':
      return dropDown(field)
    case 'labels':
      return labels(field)
    case 'date':
      return moment(value, zone)
    case 'box':
      return value === true || value === 'true'
    case 'number':
      return amount(field)
    case 'rating':
      return shownNumber(field)
    case 'progress':
    case 'counted':
      return numberIn(field)
    case 'formula':
      return formula(field, zone)
    case 'place':
      return place(value)
    case 'baseline':
      return baseline(field, zone)
    case 'signature':
      return signature(value)
    default:
      return anything(value)
  }
}
