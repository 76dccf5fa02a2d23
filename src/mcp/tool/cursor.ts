// Where an answer goes on: a text that is given back as it is, and means something to its tool alone.
import { createHash } from 'node:crypto'
import { CodedError } from '../../base/problems/error.ts'

/** A mark of whatever a cursor must be given back with: six characters. */
export const markOf = (said: unknown): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 6)

export const writeCursor = (...parts: readonly (string | number)[]): string => parts.join('.')

/** @param name what answers call it */
export const strangeCursor = (name: string): CodedError =>
  new CodedError('INVALID_INPUT', 'The cursor is not one of this tool.', {
    hint: `Use the ${name} of the last answer as it is.`,
  })

/**
 * @param shape with a group for each part
 * @param name what answers call it
 * @returns the parts
 * @throws CodedError INVALID_INPUT for what this tool did not give
 */
export const readCursor = (
  cursor: string,
  shape: RegExp,
  name = 'next_cursor',
): readonly string[] => {
  const [whole, ...parts] = shape.exec(cursor) ?? []
  if (whole === cursor) return parts
  throw strangeCursor(name)
}
