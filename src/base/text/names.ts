// How names are compared: as they are read, else without case and accents; what is not seen never counts.
import { visible } from './foreign-text.ts'

/** A name as it is read, on one line: what is not seen, and how it is put together, is no part of it. */
export const asRead = (text: string): string =>
  visible(text)
    .normalize('NFC')
    .replace(/[\s\u2800]+/g, ' ')
    .trim()

export const normalise = (text: string): string =>
  visible(text).normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

export const sameName = (a: string, b: string): boolean => normalise(a) === normalise(b)

/**
 * All that are called so: as it is written, or else whatever the case and accents. Nothing is called
 * by what cannot be seen.
 * @param namesOf all that it is called by
 */
export const called = <T>(
  things: readonly T[],
  said: string,
  namesOf: (thing: T) => readonly (string | null | undefined)[],
): readonly T[] => {
  for (const form of [asRead, normalise]) {
    const wanted = form(said)
    if (wanted === '') return []
    const found = things.filter((thing) =>
      namesOf(thing).some((name) => typeof name === 'string' && form(name) === wanted),
    )
    if (found.length > 0) return found
  }
  return []
}
