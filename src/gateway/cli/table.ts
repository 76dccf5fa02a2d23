// Rows for a terminal. What others wrote is shown as one line each, without what a terminal would obey.
import { oneLine } from '../../base/text/foreign-text.ts'

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [head, ...rows.map((row) => row.map((cell) => oneLine(cell) || '–'))]
  const widths = head.map((_, i) => Math.max(...lines.map((line) => [...(line[i] ?? '')].length)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - [...cell].length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
