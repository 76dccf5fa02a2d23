// Something new whose answer is lost or cannot be read: it is there, so nobody may be told to make it again.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { TOOL_CREATIONS } from './creations.ts'
import type { Creation } from './made.ts'
import { OPERATION_CREATIONS } from './operation-creations.ts'
import { createWorld, doneIn } from './world.ts'

const CREATIONS = [...TOOL_CREATIONS, ...OPERATION_CREATIONS]

const START = ({ name }: Creation): readonly [string] => [name]
const found = (name: string): Creation => {
  const one = CREATIONS.find((each) => each.name === name)
  if (!one) throw new Error(`There is no such creation: ${name}`)
  return one
}

/** Calls in such weather; answers what came of it, and which are new. */
const create = async (name: string, weather: (write: string) => string) => {
  const creation = found(name)
  const { tool, write, args, made, first } = creation
  const world = createWorld()
  if (first) await world.call(...first)
  const given = args(world.store)
  const before = made(world.store)
  world.inject(weather(write))
  const answer = await world.call(tool, given)
  const fresh = made(world.store).filter((id) => !before.includes(id))
  return { answer, fresh, creation, world }
}

/** A custom id or an id. */
const isNamed = (text: string, id: string, customId: string | null | undefined): boolean =>
  text.includes(id) || (customId ? text.includes(customId) : false)

describe.each([
  '500-after',
  'html502-after',
  'drop-after',
  'empty-after',
  'html200-after',
  'broken-after',
  'shape-after',
  'cut-after',
])('something new that ended in %s', (fault) => {
  it.each(CREATIONS.map(START))(
    'is there once, and is named or said to be unknown: %s',
    async (name) => {
      const { answer, fresh, creation, world } = await create(name, (write) => `${write}=${fault}`)
      expect(fresh).toHaveLength(1)
      const [id = ''] = fresh
      const isSaid =
        creation.isNameless === true ||
        isNamed(JSON.stringify(answer.result ?? null), id, world.store.tasks.get(id)?.customId)
      const { issues = [] } = answer
      const isFair = answer.ok
        ? // What could not be seen is said.
          isSaid || issues.length > 0
        : codesOf(answer).includes('UNKNOWN_OUTCOME') || (isSaid && doneIn(answer).length > 0)
      expect({ ok: answer.ok, codes: codesOf(answer), isFair }).toMatchObject({ isFair: true })
    },
  )
})

describe('something new of which nothing can be read afterwards', () => {
  it.each(CREATIONS.map(START))('is unknown where its answer was lost too: %s', async (name) => {
    const { answer, fresh } = await create(name, (write) => `${write}=reads:500-after+drop-after`)
    expect(fresh).toHaveLength(1)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
      ok: false,
      codes: expect.arrayContaining(['UNKNOWN_OUTCOME']),
    })
  })

  it.each(CREATIONS.map(START))('is done where ClickUp said yes: %s', async (name) => {
    const { answer, fresh, creation, world } = await create(
      name,
      (write) => `${write}=reads:403-after`,
    )
    expect(fresh).toHaveLength(1)
    const [id = ''] = fresh
    const known = world.store.tasks.get(id)?.customId
    expect(creation.isNameless || isNamed(JSON.stringify(answer.result ?? null), id, known)).toBe(
      true,
    )
    // ClickUp's yes to some is `{}`: nothing of it says what was made.
    if (!creation.isNameless) expect(doneIn(answer)).not.toHaveLength(0)
    else expect(doneIn(answer).length > 0 || codesOf(answer).includes('UNKNOWN_OUTCOME')).toBe(true)
  })
})

describe('something new whose answer was lost, and that could not be looked for at first', () => {
  it.each(CREATIONS.map(START))('is named or unknown, never told as missing: %s', async (name) => {
    const { tool, write, args, made, first } = found(name)
    const world = createWorld()
    if (first) await world.call(...first)
    const given = args(world.store)
    const before = made(world.store)
    world.inject(`${write}=drop-after`)
    world.after(write, () => world.inject('GET /v2/**=500 x6; GET /v3/**=500 x6'))
    const answer = await world.call(tool, given)
    expect(made(world.store)).toHaveLength(before.length + 1)
    const isFair = answer.ok || codesOf(answer).includes('UNKNOWN_OUTCOME')
    expect({ codes: codesOf(answer), isFair }).toMatchObject({ isFair: true })
  })
})

describe('something new where the zone of its dates cannot be read any more', () => {
  it.each(CREATIONS.map(START))('is done, and named: %s', async (name) => {
    const { tool, write, args, made, first, isNameless } = found(name)
    const world = createWorld()
    if (first) await world.call(...first)
    const given = args(world.store)
    const before = made(world.store)
    world.after(write, () => world.inject('GET /v2/user=403 x*'))
    const answer = await world.call(tool, given)
    const [id = ''] = made(world.store).filter((one) => !before.includes(one))
    expect({ ok: answer.ok, codes: codesOf(answer) }).toMatchObject({ ok: true })
    const { customId } = world.store.tasks.get(id) ?? {}
    expect(isNameless || isNamed(JSON.stringify(answer.result), id, customId)).toBe(true)
  })
})
