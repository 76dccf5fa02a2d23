// What a test expects to fail, and how.
import { ClickUpError } from '../../src/base/problems/error.ts'

/** The error that a call ends with; a call that succeeds or ends otherwise fails the test. */
export const errorOf = async (run: () => unknown): Promise<ClickUpError> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof ClickUpError) return error
    throw error
  }
  throw new Error('This should have been refused.')
}
