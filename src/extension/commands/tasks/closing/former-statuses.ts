// The status that a task was in when it was closed here, so that it goes back there. Kept for this
// window's folder.
import type { Store } from '../../../views/tree/view-memory.ts'
import type { Closed } from './closed.ts'

const KEY = 'clickup.statusBefore'

/** Of older ones ClickUp is asked. */
const MOST = 200

type Pair = readonly [id: string, status: string]

const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')

export class FormerStatuses {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  of(id: string): string | undefined {
    return this.#pairs().find(([one]) => one === id)?.[1]
  }

  async remember(closed: readonly Closed[]): Promise<void> {
    if (closed.length === 0) return
    const ids = new Set(closed.map(({ id }) => id))
    const others = this.#pairs().filter(([id]) => !ids.has(id))
    const added = closed.map(({ id, status }): Pair => [id, status])
    await this.#store.update(KEY, [...others, ...added].slice(-MOST))
  }

  #pairs(): readonly Pair[] {
    const stored = this.#store.get(KEY)
    return Array.isArray(stored) ? stored.filter(isPair) : []
  }
}
