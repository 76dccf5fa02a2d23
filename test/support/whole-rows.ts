// Rows as they were asked for: what an answer tells once, as it is the same in all of them, stands in each.
import { type Fields, isFields } from '../../src/base/text/records.ts'

/** The order of columns where none were asked for. */
const USUAL = [
  ...['id', 'name', 'status', 'assignees', 'priority', 'due', 'time_in_status', 'list'],
  ...['entry', 'person', 'task', 'start', 'duration', 'note'],
]

const placeIn = (order: readonly string[], name: string): number => {
  const at = order.indexOf(name)
  return at < 0 ? order.length : at
}

/** @param args of the call: the columns in their order */
export const wholeRows = (result: Fields, args: Fields = {}): Fields => {
  const { columns, rows, same, ...rest } = result
  if (!Array.isArray(columns) || !Array.isArray(rows) || !isFields(same)) return result
  const order = Array.isArray(args.columns) ? args.columns.map(String) : USUAL
  const names: readonly string[] = [...columns, ...Object.keys(same)]
  const inOrder = [...names].sort((a, b) => placeIn(order, a) - placeIn(order, b))
  return {
    ...rest,
    columns: inOrder,
    rows: rows.map((row: readonly unknown[]) => {
      const cells: Fields = {
        ...same,
        ...Object.fromEntries(columns.map((name: string, at) => [name, row[at]])),
      }
      return inOrder.map((name) => cells[name])
    }),
  }
}
