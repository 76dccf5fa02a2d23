// Custom fields as filters: what ClickUp is asked for, and the same condition checked again here.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import { isFields } from '../../base/text/records.ts'
import { type DateRange, parseDateRange } from '../../base/time/ranges.ts'
import type { CustomField } from '../objects/custom-field.ts'
import type { Task } from '../objects/task/task.ts'
import { optionId, optionsCalled } from './options.ts'
import { readFieldValue } from './read.ts'
import type { FieldContext } from './write.ts'

/** One of ClickUp's own conditions (`custom_fields=[…]`). */
export interface FieldCondition {
  readonly field_id: string
  readonly operator: string
  readonly value?: unknown
}

export interface FieldFilter {
  /** Empty where ClickUp has no operator for it, so that it is checked here alone. */
  readonly conditions: readonly FieldCondition[]
  readonly holds: (task: Task) => boolean
}

const valueIn = (field: CustomField, task: Task): CustomField => ({
  ...field,
  value: task.custom_fields.find(({ id }) => id === field.id)?.value,
})

const idsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(
    (item) => String(isFields(item) ? item.id : item),
  )

const filter = (
  field: CustomField,
  conditions: readonly Omit<FieldCondition, 'field_id'>[],
  test: (stored: CustomField) => boolean,
): FieldFilter => ({
  conditions: conditions.map((condition) => ({ field_id: field.id, ...condition })),
  holds: (task) => test(valueIn(field, task)),
})

const texts = (said: unknown): readonly string[] =>
  (Array.isArray(said) ? said : [said]).map(String)

const BOUND = /^\s*(>=|<=|>|<|=)?\s*(-?\d+(?:\.\d+)?)\s*$/
const SPAN = /^\s*(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)\s*$/

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
}

const numberOf = (stored: CustomField): number | undefined => {
  const value = readFieldValue(stored, 'utc')
  return typeof value === 'number' ? value : undefined
}

const numberFilter = (field: CustomField, said: string): FieldFilter => {
  const [, low, high] = SPAN.exec(said) ?? []
  const within = (test: (value: number) => boolean) => (stored: CustomField) => {
    const value = numberOf(stored)
    return value !== undefined && test(value)
  }
  if (low !== undefined && high !== undefined)
    return filter(
      field,
      [{ operator: 'RANGE', value: [Number(low), Number(high)] }],
      within((value) => value >= Number(low) && value <= Number(high)),
    )
  const [, operator = '=', amount] = BOUND.exec(said) ?? []
  const compare = COMPARE[operator]
  if (amount !== undefined && compare)
    return filter(
      field,
      [{ operator, value: Number(amount) }],
      within((value) => compare(value, Number(amount))),
    )
  throw new CodedError(
    'INVALID_INPUT',
    l10n.t`"${plainName(said)}" is no condition on the number field "${plainName(field.name)}".`,
    { hint: l10n.t('Write it like "> 3", "<= 10", "5" or "3..8".') },
  )
}

const isWithin = ({ from = -Infinity, to = Infinity, except }: DateRange, at: number): boolean =>
  at >= from && at < to && at !== except

const dateFilter = (field: CustomField, said: string, { clock }: FieldContext): FieldFilter => {
  const range = parseDateRange(said, clock)
  const conditions = [
    ...(range.from === undefined ? [] : [{ operator: '>=', value: range.from }]),
    ...(range.to === undefined ? [] : [{ operator: '<', value: range.to }]),
  ]
  return filter(
    field,
    conditions,
    ({ value }) => value !== undefined && value !== null && isWithin(range, Number(value)),
  )
}

const optionFilter = (field: CustomField, said: unknown): FieldFilter => {
  const ids = texts(said).map((name) => optionId(field, name))
  const [only] = ids
  const names = ids.map((id) =>
    readFieldValue({ ...field, value: field.type === 'labels' ? [id] : id }, 'utc'),
  )
  // `=` is not allowed on labels (docs/clickup-facts.md §7).
  const condition =
    field.type === 'drop_down' && ids.length === 1
      ? { operator: '=', value: only }
      : { operator: 'ANY', value: ids }
  const test =
    field.type === 'labels'
      ? ({ value }: CustomField) => idsIn(value).some((id) => ids.includes(id))
      : (stored: CustomField) => names.includes(readFieldValue(stored, 'utc'))
  return filter(field, [condition], test)
}

const idFilter = (field: CustomField, ids: readonly string[]): FieldFilter =>
  filter(field, [{ operator: 'ANY', value: ids }], ({ value }) =>
    idsIn(value).some((id) => ids.includes(id)),
  )

/** Of these alone it is documented that `=` means "contains" (docs/clickup-facts.md §7). */
const SEARCHED = ['text', 'short_text', 'url', 'email']

const textFilter = (field: CustomField, said: string): FieldFilter =>
  filter(field, SEARCHED.includes(field.type) ? [{ operator: '=', value: said }] : [], (stored) =>
    normalise(String(readFieldValue(stored, 'utc') ?? '')).includes(normalise(said)),
  )

const checkboxFilter = (field: CustomField, said: string): FieldFilter => {
  const wanted = ['true', 'yes', 'checked', '1'].includes(normalise(said))
  // An unset box reads as null or false: ClickUp is asked only for the checked ones.
  return filter(
    field,
    wanted ? [{ operator: '=', value: true }] : [],
    (stored) => (readFieldValue(stored, 'utc') === true) === wanted,
  )
}

const isUnset = (field: CustomField): boolean => {
  const value = readFieldValue(field, 'utc')
  return value === undefined
}

/**
 * @param said a value, several of which any may hold, a bound (`> 3`, `this week`), null or `none`, `any`
 * @throws CodedError INVALID_INPUT with the field's options; what the references throw
 */
export const fieldFilter = async (
  field: CustomField,
  said: unknown,
  context: FieldContext,
): Promise<FieldFilter> => {
  // What it is called beats what a word means.
  const isOption = said !== null && optionsCalled(field, String(said)).length > 0
  const word = said === null ? 'none' : isOption ? undefined : normalise(String(said))
  if (word === 'none' || word === '') return filter(field, [{ operator: 'IS NULL' }], isUnset)
  if (word === 'any')
    return filter(field, [{ operator: 'IS NOT NULL' }], (stored) => !isUnset(stored))
  switch (field.type) {
    case 'number':
    case 'currency':
    case 'emoji':
      return numberFilter(field, String(said))
    case 'manual_progress':
    case 'automatic_progress':
      return { ...numberFilter(field, String(said)), conditions: [] }
    case 'date':
      return dateFilter(field, String(said), context)
    case 'checkbox':
      return checkboxFilter(field, String(said))
    case 'drop_down':
    case 'labels':
      return optionFilter(field, said)
    case 'users':
      return idFilter(
        field,
        (await context.people(texts(said))).map(({ id }) => id),
      )
    case 'tasks':
      return idFilter(
        field,
        (await Promise.all(texts(said).map(context.task))).map(({ id }) => id),
      )
    default:
      return textFilter(field, String(said))
  }
}
