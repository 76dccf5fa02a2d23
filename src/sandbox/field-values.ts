// Writing custom field values: what each type takes, and what it refuses.
import { type Body, changesIn } from './body.ts'
import { badDate, badInput, badOption, badValue } from './errors.ts'
import type { Field, FieldValue } from './model.ts'

const optionOf = (field: Field, value: unknown): string => {
  // A uuid or the 0-based place; never the label.
  const option =
    typeof value === 'number'
      ? field.options[value]
      : field.options.find((each) => each.id === value)
  if (!option) throw badOption()
  return option.id
}

const labels = (field: Field, value: unknown): string[] => {
  if (!Array.isArray(value)) throw badValue()
  return value.map((each) => optionOf(field, each))
}

const users = (value: unknown, before: FieldValue | undefined): number[] => {
  const { add, rem } = changesIn(value)
  const kept = Array.isArray(before) ? before.map(Number) : []
  const removed = rem.map(Number)
  return [...new Set([...kept, ...add.map(Number)])].filter((id) => !removed.includes(id))
}

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw badValue()
  return value
}

/** The value as kept. */
export const fieldValue = (
  field: Field,
  body: Body,
  before: FieldValue | undefined,
): FieldValue => {
  const { value } = body
  // Only arrays and objects are cleared with null; others have DELETE.
  if (value === null && field.type !== 'labels') throw badInput('Value is required')
  if (value === null) return []
  if (typeof value === 'object' && value !== null && 'value' in value) {
    throw badInput('Value wrapped twice')
  }
  switch (field.type) {
    case 'drop_down':
      return optionOf(field, value)
    case 'labels':
      return labels(field, value)
    case 'users':
      return users(value, before)
    case 'number':
    case 'currency':
      return number(value)
    case 'date':
      if (typeof value !== 'number') throw badDate()
      return value
    case 'checkbox':
      if (typeof value !== 'boolean') throw badValue()
      return value
    default:
      if (typeof value !== 'string') throw badValue()
      return value
  }
}
