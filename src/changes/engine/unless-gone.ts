// What was deleted, as a reading tells it.
import { isCodedError } from '../../base/problems/error.ts'

/** What was deleted answers 404; what cannot be seen answers 401 (docs/clickup-facts.md §4). */
export const unlessGone = async <T>(read: Promise<T>): Promise<T | undefined> => {
  try {
    return await read
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND') && error.details.status === 404) return undefined
    throw error
  }
}

/** Gone already is gone: with what it stood in, or by another hand. */
export const unlessGoneAlready = async (send: Promise<unknown>): Promise<void> => {
  await unlessGone(send)
}
