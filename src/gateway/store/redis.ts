// The store that many nodes share: Redis 7 or Valkey, by one connection. Nothing waits for a server that
// is away: every call fails within a second, and works again once it is back.
import { createClient } from '@redis/client'
import { CodedError } from '../../base/problems/error.ts'
import { REPLACE, RESERVE } from './scripts.ts'
import { type Store, StoreError } from './store.ts'

const PREFIX = 'clickup-mcp:'
const ENTRY = `${PREFIX}entry:`
const BUDGET = `${PREFIX}budget:`
const CHANNEL = `${PREFIX}channel:`

const PATIENCE_MS = 900
const MOST_WAITING_MS = 500
const PING_MS = 2000

const clientOf = (url: string) =>
  createClient({
    url,
    name: 'clickup-mcp',
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    maintNotifications: 'disabled',
    disableClientInfo: true,
    pingInterval: PING_MS,
    // Our own patience holds for calls that were sent already as well.
    commandOptions: { timeout: undefined },
    socket: {
      connectTimeout: 3000,
      // Cables get cut without a word: silence although it is asked again and again means gone.
      socketTimeout: 2 * PING_MS,
      reconnectStrategy: (retries) => Math.min(25 * 2 ** Math.min(retries, 10), MOST_WAITING_MS),
    },
  })

/** The first word of what a server answers, or the system's code: the rest may quote what was sent. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return ` (${error.code})`
  const [word] = /^[A-Z][A-Z_]{2,30}(?= )/.exec(error.message) ?? []
  return word ? ` (${word})` : ''
}

const parsed = (url: string): URL => {
  if (URL.canParse(url) && new URL(url).hostname) return new URL(url)
  // Not quoted: it may hold a password.
  throw new CodedError('INVALID_INPUT', 'The address of the Redis server cannot be read.', {
    hint: 'Write it as redis://user:password@host:port/0, or rediss:// for TLS; special characters in a password percent-encoded.',
  })
}

const literally = (text: string): string => text.replaceAll(/[\\*?[\]]/g, '\\$&')

const inOrder = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other))

/** Resolves whether the server answers or not; `ping` tells. @throws CodedError */
export const openRedis = async (url: string): Promise<Store> => {
  const { host } = parsed(url)
  const client = clientOf(url)
  // Why it is away, for whoever calls in the meantime.
  let cause: unknown
  client.on('error', (error) => {
    cause = error
  })
  client.on('ready', () => {
    cause = undefined
  })

  const away = (error: unknown): StoreError =>
    new StoreError(`The store at ${host} does not answer${codeOf(cause) || codeOf(error)}.`)

  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (!client.isReady) throw away(undefined)
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(away(undefined)), PATIENCE_MS)
    })
    try {
      return await Promise.race([ask(), patience])
    } catch (error) {
      throw error instanceof StoreError ? error : away(error)
    } finally {
      clearTimeout(timer)
    }
  }

  const keysOf = async (prefix: string): Promise<readonly string[]> => {
    const found = new Set<string>()
    let cursor = '0'
    do {
      const next = await client.scan(cursor, {
        MATCH: `${literally(ENTRY + prefix)}*`,
        COUNT: 1000,
      })
      for (const key of next.keys) found.add(key)
      cursor = next.cursor
    } while (cursor !== '0')
    return [...found]
  }

  const connected = client.connect().catch(() => {})
  await Promise.race([connected, firstError(client)])

  return {
    get: (key) => asked(async () => (await client.get(ENTRY + key)) ?? undefined),
    put: (key, value, { expiresAt, only } = {}) =>
      asked(async () => {
        const at = expiresAt === undefined ? undefined : Math.max(1, Math.floor(expiresAt))
        if (typeof only === 'object') {
          const args = [only.was, value, String(at ?? 0)]
          return (await client.eval(REPLACE, { keys: [ENTRY + key], arguments: args })) === 1
        }
        const done = await client.set(ENTRY + key, value, {
          ...(at === undefined ? {} : { expiration: { type: 'PXAT', value: at } }),
          ...(only ? { condition: only === 'new' ? 'NX' : 'XX' } : {}),
        })
        return done !== null
      }),
    take: (key) => asked(async () => (await client.getDel(ENTRY + key)) ?? undefined),
    remove: (key) => asked(async () => (await client.del(ENTRY + key)) > 0),
    list: (prefix) =>
      asked(async () => {
        const keys = await keysOf(prefix)
        if (keys.length === 0) return []
        const values = await client.mGet([...keys])
        // What ended in between is none.
        return keys
          .flatMap((key, at) => {
            const value = values[at]
            return typeof value === 'string' ? [[key.slice(ENTRY.length), value] as const] : []
          })
          .sort(inOrder)
      }),
    reserve: (key, { limit, windowMs, seen }) =>
      asked(async () => {
        const theirs = seen ? [seen.remaining, seen.resetsAt - Date.now()] : [0, -1]
        const [granted = 0, remaining = 0, left = 0] = (await client.eval(RESERVE, {
          keys: [BUDGET + key],
          arguments: [limit, windowMs, ...theirs].map(String),
        })) as number[]
        return { granted: granted === 1, remaining, resetsAt: Date.now() + left }
      }),
    publish: (channel, message) =>
      asked(async () => void (await client.publish(CHANNEL + channel, message))),
    subscribe: (channel, listener) =>
      asked(async () => {
        // Each its own, so that one who listens twice can leave once.
        const hear = (message: string): void => listener(message)
        await client.subscribe(CHANNEL + channel, hear)
        return () => void client.unsubscribe(CHANNEL + channel, hear).catch(() => {})
      }),
    ping: () => asked(async () => void (await client.ping())),
    close: async () => {
      if (client.isOpen) client.destroy()
      await connected
    },
  }
}

const firstError = (client: ReturnType<typeof clientOf>): Promise<void> =>
  new Promise((resolve) => client.once('error', () => resolve()))
