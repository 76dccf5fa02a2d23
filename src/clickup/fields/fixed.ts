// The custom fields that cannot be set through the API: what they hold, and what to do instead.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { type FieldKind, kindOf } from './kinds.ts'

interface Fixed {
  readonly message: string
  readonly hint: string
}

const computed = (name: string, type: string): Fixed => ({
  message: l10n.t`The field "${name}" (${type}) is computed by ClickUp.`,
  hint: l10n.t('It cannot be set: change what it is computed from.'),
})

const FIXED: Partial<Record<FieldKind, (name: string, type: string) => Fixed>> = {
  counted: computed,
  formula: computed,
  votes: (name, type) => ({
    message: l10n.t`The field "${name}" (${type}) holds votes.`,
    hint: l10n.t('It cannot be set: each person votes in ClickUp itself.'),
  }),
  signature: (name, type) => ({
    message: l10n.t`The field "${name}" (${type}) holds a signature.`,
    hint: l10n.t('It cannot be set: it is signed in ClickUp itself.'),
  }),
  baseline: (name, type) => ({
    message: l10n.t`The field "${name}" (${type}) is kept by a feature of ClickUp, such as its baselines.`,
    hint: l10n.t('It cannot be set: change the dates or the status of the task instead.'),
  }),
}

/** Why the field can be neither set nor cleared; nothing where it can. */
export const fixedIn = (field: CustomField): Fixed | undefined =>
  FIXED[kindOf(field)]?.(plainName(field.name), field.type)
