// A part of the weather's table as a test file of its own, so that two can run at a time. In this process
// and by a clock of its own: nothing is waited for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import type { Case } from './case.ts'
import { FILE } from './cases/files.ts'
import { type Cell, runCells } from './cell.ts'
import type { Weather } from './faults.ts'
import { isTimid, reportOf, sumsOf, titleOf } from './table.ts'
import { reasonFor } from './unknown.ts'

const namesOf = (cells: readonly Cell[]): readonly string[] =>
  cells.map((cell) => `${titleOf(cell)} · ${cell.weather.name}`)

const unknownIn = (cells: readonly Cell[]): readonly string[] =>
  cells
    .filter(({ letter }) => letter === 'u')
    .map((cell) => `[unknown] ${titleOf(cell)} · ${cell.weather.name}: ${reasonFor(cell) ?? '?'}`)

/** How many cells of a hundred may be told as unknown: where neither the answer nor a look can tell. */
const MOST_UNKNOWN = 10

/** @param name of the file in `.cache` that holds the table, and each wrong cell with its answer */
export const describeWeather = (
  name: string,
  cases: readonly Case[],
  weather: readonly Weather[],
): void => {
  let folder = ''
  let cells: readonly Cell[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weather-'))
    await writeFile(join(folder, FILE), 'up, down, up')
    cells = await runCells(cases, weather, folder)
    const file = `.cache/weather-${name}.txt`
    mkdirSync(inRoot('.cache'), { recursive: true })
    const report = [reportOf(cells), ...unknownIn(cells)].join('\n')
    writeFileSync(inRoot(file), report)
    console.log(report)
  }, 600_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  describe(`the weather of ${name}`, () => {
    it('meets every write at its own request', () => {
      expect(cells).toHaveLength(cases.length * weather.length)
      expect(namesOf(cells.filter(({ isStruck }) => !isStruck))).toEqual([])
    })

    it('is calm sometimes, and then all is done', () => {
      const calm = cells.filter(({ weather }) => weather.name === 'calm')
      expect(calm).toHaveLength(cases.length)
      expect(namesOf(calm.filter(({ letter }) => letter !== '.'))).toEqual([])
    })

    it('makes no answer untrue', () => {
      expect(namesOf(cells.filter(({ letter }) => letter === 'X'))).toEqual([])
    })

    it('lets all be done that has happened, or can be', () => {
      expect(namesOf(cells.filter(isTimid))).toEqual([])
    })

    it('leaves nothing unknown without a reason', () => {
      const unknown = cells.filter(({ letter }) => letter === 'u')
      expect(namesOf(unknown.filter((cell) => reasonFor(cell) === undefined))).toEqual([])
    })

    it('leaves few outcomes unknown', () => {
      const unknown = sumsOf(cells).letters.u
      expect((unknown / cells.length) * 100).toBeLessThanOrEqual(MOST_UNKNOWN)
    })
  })
}
