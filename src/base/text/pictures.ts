// Files that a text holds itself, as `data:` addresses: pasted pictures of 200 kB, behind which no
// reader finds the rest. They are named where a text is shown, and put back where it is written.
import { createHash } from 'node:crypto'
import { plainName, visible } from './foreign-text.ts'

/** Every part is bounded or ends at its first stranger, so a text is gone through once. */
const DATA = /data:([a-z]{1,20})\/([\w.+-]{1,80})((?:;[\w=.+-]{1,80}){0,5}),([^\s()<>"'`[\]\\]*)/gi

/** As far as the words of a picture reach, before its address and behind it. */
const MOST_WORDS = 300

interface Found {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly type: string
  readonly subtype: string
  readonly bytes: number
}

const bytesOf = (parameters: string, body: string): number => {
  if (!/;base64$/i.test(parameters)) return body.length
  const end = body.search(/=|%3d/i)
  return Math.floor(((end < 0 ? body.length : end) * 3) / 4)
}

/** From `![words](` on, where the address stands in one: `undefined` where it stands bare. */
const openingIn = (before: string): { readonly at: number; readonly words: string } | undefined => {
  const [tail] = /\]\([ \t]*<?$/.exec(before) ?? []
  if (tail === undefined) return undefined
  const label = before.slice(0, -tail.length)
  const at = Math.max(label.lastIndexOf('!['), label.includes('![') ? -1 : label.lastIndexOf('['))
  if (at < 0) return undefined
  const words = label.slice(label.indexOf('[', at) + 1)
  return words.includes('](') ? undefined : { at, words }
}

const CLOSING = /^>?(?:[ \t]{1,9}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?[ \t]{0,9}\)/

const foundIn = (text: string): readonly Found[] => {
  const all: Found[] = []
  let free = 0
  for (const match of text.matchAll(DATA)) {
    const [address, type = '', subtype = '', parameters = '', body = ''] = match
    // `data:text/plain,hello` hides nothing: it says what it holds.
    if (type.toLowerCase() !== 'image' && !/;base64$/i.test(parameters)) continue
    const [at, after] = [match.index, match.index + address.length]
    const from = Math.max(free, at - MOST_WORDS)
    const opening = openingIn(text.slice(from, at))
    const [closing] = (opening && CLOSING.exec(text.slice(after, after + 2 * MOST_WORDS))) ?? []
    const isWhole = opening !== undefined && closing !== undefined
    free = isWhole ? after + closing.length : after
    all.push({
      start: isWhole ? from + opening.at : at,
      end: free,
      words: isWhole ? opening.words : '',
      type: type.toLowerCase(),
      subtype: subtype.toLowerCase().split('+')[0] ?? '',
      bytes: bytesOf(parameters, body),
    })
  }
  return all
}

const sizeOf = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** The same source has the same name wherever it stands, and another one another name. */
const nameFor = (source: string, { words, type, subtype, bytes }: Found): string => {
  const key = createHash('sha256').update(source).digest('hex').slice(0, 8)
  const title = plainName(words.replace(/[[\]\\]/g, ''))
  const said = [...(title ? [`"${title}"`] : []), subtype, sizeOf(bytes)].join(', ')
  return `[${type === 'image' ? 'picture' : 'file'} ${key}: ${said}]`
}

export interface NamedPictures {
  readonly text: string
  /** How many were named: a text with any was not read whole. */
  readonly named: number
}

interface Replaced extends NamedPictures {
  /** What each name stands for, letter by letter. */
  readonly sources: ReadonlyMap<string, string>
}

const replaced = (text: string): Replaced => {
  const parts: string[] = []
  const sources = new Map<string, string>()
  const all = foundIn(text)
  let done = 0
  for (const found of all) {
    const source = text.slice(found.start, found.end)
    const name = nameFor(source, found)
    sources.set(name, source)
    parts.push(text.slice(done, found.start), name)
    done = found.end
  }
  return { text: [...parts, text.slice(done)].join(''), named: all.length, sources }
}

/**
 * The text with each picture or file that it holds as a `data:` address named in its place:
 * `[picture 3fa9c1d2: "Login", png, 150 kB]`. That is no Markdown of anything: written back as it
 * stands it would be these words, so a writer puts the pictures back first (`picturesBack`).
 */
export const namePictures = (text: string): NamedPictures => {
  const { text: shown, named } = replaced(text)
  return { text: shown, named }
}

/** What a reader sees of a text that other people wrote: nothing hidden, no picture letter by letter. */
export const readable = (text: string): string => namePictures(visible(text)).text

const NAME = /\[(?:picture|file) [0-9a-f]{8}: [^[\]\n]{1,200}\]/g

/**
 * A text that somebody wrote after reading `original` by `namePictures`, with each name in it turned
 * into what it stands for there. A name that `original` does not hold stays as it is.
 */
export const picturesBack = (text: string, original: string): string => {
  if (text.search(NAME) < 0) return text
  const { sources } = replaced(original)
  return text.replace(NAME, (name) => sources.get(name) ?? name)
}

/** Names in a text that nothing was put back for: written, they would be mere words. */
export const namesLeft = (text: string): readonly string[] => text.match(NAME) ?? []
