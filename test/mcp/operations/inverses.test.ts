// What the table of inverses says of operations, held against what the sandbox has then.
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../src/changes/kinds.ts'
import { operationStep, type Picture } from '../../../src/changes/operations/asked.ts'
import { INVERSES } from '../../../src/changes/operations/inverses.ts'
import { planOf } from '../../../src/changes/steps/plan.ts'
import type { Step } from '../../../src/changes/steps/step.ts'
import { operations } from '../../../src/openapi/catalogue.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { OPERATION_EXAMPLES } from '../../support/steps/operations.ts'
import { createWorld, kindOf, written } from '../kinds/world.ts'

const exampleOf = (what: string) => {
  const found = OPERATION_EXAMPLES.find((one) => one.what === what)
  if (!found) throw new Error(`There is no example of ${what}.`)
  return found
}

/** Runs an example and its inverse. @returns why it has none, where it has none */
const thereAndBack = async <T>(what: string, look: (store: Store) => T) => {
  const world = createWorld()
  const steps = await exampleOf(what).of(world.at, world.store)
  const before = look(world.store)
  const ran = await world.run(written(steps))
  const between = look(world.store)
  const [done] = ran
  if (!done) throw new Error('Nothing was run.')
  const inverse = kindOf(done.kind).invert(written(done))
  if ('irreversible' in inverse) return { before, between, why: inverse.irreversible }
  const back = await world.run(written(inverse))
  const fates = [...new Set(back.map(({ fate }) => fate))]
  return { before, between, after: look(world.store), fates, ran: back }
}

const goals = ({ goals: all }: Store) =>
  [...all.values()].map(({ name, description, color, dueDate, ownerIds, keyResults }) => ({
    ...{ name, description, color, dueDate, ownerIds: [...ownerIds].sort() },
    results: keyResults.map((one) => [
      one.name,
      one.type,
      one.start,
      one.end,
      one.current,
      one.note,
    ]),
  }))

const views = ({ views: all }: Store) =>
  [...all.values()].map(({ name, type, parent, settings }) => ({
    ...{ name, type, parent },
    filters: settings.filters,
  }))

const tags = ({ spaces, tasks }: Store) => ({
  tags: [...spaces.values()].flatMap((space) =>
    [...space.tags.values()].map(({ name, fg, bg }) => [space.name, name, fg, bg].join()).sort(),
  ),
  bearers: [...tasks.values()].filter(({ tags: own }) => own.includes('infra')).map(({ id }) => id),
})

const folders = ({ folders: all }: Store) =>
  [...all.values()].map(({ name, spaceId, parentId }) => ({ name, spaceId, parentId }))

const groups = ({ groups: all }: Store) =>
  [...all.values()].map(({ name, handle, memberIds }) => ({ name, handle, memberIds }))

const SIGHTS: readonly (readonly [RegExp, (store: Store) => unknown])[] = [
  [/Goal|KeyResult/, goals],
  [/View/, views],
  [/Tag/, tags],
  [/Folder/, folders],
  [/UserGroup/, groups],
]

const LOST = [
  'DeleteGoal, with a key result whose ends are not told',
  'DeleteKeyResult, whose ends are not told',
  'DeleteView, a chat',
  'DeleteFolder, with all that is in it',
  'EditSpaceTag, the name of another one',
]

const TABLED = OPERATION_EXAMPLES.map(({ what }) => what).filter((what) =>
  INVERSES.has(what.split(',')[0] ?? ''),
)

const lookFor = (what: string) => {
  const [, look] = SIGHTS.find(([pattern]) => pattern.test(what.split(',')[0] ?? '')) ?? []
  if (!look) throw new Error(`Nothing is looked at for ${what}.`)
  return look
}

