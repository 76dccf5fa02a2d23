// Rows under their columns, once for every tool: what is the same in all rows stands once, in `same`.
import type { Fields } from '../../base/text/records.ts'

/** Of one row nothing is repeated. */
const LEAST_ROWS = 2

const isSame = (rows: readonly (readonly unknown[])[], at: number): boolean => {
  const first = JSON.stringify(rows[0]?.[at])
  return rows.every((row) => JSON.stringify(row[at]) === first)
}

/**
 * `{columns, rows, same?}`. The first column, by which a row is known, is told in each row whatever it
 * holds.
 * @param rows as many cells as there are columns, in each
 */
export const columnar = (
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Fields => {
  const once = columns.map((_, at) => at > 0 && rows.length >= LEAST_ROWS && isSame(rows, at))
  if (!once.includes(true)) return { columns, rows }
  const left = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, at) => !once[at])
  const same = columns.flatMap((name, at) => (once[at] ? [[name, rows[0]?.[at]]] : []))
  return { columns: left(columns), rows: rows.map(left), same: Object.fromEntries(same) }
}
