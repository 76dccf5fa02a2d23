// The store of one machine: a file that several processes may have open at once, so that the command
// line works beside a running server.
import path from 'node:path'
import type { Database, RootDatabase, RootDatabaseOptions } from 'lmdb'
import { CodedError } from '../../base/problems/error.ts'
import { BUDGETS, prepare, STORE } from './folder.ts'
import { type Condition, type Store, StoreError } from './store.ts'
import { reserveIn, type Window } from './window.ts'

/** A disk that is busy may take its time. */
const PATIENCE_MS = 5000
/** How often others' messages are looked for while somebody listens. */
const POLL_MS = 100
/** Whoever was away for longer misses them. */
const MESSAGE_MS = 60_000
/** What has ended is removed by whoever writes next, so many at a time. */
const PURGED_AT_ONCE = 50

interface Entry {
  readonly value: string
  readonly expiresAt?: number
}

interface Message {
  readonly channel: string
  readonly message: string
  readonly at: number
}

type End = [expiresAt: number, key: string]

/** What ends by itself, and when. */
interface Ending<V> {
  readonly values: Database<V, string>
  readonly ends: Database<true, End>
}

interface Databases {
  readonly root: RootDatabase
  readonly entries: Ending<Entry>
  readonly messages: Database<Message, number>
  readonly budgetRoot: RootDatabase
  readonly budgets: Ending<Window>
}

const lmdb = async (): Promise<typeof import('lmdb')> => {
  try {
    return await import('lmdb')
  } catch {
    throw new CodedError('INVALID_INPUT', 'The package lmdb, which keeps the store, is not here.', {
      hint: 'Install it beside this program (npm install lmdb), or use a Redis server: --store redis://…',
    })
  }
}

const databases = async (folder: string): Promise<Databases> => {
  const { open } = await lmdb()
  await prepare(folder)
  const file = (name: string, options: RootDatabaseOptions = {}): RootDatabase =>
    open({ path: path.join(folder, name), noSubdir: true, encoding: 'json', ...options })
  const named = <V, K extends string | number | End>(
    root: RootDatabase,
    name: string,
  ): Database<V, K> => root.openDB<V, K>({ name, encoding: 'json' })
  const ending = <V>(root: RootDatabase, name: string): Ending<V> => ({
    values: named(root, name),
    ends: named(root, 'ends'),
  })
  const root = file(STORE)
  const budgetRoot = file(BUDGETS, { noSync: true })
  return {
    root,
    entries: ending(root, 'entries'),
    messages: named(root, 'messages'),
    budgetRoot,
    budgets: ending(budgetRoot, 'budgets'),
  }
}

const isLive = (entry: Entry | undefined, now: number): entry is Entry =>
  entry !== undefined && (entry.expiresAt === undefined || entry.expiresAt > now)

const meets = (entry: Entry | undefined, only: Condition | undefined): boolean => {
  if (only === undefined) return true
  if (only === 'new') return entry === undefined
  if (only === 'there') return entry !== undefined
  return entry?.value === only.was
}

/** @param isOver since it was noted to end, it may have been written anew with another end */
const purge = <V>({ values, ends }: Ending<V>, at: number, isOver: (value: V) => boolean): void => {
  for (const end of [...ends.getKeys({ end: [at + 1, ''], limit: PURGED_AT_ONCE })]) {
    ends.removeSync(end)
    const [, key] = end
    const value = values.get(key)
    if (value !== undefined && isOver(value)) values.removeSync(key)
  }
}