describe('an operation of the table', () => {
  it('has an example', () => {
    const shown = new Set(TABLED.map((what) => what.split(',')[0]))
    expect([...INVERSES.keys()].filter((id) => !shown.has(id))).toEqual([])
  })

  it('is one of the catalogue', () => {
    const known = new Set(operations().map(({ id }) => id))
    expect([...INVERSES.keys()].filter((id) => !known.has(id))).toEqual([])
  })

  it.each(TABLED.filter((what) => !LOST.includes(what)))('%s, is taken back', async (what) => {
    const { before, between, after, fates, why } = await thereAndBack(what, lookFor(what))
    expect(why).toBeUndefined()
    expect(between).not.toEqual(before)
    expect(after).toEqual(before)
    for (const fate of fates ?? []) expect(['held', 'unverified']).toContain(fate)
  })

  it.each(LOST)('%s, says why it cannot be', async (what) => {
    const { before, between, why } = await thereAndBack(what, lookFor(what))
    expect(between).not.toEqual(before)
    expect(why).toMatch(/made anew|not known/)
  })

  it('makes a deleted key result anew where ClickUp tells its ends', () => {
    const inverse = INVERSES.get('DeleteKeyResult')
    const told = {
      ...{ id: 'k', goal_id: 'g', name: 'Rain', type: 'number', unit: 'mm', owners: [{ id: 1 }] },
      ...{ task_ids: [], subcategory_ids: [], steps_start: 2, steps_end: 10 },
      last_action: { steps_current: '7', note: 'Wet.' },
    }
    const before = inverse?.picture(told)
    const steps = inverse?.invert({
      path: {},
      sent: {},
      before,
      stored: undefined,
      made: undefined,
    })
    expect(steps).toMatchObject([
      {
        kind: 'operation.post',
        after: { body: { name: 'Rain', owners: [1], unit: 'mm', steps_start: 2, steps_end: 10 } },
        makes: 'key_result:k',
      },
      { kind: 'operation.put', after: { body: { steps_current: 7, note: 'Wet.' } } },
    ])
  })

  it('of several that are taken back by one plan is each of its own', () => {
    const gone = (operation: string, before: Picture): readonly Step[] => {
      const inverse = INVERSES.get(operation)
      const steps = inverse?.invert({
        path: { space_id: '1' },
        sent: {},
        before: { ...inverse.picture(before), bearers: [] },
        stored: undefined,
        made: undefined,
      })
      if (!steps || 'irreversible' in steps) throw new Error(`${operation} is not taken back.`)
      return steps
    }
    const two = (operation: string, more: Picture) =>
      ['a', 'b'].flatMap((id) => gone(operation, { id, name: id, ...more }))
    const result = { type: 'boolean', owners: [], steps_current: 1 }
    const steps = [
      ...two('DeleteGoal', { team_id: '9', due_date: 5, key_results: [{ id: 'k', ...result }] }),
      ...two('DeleteKeyResult', { goal_id: 'g', ...result }),
      ...two('DeleteFolder', { space: { id: '1' }, folders: [] }),
      ...two('DeleteUserGroup', { team_id: '9' }),
      ...two('DeleteView', { type: 'list', parent: { id: '1', type: 4 } }),
      ...two('DeleteSpaceTag', {}),
    ]
    expect(planOf(0, steps).steps).toHaveLength(steps.length)
  })

  it('on a tag is not the same on a tag of that name in another space', () => {
    const renamed = (space: string, name: string): Step =>
      operationStep(
        { operation: 'EditSpaceTag', path: { space_id: space, tag_name: 'infra' } },
        { body: { tag: { name } } },
      ) as Step
    expect(planOf(0, [renamed('1', 'a'), renamed('2', 'b')]).steps).toHaveLength(2)
  })

  it('leaves alone the owners that others have added to a goal since', async () => {
    const world = createWorld()
    const example = exampleOf('UpdateGoal, one owner for another')
    const [done] = await world.run(await example.of(world.at, world.store))
    const [goal] = world.store.goals.values()
    if (!done || !goal) throw new Error('The goal is missing.')
    goal.ownerIds = [...goal.ownerIds, 44010003]
    await world.run(kindOf(done.kind).invert(done) as never)
    expect([...goal.ownerIds].sort()).toEqual([44010001, 44010003])
  })
})

describe('any other operation', () => {
  it.each(['CreateWebhook, which nothing takes back', 'DeleteSpace, with all that is in it'])(
    '%s, says why there is no way back',
    async (what) => {
      const world = createWorld()
      const [done] = await world.run(await exampleOf(what).of(world.at, world.store))
      expect(done && kindOf(done.kind).invert(done)).toEqual({
        irreversible: expect.stringMatching(/^[A-Z].*\.$/),
      })
    },
  )

  it('is of one of three kinds', () => {
    const own = KINDS.map(({ name }) => name).filter((name) => name.startsWith('operation.'))
    expect(own).toEqual(['operation.post', 'operation.put', 'operation.delete'])
  })
})
