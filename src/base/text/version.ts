// By what a text is known that somebody has read.
import { createHash } from 'node:crypto'
import { namePictures } from './pictures.ts'

/** What a reader gets with a text, and gives back to replace it: eight characters. */
export const versionOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8)

/** So many characters of a text every reading shows, however little room there is. */
export const SHOWN_WHOLE = 300

/** Whether a reading may not have shown all of it: it is long, or holds pictures that are only named. */
export const needsVersion = (text: string): boolean =>
  text.length > SHOWN_WHOLE || namePictures(text).named > 0
