// What is changed in one sandbox is not changed in another of the same process.
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../../src/sandbox/server.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'

/** All that can be changed, and one of the ways to each. */
const changeable = (store: Store): ReadonlyMap<object, string> => {
  const found = new Map<object, string>()
  const look = (value: unknown, way: string): void => {
    if (typeof value !== 'object' || value === null || found.has(value)) return
    if (!Object.isFrozen(value)) found.set(value, way)
    if (ArrayBuffer.isView(value)) return
    const parts = value instanceof Map || value instanceof Set ? value : Object.entries(value)
    for (const part of parts) look(Array.isArray(part) ? part[1] : part, `${way}.${String(part)}`)
  }
  look(store, 'store')
  return found
}

describe.each(['demo', 'large'] as const)('two sandboxes of the seed %s', (seed) => {
  it('share nothing that could be changed', async () => {
    const [one, other] = await Promise.all([startSandbox({ seed }), startSandbox({ seed })])
    try {
      const ofOther = changeable(other.state.store)
      expect(ofOther.size).toBeGreaterThan(100)
      const shared = [...changeable(one.state.store)].filter(([value]) => ofOther.has(value))
      expect(shared.map(([, way]) => way)).toEqual([])
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })
})
