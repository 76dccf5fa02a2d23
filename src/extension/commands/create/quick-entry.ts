// A task in one line: `Fix login !high @sam friday in Bug Tracker #api ~2h`. A part is understood as a
// whole or stays part of the name; what may mean several is told, never guessed.
import { normalise } from '../../../base/text/names.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import type { Priority } from '../../../clickup/objects/task/task.ts'
import { nameOf as nameOfPerson, type User } from '../../../clickup/objects/user.ts'
import { dateAtEnd } from './date-phrase.ts'
import {
  durationOf,
  isInFull,
  isQuoted,
  type KnownToEntry,
  listsCalled,
  membersOf,
  peopleCalled,
  priorityOf,
  referenceTo,
  referenceToList,
  tagOf,
  unquoted,
  type Word,
  wordsIn,
} from './entry-words.ts'

export type EntryField = 'priority' | 'assignees' | 'tags' | 'due' | 'list' | 'estimate'

/** Where something stands in what was typed. */
export interface Span {
  readonly field: EntryField
  readonly said: string
  readonly start: number
  readonly end: number
}

/** What may mean several: each with what says it for certain. */
export interface Unclear extends Span {
  readonly candidates: readonly {
    readonly name: string
    readonly more: string
    readonly entry: string
  }[]
}

export interface Entry {
  readonly name: string
  readonly priority?: Priority
  readonly assignees: readonly User[]
  readonly tags: readonly string[]
  /** As it was said. */
  readonly due?: string
  readonly list?: Place
  /** As it was said. */
  readonly estimate?: string
  readonly spans: readonly Span[]
  readonly unclear: readonly Unclear[]
}

interface Values {
  readonly priority: Priority
  readonly assignees: readonly User[]
  readonly tags: string
  readonly due: string
  readonly list: Place
  readonly estimate: string
}

const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ')

class Reading {
  readonly #known: KnownToEntry
  readonly #text: string
  free: readonly Word[]
  readonly found: Span[] = []
  readonly values: { readonly [F in EntryField]: Values[F][] } = {
    priority: [],
    assignees: [],
    tags: [],
    due: [],
    list: [],
    estimate: [],
  }
  readonly unclear: Unclear[] = []

  constructor(text: string, known: KnownToEntry) {
    this.#known = known
    this.#text = text
    this.free = wordsIn(text)
  }

