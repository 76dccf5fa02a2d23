// What a person did in this window and can be taken back, the last first; and what was taken back and
// can be done again. Plain data: it can be written down.
import type { Done } from '../../../changes/steps/step.ts'

export interface Entry {
  /** What was done, as it was told: `ENG-123 Login: done`. */
  readonly title: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly steps: readonly Done[]
  /** Whether it took something back: to take that back is to do it again. */
  readonly isUndo: boolean
}

export type Way = 'undo' | 'redo'

export const wayOf = ({ isUndo }: Entry): Way => (isUndo ? 'redo' : 'undo')

/** Nobody remembers more than these. */
const MOST = 20

export class History {
  readonly #onChange: (can: Readonly<Record<Way, boolean>>) => void
  #entries: readonly Entry[] = []

  /** @param onChange told what there is to take back or to do again */
  constructor(onChange: (can: Readonly<Record<Way, boolean>>) => void = () => {}) {
    this.#onChange = onChange
  }

  last(way: Way): Entry | undefined {
    return this.#entries.findLast((one) => wayOf(one) === way)
  }

  /** @param isAnew whether it is nothing that was done before: then what was taken back is over */
  push(entry: Entry, isAnew: boolean): void {
    const kept = isAnew ? this.#entries.filter(({ isUndo }) => !isUndo) : this.#entries
    this.#keep([...kept, entry])
  }

  /** Takes it out, so that it is not taken back twice. @returns whether it was still there */
  take(entry: Entry): boolean {
    if (!this.#entries.includes(entry)) return false
    this.#keep(this.#entries.filter((one) => one !== entry))
    return true
  }

  /** Puts back where it was what could not be taken back now. */
  putBack(entry: Entry): void {
    const later = this.#entries.findIndex(({ at }) => at > entry.at)
    this.#keep(this.#entries.toSpliced(later < 0 ? this.#entries.length : later, 0, entry))
  }

  /** With another account. */
  clear(): void {
    this.#keep([])
  }

  #keep(entries: readonly Entry[]): void {
    const ofWay = (way: Way) => entries.filter((one) => wayOf(one) === way).slice(-MOST)
    const kept = new Set([...ofWay('undo'), ...ofWay('redo')])
    this.#entries = entries.filter((one) => kept.has(one))
    this.#onChange({ undo: ofWay('undo').length > 0, redo: ofWay('redo').length > 0 })
  }
}
