// The two properties, for as many seeds as there is time for; each failure names its seed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { FILE } from '../cases/files.ts'
import { thereAndBack } from './back.ts'
import type { Call } from './claims.ts'
import type { Dice } from './dice.ts'
import { drawOther } from './others.ts'
import { MORE_FILES } from './parts.ts'
import { runSeed } from './run.ts'
import { drawCreate, drawUpdate } from './tasks.ts'

export interface Counts {
  readonly update: number
  readonly create: number
  readonly others: number
  readonly back: number
}

const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => first + i)

/** @param first the first seed of each */
export const describeChance = (first: number, counts: Counts, timeout: number): void => {
  const folder = mkdtempSync(join(tmpdir(), 'random-'))
  for (const name of [FILE, ...MORE_FILES]) writeFileSync(join(folder, name), `up, down: ${name}`)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const untruths = async (draw: (by: Dice, store: Store) => Call, count: number) => {
    const wrong: string[] = []
    for (const seed of seedsFrom(first, count)) {
      const { call, storm, answer, untruths: found } = await runSeed(seed, draw, folder)
      if (found.length === 0) continue
      const shown = [call.args, storm, answer].map((one) => JSON.stringify(one)).join('\n  ')
      wrong.push(`seed ${seed}, ${call.tool}: ${found.join('; ')}\n  ${shown}`)
    }
    return wrong
  }

  describe('a random call in random weather is told as what became of it', () => {
    it.each([
      ['of tasks that are there', drawUpdate, counts.update],
      ['of new tasks', drawCreate, counts.create],
      ['of everything else', drawOther, counts.others],
    ] as const)('%s', { timeout }, async (_, draw, count) => {
      expect(await untruths(draw, count)).toEqual([])
    })
  })

  it('two random changes taken back leave what was, and what a colleague did in between', {
    timeout,
  }, async () => {
    const wrong: string[] = []
    let gone = 0
    for (const seed of seedsFrom(first, counts.back)) {
      const back = await thereAndBack(seed)
      if (back.skipped === undefined) gone += 1
      if (back.wrong.length > 0)
        wrong.push(`seed ${seed}, ${back.what}: ${back.wrong.join('\n  ')}`)
    }
    expect(wrong).toEqual([])
    // Not all of them end in what has no way back.
    expect(gone).toBeGreaterThan(counts.back / 3)
  })
}
