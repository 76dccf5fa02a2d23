// What was deleted, as it answers afterwards.
import { isCodedError } from '../../base/problems/error.ts'

export const isGone = (error: unknown): boolean =>
  isCodedError(error, 'NOT_FOUND') && error.details.status === 404

/** What was deleted answers 404; what cannot be seen answers 401 (docs/clickup-facts.md §4). */
export const unlessGone = async <T>(read: Promise<T>): Promise<T | undefined> => {
  try {
    return await read
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

/** Gone already is gone: with what it stood in, or by another hand. */
export const unlessGoneAlready = async (send: Promise<unknown>): Promise<void> => {
  await unlessGone(send)
}
