// Custom fields as answers tell them: each under a name by which it is found again, and its value by
// names that can be given back.
import { marked, tellingAmong } from '../../base/text/marks.ts'
import { isFields } from '../../base/text/records.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { type User, userSchema } from '../objects/user.ts'
import { membersNow } from './members.ts'
import { type FieldValue, labelsOf, readFieldValue } from './read.ts'

/** @param means whether a name means something else where it is given back */
export const tellingFields = (
  fields: readonly CustomField[],
  means?: (name: string) => boolean,
): ((field: CustomField) => string) =>
  tellingAmong([...new Map(fields.map((field) => [field.id, field])).values()], {
    kind: 'field',
    id: ({ id }) => id,
    name: ({ name }) => name,
    sort: ({ type }) => type,
    ...(means ? { means } : {}),
  })

/** Where it is read. */
export interface Telling {
  readonly zone: string
  readonly names: { readonly user: (user: User) => string }
}

export const tellTask = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  marked(name, 'task', id)

const tellUser = (item: unknown, { names }: Telling): string | undefined => {
  const user = userSchema.safeParse(isFields(item) ? item : { id: item })
  return user.success ? names.user(user.data) : undefined
}

/** Several names, or one value; `undefined` where nothing is set. */
export const toldValue = (
  field: CustomField,
  telling: Telling,
): FieldValue | readonly string[] | undefined => {
  switch (field.type) {
    case 'labels':
      return labelsOf(field)
    case 'users':
      return (Array.isArray(field.value) ? field.value : []).flatMap(
        (item) => tellUser(item, telling) ?? [],
      )
    case 'tasks':
      return membersNow(field).map(tellTask)
    default:
      return readFieldValue(field, telling.zone)
  }
}
