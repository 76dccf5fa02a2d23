// Lets so many through at a time; the rest wait in order, and go when they have had enough of it.

export interface Gate {
  /**
   * Runs it as soon as there is a place.
   * @param patience made only where it has to wait; when aborted, it gives up with the reason
   */
  readonly pass: <T>(run: () => Promise<T>, patience: () => AbortSignal | undefined) => Promise<T>
}

export const createGate = (places: number): Gate => {
  // A set keeps the order in which they came.
  const waiting = new Set<() => void>()
  let free = places

  const wait = (patience: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      if (patience?.aborted) return reject(patience.reason)
      const giveUp = (): void => {
        waiting.delete(enter)
        reject(patience?.reason)
      }
      const enter = (): void => {
        waiting.delete(enter)
        patience?.removeEventListener('abort', giveUp)
        resolve()
      }
      patience?.addEventListener('abort', giveUp)
      waiting.add(enter)
    })

  const leave = (): void => {
    const [next] = waiting
    if (next) next()
    else free += 1
  }

  return {
    pass: async (run, patience) => {
      if (free > 0) free -= 1
      else await wait(patience())
      try {
        return await run()
      } finally {
        leave()
      }
    },
  }
}
