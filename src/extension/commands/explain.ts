// Runs what a person asked for and, when it fails, tells them what to do.
import type { LogOutputChannel } from 'vscode'
import { plain } from './plain.ts'
import { tellError } from './tell.ts'

/** Runs a command to its end, and no longer: what is told is read later. Never rejects. */
export type Explain = (run: () => Promise<void>) => Promise<void>

export interface Trouble {
  readonly log: LogOutputChannel
  /** Told of the code of each error that came to the person. */
  readonly onRefusal: (code: string) => void
}

export const explainIn =
  ({ log, onRefusal }: Trouble): Explain =>
  async (run) => {
    try {
      await run()
    } catch (error) {
      const { explanationOf } = await import('../../base/problems/said.ts')
      const { noteProblem } = await import('../../base/problems/noted.ts')
      noteProblem(log, error)
      const { code, text } = explanationOf(error)
      if (code === 'CANCELLED') return
      onRefusal(code)
      // A dead token is told there, with the way to sign in.
      if (code === 'AUTH_ERROR') return
      tellError(plain(text))
    }
  }
