// Tags have no id but their name: where more is in it than is seen, its letters stand for it.
import { isPlain, marked, markedId } from '../../../base/text/marks.ts'
import { asRead, called, normalise } from '../../../base/text/names.ts'

const written = (tag: string): string =>
  encodeURIComponent(tag).replace(/[()]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)

const read = (letters: string): string | undefined => {
  try {
    return decodeURIComponent(letters)
  } catch {
    return undefined
  }
}

/** How it is told so that it is found again. */
export const tellTag = (tag: string): string =>
  tag === asRead(tag) && isPlain(tag) ? tag : marked(tag, 'tag', written(tag))

/**
 * As ClickUp has it, which keeps tags in lower case.
 * @param known those that there are; a name that is none of theirs is a new one
 */
export const tagMeant = (said: string, known: readonly string[]): string => {
  const letters = markedId(said, 'tag')
  const told = letters === undefined ? undefined : read(letters)
  const own = known.find((tag) => tag === said.trim())
  return told ?? own ?? called(known, said, (tag) => [tag])[0] ?? said.trim().toLowerCase()
}

/** Whether a task's own tag is the one that is looked for. */
export const isTag = (own: string, wanted: string): boolean =>
  wanted === asRead(wanted) ? normalise(own) === normalise(wanted) : own === wanted
