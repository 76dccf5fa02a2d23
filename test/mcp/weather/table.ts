// The weather as it is read: a line for each case, a letter for each kind of weather, and the sums.
import type { Cell } from './cell.ts'
import { type Letter, UNTRUTHS, type UntruthKind } from './judge.ts'

export const titleOf = ({ row }: Pick<Cell, 'row'>): string =>
  row.name ? `${row.tool}: ${row.name}` : row.tool

export interface Sums {
  readonly cells: number
  readonly letters: Readonly<Record<Letter, number>>
  /** Cells with at least one untruth of that kind. */
  readonly untruths: Readonly<Record<UntruthKind, number>>
  /** Told otherwise than done, though it was done or could be. */
  readonly timid: number
}

export const isTimid = ({ weather, letter }: Cell): boolean =>
  weather.mustBeDone === true && letter !== '.' && letter !== 'X'

const KINDS = Object.keys(UNTRUTHS) as readonly UntruthKind[]

export const sumsOf = (cells: readonly Cell[]): Sums => {
  const of = (letter: Letter): number => cells.filter((cell) => cell.letter === letter).length
  const count = (kind: UntruthKind): number =>
    cells.filter(({ untruths }) => untruths.some((one) => one.kind === kind)).length
  return {
    cells: cells.length,
    letters: { '.': of('.'), f: of('f'), p: of('p'), u: of('u'), X: of('X') },
    untruths: Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Sums['untruths'],
    timid: cells.filter(isTimid).length,
  }
}

const gridOf = (cells: readonly Cell[]): readonly string[] => {
  const columns = [...new Set(cells.map(({ weather }) => weather.name))]
  const titles = [...new Set(cells.map(titleOf))]
  const width = Math.max(...titles.map((title) => title.length))
  const number = (i: number): string => String(i + 1).padStart(3)
  const letter = (cell: Cell | undefined): string =>
    (cell ? (isTimid(cell) ? `${cell.letter}!` : cell.letter) : '').padStart(3)
  return [
    ...columns.map((name, i) => `${number(i)} ${name}`),
    '',
    `${' '.repeat(width)}${columns.map((_, i) => number(i)).join('')}`,
    ...titles.map((title) => {
      const own = cells.filter((cell) => titleOf(cell) === title)
      const letters = columns.map((name) =>
        letter(own.find(({ weather }) => weather.name === name)),
      )
      return `${title.padEnd(width)}${letters.join('')}`
    }),
  ]
}

const LONGEST_ANSWER = 1200

const answerOf = ({ answer }: Cell): string => {
  const text = JSON.stringify(answer) ?? 'no answer'
  return text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER)}…` : text
}

const describe = (cell: Cell): readonly string[] => [
  ...cell.untruths.map(
    ({ kind, part, told, held }) =>
      `[${kind}] ${titleOf(cell)} · ${cell.weather.name} · ${part}: told ${told}, held ${held}`,
  ),
  ...(isTimid(cell) ? [`[timid] ${titleOf(cell)} · ${cell.weather.name}: ${cell.letter}`] : []),
  `    ${answerOf(cell)}`,
]

export const totalsOf = ({ cells, letters, untruths, timid }: Sums): readonly string[] => [
  `${cells} cells: ${letters['.']} done, ${letters.f} failed, ${letters.p} in part, ${letters.u} unknown, ${letters.X} untrue`,
  ...KINDS.filter((kind) => untruths[kind] > 0).map(
    (kind) => `  ${String(untruths[kind]).padStart(4)} ${kind}: ${UNTRUTHS[kind]}`,
  ),
  ...(timid > 0
    ? [`  ${String(timid).padStart(4)} timid: not told as done, though it must be`]
    : []),
]

/** The whole of it: the grid, the sums, and each cell that is wrong with its answer. */
export const reportOf = (cells: readonly Cell[]): string =>
  [
    '. true and done   f true and failed   p true and in part   u unknown   X untrue   ! must be done',
    '',
    ...gridOf(cells),
    '',
    ...totalsOf(sumsOf(cells)),
    '',
    ...cells.filter((cell) => cell.letter === 'X' || isTimid(cell)).flatMap(describe),
    '',
  ].join('\n')
