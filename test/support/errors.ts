// What a test expects to fail, and how.
import { CodedError } from '../../src/base/problems/error.ts'

/** The error that a call ends with; a call that succeeds or ends otherwise fails the test. */
export const errorOf = async (run: () => unknown): Promise<CodedError> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof CodedError) return error
    throw error
  }
  throw new Error('This should have been refused.')
}
