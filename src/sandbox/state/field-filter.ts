// The `custom_fields` query: one JSON string of conditions, all of which must hold.
import { badInput } from '../http/errors.ts'
import type { Field, FieldValue, Task } from './model.ts'
import type { Store } from './store.ts'

type Condition = { field_id: string; operator: string; value?: unknown }

const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' &&
  value !== null &&
  'field_id' in value &&
  typeof value.field_id === 'string' &&
  'operator' in value &&
  typeof value.operator === 'string'

export const readConditions = (json: string | null): Condition[] => {
  if (json === null) return []
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    throw badInput('Custom fields filter invalid')
  }
  if (!Array.isArray(parsed) || !parsed.every(isCondition)) {
    throw badInput('Custom fields filter invalid')
  }
  return parsed
}

const bounds = (value: unknown): [number, number] => {
  if (Array.isArray(value)) return [Number(value[0]), Number(value[1])]
  if (typeof value === 'object' && value !== null) {
    const { low_value, high_value } = value as { low_value?: unknown; high_value?: unknown }
    return [Number(low_value), Number(high_value)]
  }
  throw badInput('RANGE needs two values')
}

/** A drop_down condition may name the option by uuid or by its place. */
const wanted = (field: Field, value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((each) => {
    const option = field.type === 'drop_down' ? field.options[Number(each)] : undefined
    return option?.id ?? String(each)
  })

const isText = (field: Field) => ['text', 'short_text', 'url', 'email'].includes(field.type)

const equals = (field: Field, value: FieldValue, to: unknown, exact: boolean) => {
  if (field.type === 'labels') throw badInput('Operator not allowed for labels')
  if (isText(field) && !exact) {
    return String(value).toLowerCase().includes(String(to).toLowerCase())
  }
  const targets = wanted(field, to)
  return (Array.isArray(value) ? value : [value]).some((each) => targets.includes(String(each)))
}

const has = (field: Field, value: FieldValue, each: string) =>
  Array.isArray(value) ? value.map(String).includes(each) : equals(field, value, each, true)

const comparisons: Record<string, (field: Field, value: FieldValue, to: unknown) => boolean> = {
  '=': (field, value, to) => equals(field, value, to, false),
  '==': (field, value, to) => equals(field, value, to, true),
  '!=': (field, value, to) => !equals(field, value, to, false),
  '!==': (field, value, to) => !equals(field, value, to, true),
  '<': (_, value, to) => Number(value) < Number(to),
  '<=': (_, value, to) => Number(value) <= Number(to),
  '>': (_, value, to) => Number(value) > Number(to),
  '>=': (_, value, to) => Number(value) >= Number(to),
  RANGE: (_, value, to) => {
    const [low, high] = bounds(to)
    return Number(value) >= low && Number(value) <= high
  },
  ANY: (field, value, to) => wanted(field, to).some((each) => has(field, value, each)),
  ALL: (field, value, to) => wanted(field, to).every((each) => has(field, value, each)),
  'NOT ANY': (field, value, to) => !wanted(field, to).some((each) => has(field, value, each)),
  'NOT ALL': (field, value, to) => !wanted(field, to).every((each) => has(field, value, each)),
}

const holdsWhenUnset = new Set(['!=', '!==', 'NOT ANY', 'NOT ALL'])

export const meets = (store: Store, task: Task, condition: Condition): boolean => {
  const field = store.fields.get(condition.field_id)
  if (!field) throw badInput('Custom field not found')
  const value = task.fields.get(field.id)
  if (condition.operator === 'IS NULL') return value === undefined
  if (condition.operator === 'IS NOT NULL') return value !== undefined
  const { operator } = condition
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined
  if (!compare) throw badInput('Custom field operator invalid')
  if (value === undefined) return holdsWhenUnset.has(condition.operator)
  return compare(field, value, condition.value)
}