  /** Words that stand side by side in what was typed, from one of them on. */
  #run(from: Word, most: number): readonly Word[] {
    const start = this.free.indexOf(from)
    const run: Word[] = []
    for (const word of this.free.slice(start, start + most)) {
      if (word.at !== from.at + run.length) break
      run.push(word)
    }
    return run
  }

  #span(field: EntryField, words: readonly Word[]): Span {
    const start = words[0]?.start ?? 0
    const end = words.at(-1)?.end ?? start
    return { field, said: this.#text.slice(start, end), start, end }
  }

  #isKept(span: Span): boolean {
    return this.#known.kept?.has(span.said) ?? false
  }

  #take<F extends EntryField>(field: F, words: readonly Word[], value: Values[F]): boolean {
    const span = this.#span(field, words)
    if (this.#isKept(span)) return false
    this.found.push(span)
    this.values[field].push(value)
    this.free = this.free.filter((word) => !words.includes(word))
    return true
  }

  /** It leaves the name until the person has said which is meant. */
  #ask(field: EntryField, words: readonly Word[], candidates: Unclear['candidates']): boolean {
    const span = this.#span(field, words)
    if (this.#isKept(span)) return false
    this.unclear.push({ ...span, candidates })
    this.free = this.free.filter((word) => !words.includes(word))
    return true
  }

  #person(word: Word): void {
    const { people } = this.#known
    if (!people) return
    const run = this.#run(word, 3)
    for (let count = run.length; count > 0; count -= 1) {
      const words = run.slice(0, count)
      const said = unquoted(textOf(words).slice(1))
      const called = peopleCalled(said, this.#known)
      // What follows may be the name of the task: "@sam check" names no Sam Checker.
      const found = count > 1 ? called.filter((one) => isInFull(said, one)) : called
      const [only, ...others] = found
      if (!only) continue
      if (others.length === 0) {
        this.#take('assignees', words, membersOf(only))
        return
      }
      if (count > 1) continue
      const candidates = found.map((one) => ({
        name: 'members' in one ? one.name : nameOfPerson(one),
        more: 'members' in one ? '' : (one.email ?? ''),
        entry: `@${referenceTo(one, people)}`,
      }))
      this.#ask('assignees', words, candidates)
      return
    }
  }

  #estimate(word: Word): void {
    const run = this.#run(word, 3)
    for (let count = run.length; count > 0; count -= 1) {
      const words = run.slice(0, count)
      const said = unquoted(textOf(words).slice(1))
      if (durationOf(said) === undefined) continue
      this.#take('estimate', words, said)
      return
    }
  }

  marks(): void {
    for (const word of [...this.free]) {
      if (!this.free.includes(word)) continue
      const { text } = word
      const priority = priorityOf(text)
      if (priority) this.#take('priority', [word], priority)
      if (text.startsWith('@') && text.length > 1) this.#person(word)
      if (text.startsWith('~') && text.length > 1) this.#estimate(word)
      const tag = text.startsWith('#') ? tagOf(text) : undefined
      if (tag) this.#take('tags', [word], tag)
    }
  }

  #listOf(words: readonly Word[], said: string): boolean {
    const lists = listsCalled(said, this.#known.lists)
    const [only, ...others] = lists
    if (!only) return false
    if (others.length === 0) return this.#take('list', words, only)
    const candidates = lists.map((list) => ({
      name: list.name,
      more: list.path,
      entry: `in ${referenceToList(list, this.#known.lists)}`,
    }))
    return this.#ask('list', words, candidates)
  }

  quotedList(): void {
    for (const word of [...this.free]) {
      const [first, second] = this.#run(word, 2)
      if (!first || !second || first.text.toLowerCase() !== 'in' || !isQuoted(second.text)) continue
      this.#listOf([first, second], unquoted(second.text))
    }
  }

  #listAtEnd(): boolean {
    if (this.#has('list')) return false
    // The first one leaves the longest name behind it.
    return this.free.some((word) => {
      if (word.text.toLowerCase() !== 'in') return false
      const words = this.#run(word, this.free.length)
      if (words.length < 2 || words.at(-1) !== this.free.at(-1)) return false
      return this.#listOf(words, textOf(words.slice(1)))
    })
  }

  #dateAtEnd(): boolean {
    if (this.#has('due')) return false
    const last = this.free.at(-1)
    if (!last) return false
    let run: readonly Word[] = []
    for (const word of this.free) {
      run = this.#run(word, this.free.length)
      if (run.at(-1) === last) break
    }
    const date = dateAtEnd(
      run.map(({ text }) => text),
      this.#known.clock,
    )
    // What is left is the name, so something has to be.
    if (!date || date.words >= this.free.length) return false
    return this.#take('due', run.slice(-date.words), date.said)
  }

  #has(field: EntryField): boolean {
    return [...this.found, ...this.unclear].some((one) => one.field === field)
  }

  ends(): void {
    while (this.#listAtEnd() || this.#dateAtEnd());
  }
}

/** Two that contradict each other say nothing: both stay in the name. */
const contradicting = (found: readonly Span[]): ReadonlySet<string> => {
  const twice = (['priority', 'estimate', 'list'] as const).flatMap((field) => {
    const all = found.filter((one) => one.field === field)
    return new Set(all.map(({ said }) => normalise(said))).size > 1 ? all : []
  })
  return new Set(twice.map(({ said }) => said))
}

const nameOf = (text: string, free: readonly Word[], isWhole: boolean): string =>
  isWhole ? text.trim() : textOf(free)

export const parseEntry = (text: string, known: KnownToEntry): Entry => {
  const reading = new Reading(text, known)
  reading.marks()
  reading.quotedList()
  reading.ends()
  const { found, unclear, values } = reading
  const stays = contradicting(found)
  if (stays.size > 0)
    return parseEntry(text, { ...known, kept: new Set([...(known.kept ?? []), ...stays]) })
  const [priority] = values.priority
  const [due] = values.due
  const [list] = values.list
  const [estimate] = values.estimate
  return {
    name: nameOf(text, reading.free, found.length + unclear.length === 0),
    ...(priority ? { priority } : {}),
    assignees: [...new Map(values.assignees.flat().map((user) => [user.id, user])).values()],
    tags: [...new Map(values.tags.map((tag) => [normalise(tag), tag])).values()],
    ...(due ? { due } : {}),
    ...(list ? { list } : {}),
    ...(estimate ? { estimate } : {}),
    spans: found,
    unclear,
  }
}

/** What was typed, without what it says of some fields. */
export const withoutSpans = (text: string, spans: readonly Span[]): string => {
  const cut = [...spans]
    .sort((one, other) => other.start - one.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
  return spans.length > 0 ? cut.replace(/\s+/g, ' ').trim() : text
}

/** What was typed, with something else in one place. */
export const withInstead = (text: string, { start, end }: Span, entry: string): string =>
  text.slice(0, start) + entry + text.slice(end)
