// Conditions on what ClickUp works out or keeps by itself: formulas and votes. It cannot be asked for them.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { type Bound, boundIn } from './bounds.ts'
import { checkedBound, type FieldFilter, filter, texts } from './conditions.ts'
import { idsNow } from './members.ts'
import { refuse } from './options.ts'
import { numberIn, readFieldValue, returnOf } from './read.ts'
import type { FieldContext } from './write.ts'

const shownText = (stored: CustomField): string =>
  normalise(String(readFieldValue(stored, 'utc') ?? ''))

const isNotAvailable = (text: string): boolean => text === 'n/a'

const textsOnly = (field: CustomField) =>
  refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) gives texts, which are neither more nor less.`,
    l10n.t('Give a part of its text, or "any" or "none".'),
  )

/** @throws CodedError INVALID_INPUT where the field turns out to hold texts, which cannot be compared */
const byNumber =
  (field: CustomField, { holds, isBare }: Bound, said: string) =>
  (stored: CustomField): boolean => {
    const number = numberIn(stored)
    if (number !== undefined) return holds(number)
    const text = shownText(stored)
    if (text === '' || isNotAvailable(text)) return false
    if (isBare) return text.includes(normalise(said))
    throw textsOnly(field)
  }

/** By its number where it gives one, else by a part of its text. */
export const formulaFilter = (field: CustomField, said: string): FieldFilter => {
  const gives = returnOf(field)
  const wanted = normalise(said)
  const byText = filter(field, [], (stored) => shownText(stored).includes(wanted))
  if (gives === 'number' && !isNotAvailable(wanted)) {
    const { holds } = checkedBound(field, said)
    return filter(field, [], (stored) => holds(numberIn(stored) ?? Number.NaN))
  }
  const bound = boundIn(said)
  if (!bound || gives === 'number') return byText
  if (gives === undefined) return filter(field, [], byNumber(field, bound, said))
  if (bound.isBare) return byText
  throw textsOnly(field)
}

/** So many figures are a number of votes, more are somebody's id. */
const MOST_FIGURES = 4

/** By how many voted, or by one who did. */
export const votesFilter = async (
  field: CustomField,
  said: unknown,
  { people }: FieldContext,
): Promise<FieldFilter> => {
  const bound = Array.isArray(said) ? undefined : boundIn(String(said))
  if (bound && (!bound.isBare || String(said).trim().length <= MOST_FIGURES))
    return filter(field, [], (stored) => bound.holds(idsNow(stored).length))
  const ids = (await people(texts(said))).map(({ id }) => id)
  return filter(field, [], (stored) => idsNow(stored).some((id) => ids.includes(id)))
}
