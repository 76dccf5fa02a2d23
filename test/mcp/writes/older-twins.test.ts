// Something new whose answer is lost, where the same is there already: only what is new counts.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { TOOL_CREATIONS } from './creations.ts'
import type { Creation } from './made.ts'
import { OPERATION_CREATIONS } from './operation-creations.ts'
import { createWorld, doneIn } from './world.ts'

const TWINS = [...TOOL_CREATIONS, ...OPERATION_CREATIONS].filter(({ isUnique }) => !isUnique)

/** Makes the same twice, the second time in such weather. */
const createTwice = async (creation: Creation, fault: string) => {
  const { tool, write, args, made, first } = creation
  const world = createWorld()
  if (first) await world.call(...first)
  const given = args(world.store)
  expect((await world.call(tool, given)).ok).toBe(true)
  const before = made(world.store)
  expect(before).toHaveLength(1)
  world.inject(`${write}=${fault}`)
  const answer = await world.call(tool, given)
  return { answer, before, after: made(world.store), store: world.store }
}

describe.each(['drop', '500', 'silent'])(
  'a twin that was not made, for it ended in %s',
  (fault) => {
    it.each(TWINS.map((twin) => [twin.name, twin] as const))(
      'is not taken for the older one: %s',
      async (_, twin) => {
        const { answer, after } = await createTwice(twin, fault)
        expect(after).toHaveLength(1)
        expect({ ok: answer.ok, done: doneIn(answer) }).toEqual({ ok: false, done: [] })
      },
    )
  },
)

describe.each(['drop-after', '500-after', 'empty-after'])(
  'a twin that was made, though it ended in %s',
  (fault) => {
    it.each(TWINS.map((twin) => [twin.name, twin] as const))(
      'is told by its own id, or as unknown: %s',
      async (_, twin) => {
        const { answer, before, after, store } = await createTwice(twin, fault)
        expect(after).toHaveLength(2)
        const [older = ''] = before
        const newer = after.find((id) => !before.includes(id)) ?? ''
        const told = JSON.stringify(answer.result ?? null)
        const namesOf = (id: string) => [id, store.tasks.get(id)?.customId ?? id]
        const names = (id: string) => namesOf(id).some((each) => told.includes(`"${each}"`))
        if (answer.ok)
          expect({
            older: !twin.isNameless && names(older),
            // What could not be seen is said.
            newer: twin.isNameless || names(newer) || codesOf(answer).length > 0,
          }).toEqual({ older: false, newer: true })
        else expect(codesOf(answer)).toContain('UNKNOWN_OUTCOME')
      },
    )
  },
)

describe('two new tasks of one name in one call', () => {
  it('are not taken for one another, though a template makes one of them', async () => {
    const world = createWorld()
    world.inject('POST /v2/list/*/task=drop-after; POST /v2/list/*/taskTemplate/*=drop')
    const tasks = [{ name: 'Twin' }, { name: 'Twin', template: 'Incident review' }]
    const answer = await world.call('create_tasks', { list: 'Infrastructure Backlog', tasks })
    expect([...world.store.tasks.values()].filter(({ name }) => name === 'Twin')).toHaveLength(1)
    expect(answer.ok).toBe(false)
    expect(doneIn(answer)).toHaveLength(1)
  })
})