/** Whoever listens, and what they have heard already. */
const createEars = (messages: Databases['messages'], fresh: () => void) => {
  const listeners = new Set<{ channel: string; hear: (message: string) => void }>()
  let heard = 0
  let timer: NodeJS.Timeout | undefined

  const newest = (): number => [...messages.getKeys({ reverse: true, limit: 1 })][0] ?? 0

  const poll = (): void => {
    fresh()
    for (const { key, value } of [...messages.getRange({ start: heard + 1 })]) {
      heard = key
      for (const { channel, hear } of listeners) if (channel === value.channel) hear(value.message)
    }
  }

  const stop = (): void => {
    clearInterval(timer)
    timer = undefined
  }

  return {
    newest,
    stop,
    listen: (channel: string, hear: (message: string) => void): (() => void) => {
      if (!timer) {
        fresh()
        heard = newest()
        timer = setInterval(poll, POLL_MS).unref()
      }
      const listener = { channel, hear }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
  }
}

/** @throws CodedError where it cannot be opened */
export const openLmdb = async (folder: string, now: () => number = Date.now): Promise<Store> => {
  const { root, entries, messages, budgetRoot, budgets } = await opened(folder)
  const { values, ends } = entries
  // What other processes wrote is seen from the next look on.
  const fresh = (): void => root.resetReadTxn()
  const ears = createEars(messages, fresh)
  let isOpen = true

  const guarded = async <T>(work: () => T | Promise<T>): Promise<T> => {
    if (!isOpen) throw new StoreError(`The store in ${folder} is closed.`)
    try {
      return await inTime(work)
    } catch (error) {
      throw new StoreError(`The store in ${folder} cannot be used${codeOf(error)}.`)
    }
  }
  const read = <T>(work: (now: number) => T): Promise<T> =>
    guarded(() => {
      fresh()
      return work(now())
    })
  const write = <T>(work: (now: number) => T): Promise<T> =>
    guarded(() =>
      root.transaction(() => {
        const at = now()
        purge(entries, at, (entry) => !isLive(entry, at))
        return work(at)
      }),
    )

  const removed = (key: string, at: number): string | undefined => {
    const entry = values.get(key)
    if (entry) values.removeSync(key)
    return isLive(entry, at) ? entry.value : undefined
  }

  return {
    get: (key) =>
      read((at) => {
        const entry = values.get(key)
        return isLive(entry, at) ? entry.value : undefined
      }),
    put: (key, value, { expiresAt, only } = {}) =>
      write((at) => {
        const before = values.get(key)
        if (!meets(isLive(before, at) ? before : undefined, only)) return false
        values.putSync(key, expiresAt === undefined ? { value } : { value, expiresAt })
        if (expiresAt !== undefined) ends.putSync([expiresAt, key], true)
        return true
      }),
    take: (key) => write((at) => removed(key, at)),
    remove: (key) => write((at) => removed(key, at) !== undefined),
    list: (prefix) =>
      read((at) =>
        [
          ...values.getRange({ ...(prefix && { start: prefix }), end: `${prefix}\u{10FFFF}` }),
        ].flatMap(({ key, value: entry }) =>
          isLive(entry, at) ? [[key, entry.value] as const] : [],
        ),
      ),
    // Microseconds, where another thread to do it costs as much as a whole call.
    reserve: (key, budget) =>
      guarded(() =>
        budgetRoot.transactionSync(() => {
          const at = now()
          purge(budgets, at, ({ resetsAt }) => resetsAt <= at)
          const { window, reservation } = reserveIn(budgets.values.get(key), budget, at)
          budgets.values.putSync(key, window)
          budgets.ends.putSync([window.resetsAt, key], true)
          return reservation
        }),
      ),
    publish: (channel, message) =>
      write((at) => {
        const next = ears.newest() + 1
        for (const { key, value } of [...messages.getRange({ limit: PURGED_AT_ONCE })])
          if (value.at < at - MESSAGE_MS) messages.removeSync(key)
        messages.putSync(next, { channel, message, at })
      }),
    subscribe: (channel, listener) => guarded(() => ears.listen(channel, listener)),
    ping: () => read(() => void [...values.getKeys({ limit: 1 })]),
    close: async () => {
      if (!isOpen) return
      isOpen = false
      ears.stop()
      await Promise.all([root.close(), budgetRoot.close()])
    },
  }
}

/** A commit that fails, on a full disk for example, is not always told. */
const inTime = async <T>(work: () => T | Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
  })
  try {
    return await Promise.race([work(), patience])
  } finally {
    clearTimeout(timer)
  }
}

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code ? ` (${code})` : ''
}

const opened = async (folder: string): Promise<Databases> => {
  try {
    return await databases(folder)
  } catch (error) {
    if (error instanceof CodedError) throw error
    throw new CodedError(
      'INVALID_INPUT',
      `The store in ${folder} cannot be opened${codeOf(error)}.`,
      {
        hint: 'It needs a folder on a local disk that this user may write to.',
      },
    )
  }
}
