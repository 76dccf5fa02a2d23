// Cursors of v3: opaque to the client, an offset to us.
import { badRequest } from './errors.ts'
import type { Call } from './route.ts'

export const encodeCursor = (offset: number) =>
  Buffer.from(`offset:${offset}`).toString('base64url')

/** 0 without a cursor. */
export const offsetOf = (cursor: string | null): number => {
  if (!cursor) return 0
  const offset = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (offset === undefined) throw badRequest('cursor is invalid')
  return Number(offset)
}

export const limitIn = ({ query }: Call, least: number): number => {
  const given = Number(query.one('limit') ?? 50)
  if (Number.isInteger(given) && given >= least && given <= 100) return given
  throw badRequest(`limit must not be less than ${least} or greater than 100`)
}

/** A page as chat and attachments give it: the last one has an empty cursor. */
export const cursorPage = <T>(call: Call, all: readonly T[], present: (each: T) => unknown) => {
  const start = offsetOf(call.query.one('cursor'))
  const end = start + limitIn(call, 1)
  return {
    data: all.slice(start, end).map(present),
    next_cursor: end < all.length ? encodeCursor(end) : '',
  }
}
