// Nodes that share a token share its window, through the store and without it.
import { describe, expect, it } from 'vitest'
import { type Budget, type Store, StoreError } from '../../../../src/gateway/store/store.ts'
import { createSharedPaces } from '../../../../src/gateway/tenants/shared-pace.ts'

/** As much of a store as a budget needs, in memory; it can be away. */
const storeAt = (now: () => number) => {
  const windows = new Map<string, { used: number; resetsAt: number }>()
  const entries = new Map<string, string>()
  const state = { isAway: false, reserved: [] as Budget[] }
  const guard = () => {
    if (state.isAway) throw new StoreError('The store is away.')
  }
  const store: Pick<Store, 'reserve' | 'get' | 'put' | 'list'> = {
    reserve: async (key, budget) => {
      guard()
      state.reserved.push(budget)
      const kept = windows.get(key)
      const window =
        kept && kept.resetsAt > now() ? kept : { used: 0, resetsAt: now() + budget.windowMs }
      const { seen } = budget
      if (seen) window.used = Math.max(window.used, budget.limit - seen.remaining)
      windows.set(key, window)
      const granted = window.used < budget.limit
      if (granted) window.used += 1
      return { granted, remaining: budget.limit - window.used, resetsAt: window.resetsAt }
    },
    get: async (key) => {
      guard()
      return entries.get(key)
    },
    put: async (key, value) => {
      guard()
      entries.set(key, value)
      return true
    },
    list: async (prefix) => {
      guard()
      return [...entries].filter(([key]) => key.startsWith(prefix))
    },
  }
  return { store, state, keys: () => [...windows.keys(), ...entries.keys()] }
}

const granted = async (reserve: (insists: boolean) => Promise<number>, times: number) => {
  let count = 0
  for (let i = 0; i < times; i += 1) if ((await reserve(false)) === 0) count += 1
  return count
}

const start = (nodes: number) => {
  const clock = { now: 1_000_000 }
  const now = () => clock.now
  const { store, state, keys } = storeAt(now)
  const paces = Array.from({ length: nodes }, () => createSharedPaces({ store, now }).of('hash'))
  return { clock, state, keys, paces }
}

describe('nodes with one token', () => {
  it('send together no more than nine tenths of what is allowed, and again in the next window', async () => {
    const { clock, paces } = start(2)
    const both = async () =>
      (await Promise.all(paces.map(({ reserve }) => granted(reserve, 100)))).reduce((a, b) => a + b)
    expect(await both()).toBe(90)
    clock.now += 60_000
    expect(await both()).toBe(90)
  })

  it('are told how long to wait', async () => {
    const { clock, paces } = start(1)
    await granted(paces[0]?.reserve ?? (async () => 1), 90)
    clock.now += 20_000
    expect(await paces[0]?.reserve(false)).toBe(40_000)
    expect(await paces[0]?.reserve(true)).toBe(40_000)
  })

  it('learn from each other what the limit is', async () => {
    const { clock, paces } = start(2)
    const [one, other] = paces
    await one?.reserve(false)
    one?.learn({ limit: 1000, remaining: 999, resetsAt: clock.now + 60_000 })
    await Promise.resolve()
    expect(await granted(other?.reserve ?? (async () => 1), 1000)).toBe(899)
  })

  it('leave what others have used, by what ClickUp says', async () => {
    const { clock, paces } = start(1)
    await paces[0]?.reserve(false)
    paces[0]?.learn({ limit: 100, remaining: 30, resetsAt: clock.now + 60_000 })
    expect(await granted(paces[0]?.reserve ?? (async () => 1), 100)).toBe(20)
    expect(paces[0]?.rate()).toMatchObject({ limit: 100, remaining: 30 })
  })

  it('go on with their share of what was left while the store is away', async () => {
    const { clock, state, paces } = start(3)
    const first = await Promise.all(paces.map(({ reserve }) => granted(reserve, 20)))
    // Each counts the others once it has said that it is there.
    clock.now += 10_000
    await Promise.all(paces.map(({ reserve }) => reserve(false)))
    await new Promise((resolve) => setImmediate(resolve))
    state.isAway = true
    const alone = await Promise.all(paces.map(({ reserve }) => granted(reserve, 100)))
    const all = [...first, ...alone].reduce((a, b) => a + b, 3)
    expect(all).toBeLessThanOrEqual(90)
    expect(Math.min(...alone)).toBeGreaterThan(0)
    clock.now += 60_000
    const next = await Promise.all(paces.map(({ reserve }) => granted(reserve, 100)))
    expect(next).toEqual([30, 30, 30])
  })
})
