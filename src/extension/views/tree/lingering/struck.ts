// A row that was closed a moment ago, as it looks: struck out and pale. A tree knows no such style, so
// each character brings its own line along, which nothing but the eye is to meet.

const LINE = '\u0336'

/** Not through spaces: there most fonts draw it beside. */
export const struck = (text: string): string =>
  [...new Intl.Segmenter().segment(text)]
    .map(({ segment }) => (segment.trim() === '' ? segment : segment + LINE))
    .join('')

export const PALE = 'list.deemphasizedForeground'

/** By this scheme VS Code asks for the colour of a row. */
export const PALE_SCHEME = 'clickup-closed'
