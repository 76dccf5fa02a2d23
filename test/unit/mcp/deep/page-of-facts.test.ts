// The page of facts and what looks whether they hold know of the same ones.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../../../scripts/lib/paths.ts'
import { FACTS } from '../../../../src/mcp/deep/facts/facts.ts'
import { UNTRIED } from '../../../../src/mcp/deep/facts/untried.ts'

const page = readFileSync(inRoot('docs/clickup-facts.md'), 'utf8')
// What explains the marks has none itself.
const lines = page.slice(page.indexOf('## 1.')).split('\n')

const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/\[unsure: ([^\]]*)\]/g)].flatMap(([, keys = '']) => keys.split(', '))

const marked = [...new Set(lines.flatMap(keysIn))].sort()

const told = FACTS.map(({ key }) => key)

/** `(M; I)`, or the last cell of a row: whoever inferred it could not have been sure. */
const isInferred = (line: string): boolean =>
  /\((?:[DM], |[DM]; )?I(?:[;,] [DM])*\)/.test(line) || /\| [^|]*\bI\b[^|]*\|$/.test(line)

describe('what the page of facts marks as unsure', () => {
  it('is looked for, or named as what reading cannot tell, and nothing else is', () => {
    expect(marked).not.toEqual([])
    expect([...told, ...Object.keys(UNTRIED)].sort()).toEqual(marked)
  })

  it('is all that was inferred', () => {
    const inferred = lines.filter(isInferred)
    expect(inferred.length).toBeGreaterThan(25)
    expect(inferred.filter((line) => keysIn(line).length === 0)).toEqual([])
  })

  it('is every open question', () => {
    const questions = page
      .slice(page.indexOf('## 25.'))
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (question|---)/.test(line))
    expect(questions.length).toBeGreaterThan(8)
    expect(questions.filter((line) => keysIn(line).length === 0)).toEqual([])
  })
})
