// All that is said of a text, whatever form it has.
import type { SaidText } from '../../base/input/edits.ts'
import type { SaidMarkdown } from './written.ts'

const isText = (said: SaidMarkdown | SaidText<SaidMarkdown>): said is SaidMarkdown =>
  typeof said === 'string' || Array.isArray(said)

/** A text alone is all of it. */
export const asSaidText = (said: SaidMarkdown | SaidText<SaidMarkdown>): SaidText<SaidMarkdown> =>
  isText(said) ? { text: said } : said

/** The same with all that is to be written as something else. */
export const mapTexts = async (
  given: SaidMarkdown | SaidText<SaidMarkdown>,
  map: (text: string) => Promise<SaidMarkdown>,
): Promise<SaidText<SaidMarkdown>> => {
  const mapped = async (text: SaidMarkdown) => (typeof text === 'string' ? map(text) : text)
  const said = asSaidText(given)
  if ('append' in said) return { append: await mapped(said.append) }
  if ('prepend' in said) return { prepend: await mapped(said.prepend) }
  if ('replace' in said) return { ...said, with: await mapped(said.with) }
  return { ...said, text: await mapped(said.text) }
}
