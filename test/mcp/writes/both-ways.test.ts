// One thing that is to come and to go in the same call: nobody knows what is meant, and nothing is sent.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { listNamed, PRIYA, taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, textOf, type World } from './world.ts'

const BOTH: readonly (readonly [string, (world: World) => Arguments])[] = [
  ['a person', () => ({ assignees: { add: ['Priya Nair'], remove: ['Priya Nair'] } })],
  ['a person of two names', () => ({ assignees: { add: ['Priya Nair'], remove: [PRIYA] } })],
  ['a watcher', () => ({ watchers: { add: ['Priya Nair'], remove: [PRIYA] } })],
  ['a tag', () => ({ tags: { add: ['quality'], remove: ['quality'] } })],
  ['a tag in other letters', () => ({ tags: { add: ['quality'], remove: ['Quality'] } })],
  [
    'a list',
    ({ store }) => ({
      lists: { add: ['Bug Tracker'], remove: [listNamed(store, 'Bug Tracker').id] },
    }),
  ],
  [
    'a task that it waits for',
    ({ store }) => ({ waits_on: { add: ['ENG-122'], remove: [taskOf(store, 'ENG-122').id] } }),
  ],
  [
    'a task that waits for it',
    ({ store }) => ({ blocks: { add: ['ENG-122'], remove: [taskOf(store, 'ENG-122').id] } }),
  ],
  [
    'a linked task',
    ({ store }) => ({ links: { add: ['ENG-122'], remove: [taskOf(store, 'ENG-122').id] } }),
  ],
  ['a label', () => ({ fields: { Platforms: { add: ['Web'], remove: ['web'] } } })],
  [
    'a person of a field',
    () => ({ fields: { Reviewer: { add: ['Priya Nair'], remove: [PRIYA] } } }),
  ],
  [
    'a task of a field',
    ({ store }) => ({
      fields: { 'Related work': { add: ['ENG-122'], remove: [taskOf(store, 'ENG-122').id] } },
    }),
  ],
  [
    'an item of a check list',
    () => ({ checklists: { Storm: { Barometer: true, barometer: null } } }),
  ],
]

describe('a change', () => {
  it('that estimates a task as a whole and by person is refused', async () => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { estimate: '3h', estimates: { Priya: '2h' }, priority: 'low' },
    })
    expect({ codes: codesOf(answer), writes: world.writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toContain('ENG-140')
  })

  it.each(BOTH)('that adds and removes %s is refused', async (_, set) => {
    const world = createWorld()
    const before = JSON.stringify(taskOf(world.store, 'ENG-140'))
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { ...set(world), priority: 'low' },
    })
    expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toContain('ENG-140')
    expect(JSON.stringify(taskOf(world.store, 'ENG-140'))).toBe(before)
  })
})
