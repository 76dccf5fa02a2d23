// The way that every step takes, and the one fate that it comes to.
import { describe, expect, it } from 'vitest'
import { slot } from '../../../../src/changes/steps/slots.ts'
import type { Step } from '../../../../src/changes/steps/step.ts'
import { createWorld, failing, type World } from './thing.ts'

const fates = async (world: World, steps: readonly Step[]) =>
  (await world.run(steps)).map(({ fate }) => fate)

describe('steps', () => {
  it('of new things are one request each, with all that is wanted of them', async () => {
    const world = createWorld()
    const size = world.size('x', 3, { id: 'size', target: { id: slot('A'), label: 'A' } })
    expect(await fates(world, [world.make('A'), size])).toEqual(['held', 'held'])
    expect(world.log).toEqual(['mark', 'make A'])
    expect([...world.things.values()]).toEqual([{ name: 'A', size: 3 }])
  })

  it('are sent six at a time where none needs another', async () => {
    const world = createWorld()
    const names = Array.from({ length: 20 }, (_, i) => `T${i}`)
    await world.run(names.map((name) => world.make(name)))
    expect(world.things.size).toBe(20)
    expect(world.most).toBe(6)
  })

  it('wait for what fills their slots, wherever those stand', async () => {
    const world = createWorld()
    const child = world.make('B', { after: { name: 'B', below: slot('A') } as never })
    // The parent stands behind it in the plan.
    expect(await fates(world, [child, world.make('A')])).toEqual(['held', 'held'])
    const [a, b] = ['A', 'B'].map((name) =>
      [...world.things].find(([, thing]) => thing.name === name),
    )
    expect(b?.[1].below).toBe(a?.[0])
  })

  it('are not tried where what they need was refused, and say what that is', async () => {
    const world = createWorld()
    world.befall.set('make A', { error: failing('FORBIDDEN'), left: 1 })
    const child = world.make('B', { after: { name: 'B', below: slot('A') } as never })
    const [parent, below] = await world.run([world.make('A'), child])
    expect([parent?.fate, below?.fate]).toEqual(['refused', 'not_tried'])
    expect(below?.why?.message).toContain('make A')
    expect(world.things.size).toBe(0)
  })

  it('are not tried where what they refer to was made without a name', async () => {
    const world = createWorld()
    world.namesNothing = true
    const child = world.make('B', { after: { name: 'B', below: slot('A') } as never })
    const [parent, below, other] = await world.run([world.make('A'), child, world.make('C')])
    expect([parent?.fate, below?.fate, other?.fate]).toEqual(['held', 'not_tried', 'held'])
    expect(below?.why?.message).toBe('ClickUp did not say what it made.')
  })

  it('that wait for one another are none that could ever be sent', async () => {
    const world = createWorld()
    for (const id of ['a', 'b']) world.things.set(id, { name: id, size: 0 })
    const circle = [
      world.size('a', 1, { needs: ['b/thing.size'] }),
      world.size('b', 1, { needs: ['a/thing.size'] }),
    ]
    await expect(world.run(circle)).rejects.toThrow('wait for one another')
    expect(world.log).toEqual([])
  })

  it('that cannot be told by their kind cost nothing else', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 0 })
    const step = world.size('a', 1)
    world.isOdd = true
    expect(await fates(world, [step, world.make('C')])).toEqual(['unverified', 'held'])
  })

  it('that hold already are not sent', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 3 })
    expect(await fates(world, [world.size('a', 3)])).toEqual(['already'])
    expect(world.log).toEqual([])
  })

  it('are read back once for each thing', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 0 })
    const steps = [world.size('a', 1), world.size('a', 2, { id: 'second' })]
    await world.run(steps)
    expect(world.log.filter((one) => one === 'read a')).toHaveLength(1)
  })

  it.each(['AUTH_ERROR', 'RATE_LIMIT', 'CANCELLED', 'ACCESS_DENIED'] as const)(
    'stop at %s, and the rest was not tried',
    async (code) => {
      const world = createWorld()
      for (let i = 0; i < 9; i += 1) world.things.set(`t${i}`, { name: `T${i}`, size: 0 })
      for (let i = 0; i < 9; i += 1)
        world.befall.set(`size t${i}`, { error: failing(code), left: 1 })
      const ran = await world.run([...world.things.keys()].map((id) => world.size(id, 1)))
      expect(world.log.filter((one) => one.startsWith('size'))).toHaveLength(6)
      expect(ran.slice(6).map(({ fate, why }) => [fate, why?.code])).toEqual(
        Array.from({ length: 3 }, () => ['not_tried', code]),
      )
    },
  )

  it('that fail do not stop those that need them not', async () => {
    const world = createWorld()
    for (const id of ['a', 'b']) world.things.set(id, { name: id, size: 0 })
    world.befall.set('size a', { error: failing('INVALID_INPUT'), left: 1 })
    expect(await fates(world, [world.size('a', 1), world.size('b', 1)])).toEqual([
      'refused',
      'held',
    ])
  })
})

