// Another process at the same store, as a second node or the command line is: does one job over and over
// and says what came of it, a line of JSON each.
import { openStore } from '../../src/gateway/store/open.ts'
import type { Store } from '../../src/gateway/store/store.ts'

const say = (what: unknown): void => void process.stdout.write(`${JSON.stringify(what)}\n`)

const JOBS: Readonly<Record<string, (store: Store, ...args: string[]) => Promise<unknown>>> = {
  take: async (store, prefix = '', many = '') =>
    Promise.all(Array.from({ length: Number(many) }, (_, at) => store.take(`${prefix}${at}`))),
  reserve: async (store, key = '', many = '', limit = '', windowMs = '') => {
    const budget = { limit: Number(limit), windowMs: Number(windowMs) }
    const all = Array.from({ length: Number(many) }, () => store.reserve(key, budget))
    return (await Promise.all(all)).filter(({ granted }) => granted).length
  },
  publish: (store, channel = '', message = '') => store.publish(channel, message),
  put: (store, key = '', value = '') => store.put(key, value),
  get: (store, key = '') => store.get(key),
  listen: async (store, channel = '') => {
    await store.subscribe(channel, say)
    return 'listening'
  },
  // Until it is killed.
  write: async (store, prefix = '') => {
    for (let at = 0; ; at += 1) {
      await store.put(`${prefix}${at}`, 'x'.repeat(2000))
      say(at)
    }
  },
}

const main = async (): Promise<void> => {
  const [address = '', job = '', ...args] = process.argv.slice(2)
  const store = await openStore(address)
  say('open')
  // Those who race start together.
  process.stdin.once('data', async () => {
    say((await JOBS[job]?.(store, ...args)) ?? null)
    if (job !== 'listen') process.exit(0)
  })
}

void main()
