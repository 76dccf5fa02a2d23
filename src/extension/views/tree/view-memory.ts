// What a person has set up in the sidebar, kept across restarts: favourites, what stands open,
// whether closed tasks show. The filter lasts as long as the window.

/** The part of VS Code's Memento that is used here. */
export interface Store {
  readonly get: (key: string) => unknown
  readonly update: (key: string, value: unknown) => Thenable<void>
}

export interface Favourite {
  readonly kind: 'space' | 'folder' | 'list'
  readonly id: string
  readonly name: string
  readonly spaceId: string
  readonly workspaceId: string
}

/** More open nodes than this are not remembered: each costs a request at the next start. */
const MOST_EXPANDED = 100

const isFavourite = (value: unknown): value is Favourite =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'space' || value.kind === 'folder' || value.kind === 'list') &&
  ['id', 'name', 'spaceId', 'workspaceId'].every(
    (key) => typeof Object.entries(value).find(([name]) => name === key)?.[1] === 'string',
  )

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const sameFavourite = (one: Favourite, other: Pick<Favourite, 'kind' | 'id'>): boolean =>
  one.kind === other.kind && one.id === other.id

export class ViewMemory {
  /** Shared by all windows. */
  readonly #global: Store
  /** Of this window's folder. */
  readonly #local: Store
  #filter = ''

  constructor(global: Store, local: Store) {
    this.#global = global
    this.#local = local
  }

  get filter(): string {
    return this.#filter
  }

  set filter(text: string) {
    this.#filter = text
  }

  get showsClosed(): boolean {
    return this.#local.get('clickup.showsClosed') === true
  }

  async showClosed(shows: boolean): Promise<void> {
    await this.#local.update('clickup.showsClosed', shows)
  }

  favouritesIn(workspaceId: string): readonly Favourite[] {
    return this.#favourites().filter((one) => one.workspaceId === workspaceId)
  }

  isFavourite(object: Pick<Favourite, 'kind' | 'id'>): boolean {
    return this.#favourites().some((one) => sameFavourite(one, object))
  }

  async addFavourite(favourite: Favourite): Promise<void> {
    if (this.isFavourite(favourite)) return
    await this.#global.update('clickup.favourites', [...this.#favourites(), favourite])
  }

  async removeFavourite(object: Pick<Favourite, 'kind' | 'id'>): Promise<void> {
    const left = this.#favourites().filter((one) => !sameFavourite(one, object))
    await this.#global.update('clickup.favourites', left)
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

  #favourites(): readonly Favourite[] {
    const stored = this.#global.get('clickup.favourites')
    return Array.isArray(stored) ? stored.filter(isFavourite) : []
  }
}
