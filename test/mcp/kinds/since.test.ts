// What takes a change of a list or comment back leaves alone what has changed since.
import { beforeEach, describe, expect, it } from 'vitest'
import { commentSteps } from '../../../src/changes/comments/add.ts'
import { fileShown } from '../../../src/changes/comments/blocks.ts'
import { planUpdateComment } from '../../../src/changes/comments/edit.ts'
import { placeOfComment } from '../../../src/changes/comments/place.ts'
import type { Ran } from '../../../src/changes/engine/execute.ts'
import { planCreateList } from '../../../src/changes/lists/create.ts'
import { planDeleteList } from '../../../src/changes/lists/delete.ts'
import { planUpdateList } from '../../../src/changes/lists/update.ts'
import type { Step } from '../../../src/changes/steps/step.ts'
import { planCreateTasks } from '../../../src/changes/tasks/create.ts'
import { createWorld, kindOf, type World, written } from './world.ts'

let world: World
beforeEach(() => {
  world = createWorld()
})

const backOf = (ran: readonly Ran[]): readonly Step[] =>
  ran.flatMap((step) => {
    const inverse = kindOf(step.kind).invert(step)
    if ('irreversible' in inverse) throw new Error(inverse.irreversible)
    return written(inverse)
  })

const fatesOf = (ran: readonly Ran[]) => ran.map(({ fate }) => fate)

describe('a list', () => {
  const named = (name: string) => [...world.store.lists.values()].find((one) => one.name === name)

  it('keeps the name that it was given since', async () => {
    const ran = await world.run(await planUpdateList(world.at, 'Bug Tracker', { content: 'New.' }))
    await world.run(await planUpdateList(world.at, 'Bug Tracker', { name: 'Bugs' }))
    expect(fatesOf(await world.run(backOf(ran)))).toEqual(['held'])
    expect(named('Bugs')?.content).toBe('One bug, one task.')
  })

  it('that was made stays where others have put tasks into it', async () => {
    const ran = await world.run(await planCreateList(world.at, 'Marketing', { name: 'Storms' }))
    await world.run(await planCreateTasks(world.at, 'Storms', [{ name: 'Hail' }]))
    const [back] = await world.run(backOf(ran))
    expect(back).toMatchObject({ fate: 'refused', why: { code: 'CONFLICT' } })
    expect(named('Storms')?.deleted).toBe(false)
  })

  it('that ends is kept whole, its tasks with their comments, closed and archived ones too', async () => {
    await world.run(await planCreateList(world.at, 'Marketing', { name: 'Storms' }))
    const made = await world.run(
      await planCreateTasks(world.at, 'Storms', [
        { name: 'Hail' },
        { name: 'Old', subtasks: [{ name: 'Older' }] },
      ]),
    )
    const [hail, old] = made.filter(({ kind }) => kind === 'task.create')
    const task = world.store.tasks.get(String(old?.target.id))
    if (task) task.archived = true
    const place = await placeOfComment(world.at, { task: String(hail?.target.id) })
    await world.run(await commentSteps(world.at, { ...place, text: 'Ouch.' }))
    const [step] = await planDeleteList(world.at, 'Storms')
    expect(step?.before).toMatchObject({
      at: 'known',
      is: { tasks: 3, comments: 1, list: { name: 'Storms' } },
    })
    expect(step && kindOf(step.kind).title?.(step)).toContain('with its 3 tasks, 1 comment')
    expect(
      step && kindOf(step.kind).show(step.before.at === 'known' ? step.before.is : null, step),
    ).toMatchObject({
      tasks: 3,
      names: expect.arrayContaining([expect.stringContaining('Hail')]),
    })
  })
})

