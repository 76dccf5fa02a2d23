// From when to when somebody worked, from how it is said.
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { correctedSpan, spanOf } from '../../../src/changes/time/span.ts'
import { errorOf } from '../../support/errors.ts'

const zone = 'Europe/Berlin'
const clockAt = (iso: string) => ({ zone, now: DateTime.fromISO(iso, { zone }).toMillis() })
/** A Wednesday. */
const evening = clockAt('2026-11-18T20:38')
const shown = (ms: number): string =>
  DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")

describe('time that is logged', () => {
  it.each([
    [{ start: '18:00', end: '18:30' }, '2026-11-18T18:00', 0.5],
    [{ start: '21:00', end: '22:00' }, '2026-11-17T21:00', 1],
    [{ start: 'monday 9:00', end: '17:00' }, '2026-11-16T09:00', 8],
    [{ start: 'yesterday 22:00', end: '1:00' }, '2026-11-17T22:00', 3],
    [{ start: 'yesterday 9:00', duration: '2h' }, '2026-11-17T09:00', 2],
    [{ end: '17:00', duration: '90m' }, '2026-11-18T15:30', 1.5],
    [{ start: 'today 18:38', end: 'now' }, '2026-11-18T18:38', 2],
  ])('as %j lies behind, and ends after it began', (said, start, hours) => {
    const span = spanOf(said, evening)
    expect([shown(span.start), span.duration / 3_600_000]).toEqual([start, hours])
  })

  it('that is corrected ends on the day on which it began', () => {
    const start = DateTime.fromISO('2026-11-16T09:00', { zone }).toMillis()
    const entry = { id: '1', start, end: start + 3_600_000, duration: 3_600_000 }
    const { duration } = correctedSpan({ end: '12:30' }, evening, entry)
    expect(duration / 3_600_000).toBe(3.5)
  })

  it('from one time to another in one word is refused, for its end would be lost', async () => {
    const { code, details } = await errorOf(() =>
      spanOf({ start: '9:00-17:00', duration: '2h' }, evening),
    )
    expect({ code, candidates: details.candidates }).toEqual({
      code: 'INVALID_INPUT',
      candidates: undefined,
    })
  })
})
