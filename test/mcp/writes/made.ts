// What a creation is, and where what it makes is found in the sandbox.
import type { Store } from '../../../src/sandbox/state/store.ts'
import { must, taskOf, textOf } from '../weather/cases/world.ts'
import { type Arguments, FILE } from './world.ts'

export interface Creation {
  readonly name: string
  readonly tool: string
  /** `POST /v2/task/*`, with `*` for one segment. */
  readonly write: string
  readonly args: (store: Store) => Arguments
  /** Whatever fits, by id; where it has none, a text for each time it is there. */
  readonly made: (store: Store) => readonly string[]
  /** What the model has read before. */
  readonly first?: readonly [tool: string, args: Arguments]
  /** ClickUp takes no second one of its name, or has one already: no twin can be there. */
  readonly isUnique?: boolean
  /** It has no id of its own that could be named. */
  readonly isNameless?: boolean
}

export const TEXT = 'Storm warning for Friday.'
export const NAME = 'Storm'
export const LIST = 'Infrastructure Backlog'

export const ids = <T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  fits: (one: T) => boolean,
): readonly string[] => [...all.values()].filter(fits).map(({ id }) => id)

export const tasks = (store: Store) => ids(store.tasks, ({ name }) => name === NAME)
export const comments = (store: Store) =>
  ids(store.comments, ({ blocks }) => textOf(blocks) === TEXT)
export const messages = (store: Store) => ids(store.messages, ({ content }) => content === TEXT)
export const docs = (store: Store) => ids(store.docs, ({ name }) => name === NAME)
export const pages = (store: Store) => ids(store.pages, ({ name }) => name === NAME)
export const entries = (store: Store) =>
  ids(store.timeEntries, ({ description }) => description === NAME)
export const lists = (store: Store) => ids(store.lists, ({ name }) => name === NAME)
export const files = (store: Store) => ids(store.files, ({ title }) => title === FILE)
export const checklists = (store: Store) =>
  taskOf(store, 'ENG-118').checklists.flatMap(({ id, name }) => (name === NAME ? [id] : []))
export const items = (store: Store) =>
  taskOf(store, 'ENG-118').checklists.flatMap((one) =>
    one.items.flatMap(({ id, name }) => (name === NAME ? [id] : [])),
  )

export const page = (store: Store) =>
  must(
    [...store.pages.values()].find(({ name }) => name === 'Rituals'),
    'such page',
  )
export const textsInPage = (store: Store): readonly string[] =>
  page(store)
    .content.split(TEXT)
    .slice(1)
    .map((_, i) => `text ${i}`)

export const threadOf = (store: Store, key: string) =>
  must(store.commentsOn({ kind: 'task', id: taskOf(store, key).id })[0], `comment on ${key}`).id

export const messageIn = (store: Store) =>
  must(
    [...store.messages.values()].find(({ content }) => content.includes('over 2 GB')),
    'such message',
  ).id

/** A check list of its own, so that an item has somewhere to be. */
export const checklistFor = (store: Store) => {
  const task = taskOf(store, 'ENG-118')
  const known = task.checklists.find(({ name }) => name === 'Weather')
  if (known) return known
  const made = {
    id: store.newUuid(),
    name: 'Weather',
    orderindex: 0,
    dateCreated: store.now(),
    creatorId: task.creatorId,
    items: [],
  }
  task.checklists.push(made)
  return made
}

export const TIME = { start: '2026-11-24T09:00', duration: '1h 30m', note: NAME }