describe('a comment', () => {
  const add = async (text: string): Promise<string> => {
    const place = await placeOfComment(world.at, { task: 'ENG-118' })
    const [step] = await world.run(await commentSteps(world.at, { ...place, text }))
    return String(step?.target.id)
  }
  const stored = (id: string) => world.store.comments.get(id)
  const textOf = (id: string) =>
    stored(id)
      ?.blocks.map(({ text }) => text)
      .join('')

  it('keeps the words that it was given since', async () => {
    const id = await add('First words.')
    const ran = await world.run(await planUpdateComment(world.at, { comment: id, resolved: true }))
    await world.run(await planUpdateComment(world.at, { comment: id, text: 'Second words.' }))
    expect(fatesOf(await world.run(backOf(ran)))).toEqual(['held'])
    expect({ text: textOf(id), resolved: stored(id)?.resolved }).toEqual({
      text: 'Second words.',
      resolved: false,
    })
  })

  it('is unassigned again where nobody was', async () => {
    const id = await add('Whose?')
    const ran = await world.run(
      await planUpdateComment(world.at, { comment: id, assign_to: 'Jonas Weber' }),
    )
    expect(stored(id)?.assigneeId).toBe(44010004)
    expect(fatesOf(await world.run(backOf(ran)))).toEqual(['held'])
    expect(stored(id)).toMatchObject({ assigneeId: null, blocks: [{ text: 'Whose?' }] })
  })

  it('shows files that the same plan makes', async () => {
    const place = await placeOfComment(world.at, { task: 'ENG-118' })
    const more = [...fileShown('one', 'a.png'), ...fileShown('two', 'b.csv')]
    const steps = await commentSteps(world.at, { ...place, text: 'See:', more })
    const whole = (name: string) => ({ id: name, title: name, url: `https://x.example/${name}` })
    const filled = JSON.parse(
      JSON.stringify(steps)
        .replaceAll('{"$slot":"one","of":"whole"}', JSON.stringify(whole('a.png')))
        .replaceAll('{"$slot":"two","of":"whole"}', JSON.stringify(whole('b.csv'))),
    )
    const ran = await world.run(filled)
    expect(fatesOf(ran)).toEqual(['held', 'held'])
    expect(stored(String(ran[0]?.target.id))?.blocks).toEqual([
      { text: 'See:' },
      { text: '\n' },
      { type: 'image', text: 'a.png', image: whole('a.png') },
      { text: '\n' },
      { text: 'b.csv', attributes: { link: 'https://x.example/b.csv' } },
    ])
  })

  it('that answers a reply joins its thread', async () => {
    const thread = await add('A question.')
    const replyTo = async (id: string, text: string): Promise<Ran | undefined> => {
      const place = await placeOfComment(world.at, { reply_to: id })
      return (await world.run(await commentSteps(world.at, { ...place, text })))[0]
    }
    const first = await replyTo(thread, 'An answer.')
    const second = await replyTo(String(first?.target.id), 'Another one.')
    expect([first?.fate, second?.fate]).toEqual(['held', 'held'])
    expect(stored(String(second?.target.id))?.parentId).toBe(thread)
  })
})

describe('something that was made', () => {
  const made = async () => {
    const ran = await world.run(
      await planCreateTasks(world.at, 'Infrastructure Backlog', [{ name: 'Hail' }]),
    )
    return { ran, id: String(ran[0]?.target.id) }
  }
  const comment = async (place: Parameters<typeof placeOfComment>[1], text: string) =>
    world.run(await commentSteps(world.at, { ...(await placeOfComment(world.at, place)), text }))

  it('is deleted again while nobody has built on it', async () => {
    const { ran, id } = await made()
    expect(fatesOf(await world.run(backOf(ran)))).toEqual(['held'])
    expect(world.store.tasks.has(id)).toBe(false)
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a comment', (id) => comment({ task: id }, 'Ouch.')],
    [
      'a subtask',
      async (id) =>
        world.run(
          await planCreateTasks(world.at, 'Infrastructure Backlog', [{ name: 'Ice', parent: id }]),
        ),
    ],
  ])('stays where others have hung %s on it', async (_, hang) => {
    const { ran, id } = await made()
    await hang(id)
    const [back] = await world.run(backOf(ran))
    expect(back).toMatchObject({ fate: 'refused', why: { code: 'CONFLICT' } })
    expect(world.store.tasks.has(id)).toBe(true)
  })

  it('stays where somebody has answered a comment', async () => {
    const ran = await comment({ task: 'ENG-118' }, 'Ouch.')
    const id = String(ran[0]?.target.id)
    await comment({ reply_to: id }, 'Indeed.')
    const [back] = await world.run(backOf(ran.slice(0, 1)))
    expect(back).toMatchObject({ fate: 'refused', why: { code: 'CONFLICT' } })
  })
})
