// Names and texts as other people wrote them, where VS Code would read more into them: of `$(x)` a
// quick pick and the status bar make an icon, of `[text](command:…)` a notification makes a link
// that runs a command.

import { visible } from '../../base/text/foreign-text.ts'

/** Shows nothing, and keeps apart what stands on its two sides. */
const WORD_JOINER = '\u2060'

const MOST_SHOWN = 80

/** The same to the eye, and nothing but text. */
export const plain = (text: string): string =>
  visible(text).replace(/[$\]](?=\()/g, `$&${WORD_JOINER}`)

/** A name that leaves room for what is said of it. */
export const short = (name: string): string => {
  const characters = [...name]
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : name
}
