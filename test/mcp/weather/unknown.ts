// Where nobody can know what came of a write: neither ClickUp's answer nor any look at what there is tells.
import type { Cell } from './cell.ts'
import { titleOf } from './table.ts'

interface Reason {
  /** The case; every case where it is missing. */
  readonly row?: string
  /** The kinds of weather; every kind where they are missing. */
  readonly weather?: readonly string[]
  readonly why: string
}

const REASONS: readonly Reason[] = [
  {
    weather: ['revoked after, answer lost'],
    why: 'the answer is lost, and without a token nothing can be looked at',
  },
  {
    weather: ['out of sight after, answer lost'],
    why: 'the answer is lost, and what cannot be seen answers like what does not exist',
  },
  {
    row: 'update_tasks: estimates',
    weather: [
      '500 before for ever',
      'reset before for ever',
      'silence before for ever',
      'cancelled before',
    ],
    why: 'a task tells of estimates by person only once there are some; the answer that tells them is lost',
  },
  {
    row: 'call_operation: CreateSpaceTag',
    weather: ['revoked after', 'out of sight after', 'reads fail with 500', 'reads fail with 429'],
    why: 'its answer is {}, which says nothing of what was made, and the tags of the space cannot be read',
  },
]

/** @returns nothing for a cell that should not be unknown */
export const reasonFor = (cell: Cell): string | undefined =>
  REASONS.find(
    ({ row, weather }) =>
      (row === undefined || row === titleOf(cell)) &&
      (weather === undefined || weather.includes(cell.weather.name)),
  )?.why
