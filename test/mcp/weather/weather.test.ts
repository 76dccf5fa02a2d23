// Every write tool in every weather: what an answer says is what ClickUp holds. In this process and by
// a clock of its own, so that nothing is waited for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { CASES } from './cases/all.ts'
import { FILE } from './cases/files.ts'
import { type Cell, runCell } from './cell.ts'
import { WEATHER } from './faults.ts'
import { reportOf, type Sums, sumsOf, titleOf, totalsOf } from './table.ts'

/** How many cells are wrong today, by kind: these only fall, and whoever makes them fall says so here. */
const KNOWN: Pick<Sums, 'untruths' | 'timid'> = {
  untruths: { done: 240, undone: 254, doubling: 174, twice: 8, words: 209, internal: 0, mute: 0 },
  timid: 18,
}
/** Of those whose outcome is told as unknown; the aim is a tenth of all. */
const MOST_UNKNOWN = 404

let folder = ''
let cells: readonly Cell[] = []

const runAll = async (): Promise<readonly Cell[]> => {
  const done: Cell[] = []
  for (const row of CASES)
    for (const weather of WEATHER) done.push(await runCell(row, weather, folder))
  return done
}

const namesOf = (some: readonly Cell[]): readonly string[] =>
  some.map((cell) => `${titleOf(cell)} · ${cell.weather.name}`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weather-'))
  await writeFile(join(folder, FILE), 'up, down, up')
  cells = await runAll()
  mkdirSync(inRoot('.cache'), { recursive: true })
  writeFileSync(inRoot('.cache/weather.txt'), reportOf(cells))
  console.log([...totalsOf(sumsOf(cells)), 'The whole table: .cache/weather.txt'].join('\n'))
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the weather', () => {
  it('meets every write at its own request', () => {
    expect(namesOf(cells.filter(({ isStruck }) => !isStruck))).toEqual([])
  })

  it('is calm sometimes, and then all is done', () => {
    const calm = cells.filter(({ weather }) => weather.name === 'calm')
    expect(calm).toHaveLength(CASES.length)
    expect(namesOf(calm.filter(({ letter }) => letter !== '.'))).toEqual([])
  })

  it('makes answers untrue, or timid, in no more cells than are known', () => {
    const { untruths, timid } = sumsOf(cells)
    expect({ untruths, timid }).toEqual(KNOWN)
  })

  it('leaves no more outcomes unknown than are known', () => {
    expect(sumsOf(cells).letters.u).toBeLessThanOrEqual(MOST_UNKNOWN)
  })
})
