// Tells a client that what it was offered is not so any more: after a call, if something of it may have
// changed, and once until it asks again. A client that never asked costs nothing.

import type { ChangedObject } from '../../access/changed-object.ts'
import type { Calls } from '../call/calls.ts'

/** What was offered, and what that depends on. */
export type Listing = Awaited<ReturnType<Calls['list']>>

/** Lists anew what may have changed. */
type Relist = (before: Listing, touched: readonly ChangedObject[]) => Promise<Listing>

export interface Watch {
  /** @param list what is offered to the client, which knows it then */
  readonly listed: (list: () => Promise<Listing>) => Promise<Listing>
  /** A call has ended that has changed this. */
  readonly called: (touched: readonly ChangedObject[]) => void
}

const isSame = (a: Listing, b: Listing): boolean =>
  JSON.stringify(a.offered) === JSON.stringify(b.offered)

/** @param announce tells the client */
export const createWatch = (relist: Relist, announce: () => void): Watch => {
  /** What the client knows, while nothing else is known to be. */
  let told: Listing | undefined
  let touched: ChangedObject[] = []
  let isDue = false
  // One after the other: what is changed while something is listed is looked at after that.
  let last: Promise<unknown> = Promise.resolve()
  const next = <T>(step: () => Promise<T>): Promise<T> => {
    const done = last.then(step)
    last = done.catch(() => {})
    return done
  }

  const look = async (): Promise<void> => {
    isDue = false
    const some = touched
    touched = []
    const before = told
    if (!before) return
    const now = await relist(before, some)
    const isStill = isSame(before, now)
    told = isStill ? now : undefined
    if (!isStill) announce()
  }

  return {
    listed: (list) =>
      next(async () => {
        told = await list()
        return told
      }),
    called: (some) => {
      touched.push(...some)
      if (isDue) return
      isDue = true
      // Nobody waits for it.
      void next(look).catch(() => {})
    },
  }
}
