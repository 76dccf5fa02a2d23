// What many tools answer: columns and rows, read cell by cell.
import { z } from 'zod'

const table = z.looseObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
})

export type Row = Readonly<Record<string, string>>

/** Each row by the names of its columns; an empty cell is an empty text. */
export const rowsIn = (result: unknown): readonly Row[] => {
  const { columns, rows } = table.parse(result)
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, i) => [column, String(row[i] ?? '')])),
  )
}

/** The people of a cell. */
export const namesIn = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
