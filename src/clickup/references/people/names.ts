// What people and user groups are called, and how each is told so that it is found again.
import { isPlain, marked } from '../../../base/text/marks.ts'
import { asRead, normalise } from '../../../base/text/names.ts'
import { nameOf, type User } from '../../objects/user.ts'
import type { Group } from '../../objects/workspace.ts'

export type SomeGroup = Pick<Group, 'id'> & { readonly name?: string | undefined }

export const labelOfUser = (user: User): string =>
  user.email && user.email !== nameOf(user) ? `${nameOf(user)} <${user.email}>` : nameOf(user)

export const namesOfUser = (user: User): readonly (string | undefined)[] => [
  user.id,
  nameOf(user),
  user.email,
  labelOfUser(user),
]

export const namesOfGroup = ({ id, name, handle }: Group): readonly (string | undefined)[] => [
  id,
  name,
  handle,
]

const ME = ['me', 'myself']

const NOBODY = ['unassigned', 'nobody', 'none']

const EVERYBODY = ['everybody', 'everyone', 'all']

const isOneOf = (words: readonly string[]) => (said: string) =>
  words.includes(normalise(said).replace(/^@/, ''))

export const isMe = isOneOf(ME)

/** Where tasks are looked for that are nobody's. */
export const isNobody = isOneOf(NOBODY)

/** Where all people are meant. */
export const isEverybody = isOneOf(EVERYBODY)

/** Whether a name may be told, as far as it tells itself: words and ids mean something else. */
const isTellable = (name: string): boolean =>
  isPlain(name) && !/^@|^-?\d+$/.test(name) && ![isMe, isNobody, isEverybody].some((is) => is(name))

type Kind = 'user' | 'group'

const ownerOf = (kind: Kind, id: string): string => `${kind} ${id}`

export interface TellPeople {
  readonly user: (user: User) => string
  readonly group: (group: SomeGroup) => string
}

/**
 * Each by its name; where another has that too, by a longer one; and at last with its id, as whoever is
 * not among these people.
 * @param people all that there are; where they are not known, only what a name itself tells counts
 */
export const tellingPeople = (
  people: { readonly members: readonly User[]; readonly groups?: readonly Group[] } | undefined,
): TellPeople => {
  const owners = new Map<string, Set<string>>()
  const note = (owner: string, names: readonly (string | undefined)[]): void => {
    for (const name of new Set(names.map((each) => asRead(each ?? ''))))
      owners.set(name, (owners.get(name) ?? new Set()).add(owner))
  }
  for (const user of people?.members ?? []) note(ownerOf('user', user.id), namesOfUser(user))
  for (const group of people?.groups ?? []) note(ownerOf('group', group.id), namesOfGroup(group))
  const tell = (kind: Kind, id: string, name: string, ways: readonly string[]): string => {
    const isKnown = people !== undefined && (kind === 'user' || people.groups !== undefined)
    const isOwn = (way: string): boolean => {
      const those = owners.get(way)
      return isKnown ? those?.size === 1 && those.has(ownerOf(kind, id)) : those === undefined
    }
    const found = ways.map(asRead).find((way) => isTellable(way) && isOwn(way))
    return found ?? marked(name, kind, id)
  }
  return {
    user: (user) => {
      const name = asRead(user.username ?? '') === '' ? (user.email ?? '') : nameOf(user)
      return tell('user', user.id, name, name === '' ? [] : [name, labelOfUser(user)])
    },
    group: ({ id, name = '' }) => tell('group', id, name, [name]),
  }
}
