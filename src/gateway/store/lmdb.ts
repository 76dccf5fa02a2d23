// The store of one machine: a file that several processes may have open at once, so that the command
// line works beside a running server.
import { chmod, mkdir, open as openFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Database, RootDatabase } from 'lmdb'
import { CodedError } from '../../base/problems/error.ts'
import { type Condition, type Store, StoreError } from './store.ts'
import { reserveIn, type Window } from './window.ts'

const FILE = 'store.mdb'
const FILES = [FILE, `${FILE}-lock`]

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

/** When an entry or a budget ends; [end, where it is kept, key]. */
type End = [expiresAt: number, kind: 'entry' | 'budget', key: string]

interface Databases {
  readonly root: RootDatabase
  readonly entries: Database<Entry, string>
  readonly budgets: Database<Window, string>
  readonly messages: Database<Message, number>
  readonly ends: Database<true, End>
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

/** Made for its owner alone; a folder in which others keep things is not taken. */
const prepare = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const others = (await readdir(folder)).filter((name) => !FILES.includes(name))
  if (others.length > 0)
    throw new CodedError(
      'INVALID_INPUT',
      `The folder of the store, ${folder}, holds other files.`,
      {
        hint: 'Name a folder that is empty or does not exist yet: --store lmdb:/path/to/folder',
      },
    )
  await chmod(folder, 0o700)
  for (const name of FILES) await makeOwn(path.join(folder, name))
}

/**
 * Never opened where it is there already: closing it again would drop the locks that this process may
 * hold on it, for POSIX gives them up with any descriptor of the file.
 */
const makeOwn = async (file: string): Promise<void> => {
  const made = await openFile(file, 'wx', 0o600).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  })
  await made?.close()
  await chmod(file, 0o600)
}

const databases = async (folder: string): Promise<Databases> => {
  const { open } = await lmdb()
  await prepare(folder)
  const root = open({ path: path.join(folder, FILE), noSubdir: true, encoding: 'json' })
  const named = <V, K extends string | number | End>(name: string): Database<V, K> =>
    root.openDB<V, K>({ name, encoding: 'json' })
  return {
    root,
    entries: named('entries'),
    budgets: named('budgets'),
    messages: named('messages'),
    ends: named('ends'),
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
  const { root, entries, budgets, messages, ends } = await opened(folder)
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
        purge(at)
        return work(at)
      }),
    )

  const purge = (at: number): void => {
    const over = [...ends.getKeys({ end: [at + 1, 'budget', ''], limit: PURGED_AT_ONCE })]
    for (const end of over) {
      const [, kind, key] = end
      ends.removeSync(end)
      // It may have been written anew since, with another end.
      if (kind === 'entry' && !isLive(entries.get(key), at)) entries.removeSync(key)
      if (kind === 'budget' && (budgets.get(key)?.resetsAt ?? 0) <= at) budgets.removeSync(key)
    }
  }
  const removed = (key: string, at: number): string | undefined => {
    const entry = entries.get(key)
    if (entry) entries.removeSync(key)
    return isLive(entry, at) ? entry.value : undefined
  }

  return {
    get: (key) =>
      read((at) => {
        const entry = entries.get(key)
        return isLive(entry, at) ? entry.value : undefined
      }),
    put: (key, value, { expiresAt, only } = {}) =>
      write((at) => {
        const before = entries.get(key)
        if (!meets(isLive(before, at) ? before : undefined, only)) return false
        entries.putSync(key, expiresAt === undefined ? { value } : { value, expiresAt })
        if (expiresAt !== undefined) ends.putSync([expiresAt, 'entry', key], true)
        return true
      }),
    take: (key) => write((at) => removed(key, at)),
    remove: (key) => write((at) => removed(key, at) !== undefined),
    list: (prefix) =>
      read((at) =>
        [
          ...entries.getRange({ ...(prefix && { start: prefix }), end: `${prefix}\u{10FFFF}` }),
        ].flatMap(({ key, value: entry }) =>
          isLive(entry, at) ? [[key, entry.value] as const] : [],
        ),
      ),
    reserve: (key, budget) =>
      write((at) => {
        const { window, reservation } = reserveIn(budgets.get(key), budget, at)
        budgets.putSync(key, window)
        ends.putSync([window.resetsAt, 'budget', key], true)
        return reservation
      }),
    publish: (channel, message) =>
      write((at) => {
        const next = ears.newest() + 1
        for (const { key, value } of [...messages.getRange({ limit: PURGED_AT_ONCE })])
          if (value.at < at - MESSAGE_MS) messages.removeSync(key)
        messages.putSync(next, { channel, message, at })
      }),
    subscribe: (channel, listener) => guarded(() => ears.listen(channel, listener)),
    ping: () => read(() => void [...entries.getKeys({ limit: 1 })]),
    close: async () => {
      if (!isOpen) return
      isOpen = false
      ears.stop()
      await root.close()
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
