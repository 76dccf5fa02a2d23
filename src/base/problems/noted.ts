// What went wrong, as a log keeps it: what is expected in a line, with the stack for whoever asks for more.
import { isCodedError } from './error.ts'
import { problemOf } from './problem.ts'
import { withHint } from './said.ts'

export interface Journal {
  readonly error: (words: string | Error) => void
  readonly debug: (words: string) => void
}

/** A fault of ours is found by its stack alone; what ClickUp or the network did is not in it. */
export const noteProblem = (journal: Journal, error: unknown): void => {
  if (!isCodedError(error)) {
    journal.error(error instanceof Error ? error : String(error))
    return
  }
  const problem = problemOf(error)
  journal.error(`${problem.code}: ${withHint(problem)}`)
  if (error.stack) journal.debug(error.stack)
}
