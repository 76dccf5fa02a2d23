// By what a text is known that somebody has read.
import { createHash } from 'node:crypto'

/** What a reader gets with a text, and gives back to replace it: eight characters. */
export const versionOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8)
