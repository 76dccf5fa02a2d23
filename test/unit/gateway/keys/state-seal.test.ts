// What comes back from a client is ours, fresh, and used once; or it is nothing.
import { hkdfSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createStateSeal } from '../../../../src/gateway/keys/state-seal.ts'
import type { Store } from '../../../../src/gateway/store/store.ts'

const keyOf = (kid: string, bytes = randomBytes(32)) => ({
  kid,
  derive: (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, '', purpose, 32)),
})
type Key = ReturnType<typeof keyOf>

const keysOf = (current: Key, ...older: readonly Key[]) => ({
  current,
  find: (kid: string) => [current, ...older].find((one) => one.kid === kid),
})

/** As much of a store as is used here. */
const shelf = (): Store => {
  const kept = new Map<string, string>()
  const put: Store['put'] = async (key, value, { only } = {}) => {
    if (only === 'new' && kept.has(key)) return false
    kept.set(key, value)
    return true
  }
  return { put } as Store
}

const VALUE = { fingerprint: 'abc', now: 1, account: 'link', tool: 'delete_tasks' }

describe('a sealed state', () => {
  const store = shelf()
  const keys = keysOf(keyOf('a'))
  const { seal, open } = createStateSeal({ store, keys })

  it('gives back what was sealed, once, also of many who ask at the same time', async () => {
    const text = await seal(VALUE)
    expect(await Promise.all([open(text), open(text), open(text)])).toEqual([
      VALUE,
      undefined,
      undefined,
    ])
    expect(await open(text)).toBeUndefined()
  })

  it('shows nothing of it, and is another text each time', async () => {
    const [one, other] = await Promise.all([seal(VALUE), seal(VALUE)])
    expect(one).not.toBe(other)
    const shown = Buffer.from(one.split('.')[1] ?? '', 'base64url').toString('latin1')
    expect(shown).not.toMatch(/abc|link|delete_tasks/)
  })

  it('is opened by another node, which then leaves none to this one', async () => {
    const text = await seal(VALUE)
    const there = createStateSeal({ store, keys })
    expect(await there.open(text)).toEqual(VALUE)
    expect(await open(text)).toBeUndefined()
  })

  it('opens nothing when a single character of it is another', async () => {
    const text = await seal(VALUE)
    for (let i = 0; i < text.length; i += 7) {
      const other = text[i] === 'A' ? 'B' : 'A'
      expect(await open(`${text.slice(0, i)}${other}${text.slice(i + 1)}`)).toBeUndefined()
    }
    expect(await open(text)).toEqual(VALUE)
  })

  it.each(['', '.', 'a', 'a.', 'a.AAAA', 'b.AAAA', `a.${'A'.repeat(10_000)}`, '__proto__.x'])(
    'is not %j',
    async (text) => {
      expect(await open(text)).toBeUndefined()
    },
  )

  it('of another master key is none of ours, though that has the same name', async () => {
    const stranger = createStateSeal({ store: shelf(), keys: keysOf(keyOf('a')) })
    expect(await open(await stranger.seal(VALUE))).toBeUndefined()
  })

  it('ends after half an hour', async () => {
    let time = 1_000_000
    const dated = createStateSeal({ store: shelf(), keys, now: () => time })
    const [early, late] = [await dated.seal(VALUE), await dated.seal(VALUE)]
    time += 30 * 60_000 - 1
    expect(await dated.open(early)).toEqual(VALUE)
    time += 1
    expect(await dated.open(late)).toBeUndefined()
  })

  it('outlives a change of the key', async () => {
    const [older, newer] = [keyOf('old'), keyOf('new')]
    const before = createStateSeal({ store: shelf(), keys: keysOf(older) })
    const after = createStateSeal({ store: shelf(), keys: keysOf(newer, older) })
    expect(await after.open(await before.seal(VALUE))).toEqual(VALUE)
  })
})
