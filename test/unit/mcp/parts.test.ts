// Parts of a long text: joined they are the text, each shown alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentSize } from '../../../src/base/text/fit.ts'
import { visible } from '../../../src/base/text/foreign-text.ts'
import { partOf } from '../../../src/mcp/show/parts.ts'

const partsOf = (text: string, room: number, most?: number): readonly string[] => {
  const parts: string[] = []
  for (let from = 0; ; ) {
    const limits = { room, ...(most === undefined ? {} : { most }) }
    const { text: part, left, end } = partOf(text, from, limits)
    parts.push(part)
    expect(left).toBe(text.length - end)
    if (left === 0) return parts
    expect(end).toBeGreaterThan(from)
    from = end
  }
}

const PIECES = [
  'a',
  'word',
  ' ',
  '\n',
  '\n\n',
  '"',
  '\\',
  '👩‍👩‍👧',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'می‌خواهم',
  'क्‍ष',
  '1️⃣',
  'é',
]

describe('the parts of a text', () => {
  it('are the text, whatever it is made of, each of them as it is shown alone', () => {
    const unbroken = PIECES.filter((piece) => piece.trim() !== '')
    const some = (pieces: readonly string[]) =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 400 })
    fc.assert(
      fc.property(
        fc.oneof(some(PIECES), some(unbroken)),
        fc.integer({ min: 60, max: 500 }),
        (pieces, room) => {
          const text = visible(pieces.join(''))
          const parts = partsOf(text, room)
          expect(parts.join('')).toBe(text)
          expect(parts.map(visible)).toEqual(parts)
          for (const part of parts) expect(sentSize(part)).toBeLessThanOrEqual(room)
        },
      ),
    )
  })

  it.each([
    ['a paragraph', `${'a '.repeat(45)}\n\n${'b '.repeat(100)}`, /\n\n$/],
    ['a line', `${'a '.repeat(45)}\n${'b '.repeat(100)}`, /a \n$/],
    ['a word', 'word '.repeat(100), /word $/],
  ])('end where %s does', (_, text, end) => {
    expect(partsOf(text, 102)[0]).toMatch(end)
  })

  it('are of no more characters than are wanted', () => {
    expect(partsOf('word '.repeat(100), 400, 50).every((part) => part.length <= 50)).toBe(true)
  })

  it('have at least one character each where there is no room at all', () => {
    expect(partsOf('abc', 0)).toEqual(['a', 'b', 'c'])
  })
})
