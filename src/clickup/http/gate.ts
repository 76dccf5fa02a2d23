// Lets so many through at a time; the rest wait in order, and go when they have had enough of it.
import PQueue from 'p-queue'

export interface Gate {
  /**
   * Runs it as soon as there is a place.
   * @param patience made only where it has to wait; when aborted, it gives up with the reason
   */
  readonly pass: <T>(run: () => Promise<T>, patience: () => AbortSignal | undefined) => Promise<T>
}

export const createGate = (places: number): Gate => {
  const queue = new PQueue({ concurrency: places })

  // The queue would break off what is under way as well, and give its place away while it still
  // runs: what is handed to it ends the waiting alone.
  const wait = <T>(run: () => Promise<T>, patience: AbortSignal): Promise<T> => {
    const waiting = new AbortController()
    const giveUp = (): void => waiting.abort(patience.reason)
    patience.addEventListener('abort', giveUp)
    if (patience.aborted) giveUp()
    const enter = (): Promise<T> => {
      patience.removeEventListener('abort', giveUp)
      return run()
    }
    return queue.add(enter, { signal: waiting.signal })
  }

  return {
    pass: (run, patience) => {
      const limit = queue.pending < places ? undefined : patience()
      return limit ? wait(run, limit) : queue.add(run)
    },
  }
}
