// What is said of a field's value: a text, or one of its options.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { meantAmong } from '../../base/text/marks.ts'
import { ambiguous, nearest } from '../../base/text/nearest.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { optionName, optionsOf, tellingOptions } from './read.ts'

export const refuse = (message: string, hint: string, candidates?: readonly string[]): CodedError =>
  new CodedError('INVALID_INPUT', message, { hint, ...(candidates ? { candidates } : {}) })

export const asText = (field: CustomField, said: unknown): string => {
  if (typeof said === 'string' || typeof said === 'number') return String(said).trim()
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) takes a text.`,
    l10n.t('Give a string.'),
  )
}

/** Those of its options that are called so. */
export const optionsCalled = (
  field: CustomField,
  said: string,
): readonly Record<string, unknown>[] =>
  meantAmong(optionsOf(field), said, {
    kind: 'option',
    id: ({ id }) => String(id),
    names: (option) => [optionName(option)],
  })

/** @throws CodedError AMBIGUOUS where several are called so */
export const optionId = (field: CustomField, said: unknown): string => {
  const options = optionsOf(field)
  const wanted = asText(field, said)
  const [only, ...others] = optionsCalled(field, wanted)
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`The field "${plainName(field.name)}" has several options called "${plainName(wanted)}".`,
      [only, ...others].map(tellingOptions(options)),
    )
  if (only) return String(only.id)
  throw refuse(
    l10n.t`The field "${plainName(field.name)}" (${field.type}) has no option "${plainName(wanted)}".`,
    l10n.t('Use one of its options.'),
    nearest(wanted, options.map(tellingOptions(options))),
  )
}
