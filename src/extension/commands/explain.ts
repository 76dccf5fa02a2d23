// Runs what a person asked for and, when it fails, tells them what to do.
import { type LogOutputChannel, l10n } from 'vscode'
import { plain } from './plain.ts'
import { ask } from './tell.ts'

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
    const explained: Explain = async (attempt) => {
      try {
        await attempt()
      } catch (error) {
        const { explanationOf } = await import('../../base/problems/said.ts')
        const { noteProblem } = await import('../../base/problems/noted.ts')
        noteProblem(log, error)
        const { code, text } = explanationOf(error)
        if (code === 'CANCELLED') return
        onRefusal(code)
        // A dead token is told there, with the way to sign in.
        if (code === 'AUTH_ERROR') return
        const again = { [l10n.t('Try Again')]: () => void explained(attempt) }
        ask('error', plain(text), code === 'UPSTREAM_ERROR' ? again : {})
      }
    }
    await explained(run)
  }
