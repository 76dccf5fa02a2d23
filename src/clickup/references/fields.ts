// Custom fields by name or id, among those of one place.

import * as l10n from '@vscode/l10n'
import { ClickUpError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { nearest, sameName } from '../../base/text/names.ts'
import type { CustomField } from '../objects/model.ts'
import type { Place } from './places.ts'

// A candidate comes back as `<id> (email)`.
const hasId = ({ id }: CustomField, name: string): boolean =>
  name === id || name.startsWith(`${id} (`)

export const isField = (field: CustomField, name: string): boolean =>
  hasId(field, name) || sameName(field.name, name)

/** @throws ClickUpError INVALID_INPUT with the nearest names, AMBIGUOUS with ids */
export const findField = (
  fields: readonly CustomField[],
  name: string,
  place: Place | undefined,
): CustomField => {
  const byId = fields.find((field) => hasId(field, name))
  if (byId) return byId
  const [only, ...others] = fields.filter((field) => sameName(field.name, name))
  if (only && others.length > 0)
    throw new ClickUpError(
      'AMBIGUOUS',
      place
        ? l10n.t`Several fields of ${place.path} are called "${plainName(name)}".`
        : l10n.t`Several fields of this workspace are called "${plainName(name)}".`,
      {
        candidates: [only, ...others].map(({ id, type }) => `${id} (${type})`),
        hint: l10n.t('Repeat the call with exactly one of the candidates.'),
      },
    )
  if (only) return only
  throw new ClickUpError(
    'INVALID_INPUT',
    place
      ? l10n.t`There is no custom field "${plainName(name)}" in ${place.path}.`
      : l10n.t`There is no custom field "${plainName(name)}" in this workspace.`,
    {
      candidates: nearest(
        name,
        fields.map((field) => field.name),
      ),
      hint: l10n.t('Use one of the candidates; get_list tells all fields with their options.'),
    },
  )
}
