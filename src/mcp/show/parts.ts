// A long text in parts that an answer can hold: joined, they are the text to the letter.
import { CodedError } from '../../base/problems/error.ts'
import { sentSize } from '../../base/text/fit.ts'
import { visible } from '../../base/text/foreign-text.ts'
import { namePictures } from '../../base/text/pictures.ts'
import type { Fields } from '../../base/text/records.ts'
import { versionOf } from '../../base/text/version.ts'
import { readCursor, writeCursor } from '../tool/cursor.ts'

/** A part ends where a paragraph, a line or a word does, if one does in its last fifth. */
const ENDS = ['\n\n', '\n', ' ']

/** What belongs together is longer by no more. */
const MOST_JOINED = 40

/** Whether nothing is lost where each half is shown alone: an emoji may be several characters. */
const isApart = (text: string, at: number): boolean => {
  const [before, behind] = [
    text.slice(Math.max(0, at - MOST_JOINED), at),
    text.slice(at, at + MOST_JOINED),
  ]
  return visible(before) + visible(behind) === visible(before + behind)
}

/** A text as it is shown: pictures that it holds itself are named. */
export const shownText = (text: string): string => visible(namePictures(text).text)

export interface Limits {
  /** Characters, as they are sent: line ends and quotes are escaped. */
  readonly room: number
  /** Characters of the text. */
  readonly most?: number
}

/** The end of the longest part from a place on that takes no more room. */
const endWithin = (text: string, from: number, { room, most: count = room }: Limits): number => {
  let [least, most] = [from, Math.min(text.length, from + Math.max(0, count))]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (sentSize(text.slice(from, middle)) <= room) least = middle
    else most = middle - 1
  }
  return least
}

const endOf = (text: string, from: number, limits: Limits): number => {
  const most = endWithin(text, from, limits)
  if (most === text.length) return most
  const least = from + Math.floor((most - from) * 0.8)
  for (const mark of ENDS) {
    const at = text.lastIndexOf(mark, most - mark.length)
    if (at >= least && isApart(text, at + mark.length)) return at + mark.length
  }
  for (let end = most; end > from && end > most - MOST_JOINED; end -= 1)
    if (isApart(text, end)) return end
  return Math.min(text.length, Math.max(most, from + 1))
}

export interface Part {
  readonly text: string
  /** Characters behind it. */
  readonly left: number
  /** Where it goes on. */
  readonly end: number
}

/** @param text as it is shown; at least one character of it is given */
export const partOf = (text: string, from: number, limits: Limits): Part => {
  const end = endOf(text, from, limits)
  return { text: text.slice(from, end), left: text.length - end, end }
}

/** Where reading goes on, in which version of the text, and how it is found again. */
export const placeCursor = (end: number, whole: string, found = ''): string =>
  writeCursor('t', end, versionOf(whole), found)

export const isPlaceCursor = (cursor: string): boolean => cursor.startsWith('t.')

interface Place {
  readonly from: number
  readonly version: string
  readonly found: string
}

/** @param name what answers call the cursor */
export const readPlace = (cursor: string, name: string): Place => {
  const [from, version = '', found = ''] = readCursor(cursor, /^t\.(\d+)\.([\w-]+)\.(.*)$/, name)
  return { from: Number(from), version, found }
}

/**
 * @param whole as it is by now; nothing where it is not there any more
 * @throws CodedError CONFLICT where it is not what the cursor was given for
 */
export const placeIn = ({ from, version }: Place, whole: string | undefined): number => {
  if (whole !== undefined && version === versionOf(whole)) return from
  throw new CodedError('CONFLICT', 'The text has changed since its beginning was read.', {
    hint: 'Read it anew, without a cursor.',
  })
}

/** A text under `name`, as far as there is room, and how to read on. */
export const fieldsOfText = (
  name: string,
  whole: string,
  limits: Limits,
  { from = 0, found }: { readonly from?: number; readonly found?: string | undefined } = {},
): Fields => {
  const { text, left, end } = partOf(shownText(whole), from, limits)
  return {
    [name]: text,
    ...(left > 0
      ? { [`${name}_left`]: left, [`${name}_cursor`]: placeCursor(end, whole, found) }
      : {}),
  }
}
