// The queries that a person has saved, of each workspace, in their order; shared by all windows.
import type { SavedSearch } from '../tree/nodes.ts'
import type { Store } from '../tree/view-memory.ts'

const STORE = 'clickup.searches'

/** Of all workspaces together. */
const MOST = 100

const TEXTS = ['id', 'workspaceId', 'name', 'query'] as const

const isSearch = (value: unknown): value is SavedSearch =>
  typeof value === 'object' &&
  value !== null &&
  'watched' in value &&
  typeof value.watched === 'boolean' &&
  TEXTS.every(
    (key) => typeof Object.entries(value).find(([name]) => name === key)?.[1] === 'string',
  )

export class SavedSearches {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  in(workspaceId: string): readonly SavedSearch[] {
    return this.#all().filter((one) => one.workspaceId === workspaceId)
  }

  /** @returns whether there was room for it */
  async add(search: SavedSearch): Promise<boolean> {
    if (this.#all().length >= MOST) return false
    await this.#keep([...this.#all(), search])
    return true
  }

  async change(id: string, part: Partial<Omit<SavedSearch, 'id' | 'workspaceId'>>): Promise<void> {
    await this.#keep(this.#all().map((one) => (one.id === id ? { ...one, ...part } : one)))
  }

  async remove(id: string): Promise<void> {
    await this.#keep(this.#all().filter((one) => one.id !== id))
  }

  /** Puts it so many places further down among those of its workspace, or further up. */
  async move(id: string, by: number): Promise<void> {
    const moved = this.#all().find((one) => one.id === id)
    if (!moved) return
    const own = this.in(moved.workspaceId)
    const others = own.filter((one) => one !== moved && one.id !== id)
    const to = Math.max(0, Math.min(others.length, own.findIndex((one) => one.id === id) + by))
    const rest = this.#all().filter((one) => one.workspaceId !== moved.workspaceId)
    await this.#keep([...rest, ...others.slice(0, to), moved, ...others.slice(to)])
  }

  #all(): readonly SavedSearch[] {
    const stored = this.#store.get(STORE)
    return Array.isArray(stored) ? stored.filter(isSearch) : []
  }

  async #keep(searches: readonly SavedSearch[]): Promise<void> {
    await this.#store.update(STORE, searches)
  }
}
