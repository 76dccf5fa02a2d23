// Takes a query apart: words, "phrases", and marks with their values: `@sam`, `#api`, `!high`,
// `status:"in review","to do"`, each turned round by a `-` in front.

/** A piece of the text, and where it stands. */
export interface Piece {
  readonly text: string
  readonly at: number
  readonly end: number
}

export interface Token {
  /** Of the whole, its `-` included. */
  readonly at: number
  readonly end: number
  readonly negated: boolean
  /** `assignee` for `@`, or what stands before the colon; none for words. */
  readonly key?: string
  /** Of a mark as many as commas part, of words one; without their quotes. */
  readonly values: readonly Piece[]
  readonly isPhrase: boolean
}

export const SIGILS: ReadonlyMap<string, string> = new Map([
  ['@', 'assignee'],
  ['#', 'tag'],
  ['!', 'priority'],
])

const BLANKS = /\s*/y
const QUOTED = /["“”]([^"“”]*)["“”]?/y
const WORD = /\S+/y
const VALUE = /[^\s,"“”]*/y
// Behind the colon of an address stands no value.
const KEY = /([a-z][a-z_-]*):(?!\/\/)/iy

const take = (pattern: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

interface Mark {
  readonly key: string
  readonly sigil?: string
  readonly end: number
}

const markAt = (text: string, at: number): Mark | undefined => {
  const sigil = text.charAt(at)
  const key = SIGILS.get(sigil)
  if (key !== undefined) return { key, sigil, end: at + 1 }
  const [whole = '', name = ''] = take(KEY, text, at) ?? []
  return name === '' ? undefined : { key: name.toLowerCase(), end: at + whole.length }
}

const valueAt = (text: string, at: number): Piece => {
  const quoted = take(QUOTED, text, at)
  if (quoted) return { text: quoted[1] ?? '', at, end: at + quoted[0].length }
  const plain = take(VALUE, text, at)?.[0] ?? ''
  return { text: plain, at, end: at + plain.length }
}

const valuesAt = (text: string, { sigil, end }: Mark): readonly Piece[] => {
  const values = [valueAt(text, end)]
  for (let last = values.at(-1); last && text.charAt(last.end) === ','; last = values.at(-1)) {
    const next = last.end + 1
    // `@sam,@alex` is what many write.
    values.push(valueAt(text, text.charAt(next) === sigil ? next + 1 : next))
  }
  return values
}

const tokenAt = (text: string, at: number): Token => {
  const negated = /-\S/y.test(text.slice(at))
  const start = negated ? at + 1 : at
  const mark = markAt(text, start)
  if (mark) {
    const values = valuesAt(text, mark)
    const end = values.at(-1)?.end ?? mark.end
    return { at, end, negated, key: mark.key, values, isPhrase: false }
  }
  const isPhrase = /["“”]/.test(text.charAt(start))
  const word = take(WORD, text, start)?.[0] ?? ''
  const piece = isPhrase
    ? valueAt(text, start)
    : { text: word, at: start, end: start + word.length }
  return { at, end: piece.end, negated, values: [piece], isPhrase }
}

/** In their order; every character that is no blank belongs to one of them. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  for (let at = 0; ; ) {
    at += take(BLANKS, text, at)?.[0].length ?? 0
    if (at >= text.length) return tokens
    const token = tokenAt(text, at)
    tokens.push(token)
    at = Math.max(token.end, at + 1)
  }
}

/** As it is written behind a mark: in quotes where it would fall apart. */
export const quoted = (value: string): string => {
  const clean = value.replace(/["“”]/g, ' ').trim()
  return clean === '' || /[\s,]|^[@#!]/.test(clean) ? `"${clean}"` : clean
}
