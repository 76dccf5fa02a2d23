// People by `me`, id, e-mail, name or an unambiguous part of it; a user group stands for its members.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import { ambiguous, nearest, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { refusalOf } from '../http/refusals.ts'
import { nameOf, type User } from '../objects/user.ts'
import { type Group, getGroups, getMe, getWorkspace } from '../objects/workspace.ts'

const label = (user: User): string =>
  user.email && user.email !== nameOf(user) ? `${nameOf(user)} <${user.email}>` : nameOf(user)

const isExactly = (user: User, wanted: string): boolean =>
  [user.id, nameOf(user), user.email, label(user)].some(
    (name) => name !== undefined && normalise(name) === wanted,
  )

/** Each word of what was said begins a word of the name: `al riv` is Alex Rivera. */
const isPartly = (name: string | undefined, wanted: string): boolean => {
  const words = normalise(name ?? '').split(/[\s.@_-]+/)
  return wanted.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

const isGroup = (group: Group, wanted: string): boolean =>
  [group.id, group.name, group.handle].some(
    (name) => name !== undefined && normalise(name) === wanted.replace(/^@/, ''),
  )

export interface People {
  readonly members: readonly User[]
  readonly groups: readonly Group[]
  /** Why the groups could not be read; who is a member is known all the same. */
  readonly unread?: Problem
}

/** Two requests, none when remembered. */
export const getPeople = async (api: Api): Promise<People> => {
  const [{ members }, read] = await Promise.all([
    getWorkspace(api),
    getGroups(api).then(
      (groups) => ({ groups }),
      (error: unknown) => ({ groups: [], unread: refusalOf(error) }),
    ),
  ])
  return { members, ...read }
}

const isUserGroup = (one: User | Group): one is Group => 'members' in one

const shortName = (one: User | Group): string => (isUserGroup(one) ? one.name : nameOf(one))

const longName = (one: User | Group): string => (isUserGroup(one) ? one.name : label(one))

/** Each by its name; where two have one, by a longer one, and at last with its id. */
const told = (
  some: readonly (User | Group)[],
  ways: readonly ((one: User | Group) => string)[],
): readonly string[] => {
  const counts = ways.map((way) => counted(some.map((one) => normalise(way(one)))))
  return some.map((one) => {
    const way = ways.find((name, i) => counts[i]?.get(normalise(name(one))) === 1)
    return way?.(one) ?? `${longName(one)} (${isUserGroup(one) ? 'group' : 'user'} ${one.id})`
  })
}

const counted = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const marked = ({ members, groups }: People, reference: string): User | Group | undefined => {
  const [, kind, id] = /\((user|group) (-?[\w-]+)\)$/.exec(reference.trim()) ?? []
  const among: readonly (User | Group)[] = kind === 'group' ? groups : members
  return id === undefined ? undefined : among.find((one) => one.id === id)
}

/** All whom a reference fits: exact names first, then groups, then parts of names. */
export const matchPeople = (people: People, reference: string): readonly (User | Group)[] => {
  const { members, groups } = people
  const one = marked(people, reference)
  if (one) return [one]
  const wanted = normalise(reference.replace(/^@/, ''))
  if (wanted === '') return []
  const exact = members.filter((user) => isExactly(user, wanted))
  if (exact.length > 0) return exact
  const group = groups.filter((candidate) => isGroup(candidate, wanted))
  if (group.length > 0) return group
  const initials = members.filter((user) => normalise(user.initials ?? '') === wanted)
  const named = members.filter(({ username }) => isPartly(username, wanted))
  if (named.length > 0) return named
  // After the names, because the domain of an e-mail address is the same for nearly everybody.
  const addressed = members.filter(({ email }) => isPartly(email, wanted))
  return initials.length > 0 ? initials : addressed
}

export const isMe = (reference: string): boolean =>
  ['me', '@me', 'myself'].includes(normalise(reference))

const missing = ({ members, groups, unread }: People, reference: string): CodedError => {
  const names = told([...groups, ...members], [shortName, longName])
  if (!unread)
    return notFound(
      l10n.t`There is no person or user group "${plainName(reference)}".`,
      reference,
      names,
    )
  return new CodedError(
    // What may be there the next moment is not said to be missing.
    unread.code === 'UPSTREAM_ERROR' ? 'UPSTREAM_ERROR' : 'NOT_FOUND',
    l10n.t`There is no person "${plainName(reference)}"; the user groups could not be read: ${unread.message}`,
    {
      candidates: nearest(reference, names),
      hint: l10n.t('Use one of the candidates, or an id.'),
    },
  )
}

/**
 * The persons that a person or a model means; several only when a group is named.
 * @throws CodedError NOT_FOUND with the nearest names, AMBIGUOUS with the candidates
 */
export const resolvePeople = async (api: Api, reference: string): Promise<readonly User[]> => {
  if (isMe(reference)) return [await getMe(api)]
  const people = await getPeople(api)
  const found = matchPeople(people, reference)
  const [only, ...others] = found
  if (others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(reference)}" may mean more than one person.`,
      told(found, [longName]),
    )
  if (only) return isUserGroup(only) ? only.members : [only]
  throw missing(people, reference)
}

/** Each person once, whatever the references. */
export const resolveAllPeople = async (
  api: Api,
  references: readonly string[],
): Promise<readonly User[]> => {
  const found = await Promise.all(references.map((reference) => resolvePeople(api, reference)))
  return [...new Map(found.flat().map((user) => [user.id, user])).values()]
}

/** @throws CodedError as `resolvePeople`, and INVALID_INPUT when a group is named */
export const resolvePerson = async (api: Api, reference: string): Promise<User> => {
  const [only, ...others] = await resolvePeople(api, reference)
  if (only && others.length === 0) return only
  throw new CodedError(
    'INVALID_INPUT',
    l10n.t`One person is meant here, and "${plainName(reference)}" is a group.`,
    {
      candidates: others.length > 0 && only ? [only, ...others].map(nameOf) : [],
      hint: l10n.t('Name one person.'),
    },
  )
}
