// Who is meant by `@…` in a text. A name runs on as far as it still fits somebody.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { normalise } from '../../base/text/names.ts'
import { nameOf, type User } from '../objects/user.ts'
import type { Group } from '../objects/workspace.ts'
import type { FindMention } from '../rich-text/write.ts'
import type { People } from './people.ts'

/** A person, or a group with its members. */
export interface Mentioned {
  readonly users: readonly User[]
  readonly group?: Group | undefined
}

interface Target extends Mentioned {
  readonly name: string
}

const targetsOf = ({ members, groups }: People): readonly Target[] => {
  const full = members.flatMap((user) =>
    [nameOf(user), user.email].flatMap((name) => (name ? [{ name, users: [user] }] : [])),
  )
  const groupTargets = groups.flatMap((group) =>
    [group.name, group.handle].flatMap((each) =>
      each ? [{ name: each, users: group.members, group }] : [],
    ),
  )
  const firstNames = members.flatMap((user) => {
    const first = user.username?.split(/\s+/)[0]
    return first && first !== user.username ? [{ name: first, users: [user] }] : []
  })
  // A group without members would make its name vanish from the text.
  return [...full, ...groupTargets, ...firstNames].filter(({ users }) => users.length > 0)
}

// `@design/tokens` is a package and `@Anne-Marie` is not Anne.
const RUNS_ON = /^(?:[\p{L}\p{N}_]|[-/][\p{L}\p{N}])/u

const startsWithName = (text: string, name: string): boolean => {
  const head = text.slice(0, name.length)
  return normalise(head) === normalise(name) && !RUNS_ON.test(text.slice(name.length))
}

const distinct = (targets: readonly Target[]): readonly Target[] => [
  ...new Map(targets.map((target) => [target.users.map(({ id }) => id).join(), target])).values(),
]

export interface Mentions {
  /** @throws CodedError AMBIGUOUS when the longest name that fits is shared */
  readonly find: FindMention
  /** The words after an `@` that named nobody so far: they stay as text and notify nobody. */
  readonly misses: () => readonly string[]
  /** Who was found so far, each once. */
  readonly found: () => readonly Mentioned[]
}

// `@types/node` and `@override` in a technical text are no persons; only the first is told apart.
const WORD = /^\p{L}[\p{L}\p{N}'-]*(?![\p{L}\p{N}'/-])/u

export const createMentions = (people: People): Mentions => {
  const targets = targetsOf(people)
  const misses = new Set<string>()
  const found = new Set<Target>()
  const find: FindMention = (afterAt) => {
    const fitting = targets.filter(({ name }) => startsWithName(afterAt, name))
    const longest = Math.max(0, ...fitting.map(({ name }) => name.length))
    const [only, ...others] = distinct(fitting.filter(({ name }) => name.length === longest))
    if (others.length > 0 && only)
      throw new CodedError('AMBIGUOUS', l10n.t`"@${only.name}" may mean more than one person.`, {
        candidates: [only, ...others].map(({ users }) => `@${users.map(nameOf).join(' ')}`),
        hint: l10n.t('Write the full name after the @.'),
      })
    if (only) {
      found.add(only)
      return { length: longest, users: only.users }
    }
    const word = WORD.exec(afterAt)?.[0]
    if (word) misses.add(word)
    return undefined
  }
  return { find, misses: () => [...misses], found: () => distinct([...found]) }
}
