// The line above the rows of a view: that ClickUp takes its time, or that what is shown may have changed.
import { commands, l10n, type TreeView } from 'vscode'
import type { Problem } from '../../../../base/problems/problem.ts'

export interface MessageLine {
  readonly setSlow: (isSlow: boolean) => void
  readonly setStale: (why: Problem | undefined) => void
}

const reasonOf = ({ code }: Problem): string =>
  code === 'RATE_LIMIT'
    ? l10n.t('Not up to date: too much was asked of ClickUp at once.')
    : l10n.t('Not up to date: ClickUp does not answer.')

export const messageLine = (
  id: string,
  view: () => Pick<TreeView<unknown>, 'message'>,
): MessageLine => {
  let isSlow = false
  let stale: Problem | undefined
  const show = (): void => {
    view().message = isSlow ? l10n.t('ClickUp is slow…') : stale ? reasonOf(stale) : ''
  }
  return {
    setSlow: (slow) => {
      isSlow = slow
      show()
    },
    setStale: (why) => {
      const was = stale !== undefined
      stale = why
      show()
      if (was !== (why !== undefined))
        void commands.executeCommand('setContext', `${id}.stale`, why !== undefined)
    },
  }
}
