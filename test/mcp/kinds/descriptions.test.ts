// A part of a description that is changed while others write it: below every tool.
import { beforeEach, describe, expect, it } from 'vitest'
import { planUndo } from '../../../src/changes/engine/undo.ts'
import { planUpdateTasks } from '../../../src/changes/tasks/update.ts'
import { acme } from '../../../src/sandbox/seed/demo/team.ts'
import { createWorld, kindOf, type World, written } from './world.ts'

let world: World
beforeEach(() => {
  world = createWorld()
})

const KEY = 'ENG-118'
const LONG = Array.from({ length: 2000 }, (_, i) => `- ${i}: a line of it`).join('\n')

const task = () => {
  const found = world.store.taskByCustomId(acme, KEY)
  if (!found) throw new Error(`The demo has no ${KEY}.`)
  return found
}
const write = (markdown: string) => Object.assign(task(), { markdown, literal: false })
const plan = (description: Parameters<typeof planUpdateTasks>[2]['description']) =>
  planUpdateTasks(world.at, [KEY], { description })
const writes = () => world.log().filter(({ method }) => method !== 'GET')

const CHANGES = [
  ['append', { append: 'More.' }],
  ['prepend', { prepend: 'More.' }],
  ['replace', { replace: '- 7: a line', with: '- 7: another line' }],
] as const

describe.each(CHANGES)('%s', (_, change) => {
  it('is not sent over what somebody has written between reading and sending', async () => {
    write(LONG)
    const steps = await plan(change)
    write(`${LONG}\n\nSomebody else was here.`)
    const [ran] = await world.run(written(steps))
    expect(ran).toMatchObject({ sent: 'no', fate: 'not_tried', why: { code: 'CONFLICT' } })
    expect(writes()).toEqual([])
  })

  it('is taken back to the text as it was, to the letter', async () => {
    write(LONG)
    const done = await world.run(written(await plan(change)))
    expect(task().markdown).not.toBe(LONG)
    const { steps, conflicts } = await planUndo(world.at.api, written(done), kindOf)
    const back = await world.run(written(steps))
    expect({ conflicts, fates: back.map(({ fate }) => fate) }).toEqual({
      conflicts: [],
      fates: ['held'],
    })
    expect(task().markdown).toBe(LONG)
  })

  it('is not taken back over what somebody has written since', async () => {
    write(LONG)
    const done = await world.run(written(await plan(change)))
    write(`${task().markdown} Somebody else was here.`)
    const { conflicts } = await planUndo(world.at.api, written(done), kindOf)
    expect(conflicts).toMatchObject([{ code: 'CONFLICT' }])
    // What it is now is told by what is not as it was left.
    expect(conflicts[0]?.message).toContain('description was changed since')
  })

  it('is not told as held where ClickUp says yes and keeps what was', async () => {
    write(LONG)
    const steps = await plan(change)
    world.inject('PUT /v2/task/*=ignored')
    const [ran] = await world.run(written(steps))
    expect(ran?.fate).toBe('unknown')
  })
})

describe('a change of form alone', () => {
  it('is not told as held where ClickUp says yes and keeps what was', async () => {
    write(LONG)
    const steps = await plan({ replace: '- 7: a line', with: '- 7: **a line**' })
    world.inject('PUT /v2/task/*=ignored')
    const [ran] = await world.run(written(steps))
    expect(ran?.fate).toBe('unknown')
  })

  it('holds where it was made', async () => {
    write(LONG)
    const [ran] = await world.run(await plan({ replace: '- 7: a line', with: '- 7: **a line**' }))
    expect(ran?.fate).toBe('held')
  })
})

describe('a description of which ClickUp tells no Markdown', () => {
  it('is not changed in part, for that would take its form', async () => {
    write('**A word.**')
    const { api } = world.at
    const blind: typeof api = {
      ...api,
      request: ({ query, ...request }) => {
        const { include_markdown_description: _, ...rest } = query ?? {}
        return api.request({ ...request, query: rest })
      },
    }
    await expect(
      planUpdateTasks({ ...world.at, api: blind }, [KEY], { description: { append: 'More.' } }),
    ).rejects.toThrow(/does not tell the Markdown/)
  })
})
