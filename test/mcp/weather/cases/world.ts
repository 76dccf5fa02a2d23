// The demo as the cases know it: who and what is there, and what came to it during a call.

import { acme } from '../../../../src/sandbox/seed/demo/team.ts'
import type { CommentBlock, Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Entry, Part } from '../case.ts'

export const ALEX = 44010001
export const PRIYA = 44010003

/** An older twin was made so shortly before the call that the clocks alone cannot tell them apart. */
export const BEFORE_MS = 3000

export const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`The demo has no ${what}.`)
  return found
}

export const taskOf = (store: Store, key: string): Task =>
  must(store.taskByCustomId(acme, key), `task ${key}`)

export const listNamed = (store: Store, name: string) =>
  must(
    [...store.lists.values()].find((list) => list.name === name),
    `list ${name}`,
  )

export const fieldNamed = (store: Store, name: string) =>
  must(
    [...store.fields.values()].find((field) => field.name === name),
    `field ${name}`,
  )

export const textOf = (blocks: readonly CommentBlock[]): string =>
  blocks.map(({ text = '' }) => text).join('')

/** What fits and was not there when this was called. */
export const fresh = <T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  fits: (one: T) => boolean,
): (() => readonly T[]) => {
  const known = new Set(all.keys())
  return () => [...all.values()].filter((one) => !known.has(one.id) && fits(one))
}

/** A new object, found by its id or by any other name that an answer may give it. */
export const creation = (
  name: string,
  made: () => readonly (readonly string[])[],
  more: Partial<Part> = {},
): Part => {
  const named = (entry: Entry) =>
    made().some((names) => Object.values(entry).some((value) => names.includes(String(value))))
  return {
    name,
    held: () => made().length,
    made,
    in: named,
    ...more,
  }
}

const setsOf = ({ set, already }: Entry): readonly string[] =>
  [set, already].flatMap((fields) =>
    typeof fields === 'object' && fields ? Object.keys(fields) : [],
  )

/** A property of a task that is there. */
export const property = (
  task: Task,
  field: string,
  holds: () => boolean,
  more: Partial<Part> = {},
): Part => ({
  name: `${task.customId} ${field}`,
  held: () => (holds() ? 1 : 0),
  in: (entry) =>
    (entry.id === task.customId || entry.id === task.id) && setsOf(entry).includes(field),
  subject: new RegExp(`${task.customId}|${task.id}`),
  words: new RegExp(field.replaceAll('_', '.'), 'i'),
  ...more,
})

/** Something of its own that is asked for alone. */
export const whole = (name: string, holds: () => boolean, more: Partial<Part> = {}): Part => ({
  name,
  held: () => (holds() ? 1 : 0),
  in: () => true,
  ...more,
})