describe('a step whose answer was lost', () => {
  it('is found by what is new, and its id goes on', async () => {
    const world = createWorld()
    world.things.set('older', { name: 'A', size: 0 })
    world.befall.set('make A', { error: failing('UPSTREAM_ERROR', true), after: true, left: 1 })
    const [made] = await world.run([world.make('A')])
    expect(made).toMatchObject({ fate: 'held', target: { id: 'a1' } })
    expect(world.log.filter((one) => one === 'make A')).toHaveLength(1)
  })

  it('is looked for twice, and never sent again', async () => {
    const world = createWorld()
    world.befall.set('make A', { error: failing('UPSTREAM_ERROR', true), left: 1 })
    expect(await fates(world, [world.make('A')])).toEqual(['not_held'])
    expect(world.log).toEqual(['mark', 'make A', 'find A', 'find A'])
  })

  it('is unknown where ClickUp said yes and it does not show', async () => {
    const world = createWorld()
    const error = failing('UPSTREAM_ERROR', true, true)
    world.befall.set('make A', { error, left: 1 })
    expect(await fates(world, [world.make('A')])).toEqual(['unknown'])
  })

  it('is unknown where nobody could tell what was there before', async () => {
    const world = createWorld()
    world.befall.set('mark', { error: failing('UPSTREAM_ERROR'), left: 1 })
    world.befall.set('make A', { error: failing('UPSTREAM_ERROR', true), after: true, left: 1 })
    expect(await fates(world, [world.make('A')])).toEqual(['unknown'])
  })

  it('by a fault of ours is looked for too: it may have been sent', async () => {
    const world = createWorld()
    world.befall.set('make A', { error: new TypeError('odd'), after: true, left: 1 })
    expect(await fates(world, [world.make('A')])).toEqual(['held'])
  })

  it('is unknown where the look for it fails, for what has no id cannot be read', async () => {
    const world = createWorld()
    world.befall.set('make A', { error: failing('UPSTREAM_ERROR', true), after: true, left: 1 })
    world.befall.set('find A', { error: failing('UPSTREAM_ERROR'), left: 1 })
    expect(await fates(world, [world.make('A')])).toEqual(['unknown'])
    expect(world.log).toEqual(['mark', 'make A', 'find A'])
  })

  it('of a change is judged by what holds now', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 0 })
    world.befall.set('size a', { error: failing('UPSTREAM_ERROR', true), after: true, left: 1 })
    expect(await fates(world, [world.size('a', 1)])).toEqual(['held'])
  })

  it('of a change that did not happen is told so', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 0 })
    world.befall.set('size a', { error: failing('UPSTREAM_ERROR', true), left: 1 })
    expect(await fates(world, [world.size('a', 1)])).toEqual(['not_held'])
  })

  it('that is alike to another waits for it, so that neither is taken for the other', async () => {
    const world = createWorld()
    world.befall.set('make A', { error: failing('UPSTREAM_ERROR', true), after: true, left: 2 })
    const twins = [
      world.make('A'),
      world.make('A', { id: 'twin', makes: 'A2', target: { id: slot('A2'), label: 'A' } }),
    ]
    const ran = await world.run(twins)
    expect(ran.map(({ fate }) => fate)).toEqual(['held', 'held'])
    expect(new Set(ran.map(({ target }) => target.id)).size).toBe(2)
  })
})

describe('what is alike', () => {
  it('is sent one after the other, but never ahead of what it needs', async () => {
    const world = createWorld()
    const child = world.make('A', { after: { name: 'A', below: slot('P') } as never })
    const parent = world.make('A', {
      id: 'parent',
      makes: 'P',
      target: { id: slot('P'), label: 'A' },
    })
    const others = ['Q', 'R'].map((name) =>
      world.make('A', { id: name, makes: name, target: { id: slot(name), label: 'A' } }),
    )
    expect(await fates(world, [child, parent, ...others])).toEqual(Array(4).fill('held'))
    expect(world.most).toBe(1)
  })
})

describe('a step that ClickUp confirmed', () => {
  it('and that cannot be read back is unverified', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 0 })
    world.befall.set('read a', { error: failing('UPSTREAM_ERROR'), left: 9 })
    expect(await fates(world, [world.size('a', 1)])).toEqual(['unverified'])
  })

  it('and that is not so is told as not held', async () => {
    const world = createWorld()
    world.things.set('a', { name: 'A', size: 0 })
    const running = world.run([world.size('a', 1)])
    world.things.delete('a')
    expect((await running).map(({ fate }) => fate)).toEqual(['not_held'])
  })
})
