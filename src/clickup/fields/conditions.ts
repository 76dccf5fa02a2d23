// A condition on one custom field: what ClickUp is asked, and the same checked again on what it sends.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import type { CustomField } from '../objects/custom-field.ts'
import type { Task } from '../objects/task/task.ts'
import { type Bound, boundIn } from './bounds.ts'
import { refuse } from './options.ts'
import { numberIn, unitOf } from './read.ts'

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
  /** What the words for the value were taken for, by names as they are shown; missing where they say it. */
  readonly meant?: readonly string[]
}

const valueIn = (field: CustomField, task: Task): CustomField => ({
  ...field,
  value: task.custom_fields.find(({ id }) => id === field.id)?.value,
})

/** @param test of the field with the value of a task */
export const filter = (
  field: CustomField,
  conditions: readonly Omit<FieldCondition, 'field_id'>[],
  test: (stored: CustomField) => boolean,
): FieldFilter => ({
  conditions: conditions.map((condition) => ({ field_id: field.id, ...condition })),
  holds: (task) => test(valueIn(field, task)),
})

export const texts = (said: unknown): readonly string[] =>
  (Array.isArray(said) ? said : [said]).map(String)

/** @throws CodedError INVALID_INPUT for what is no bound, or is one in another currency */
export const checkedBound = (field: CustomField, said: string): Bound => {
  const bound = boundIn(said)
  if (!bound)
    throw refuse(
      l10n.t`"${plainName(said)}" is no condition on the number field "${plainName(field.name)}".`,
      l10n.t('Write it like "> 3", "<= 10", "5" or "3..8".'),
    )
  const unit = unitOf(field)
  if (bound.unit !== undefined && bound.unit !== unit?.toUpperCase())
    throw refuse(
      l10n.t`"${plainName(said)}" is no condition on the number field "${plainName(field.name)}".`,
      unit === undefined
        ? l10n.t('Leave the unit out: the field has none.')
        : l10n.t`Give the amount in ${plainName(unit)}.`,
    )
  return bound
}

export const numberFilter = (field: CustomField, said: string): FieldFilter => {
  const { operator, value, holds } = checkedBound(field, said)
  return filter(field, [{ operator, value }], (stored) => {
    const number = numberIn(stored)
    return number !== undefined && holds(number)
  })
}
