// What of a phrase would be understood, for whoever said more than that.
import { written } from './words.ts'

/** Longer phrases are no dates, and are not tried word by word. */
const MOST_WORDS = 12

const MOST_SHOWN = 3

/** The longest parts of a phrase, whole words, that are understood by themselves. */
export const partsUnderstood = (
  said: string,
  isUnderstood: (text: string) => boolean,
): readonly string[] => {
  const words = written(said).split(' ')
  if (words.length > MOST_WORDS) return []
  for (let count = words.length - 1; count > 0; count -= 1) {
    const parts = Array.from({ length: words.length - count + 1 }, (_, at) =>
      words.slice(at, at + count).join(' '),
    ).filter(isUnderstood)
    if (parts.length > 0) return [...new Set(parts)].slice(0, MOST_SHOWN)
  }
  return []
}
