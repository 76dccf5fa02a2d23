// Custom fields as filters: what ClickUp is asked for, and the same condition checked again here.

import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import { type DateRange, formatRange, parseDateRange } from '../../base/time/ranges.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { nameOf } from '../objects/user.ts'
import { formulaFilter, votesFilter } from './computed.ts'
import { type FieldFilter, filter, numberFilter, texts } from './conditions.ts'
import { type FieldKind, kindOf } from './kinds.ts'
import { idsNow } from './members.ts'
import { optionId, optionsCalled, refuse } from './options.ts'
import { optionsOf, readFieldValue, returnOf, tellingOptions } from './read.ts'
import { tellTask } from './told.ts'
import { booleanValue, type FieldContext } from './write.ts'

const isWithin = ({ from = -Infinity, to = Infinity, except }: DateRange, at: number): boolean =>
  at >= from && at < to && at !== except

const dateFilter = (field: CustomField, said: string, { clock }: FieldContext): FieldFilter => {
  const range = parseDateRange(said, clock)
  const meant = [formatRange(range, clock.zone)]
  const conditions = [
    ...(range.from === undefined ? [] : [{ operator: '>=', value: range.from }]),
    ...(range.to === undefined ? [] : [{ operator: '<', value: range.to }]),
  ]
  const isMeant = ({ value }: CustomField): boolean =>
    value !== undefined && value !== null && isWithin(range, Number(value))
  return { ...filter(field, conditions, isMeant), meant }
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
      ? (stored: CustomField) => idsNow(stored).some((id) => ids.includes(id))
      : (stored: CustomField) => names.includes(readFieldValue(stored, 'utc'))
  const options = optionsOf(field)
  const meant = options.filter(({ id }) => ids.includes(String(id))).map(tellingOptions(options))
  return { ...filter(field, [condition], test), meant }
}

const idFilter = <Held extends { readonly id: string }>(
  field: CustomField,
  held: readonly Held[],
  tell: (one: Held) => string,
): FieldFilter => {
  const ids = held.map(({ id }) => id)
  const isMeant = (stored: CustomField): boolean => idsNow(stored).some((id) => ids.includes(id))
  return {
    ...filter(field, [{ operator: 'ANY', value: ids }], isMeant),
    meant: held.map(tell),
  }
}

/** Of these alone it is documented that `=` means "contains" (docs/clickup-facts.md §7). */
const SEARCHED = ['text', 'short_text', 'url', 'email']

const textFilter = (field: CustomField, said: unknown): FieldFilter => {
  const [only = '', ...others] = texts(said)
  const isAsked = others.length === 0 && SEARCHED.includes(field.type)
  return filter(field, isAsked ? [{ operator: '=', value: only }] : [], (stored) => {
    const text = normalise(String(readFieldValue(stored, 'utc') ?? ''))
    return [only, ...others].some((one) => text.includes(normalise(one)))
  })
}

const checkboxFilter = (field: CustomField, said: unknown): FieldFilter => {
  const figure = ['0', '1'].indexOf(String(said))
  const wanted = booleanValue(field, figure < 0 ? said : figure === 1)
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

/** Whether ClickUp can be asked for what it keeps by itself is not established. */
const KEPT: readonly FieldKind[] = ['counted', 'formula', 'votes', 'files', 'signature', 'baseline']

const unasked = (one: FieldFilter): FieldFilter => ({ ...one, conditions: [] })

const emptiness = (field: CustomField, isEmpty: boolean): FieldFilter => {
  const asked = filter(field, [{ operator: isEmpty ? 'IS NULL' : 'IS NOT NULL' }], (stored) =>
    isEmpty ? isUnset(stored) : !isUnset(stored),
  )
  return KEPT.includes(kindOf(field)) ? unasked(asked) : asked
}

/** @throws CodedError INVALID_INPUT always */
const onlyEmptiness = (field: CustomField): never => {
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) has no value that could be compared.`,
    l10n.t('Ask for "any" or "none", or filter by another field.'),
  )
}

/** @throws CodedError INVALID_INPUT always */
const neverSet = (field: CustomField): never => {
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) holds nothing: it can only be clicked.`,
    l10n.t('Filter by what a click changes.'),
  )
}

/**
 * @param said a value, several of which any may hold, a bound (`> 3`, `this week`), null or `none`, `any`
 * @throws CodedError INVALID_INPUT with the field's options, or with what can be asked for; what the references throw
 */
export const fieldFilter = async (
  field: CustomField,
  said: unknown,
  context: FieldContext,
): Promise<FieldFilter> => {
  const kind = kindOf(field)
  if (kind === 'button') return neverSet(field)
  // What it is called beats what a word means.
  const isOption = said !== null && optionsCalled(field, String(said)).length > 0
  const word = said === null ? 'none' : isOption ? undefined : normalise(String(said))
  if (word === 'none' || word === '') return emptiness(field, true)
  if (word === 'any') return emptiness(field, false)
  switch (kind) {
    case 'number':
    case 'rating':
      return numberFilter(field, String(said))
    case 'progress':
    case 'counted':
      return unasked(numberFilter(field, String(said)))
    case 'date':
      return dateFilter(field, String(said), context)
    case 'box':
      return checkboxFilter(field, said)
    case 'option':
    case 'labels':
      return optionFilter(field, said)
    case 'people':
      return idFilter(field, await context.people(texts(said)), nameOf)
    case 'tasks':
      return idFilter(field, await Promise.all(texts(said).map(context.task)), tellTask)
    case 'votes':
      return votesFilter(field, said, context)
    case 'formula':
      return returnOf(field) === 'date'
        ? unasked(dateFilter(field, String(said), context))
        : formulaFilter(field, String(said))
    case 'signature':
    case 'baseline':
      return onlyEmptiness(field)
    default:
      return textFilter(field, said)
  }
}
