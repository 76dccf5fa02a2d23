// Whether two texts say the same, whatever their formatting: ClickUp stores Markdown in a form of its
// own and gives back plain text, so only what formatting does not change is compared.

/** A text's letters and digits alone. */
export const lettersOf = (text: string | null | undefined): string =>
  (text ?? '').replace(/[^\p{L}\p{N}]+/gu, '')

/** A text's words, a blank between two of them. */
export const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

export const sameText = (a: string | null | undefined, b: string | null | undefined): boolean =>
  lettersOf(a) === lettersOf(b)
