// The table in docs/clients.md, which is written from what was seen.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from '../../../scripts/lib/paths.ts'

const page = inRoot('docs/clients.md')

const [BEGIN, END] = ['<!-- table -->', '<!-- /table -->']

const HEAD = [
  'client',
  'version',
  'protocol',
  'tools shown',
  'instructions shown',
  'main job',
  'deletion refused',
  'remarks',
]

const EMPTY = `# Other clients\n\n${BEGIN}\n${END}\n`

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const isBetween = (text: string): RegExpExecArray | null =>
  new RegExp(`(${BEGIN}\\n)([\\s\\S]*?)(${END})`).exec(text)

const text = (): string => (existsSync(page) ? readFileSync(page, 'utf8') : EMPTY)

/** The rows that are committed, cell by cell, by the client's name. */
export const rowsOnPage = (): ReadonlyMap<string, readonly string[]> => {
  const rows = (isBetween(text())?.[2] ?? '')
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .slice(2)
    .map((row) => row.slice(2, -2).split(' | '))
  return new Map(rows.map((row) => [row[0] ?? '', row]))
}

/** Puts these rows in; those of clients that did not run stay as they are, in the order of `titles`. */
export const putOnPage = (
  titles: readonly string[],
  seen: ReadonlyMap<string, readonly string[]>,
): void => {
  const known = new Map([...rowsOnPage(), ...seen])
  const rows = titles.flatMap((title) => {
    const row = known.get(title)
    return row ? [line(row)] : []
  })
  const table = [line(HEAD), line(HEAD.map(() => '---')), ...rows].join('\n')
  const before = text()
  if (!isBetween(before)) throw new Error(`${page} has no place for the table.`)
  writeFileSync(
    page,
    before.replace(new RegExp(`(${BEGIN}\\n)[\\s\\S]*?(${END})`), `$1${table}\n$2`),
  )
}
