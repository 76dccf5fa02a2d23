// Completing a name behind an @ while one types.
import type { Person } from './messages.ts'

const MOST_OFFERED = 8

export interface Mention {
  /** Where the @ stands. */
  readonly start: number
  /** What was typed behind it. */
  readonly typed: string
}

/** The mention that is being typed where the caret stands. */
export const mentionAt = (text: string, caret: number): Mention | undefined => {
  // Behind a letter it is an address, and behind a blank at its side no name.
  const [, , typed] =
    /(^|[^\p{L}\p{N}@])@((?:[\p{L}\p{N}._'-]+ ?){0,3})$/u.exec(text.slice(0, caret)) ?? []
  return typed === undefined ? undefined : { start: caret - typed.length - 1, typed }
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those of whom each typed word begins a word of the name. */
export const offered = (people: readonly Person[], typed: string): readonly Person[] => {
  const wanted = plain(typed).split(' ').filter(Boolean)
  const fits = ({ name, hint }: Person): boolean => {
    const words = plain(`${name} ${hint}`).split(/[\s.@_-]+/)
    return wanted.every((part) => words.some((word) => word.startsWith(part)))
  }
  return people.filter(fits).slice(0, MOST_OFFERED)
}

/** The text with the name written out, and where the caret is to stand. */
export const completed = (
  text: string,
  { start, typed }: Mention,
  { name }: Person,
): { readonly text: string; readonly caret: number } => {
  const after = text.slice(start + 1 + typed.length)
  const written = `@${name}${after.startsWith(' ') ? '' : ' '}`
  return {
    text: text.slice(0, start) + written + after,
    caret: start + written.length + (after.startsWith(' ') ? 1 : 0),
  }
}
