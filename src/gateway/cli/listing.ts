// What is listed for people: a table, what is to be done about a master key that is being replaced, and
// what could not be read.
import { oneLine } from '../../base/text/foreign-text.ts'
import type { Admin } from '../admin/admin.ts'
import { table } from './table.ts'

export type Listed = Awaited<ReturnType<Admin['list']>>

const NOTES = {
  old: 'old: a master key that is being replaced. What is used moves to the new one; make anew what is not, before the old key is taken away.',
  missing: 'missing: a master key that is gone. It opens no more: make it anew, or end it.',
}

const MOST_SAID = 300

export interface Listing {
  readonly none: string
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly cells: readonly string[]
    readonly masterKey: Listed['links'][number]['master_key']
  }[]
  readonly unreadable: Listed['unreadable']
}

export const listing = ({ none, head, rows, unreadable }: Listing): string => {
  const notes = (['old', 'missing'] as const)
    .filter((state) => rows.some(({ masterKey }) => masterKey === state))
    .map((state) => NOTES[state])
  const isReplaced = notes.length > 0
  const rowsShown = rows.map(({ cells, masterKey }) => (isReplaced ? [...cells, masterKey] : cells))
  const odd = unreadable.map(
    ({ id, message }) => `  ${oneLine(id)}: ${oneLine(message, MOST_SAID)}`,
  )
  const parts = [
    rows.length > 0 ? table(isReplaced ? [...head, 'MASTER KEY'] : head, rowsShown) : undefined,
    ...notes,
    ...(odd.length > 0 ? ['Cannot be read:', ...odd] : []),
  ]
  return parts.filter((part) => part !== undefined).join('\n') || none
}
