// What a quick entry is made of: its words, where they stand, and what they may be.
import { normalise } from '../../../base/text/names.ts'
import type { Clock } from '../../../base/time/clock.ts'
import { parseDuration, WORK } from '../../../base/time/durations.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import { PRIORITIES, type Priority } from '../../../clickup/objects/task/task.ts'
import { nameOf, type User } from '../../../clickup/objects/user.ts'
import type { Group } from '../../../clickup/objects/workspace.ts'
import { matchPeople, type People } from '../../../clickup/references/people.ts'

export interface KnownToEntry {
  readonly clock: Clock
  /** Missing while they are not read: then nobody is understood. */
  readonly people?: (People & { readonly me: User }) | undefined
  readonly lists: readonly Place[]
  /** Words that the person wants in the name, as they stand. */
  readonly kept?: ReadonlySet<string> | undefined
}

export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly at: number
}

/** Quotes hold together what is between them; one behind a letter is no quote: `a 27" screen`. */
export const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/(?:[^\s"]|(?<![\p{L}\p{N}])"[^"]*"|")+/gu)].map(({ 0: word, index }, at) => ({
    text: word,
    start: index,
    end: index + word.length,
    at,
  }))

export const unquoted = (text: string): string => /^"(.*)"$/s.exec(text)?.[1]?.trim() ?? text

export const isQuoted = (text: string): boolean => /^"[^"]+"$/.test(text)

export const priorityOf = (text: string): Priority | undefined =>
  PRIORITIES.find((name) => `!${name}` === text.toLowerCase())

/** A number with `#` is some issue of the name. */
export const tagOf = (text: string): string | undefined => {
  const said = text.slice(1)
  if (isQuoted(said)) return unquoted(said)
  return /^\p{L}[\p{L}\p{N}_.-]*$/u.test(said) ? said : undefined
}

export const durationOf = (said: string): string | undefined => {
  try {
    return parseDuration(said, WORK) > 0 ? said : undefined
  } catch {
    return undefined
  }
}

/** Whether every word that was said is a whole word of the name. */
export const isInFull = (said: string, one: User | Group): boolean => {
  const name = normalise('members' in one ? one.name : nameOf(one)).split(' ')
  return normalise(said)
    .split(' ')
    .every((word) => name.includes(word))
}

export const membersOf = (one: User | Group): readonly User[] =>
  'members' in one ? one.members : [one]

export const peopleCalled = (said: string, { people }: KnownToEntry): readonly (User | Group)[] => {
  if (!people) return []
  if (['me', 'myself'].includes(normalise(said))) return [people.me]
  const found = matchPeople(people, said)
  const called =
    found.length > 0 || !said.includes('.') ? found : matchPeople(people, said.replaceAll('.', ' '))
  // To a group of nobody nothing can be assigned.
  return called.filter((one) => membersOf(one).length > 0)
}

const withoutDates = (name: string): string => name.replace(/\s*\([^()]*\)$/, '')

/** By its name, with or without the dates of a sprint behind it, or by the end of its path. */
export const listsCalled = (said: string, lists: readonly Place[]): readonly Place[] => {
  // Between quotes none can stand.
  const plainly = (name: string): string => normalise(name.replaceAll('"', ''))
  const wanted = plainly(said.replace(/\s*\/\s*/g, ' / '))
  if (wanted === '') return []
  const exact = lists.filter(({ name, id }) => plainly(name) === wanted || id === wanted)
  if (exact.length > 0) return exact
  return lists.filter(
    ({ name, path }) =>
      plainly(withoutDates(name)) === wanted || ` / ${plainly(path)}`.endsWith(` / ${wanted}`),
  )
}

const quote = (name: string): string =>
  /^[\p{L}\p{N}._@+-]+$/u.test(name) ? name : `"${name.replaceAll('"', '')}"`

/** What only this list of several is called. */
export const referenceToList = ({ id, path }: Place, lists: readonly Place[]): string =>
  listsCalled(path, lists).length === 1 ? `"${path.replaceAll('"', '')}"` : id

/** What only this one of several is called. */
export const referenceTo = (one: User | Group, people: People): string => {
  if ('members' in one) return quote(one.name)
  const names = [nameOf(one), one.email, one.id].flatMap((name) => name ?? [])
  return quote(names.find((name) => matchPeople(people, name).length === 1) ?? one.id)
}
