// When access ends: one reading for settings, flags and the broker.
import { describe, expect, it } from 'vitest'
import { firstEnd, isOver, readEnd } from '../../../src/access/expiry.ts'

describe('an end', () => {
  it.each([
    ['2026-12-24T18:00:00Z', '2026-12-24T18:00:00.000Z'],
    ['2026-12-24T18:00:00+01:00', '2026-12-24T17:00:00.000Z'],
    ['2026-12-24', '2026-12-24T00:00:00.000Z'],
    ['9999-12-31T23:00:00-23:59', '+010000-01-01T22:59:00.000Z'],
  ])('%s is read as %s, and what is written is read again', (said, end) => {
    expect(readEnd(said)).toBe(end)
    expect(readEnd(end)).toBe(end)
  })

  it.each(['', ' ', 'soon', 'never', '5', '2030', '1 Jan 2030', '2026-13-45', null, 5, {}, []])(
    '%j is none that can be read',
    (said) => expect(readEnd(said)).toBeUndefined(),
  )

  it('is over from its very moment on, and never where there is none', () => {
    const end = '2026-12-24T17:00:00.000Z'
    const at = Date.parse(end)
    expect([at - 1, at, at + 1].map((now) => isOver(end, now))).toEqual([false, true, true])
    expect(isOver(undefined, Number.MAX_SAFE_INTEGER)).toBe(false)
  })
})

describe('of two ends', () => {
  const near = '2026-12-24T17:00:00.000Z'

  it.each(['2026-12-24T17:00:00.001Z', '+010000-01-01T00:00:00.000Z', undefined])(
    'that which comes first counts, before %s',
    (far) => {
      expect(firstEnd(near, far)).toBe(near)
      expect(firstEnd(far, near)).toBe(near)
    },
  )

  it('none is left where none is set', () => {
    expect(firstEnd(undefined, undefined)).toBeUndefined()
  })
})
