import { describe, expect, it } from 'vitest'
import { createGate } from '../../../src/clickup/http/gate.ts'

/** Tasks of a gate with one place, each of which ends when it is told to. */
const oneByOne = () => {
  const gate = createGate(1)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const pass = (name: string, patience?: AbortSignal): Promise<string> =>
    gate.pass(
      () => {
        begun.push(name)
        return new Promise((resolve) => ends.set(name, () => resolve(name)))
      },
      () => patience,
    )
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.()
    await new Promise(setImmediate)
  }
  return { begun, pass, end }
}

describe('the gate', () => {
  it('lets them through in the order in which they came', async () => {
    const { begun, pass, end } = oneByOne()
    const all = ['a', 'b', 'c', 'd'].map((name) => pass(name))
    expect(begun).toEqual(['a'])
    for (const name of ['a', 'b', 'c', 'd']) await end(name)
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps that order when somebody in between has had enough', async () => {
    const { begun, pass, end } = oneByOne()
    const enough = new AbortController()
    pass('a')
    const second = pass('b', enough.signal)
    pass('c')
    enough.abort(new Error('enough'))
    await expect(second).rejects.toThrow('enough')
    expect(begun).toEqual(['a'])
    await end('a')
    expect(begun).toEqual(['a', 'c'])
  })

  it('does not wait for somebody who had enough before', async () => {
    const { begun, pass, end } = oneByOne()
    pass('a')
    await expect(pass('b', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
    await end('a')
    expect(begun).toEqual(['a'])
  })

  it('leaves alone what is under way, and its place with it', async () => {
    const { begun, pass, end } = oneByOne()
    const enough = new AbortController()
    pass('a')
    const second = pass('b', enough.signal)
    pass('c')
    await end('a')
    enough.abort(new Error('enough'))
    await new Promise(setImmediate)
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    expect(await second).toBe('b')
    expect(begun).toEqual(['a', 'b', 'c'])
  })
})
