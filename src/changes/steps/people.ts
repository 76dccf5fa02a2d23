// People and places as steps name them: by id, with the name for words.
import * as z from 'zod'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import type { Names } from '../../clickup/references/names/known.ts'
import type { Step } from './step.ts'

export type Person = {
  readonly id: string
  readonly name: string
  /** Where it is no person but a user group that a task is assigned to. */
  readonly group?: true | undefined
}

export const personOf = (user: User): Person => ({ id: user.id, name: nameOf(user) })

export const personSchema = z.object({ id: z.string(), name: z.string() })

/** A person, or a user group that a task is assigned to as a whole. */
export const assigneeSchema = personSchema.extend({ group: z.literal(true).optional() })

/** How they are told whose names alone would not do, by id: words alone, as `warns` are. */
export type Told = { readonly told?: Readonly<Record<string, string>> | undefined }

/** As a step carries it; nothing where all names will do. */
export const toldOf = (
  some: readonly Person[],
  tell: (one: Person) => string,
): Told | undefined => {
  const told = some.flatMap((one): (readonly [string, string])[] => {
    const name = tell(one)
    return name === one.name ? [] : [[one.id, name]]
  })
  return told.length > 0 ? { told: Object.fromEntries(told) } : undefined
}

/** People of whom no more than this is known. */
export const toldPeople = (
  people: readonly User[],
  names: Pick<Names, 'user'>,
): Told | undefined => {
  const users = new Map(people.map((user) => [user.id, user]))
  return toldOf(people.map(personOf), (one) => names.user(users.get(one.id) ?? one))
}

export const shownName = ({ id, name }: Person, { of }: Pick<Step, 'of'>): string =>
  (of as Told | undefined)?.told?.[id] ?? name
