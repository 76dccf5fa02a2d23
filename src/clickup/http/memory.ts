// What a client has learnt and may use again: one entry a key, fresh for a while, loaded once at a time.
import { LRUCache } from 'lru-cache'
import { type CodedError, type ErrorCode, isCodedError } from '../../base/problems/error.ts'
import { noteRecalled, noteRefusal, type Sources, trace } from './sources.ts'

const FRESH_MS = 5 * 60_000

/** A thousand spaces take two entries each. */
const MOST_ENTRIES = 2000

const MOST_NOTES = 5000

/** What is the caller's own affair, not that of what is loaded. */
const OWN_AFFAIRS: readonly ErrorCode[] = ['CANCELLED', 'ACCESS_DENIED', 'EXPIRED']

export interface Memory {
  /**
   * The remembered value, else what `load` gives. Simultaneous callers share one load; if it ended
   * because the other caller was cancelled, or may not read it, the load is done anew.
   * @param patience made only where another's load is waited for; when aborted, it gives up with the
   * reason, and the load goes on
   * @param refusal why the caller may not be told what comes of such requests
   */
  readonly recall: <T>(
    key: string,
    load: () => Promise<T>,
    patience?: () => AbortSignal | undefined,
    refusal?: (sources: Sources) => CodedError | undefined,
  ) => Promise<T>
  readonly known: (key: string) => boolean
  /** Notes what was met in passing: never too old to be peeked at, but the latest ones only. */
  readonly note: (key: string, value: unknown) => void
  readonly peek: (key: string) => unknown
  /** Forgets the entry, and every entry below it (`list:1` also takes `list:1:fields`). */
  readonly forget: (key: string) => void
}

interface Entry {
  readonly value: Promise<unknown>
  readonly at: number
  readonly sources: Sources
  settled: boolean
}

const within = (value: Promise<unknown>, patience: AbortSignal | undefined): Promise<unknown> => {
  if (!patience) return value
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(patience.reason)
    patience.addEventListener('abort', giveUp)
    if (patience.aborted) giveUp()
    const end = (): void => patience.removeEventListener('abort', giveUp)
    value.then(resolve, reject).finally(end)
  })
}

export const createMemory = (now: () => number = Date.now): Memory => {
  const entries = new LRUCache<string, Entry>({ max: MOST_ENTRIES })
  const notes = new LRUCache<string, { readonly value: unknown }>({ max: MOST_NOTES })

  const fresh = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    return entry && now() - entry.at < FRESH_MS ? entry : undefined
  }

  const start = <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const { value, sources } = trace(load)
    const entry: Entry = { value, at: now(), sources, settled: false }
    entries.set(key, entry)
    value.then(
      () => {
        entry.settled = true
        // What one may not read whole is not the whole for another.
        if (sources.isPartial && entries.peek(key) === entry) entries.delete(key)
      },
      () => {
        if (entries.peek(key) === entry) entries.delete(key)
      },
    )
    return value.finally(() => noteRecalled(sources))
  }

  const recall = async <T>(
    key: string,
    load: () => Promise<T>,
    patience?: () => AbortSignal | undefined,
    refusal?: (sources: Sources) => CodedError | undefined,
  ): Promise<T> => {
    const entry = fresh(key)
    if (!entry) return start(key, load)
    let value: T
    try {
      // The key names the type: each is used with one loader only.
      value = (await (entry.settled ? entry.value : within(entry.value, patience?.()))) as T
    } catch (error) {
      if (!isCodedError(error, ...OWN_AFFAIRS)) throw error
      // Of several that waited, one loads and the others share that again.
      return recall(key, load, patience, refusal)
    }
    const refused = refusal?.(entry.sources)
    if (refused) {
      noteRefusal()
      throw refused
    }
    noteRecalled(entry.sources)
    return value
  }

  return {
    recall,
    note: (key, value) => void notes.set(key, { value }),
    peek: (key) => notes.get(key)?.value,
    known: (key) => fresh(key)?.settled ?? false,
    forget: (key) => {
      for (const name of [...entries.keys()])
        if (name === key || name.startsWith(`${key}:`)) entries.delete(name)
    },
  }
}
