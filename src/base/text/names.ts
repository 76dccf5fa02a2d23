// How names are compared: without case, accents, stray blanks and what is not seen; and what comes nearest to a miss.
import { visible } from './foreign-text.ts'

export const normalise = (text: string): string =>
  visible(text).normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

export const sameName = (a: string, b: string): boolean => normalise(a) === normalise(b)
