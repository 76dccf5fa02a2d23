// What many tools answer: columns and rows, read cell by cell.
import { z } from 'zod'

const table = z.looseObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  same: z.record(z.string(), z.unknown()).default({}),
})

export type Row = Readonly<Record<string, string>>

/** Each row by the names of its columns; an empty cell is an empty text. */
export const rowsIn = (result: unknown): readonly Row[] => {
  const { columns, rows, same } = table.parse(result)
  const shared = Object.entries(same)
  return rows.map((row) =>
    Object.fromEntries(
      [...columns.map((column, i) => [column, row[i]] as const), ...shared].map(
        ([column, cell]) => [column, String(cell ?? '')],
      ),
    ),
  )
}

/** The people of a cell. */
export const namesIn = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
