// Of custom fields: how values of each type read.
import type { Fields } from '../../../base/text/records.ts'
import { MEASURED } from '../measured.ts'
import { rows, type Seen } from '../seen.ts'
import { each, type Fact, formed, formOf, present, rowsIn } from './fact.ts'

const PAGES = ['tasks', 'list-tasks', 'view-tasks'] as const

const fieldsIn = (seen: Seen): readonly Fields[] =>
  [...rowsIn(seen.of(...PAGES), 'tasks'), ...rowsIn(seen.of('task'))].flatMap((task) =>
    rows(task.custom_fields),
  )

const valuesOf = (seen: Seen, ...types: readonly string[]): readonly unknown[] =>
  present(
    fieldsIn(seen)
      .filter(({ type }) => types.includes(String(type)))
      .map(({ value }) => value),
  )

const TYPES = MEASURED.field?.type?.enum ?? []

const ofType = (
  key: string,
  says: string,
  types: readonly string[],
  ...forms: readonly string[]
): Fact => ({
  key,
  says,
  asks: [...PAGES],
  judge: (seen) => formed(valuesOf(seen, ...types), ...forms),
})

const isBoolean = (value: unknown): boolean => value === 'true' || value === 'false'

export const FIELDS: readonly Fact[] = [
  {
    key: 'checkbox',
    says: 'a checkbox reads as the text `"true"` or `"false"`',
    asks: [...PAGES],
    judge: (seen) =>
      each(valuesOf(seen, 'checkbox'), isBoolean, (value) =>
        isBoolean(value) ? '"true" or "false"' : formOf(value),
      ),
  },
  ofType('drop-down', 'a drop-down reads as the place of its option', ['drop_down'], 'integer'),
  ofType(
    'rating',
    'a rating reads as a number, or as text',
    ['emoji'],
    'integer',
    'text of digits',
  ),
  ofType(
    'number-text',
    'a number or an amount reads as text',
    ['number', 'currency'],
    'text',
    'text of digits',
  ),
  ofType('date-fields', 'a date reads as text of digits', ['date'], 'text of digits'),
  {
    key: 'manual-progress',
    says: 'progress that is set by hand reads as `current` and `percent_completed`',
    asks: [...PAGES],
    judge: (seen) =>
      each(
        rows(valuesOf(seen, 'manual_progress')),
        (value) => 'current' in value && 'percent_completed' in value,
        (value) =>
          ['current', 'percent_completed', 'percent_complete']
            .filter((key) => key in value)
            .join(', ') || 'neither',
      ),
  },
  {
    key: 'field-types',
    says: 'fields are of the types that are known',
    asks: ['fields', ...PAGES],
    judge: (seen) =>
      each(
        [...rowsIn(seen.of('fields'), 'fields'), ...fieldsIn(seen)],
        ({ type }) => TYPES.includes(type),
        ({ type }) => (TYPES.includes(type) ? 'known' : 'unknown'),
      ),
  },
  {
    key: 'odd-types',
    says: 'there are fields of the types `signature` and `multi_key`, of which nobody knows how they read',
    asks: ['fields', ...PAGES],
    judge: (seen) =>
      fieldsIn(seen)
        .filter(({ type }) => type === 'signature' || type === 'multi_key')
        .map(({ value }) => ({ holds: true, form: formOf(value) })),
  },
]
