// What a person has chosen last, for what is offered first: a few of each kind, of each workspace.
import type { Store } from './view-memory.ts'

export type RecentKind = 'place' | 'person' | 'task'

/** What stands ahead of all else where something is chosen, latest first. */
export interface Ahead {
  /** As `list 901`. */
  readonly favorites: () => readonly string[]
  /** Ids; of places with their kind ahead, as favorites have it. */
  readonly recent: (kind: RecentKind) => readonly string[]
  readonly chose: (kind: RecentKind, id: string) => void
}

/** With the way back to ClickUp's own ids: lists, folders and spaces count for themselves. */
export const keyOfPlace = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  `${kind} ${id}`

const STORE = 'clickup.recent'
const MOST = 8

/** Of so many workspaces and kinds. */
const MOST_LISTS = 30

const readStored = (value: unknown): readonly (readonly [string, readonly string[]])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, ids]) => [
        key,
        Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
      ])
    : []

export class Recents {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  of(workspaceId: string, kind: RecentKind): readonly string[] {
    const key = `${workspaceId} ${kind}`
    return readStored(this.#store.get(STORE)).find(([one]) => one === key)?.[1] ?? []
  }

  async add(workspaceId: string, kind: RecentKind, id: string): Promise<void> {
    const key = `${workspaceId} ${kind}`
    const ids = [id, ...this.of(workspaceId, kind).filter((one) => one !== id)].slice(0, MOST)
    const others = readStored(this.#store.get(STORE)).filter(([one]) => one !== key)
    await this.#store.update(
      STORE,
      Object.fromEntries([[key, ids] as const, ...others].slice(0, MOST_LISTS)),
    )
  }
}
