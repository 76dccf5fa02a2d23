// Custom fields as answers tell them: each under a name by which it is found again, and its value by
// names that can be given back.
import { marked, tellingAmong } from '../../base/text/marks.ts'
import { readable } from '../../base/text/pictures.ts'
import { isFields } from '../../base/text/records.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { type User, userSchema } from '../objects/user.ts'
import { kindOf } from './kinds.ts'
import { heldIn, isPersonId, membersNow } from './members.ts'
import { type FieldValue, labelsOf, nameIn, readFieldValue } from './read.ts'

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

interface Member {
  readonly id: string
  readonly name: string
}

interface TellMembers {
  readonly user: (user: User) => string
  readonly group: (group: Member) => string
}

/** Where it is read. */
export interface Telling {
  readonly zone: string
  readonly names: TellMembers
}

export const tellTask = ({ id, name }: Member): string => marked(name, 'task', id)

/** A person or a user group that a field holds. */
export const tellMember = ({ id, name }: Member, { user, group }: TellMembers): string =>
  isPersonId(id) ? user({ id, ...(name === id ? {} : { username: name }) }) : group({ id, name })

const tellHeld = (item: unknown, { names }: Telling): string => {
  const { data: user } = userSchema.safeParse(isFields(item) ? item : { id: item })
  if (user && isPersonId(user.id)) return names.user(user)
  const name = nameIn(item) ?? (isFields(item) ? JSON.stringify(item) : String(item))
  return user ? names.group({ id: user.id, name }) : name
}

/** Several names, or one value; `undefined` where nothing is set. */
export const toldValue = (
  field: CustomField,
  telling: Telling,
): FieldValue | readonly string[] | undefined => {
  const value = readFieldValue(field, telling.zone)
  if (value === undefined) return undefined
  switch (kindOf(field)) {
    case 'labels':
      return labelsOf(field)
    case 'people':
    case 'votes':
      return heldIn(field).map((item) => tellHeld(item, telling))
    case 'tasks':
      return membersNow(field).map(tellTask)
    default:
      return typeof value === 'string' ? readable(value) : value
  }
}
