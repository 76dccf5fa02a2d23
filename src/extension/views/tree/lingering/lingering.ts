// Tasks that were closed a moment ago by hand: their rows stay where they are, struck out, so that
// nothing slides under the mouse, and the person sees what they have done.
import { REAL_TIME, type Timing } from '../../../../base/time/timing.ts'
import type { Task } from '../../../../clickup/objects/task/task.ts'

/** Long enough to see that it was the wrong one. */
const MOMENT_MS = 6000

type Closed = Pick<Task, 'id'>

export class Lingering {
  readonly #timing: Pick<Timing, 'timeout'>
  readonly #closed = new Map<string, Closed>()
  /** Told which rows may go. */
  onEnd: (ids: readonly string[]) => void = () => {}

  constructor(timing: Pick<Timing, 'timeout'> = REAL_TIME) {
    this.#timing = timing
  }

  keep(closed: readonly Closed[]): void {
    if (closed.length === 0) return
    for (const one of closed) this.#closed.set(one.id, one)
    this.#timing.timeout(MOMENT_MS).addEventListener('abort', () => this.#end(closed))
  }

  has(id: string): boolean {
    return this.#closed.has(id)
  }

  /** With another account. */
  clear(): void {
    this.#closed.clear()
  }

  #end(closed: readonly Closed[]): void {
    // Closed once more meanwhile, it has a moment of its own.
    const over = closed.filter((one) => this.#closed.get(one.id) === one).map(({ id }) => id)
    for (const id of over) this.#closed.delete(id)
    if (over.length > 0) this.onEnd(over)
  }
}
