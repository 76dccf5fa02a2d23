// The text of a page, as it is compared and shown.
import * as l10n from '@vscode/l10n'
import { namePictures } from '../../base/text/pictures.ts'
import { wordsOf } from '../../base/text/same-text.ts'

const MOST_SHOWN = 300

export const shorten = (whole: string): string => {
  const { text } = namePictures(whole)
  return text.length > MOST_SHOWN
    ? l10n.t`${text.slice(0, MOST_SHOWN)}… (${text.length} characters)`
    : text
}

/** Of what grew at its end that is what shows. */
export const endOf = (whole: string): string => {
  const { text } = namePictures(whole)
  return text.length > MOST_SHOWN
    ? l10n.t`(${text.length} characters) …${text.slice(-MOST_SHOWN)}`
    : text
}

/** How often a text stands in another, formatting aside where it has any words. */
export const countIn = (whole: string, part: string): number => {
  const sought = wordsOf(part)
  if (sought === '') return part.trim() === '' ? 0 : whole.split(part.trim()).length - 1
  // Two blanks between words, so that neighbours need not share one.
  const apart = (text: string): string => text.replaceAll(' ', '  ')
  return apart(` ${wordsOf(whole)} `).split(` ${apart(sought)} `).length - 1
}
