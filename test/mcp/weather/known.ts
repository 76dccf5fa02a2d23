// What is known to be wrong today, in cells. It only falls, and whoever makes it fall says so here.
import type { Sums } from './table.ts'

export interface Known extends Pick<Sums, 'untruths' | 'timid'> {
  /** With at least one untruth. */
  readonly untrue: number
  /** Told as unknown; the aim is one cell of ten. */
  readonly mostUnknown: number
}

export const TASKS: Known = {
  untrue: 308,
  untruths: { done: 175, undone: 55, doubling: 53, twice: 0, words: 169, internal: 0, mute: 0 },
  timid: 9,
  mostUnknown: 67,
}

export const OTHERS: Known = {
  untrue: 347,
  untruths: { done: 68, undone: 144, doubling: 132, twice: 8, words: 1, internal: 0, mute: 0 },
  timid: 15,
  mostUnknown: 337,
}
