// A plan is data: it names each thing once, and says the same whenever it is made again.
import { describe, expect, it } from 'vitest'
import { judge } from '../../../../src/changes/engine/judge.ts'
import type { Filled, Kind } from '../../../../src/changes/steps/kind.ts'
import { planOf } from '../../../../src/changes/steps/plan.ts'
import { fill, slot, slotsIn } from '../../../../src/changes/steps/slots.ts'
import type { Fate, Seen, Sent, Step } from '../../../../src/changes/steps/step.ts'
import { createWorld } from './thing.ts'

describe('a slot', () => {
  const value = { a: [slot('x'), { b: slot('y', 'whole') }], c: 1 }

  it('is found and filled however deep it stands', () => {
    expect(slotsIn(value)).toEqual(['x', 'y'])
    expect(fill(value, { x: { id: '1' }, y: { id: '2', url: 'u' } })).toEqual({
      a: ['1', { b: { id: '2', url: 'u' } }],
      c: 1,
    })
  })

  it('that nothing has filled is an error of ours, not an empty value', () => {
    expect(() => fill(value, { x: { id: '1' } })).toThrow('y')
  })
})

describe('a plan', () => {
  it('names the same thing once', () => {
    const world = createWorld()
    const twice = [world.size('a', 1), world.size('a', 1)]
    expect(planOf(0, twice).steps).toHaveLength(1)
  })

  it('does not take two values for the same thing', () => {
    const world = createWorld()
    expect(() => planOf(0, [world.size('a', 1), world.size('a', 2)])).toThrow(/two different/)
  })

  it('does not let two steps fill one slot', () => {
    const world = createWorld()
    const twin = { ...world.make('A'), id: 'twin' }
    expect(() => planOf(0, [world.make('A'), twin])).toThrow('slot A')
  })

  it('has no slot that nothing fills', () => {
    const world = createWorld()
    const below = { after: { name: 'B', below: slot('A') } as never }
    expect(() => planOf(0, [world.make('B', below)])).toThrow('slot A')
  })

  it('has the fingerprint of what it does, whatever things are called', () => {
    const world = createWorld()
    const step = world.size('a', 1)
    const renamed = { ...step, target: { ...step.target, label: 'another' } }
    const { fingerprint } = planOf(1, [step])
    expect(planOf(2, [renamed]).fingerprint).toBe(fingerprint)
    expect(planOf(1, [world.size('a', 2)]).fingerprint).not.toBe(fingerprint)
    const labelled = (label: string): Step => ({ ...step, after: { label } })
    expect(planOf(1, [labelled('x')]).fingerprint).not.toBe(planOf(1, [labelled('y')]).fingerprint)
    expect(planOf(1, JSON.parse(JSON.stringify([step]))).fingerprint).toBe(fingerprint)
  })
})

describe('the fate of a step', () => {
  const kind = createWorld().kinds.find(({ name }) => name === 'thing.size') as Kind
  const planned = createWorld().size('a', 1)
  const step: Filled = { ...planned, target: { ...planned.target, id: 'a' } }
  const why = { code: 'UPSTREAM_ERROR', message: 'it failed' } as const
  const so: Seen<number> = { at: 'known', is: 1 }
  const other: Seen<number> = { at: 'known', is: 2 }
  const unread: Seen<number> = { at: 'unread', why }
  const absent: Seen<number> = { at: 'absent' }

  it.each<[Sent, boolean, Seen<number>, Fate]>([
    ['no', false, so, 'not_tried'],
    ['no', false, unread, 'not_tried'],
    ['refused', false, other, 'refused'],
    ['refused', false, unread, 'refused'],
    ['answered', false, so, 'held'],
    ['answered', false, other, 'not_held'],
    ['answered', false, absent, 'not_held'],
    ['answered', false, unread, 'unverified'],
    ['unknown', false, so, 'held'],
    ['unknown', false, other, 'not_held'],
    ['unknown', false, unread, 'unknown'],
    ['unknown', true, so, 'held'],
    ['unknown', true, other, 'unknown'],
    ['unknown', true, unread, 'unknown'],
  ])('sent %s, accepted %s and seen %j is %s', (sent, accepted, seen, fate) => {
    const verdict = judge(kind, step, { sent, accepted, why }, seen)
    expect(verdict.fate).toBe(fate)
  })

  const ending: Kind = { ...kind, ends: true, holds: () => false }

  it.each<[Sent, Seen<number>, Fate]>([
    ['answered', absent, 'held'],
    ['answered', so, 'not_held'],
    ['answered', { at: 'unread', why: { code: 'NOT_FOUND', message: 'gone or hidden' } }, 'held'],
    ['answered', unread, 'unverified'],
    ['unknown', absent, 'held'],
    ['unknown', so, 'not_held'],
    ['unknown', { at: 'unread', why: { code: 'NOT_FOUND', message: 'gone or hidden' } }, 'unknown'],
    ['refused', absent, 'refused'],
  ])('of what ends, sent %s and seen %j, is %s', (sent, seen, fate) => {
    expect(judge(ending, step, { sent, why }, seen).fate).toBe(fate)
  })
})
