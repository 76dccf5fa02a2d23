// Text that other people wrote: without what hides in it, and as a name in a sentence of ours.

// Control, direction-changing and invisible characters hide text from people but not from models.
// `Default_Ignorable_Code_Point` holds the joiners, fillers, tags and variation selectors; half
// surrogates are no characters at all, and a lone blank of Braille looks like nothing.
const HIDDEN =
  '(?![\\t\\n])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}]|(?<![\\u2801-\\u28ff])\\u2800(?![\\u2801-\\u28ff])'

// What is invisible and yet belongs there: how emoji are joined and coloured, the flags of England,
// Scotland and Wales, and the joiners of scripts that change their letters by them.
const JOINED = [
  'Arabic',
  'Syriac',
  'Mandaic',
  'Nko',
  'Mongolian',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('')
const PICTURE = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|[\\ufe0e\\ufe0f])?'
const tags = (letters: string): string =>
  [...letters].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
const BELONGS = [
  `\u{1f3f4}(?:${['gbeng', 'gbsct', 'gbwls'].map(tags).join('|')})\u{e007f}`,
  `${PICTURE}(?:\\u200d${PICTURE})*`,
  '[0-9#*]\\ufe0f?\\u20e3',
  `(?<=[${JOINED}])[\\u200c\\u200d](?=[${JOINED}])`,
  // The older way to write a final consonant of Malayalam.
  '(?<=\\u0d4d)\\u200d',
].join('|')

const SORTED = new RegExp(`(${BELONGS})|${HIDDEN}`, 'gu')

/** Most texts hold nothing of all that, and searches look at many. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\v-\x1f\x7f-\x9f\u2028\u2029\u2800\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u

/** What a reader sees of a text: tabs and line ends stay, in the one form `\n`. */
export const visible = (text: string): string =>
  SUSPECT.test(text)
    ? text
        .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
        .replace(SORTED, (_, belongs: string | undefined) => belongs ?? '')
    : text

/** What may hide between any two characters of a text that is shown. */
const BETWEEN = '(?:(?![\\t\\n])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2800])*'
const LINE_END = '(?:\\r\\n?|[\\n\\v\\f\\u0085\\u2028\\u2029])'

/** Finds a part of what was shown in the text that it was shown of. */
export const asShown = (part: string): RegExp =>
  new RegExp(
    [...part]
      .map((one) => (one === '\n' ? LINE_END : one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
      .join(BETWEEN),
    'u',
  )

/** A path is longer than a name. */
export const MOST_PATH = 200

/** So many characters of a name stand in a sentence. */
const MOST_SHOWN = 80

/**
 * A text as one line that leaves room for what is said of it.
 * @param most characters, as people count them or fewer
 */
export const oneLine = (text: string, most = MOST_SHOWN): string => {
  // What is far too long is not looked at to its end.
  const line = visible(text.slice(0, 20 * most))
    .replace(/[\s\u2800]+/g, ' ')
    .trim()
  if (line.length <= most) return line
  const characters = [...line]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : line
}

/**
 * A name for a sentence, which puts it in quotes: `There is no list "{0}".` Whatever it holds, it is
 * one line, it ends where its quotes end, and it is no longer than a name should be.
 */
export const plainName = (name: string): string => oneLine(name).replaceAll('"', "'")

/** A text of ours with such names in it, for where Markdown is shown: it means what it says. */
export const asMarkdown = (text: string): string =>
  text
    .replace(/[\\`*~[\]<>&|$]/g, '\\$&')
    // Inside of words it stresses nothing.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    // Of addresses links are made even where nobody marked them.
    .replace(/:(?=\/\/)|(?<=www)\.|(?<=[\w.+-])@(?=\w)/gi, '\\$&')
    .replace(/^([ \t]*)([#+=-]|\d+(?=[.)]))/gm, (_, blanks: string, mark: string) =>
      /\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
    )
