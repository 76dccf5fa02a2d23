// What is said of a field's value: a text, or one of its options.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import { nearest } from '../../base/text/nearest.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { optionsOf } from './read.ts'

export const refuse = (message: string, hint: string, candidates?: readonly string[]): CodedError =>
  new CodedError('INVALID_INPUT', message, { hint, ...(candidates ? { candidates } : {}) })

export const asText = (field: CustomField, said: unknown): string => {
  if (typeof said === 'string' || typeof said === 'number') return String(said).trim()
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) takes a text.`,
    l10n.t('Give a string.'),
  )
}

/** Drop-down options have a `name`, label options a `label` (docs/clickup-facts.md §15). */
export const optionName = (option: Record<string, unknown>): string =>
  String(option.name ?? option.label ?? option.id)

export const optionId = (field: CustomField, said: unknown): string => {
  const options = optionsOf(field)
  const wanted = asText(field, said)
  const found =
    options.find(({ id }) => id === wanted) ??
    options.find((option) => normalise(optionName(option)) === normalise(wanted))
  if (found) return String(found.id)
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) has no option "${plainName(wanted)}".`,
    l10n.t('Use one of its options.'),
    nearest(wanted, options.map(optionName)),
  )
}
