// Texts by how well they answer a few words.
import { describe, expect, it } from 'vitest'
import { ranked } from '../../../src/base/text/ranked.ts'

const TEXTS = [
  { title: 'Order chairs', text: 'For the new office.' },
  { title: 'Rollback plan', text: 'What to do when the migration of the database fails.' },
  { title: 'Database migration', text: 'Moves the orders to a cluster of their own.' },
  { title: 'Fähre nach Åre', text: '' },
]
const titles = (query: string, most = 10) => ranked(TEXTS, query, most).map(({ title }) => title)

describe('texts', () => {
  it('with all words come before those with some, and a title counts most', () => {
    expect(titles('database migration orders')).toEqual([
      'Database migration',
      'Rollback plan',
      'Order chairs',
    ])
    expect(titles('migration database')[0]).toBe('Database migration')
  })

  it('are found by parts of words, a slip of the keys, and without accents and case', () => {
    expect(titles('gration').toSorted()).toEqual(['Database migration', 'Rollback plan'])
    expect(titles('databaze')).toContain('Database migration')
    expect(titles('FAHRE are')).toEqual(['Fähre nach Åre'])
  })

  it('are no more than asked for, and none where there is none', () => {
    expect(titles('database', 1)).toHaveLength(1)
    expect(titles('xyzzy')).toEqual([])
    expect(ranked([], 'database', 5)).toEqual([])
  })
})
