// What a person has set up in the sidebar, kept across restarts: favorites, what stands open, how
// lists are ordered, whether closed tasks show. The filter lasts as long as the window.

import type { Task } from '../../../clickup/objects/task/task.ts'
import { Lingering } from './lingering/lingering.ts'
import { type Arrangement, arrangementIn, USUAL } from './order/arrangement.ts'

/** The part of VS Code's Memento that is used here. */
export interface Store {
  readonly get: (key: string) => unknown
  readonly update: (key: string, value: unknown) => Thenable<void>
}

/** A place that can be a favorite. */
export interface FavoritePlace {
  readonly kind: 'space' | 'folder' | 'list'
  readonly id: string
  readonly name: string
  readonly spaceId: string
}

export interface Favorite extends FavoritePlace {
  readonly workspaceId: string
}

/** What is typed to see fewer tasks, and what that means once it was read. */
export interface Filter {
  readonly text: string
  readonly matches?: (task: Task) => boolean
}

export const NO_FILTER: Filter = { text: '' }

/** As it was spelt when the first were kept: spelt otherwise, people's favorites would be lost. */
const FAVORITES = 'clickup.favourites'

/** More open nodes than this are not remembered: each costs a request at the next start. */
const MOST_EXPANDED = 100

/** Of so many lists it is remembered how they are ordered, those ordered last. */
const MOST_ARRANGED = 100

const ARRANGED = 'clickup.arranged'

const isFavorite = (value: unknown): value is Favorite =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'space' || value.kind === 'folder' || value.kind === 'list') &&
  ['id', 'name', 'spaceId', 'workspaceId'].every(
    (key) => typeof Object.entries(value).find(([name]) => name === key)?.[1] === 'string',
  )

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const sameFavorite = (one: Favorite, other: Pick<Favorite, 'kind' | 'id'>): boolean =>
  one.kind === other.kind && one.id === other.id

export class ViewMemory {
  /** Shared by all windows. */
  readonly #global: Store
  /** Of this window's folder. */
  readonly #local: Store
  /** Rows that stay a moment longer than they would; in this window alone. */
  readonly lingering = new Lingering()
  #filter = NO_FILTER
  /** Of the view of the person's own tasks, which is looked at with other questions. */
  filterOfMine = NO_FILTER

  constructor(global: Store, local: Store) {
    this.#global = global
    this.#local = local
  }

  get filter(): string {
    return this.#filter.text
  }

  /** What the filter means; nothing where there is none. */
  get wanted(): Filter['matches'] {
    return this.#filter.matches
  }

  narrow(filter: Filter): void {
    this.#filter = filter
  }

  get showsClosed(): boolean {
    return this.#local.get('clickup.showsClosed') === true
  }

  async showClosed(shows: boolean): Promise<void> {
    await this.#local.update('clickup.showsClosed', shows)
  }

  favoritesIn(workspaceId: string): readonly Favorite[] {
    return this.#favorites().filter((one) => one.workspaceId === workspaceId)
  }

  isFavorite(object: Pick<Favorite, 'kind' | 'id'>): boolean {
    return this.#favorites().some((one) => sameFavorite(one, object))
  }

  async addFavorite(favorite: Favorite): Promise<void> {
    if (this.isFavorite(favorite)) return
    await this.#global.update(FAVORITES, [...this.#favorites(), favorite])
  }

  async removeFavorite(object: Pick<Favorite, 'kind' | 'id'>): Promise<void> {
    const left = this.#favorites().filter((one) => !sameFavorite(one, object))
    await this.#global.update(FAVORITES, left)
  }

  isExpanded(key: string, byDefault: boolean): boolean {
    const other = strings(this.#local.get(byDefault ? 'clickup.collapsed' : 'clickup.expanded'))
    return other.includes(key) ? !byDefault : byDefault
  }

  /** @param byDefault how the node stands when nothing is remembered of it */
  async remember(key: string, expanded: boolean, byDefault: boolean): Promise<void> {
    const store = byDefault ? 'clickup.collapsed' : 'clickup.expanded'
    const others = strings(this.#local.get(store)).filter((one) => one !== key)
    const kept = expanded === byDefault ? others : [...others, key].slice(-MOST_EXPANDED)
    await this.#local.update(store, kept)
  }

  /** @param listId of all lists that have no own order where none is given */
  arrangementOf(listId?: string): Arrangement {
    const kept = this.#arranged()
    const find = (id: string) => arrangementIn(kept.find(([one]) => one === id)?.[1])
    return { ...USUAL, ...find(''), ...(listId !== undefined && find(listId)) }
  }

  /** @param listId as above */
  async arrange(change: Partial<Arrangement>, listId = ''): Promise<void> {
    const kept = this.#arranged()
    const own = arrangementIn(kept.find(([id]) => id === listId)?.[1])
    const others = kept.filter(([id]) => id !== listId)
    const [all, lists] = [others.filter(([id]) => id === ''), others.filter(([id]) => id !== '')]
    await this.#local.update(ARRANGED, [
      ...all,
      ...lists.slice(1 - MOST_ARRANGED),
      [listId, { ...own, ...change }],
    ])
  }

  #arranged(): readonly (readonly [string, unknown])[] {
    const stored = this.#local.get(ARRANGED)
    if (!Array.isArray(stored)) return []
    return stored.flatMap((one): (readonly [string, unknown])[] =>
      Array.isArray(one) && typeof one[0] === 'string' ? [[one[0], one[1]]] : [],
    )
  }

  #favorites(): readonly Favorite[] {
    const stored = this.#global.get(FAVORITES)
    return Array.isArray(stored) ? stored.filter(isFavorite) : []
  }
}
