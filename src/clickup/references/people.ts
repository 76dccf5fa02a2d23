// People by `me`, id, e-mail, name or an unambiguous part of it; a user group stands for its members.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { markIn } from '../../base/text/marks.ts'
import { called, normalise } from '../../base/text/names.ts'
import { ambiguous, nearest, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { refusalOf } from '../http/refusals.ts'
import type { User } from '../objects/user.ts'
import { type Group, getGroups, getMe, getWorkspace } from '../objects/workspace.ts'
import { isMe, namesOfGroup, namesOfUser, tellingPeople } from './people/names.ts'

/** Each word of what was said begins a word of the name: `al riv` is Alex Rivera. */
const isPartly = (name: string | undefined, wanted: string): boolean => {
  const words = normalise(name ?? '').split(/[\s.@_-]+/)
  return wanted.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

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

const namesOf = (one: User | Group): readonly (string | undefined)[] =>
  isUserGroup(one) ? namesOfGroup(one) : namesOfUser(one)

/** How each is told. */
const told = (people: People, some: readonly (User | Group)[]): readonly string[] => {
  const tell = tellingPeople(people)
  return some.map((one) => (isUserGroup(one) ? tell.group(one) : tell.user(one)))
}

/** All whom a reference fits: exact names first, then parts of names. */
export const matchPeople = (people: People, reference: string): readonly (User | Group)[] => {
  const { members, groups } = people
  const wanted = normalise(reference.replace(/^\s*@/, ''))
  if (wanted === '') return []
  const all: readonly (User | Group)[] = [...members, ...groups]
  const { kind, id = reference.trim() } = markIn(reference) ?? {}
  const among: readonly (User | Group)[] =
    kind === 'group' ? groups : kind === 'user' ? members : all
  const byId = among.filter((one) => one.id === id)
  if (byId.length > 0) return byId
  const exact = called(all, reference, namesOf)
  if (exact.length > 0) return exact
  const mentioned = called(all, reference.replace(/^\s*@/, ''), namesOf)
  if (mentioned.length > 0) return mentioned
  const initials = members.filter((user) => normalise(user.initials ?? '') === wanted)
  const named = members.filter(({ username }) => isPartly(username, wanted))
  if (named.length > 0) return named
  // After the names, because the domain of an e-mail address is the same for nearly everybody.
  const addressed = members.filter(({ email }) => isPartly(email, wanted))
  return initials.length > 0 ? initials : addressed
}

/** Whoever stands somewhere without being a member, as former colleagues do, is told with an id. */
const strangerIn = (reference: string): User | undefined => {
  const mark = markIn(reference)
  return mark?.kind === 'user' && /^-?\d+$/.test(mark.id)
    ? { id: mark.id, ...(mark.name ? { username: mark.name } : {}) }
    : undefined
}

const missing = (people: People, reference: string): CodedError => {
  const { members, groups, unread } = people
  const names = told(people, [...groups, ...members])
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

/** Whom a reference means: one person, or the members of a user group. */
export interface MeantPeople {
  readonly users: readonly User[]
  /** Where it is a group that was named. */
  readonly group?: Group
}

/**
 * @param there who stands on the object itself: they may be no members any more
 * @throws CodedError NOT_FOUND with the nearest names, AMBIGUOUS with the candidates
 */
export const meantPeople = async (
  api: Api,
  reference: string,
  there: readonly User[] = [],
): Promise<MeantPeople> => {
  if (isMe(reference)) return { users: [await getMe(api)] }
  const known = await getPeople(api)
  const strangers = there.filter(({ id }) => !known.members.some((user) => user.id === id))
  const people = { ...known, members: [...known.members, ...strangers] }
  const found = matchPeople(people, reference)
  const [only, ...others] = found
  if (others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(reference)}" may mean more than one person.`,
      told(people, found),
    )
  if (only) return isUserGroup(only) ? { users: only.members, group: only } : { users: [only] }
  const stranger = strangerIn(reference)
  if (stranger) return { users: [stranger] }
  throw missing(people, reference)
}

/**
 * The persons that a person or a model means; several only when a group is named.
 * @throws CodedError as `meantPeople`
 */
export const resolvePeople = async (
  api: Api,
  reference: string,
  there?: readonly User[],
): Promise<readonly User[]> => (await meantPeople(api, reference, there)).users

/** Each person once, whatever the references. */
export const resolveAllPeople = async (
  api: Api,
  references: readonly string[],
  there?: readonly User[],
): Promise<readonly User[]> => {
  const found = await Promise.all(
    references.map((reference) => resolvePeople(api, reference, there)),
  )
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
      candidates: others.length > 0 && only ? told(await getPeople(api), [only, ...others]) : [],
      hint: l10n.t('Name one person.'),
    },
  )
}
