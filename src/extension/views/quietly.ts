// Reads what calls somebody who looks elsewhere: a while after the start, and when they come back.
import { type Disposable, window } from 'vscode'

/** What a start costs is over by then. */
export const AFTER_START_MS = 3000

const LEAST_MS = 5 * 60_000

export interface Quietly extends Disposable {
  /** For another account, of which nothing is known yet. */
  readonly soon: () => void
}

/**
 * @param read never rejects; told whether what was read before is to be read again
 * @param readsAtStart whether it is worth it before anybody has done something
 */
export const readQuietly = (
  read: (again: boolean) => Promise<void>,
  readsAtStart: boolean,
): Quietly => {
  let last = 0
  let timer: NodeJS.Timeout | undefined
  const now = (again: boolean): void => {
    last = Date.now()
    void read(again)
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(now, AFTER_START_MS, false)
  }
  const listener = window.onDidChangeWindowState(({ focused }) => {
    if (focused && last > 0 && Date.now() - last > LEAST_MS) now(true)
  })
  if (readsAtStart) soon()
  return {
    soon,
    dispose: () => {
      clearTimeout(timer)
      listener.dispose()
    },
  }
}
