// A custom field's value as ClickUp has it, in one form whether it was read or is to be written: options
// by id, moments in milliseconds. What was read can so be put back.
import { isFields } from '../../base/text/records.ts'
import type { CustomField } from '../objects/custom-field.ts'
import type { FieldBody } from './field.ts'
import { kindOf } from './kinds.ts'
import { idsNow } from './members.ts'
import { numberIn, optionsOf, readFieldValue } from './read.ts'

/** A place of the field type `location`. */
export type Location = { readonly lat: number; readonly lng: number; readonly address: string }

/** What a field of one value can hold. */
export type Stored = string | number | boolean | readonly string[] | Location

const optionIn = ({ value, ...field }: CustomField): string | undefined => {
  const option = optionsOf(field).find(
    ({ id, orderindex }) => id === value || String(orderindex) === String(value),
  )
  return option?.id === undefined ? undefined : String(option.id)
}

const locationIn = (value: unknown): Location | undefined => {
  if (!isFields(value) || !isFields(value.location)) return undefined
  const { lat, lng } = value.location
  return { lat: Number(lat), lng: Number(lng), address: String(value.formatted_address ?? '') }
}

/** `undefined` where nothing is set. */
export const storedIn = (field: CustomField): Stored | undefined => {
  const { value } = field
  if (value === undefined || value === null || value === '') return undefined
  switch (kindOf(field)) {
    case 'option':
      return optionIn(field)
    case 'labels':
    case 'files': {
      const ids = idsNow(field)
      return ids.length > 0 ? ids : undefined
    }
    case 'date':
      return Number.isFinite(Number(value)) ? Number(value) : undefined
    case 'place':
      return locationIn(value)
    case 'button':
      return value === true
    case 'number':
      // Without its unit.
      return numberIn(field) ?? readFieldValue(field, 'utc')
    default:
      return readFieldValue(field, 'utc')
  }
}

/** What sets it; of a date, whether a time of its day is meant. */
export const bodyOfStored = (type: string, stored: Stored, hasTime: boolean): FieldBody => {
  switch (kindOf({ type })) {
    case 'date':
      return { value: stored, value_options: { time: hasTime } }
    case 'progress':
      return { value: { current: stored } }
    case 'files':
      return { value: { add: stored, rem: [] } }
    case 'place': {
      const { lat, lng, address } = stored as Location
      return { value: { location: { lat, lng }, formatted_address: address } }
    }
    default:
      return { value: stored }
  }
}
