// Values of custom fields in a shape that the field does not take: refused, and nothing of them is dropped.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { fieldNamed, PRIYA, taskOf } from '../weather/cases/world.ts'
import { createWorld, textOf } from './world.ts'

const SETS: readonly (readonly [string, unknown, unknown])[] = [
  ['Reviewer', 'Priya Nair', PRIYA],
  ['Platforms', 'Web', 'Web'],
  ['Related work', 'ENG-122', 'ENG-122'],
]

const ofSets = SETS.flatMap(([field, one, id]): readonly (readonly [string, unknown])[] => [
  [field, { value: { add: [one] } }],
  [field, { value: [one] }],
  [field, { value: one }],
  [field, { set: [one], add: [one] }],
  [field, { set: { value: one } }],
  [field, { added: [one] }],
  [field, { add: [one], removed: [one] }],
  [field, { add: [one], note: 'Rain.' }],
  [field, { add: [{ id }] }],
  [field, { add: { value: one } }],
  [field, [{ id }]],
  [field, [[one]]],
  [field, {}],
  [field, { id }],
])

const ONES: readonly (readonly [string, unknown])[] = [
  ['Effort', 8],
  ['Release Notes', 'Rain.'],
  ['Team', 'Frontend'],
  ['Target date', '2026-12-24'],
  ['Customer visible', true],
  ['Summary line', 'Rain.'],
  ['Runbook', 'https://example.com'],
  ['Contact', 'rain@example.com'],
  ['On-call phone', '+1 201 555 0123'],
  ['Monthly cost', 12],
  ['Confidence', 3],
  ['Rollout', 50],
]

const ofOnes = ONES.flatMap(([field, one]): readonly (readonly [string, unknown])[] => [
  [field, { add: [one] }],
  [field, { add: [one], remove: [] }],
  [field, { add: one }],
  [field, { value: one }],
  [field, { value: { add: [one] } }],
  [field, [one]],
  [field, [one, one]],
  [field, {}],
])

const OTHERS: readonly (readonly [string, unknown])[] = [
  ['Confidence', 2.5],
  ['Confidence', 9],
  ['Effort', 'many'],
  ['Effort', true],
  ['Customer visible', 'perhaps'],
  ['Customer visible', 2],
  ['Escalate', false],
  ['Escalate', 'no'],
  ['Escalate', { value: true }],
  ['Data center', { lat: 50.1, lng: 8.7, address: 'Frankfurt', zoom: 3 }],
  ['Data center', { value: { lat: 50.1, lng: 8.7, address: 'Frankfurt' } }],
  ['Data center', { lat: 250, lng: 8.7, address: 'Nowhere' }],
  ['Target date', { time: '10:00' }],
  ['Votes', true],
  ['Parts done', 5],
]

const VALUES = [...ofSets, ...ofOnes, ...OTHERS].map(
  ([field, value]) => [field, JSON.stringify(value), value] as const,
)

describe('a custom field', () => {
  it.each(VALUES)('"%s" does not take %s', async (field, _, value) => {
    const world = createWorld()
    const { id } = fieldNamed(world.store, field)
    const before = taskOf(world.store, 'ENG-140').fields.get(id)
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { priority: 'low', fields: { [field]: value } },
    })
    expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toContain(field)
    expect(taskOf(world.store, 'ENG-140').fields.get(id)).toEqual(before)
  })

  it.each(['Effort', 'Monthly cost', 'Rollout'])(
    '"%s" of none is another than one of nothing',
    async (field) => {
      const world = createWorld()
      const { id } = fieldNamed(world.store, field)
      const task = taskOf(world.store, 'ENG-140')
      const set = (value: number | null) =>
        world.call('update_tasks', { tasks: 'ENG-140', set: { fields: { [field]: value } } })
      task.fields.delete(id)
      expect((await set(0)).ok).toBe(true)
      expect(world.writes()).toHaveLength(1)
      const stored = task.fields.get(id)
      expect(stored).toBeDefined()
      expect((await set(null)).ok).toBe(true)
      expect(world.writes()).toHaveLength(2)
      expect(task.fields.get(id)).not.toEqual(stored)
    },
  )

  it.each(['priority', 'tags', 'due', 'list', 'checklist Release'])(
    'may be called as a property is: %s',
    async (name) => {
      const world = createWorld()
      Object.assign(fieldNamed(world.store, 'Effort'), { name })
      const others = {
        priority: 'low',
        due: '2026-12-24',
        tags: { add: ['quality'] },
        checklists: { Release: ['Notes'] },
      }
      const set = { ...others, fields: { [name]: 8 } }
      const asked = { tasks: 'ENG-118', set }
      const { result: shown } = await world.call('update_tasks', { ...asked, dry_run: true })
      expect(Object.values(shown.would[0].set)).toContainEqual([5, 8])
      const answer = await world.call('update_tasks', asked)
      expect(answer).toMatchObject({
        ok: true,
        result: { set: { priority: [expect.anything(), 'low'] } },
      })
      expect(Object.values(answer.result.set)).toContainEqual([5, 8])
    },
  )

  it('is sent where only its place is another, not its address', async () => {
    const world = createWorld()
    const { id } = fieldNamed(world.store, 'Data center')
    const set = (lat: number) =>
      world.call('update_tasks', {
        tasks: 'ENG-140',
        set: { fields: { 'Data center': { lat, lng: 8.7, address: 'Frankfurt' } } },
      })
    await set(50.1)
    expect((await set(51.2)).ok).toBe(true)
    expect(taskOf(world.store, 'ENG-140').fields.get(id)).toMatchObject({ location: { lat: 51.2 } })
  })

  it.each(VALUES)('"%s" of a new task does not take %s', async (field, _, value) => {
    const world = createWorld()
    const before = world.store.tasks.size
    const answer = await world.call('create_tasks', {
      list: 'Infrastructure Backlog',
      tasks: [{ name: 'Rain' }, { name: 'Cloud', fields: { [field]: value } }],
    })
    expect({
      ok: answer.ok,
      codes: codesOf(answer),
      made: world.store.tasks.size - before,
    }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      made: 0,
    })
    expect(textOf(answer)).toContain(field)
  })
})
