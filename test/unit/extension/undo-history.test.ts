// What can be taken back, the last first, and done again.
import { describe, expect, it } from 'vitest'
import { type Entry, History } from '../../../src/extension/commands/undo/history.ts'

const entry = (title: string, at: number, isUndo = false): Entry => ({
  title,
  at,
  steps: [],
  isUndo,
})

const told = () => {
  const can: { undo: boolean; redo: boolean }[] = []
  return { can, history: new History((now) => can.push(now)) }
}

describe('the history of a window', () => {
  it('offers what was done last, and after that what was done before', () => {
    const { history } = told()
    const [one, other] = [entry('one', 1), entry('other', 2)]
    for (const each of [one, other]) history.push(each, true)
    expect(history.last('undo')).toBe(other)
    history.take(other)
    history.push(entry('other', 3, true), false)
    expect(history.last('undo')).toBe(one)
    expect(history.last('redo')?.title).toBe('other')
  })

  it('says whether there is anything', () => {
    const { history, can } = told()
    const one = entry('one', 1)
    history.push(one, true)
    history.take(one)
    expect(can).toEqual([
      { undo: true, redo: false },
      { undo: false, redo: false },
    ])
  })

  it('takes nothing back twice', () => {
    const { history } = told()
    const one = entry('one', 1)
    history.push(one, true)
    expect([history.take(one), history.take(one)]).toEqual([true, false])
  })

  it('keeps its order where something could not be taken back now', () => {
    const { history } = told()
    const [one, other] = [entry('one', 1), entry('other', 2)]
    for (const each of [one, other]) history.push(each, true)
    history.take(one)
    history.putBack(one)
    expect(history.last('undo')).toBe(other)
    history.take(other)
    expect(history.last('undo')).toBe(one)
  })

  it('does nothing again that something new has come after', () => {
    const { history } = told()
    history.push(entry('one', 1, true), false)
    history.push(entry('new', 2), true)
    expect(history.last('redo')).toBeUndefined()
  })

  it('remembers twenty', () => {
    const { history } = told()
    const entries = Array.from({ length: 25 }, (_, i) => entry(String(i), i))
    for (const each of entries) history.push(each, true)
    expect(entries.filter((each) => history.take(each))).toEqual(entries.slice(5))
  })

  it('is written down as it is', () => {
    const one = entry('one', 1)
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  })

  it('ends with the account', () => {
    const { history } = told()
    history.push(entry('one', 1), true)
    history.clear()
    expect(history.last('undo')).toBeUndefined()
  })
})
