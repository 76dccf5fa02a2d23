// What answers cost a model: tokens are counted, and so are the same everywhere.
import { describe, expect, it } from 'vitest'
import { tokenFigures } from '../../../scripts/lib/token-figures.ts'

describe('what an answer costs in tokens', () => {
  it('is within its budget: a list, a task, and rows that have most in common', async () => {
    const figures = (await tokenFigures()).filter(({ budget }) => budget !== undefined)
    expect(figures).toHaveLength(3)
    const over = figures.filter(({ figure, budget = 0 }) => figure > budget)
    expect(over).toEqual([])
  })
})
