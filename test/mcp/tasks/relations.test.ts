// What ties tasks to people and to one another: watchers, dependencies, links, type, archive, estimates.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes } = running
const LIST = 'Infrastructure Backlog'

const store = () => running.sandbox.state.store
const task = (key: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`the demo has no ${key}`)
  return found
}
const named = (name: string) => {
  const found = [...store().tasks.values()].filter((one) => one.name === name).at(-1)
  if (!found) throw new Error(`nothing is called ${name}`)
  return found
}
const create = async (tasks: readonly object[], list = LIST) => {
  const answer = await call('create_tasks', { list, tasks })
  expect(answer.issues).toBeUndefined()
  running.sandbox.state.log.clear()
  return answer
}
const update = (tasks: unknown, set: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  call('update_tasks', { tasks, set, ...more })
const waitsOn = (id: string) =>
  store()
    .tasks.get(id)
    ?.dependencies.filter(({ taskId }) => taskId === id)
    .map(({ dependsOn }) => dependsOn)
const idsOf = (people: readonly string[]) =>
  people.map(
    (name) => [...store().users.values()].find(({ username }) => username === name)?.id ?? 0,
  )

describe('update_tasks', () => {
  it('adds and removes watchers by name', async () => {
    await create([{ name: 'Watched' }])
    const { id } = named('Watched')
    const added = await update(id, { watchers: { add: ['Priya', 'jonas.weber@acme.example'] } })
    expect(added).toMatchObject({ ok: true })
    expect(store().tasks.get(id)?.watcherIds).toEqual(
      expect.arrayContaining(idsOf(['Priya Nair', 'Jonas Weber'])),
    )
    await update(id, { watchers: { remove: ['Jonas'] } })
    expect(store().tasks.get(id)?.watcherIds).not.toContain(idsOf(['Jonas Weber'])[0])
  })

  it('says who waits on whom the way it was asked, whichever side is named', async () => {
    await create([{ name: 'First' }, { name: 'Second' }, { name: 'Third' }])
    const [first, second, third] = ['First', 'Second', 'Third'].map((name) => named(name).id)
    const answer = await update(second, { waits_on: { add: [first] }, blocks: { add: [third] } })
    expect(answer).toMatchObject({ ok: true })
    expect([waitsOn(second ?? ''), waitsOn(third ?? '')]).toEqual([[first], [second]])
    const { result } = await call('get_task', { task: second, include: ['dependencies'] })
    const tell = (name: string) => ({
      id: task(named(name).customId ?? '').customId,
      name,
      status: 'to do',
    })
    expect(result).toMatchObject({
      waits_on: [tell('First')],
      blocks: [tell('Third')],
      links: [],
    })
  })

  it('takes dependencies away from either side, and sends nothing that holds already', async () => {
    await create([{ name: 'A' }, { name: 'B', waits_on: ['A'] }])
    const [a, b] = [named('A').id, named('B').id]
    expect(await update(b, { waits_on: { add: [a] } })).toMatchObject({
      ok: true,
      result: { already: { waits_on: [a] } },
    })
    expect(writes()).toEqual([])
    expect(await update(a, { blocks: { remove: [b] } })).toMatchObject({ ok: true })
    expect(waitsOn(b)).toEqual([])
    expect(writes()).toEqual([`DELETE /api/v2/task/${a}/dependency`])
  })

  it('makes a bare list mean exactly these', async () => {
    await create([{ name: 'X' }, { name: 'Y' }, { name: 'Z', waits_on: ['X'] }])
    const [x, y, z] = ['X', 'Y', 'Z'].map((name) => named(name).id)
    await update(z, { waits_on: [y] })
    expect([waitsOn(z ?? ''), waitsOn(x ?? '')]).toEqual([[y], []])
  })

  it('links tasks and unlinks them', async () => {
    await create([{ name: 'Left' }, { name: 'Right' }])
    const [left, right] = [named('Left').id, named('Right').id]
    expect(await update(left, { links: { add: [right] } })).toMatchObject({ ok: true })
    expect(store().tasks.get(left)?.links).toHaveLength(1)
    expect(await update(right, { links: { remove: [left] } })).toMatchObject({ ok: true })
    expect(store().tasks.get(left)?.links).toEqual([])
  })

  it('tells what ClickUp refuses, such as a circle, and what was done besides', async () => {
    // Of a circle of three neither end of the new relation shows it.
    await create([
      { name: 'Egg' },
      { name: 'Chick', waits_on: ['Egg'] },
      { name: 'Hen', waits_on: ['Chick'] },
    ])
    const [egg, hen] = [named('Egg').id, named('Hen').id]
    const answer = await update(egg, { waits_on: { add: [hen] }, priority: 'high' })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
    })
    expect(answer.issues?.[0]?.message).toContain('Circular')
    expect(answer.result?.done).toMatchObject([{ set: { priority: [null, 'high'] } }])
  })

  it('refuses a task that would wait on itself before anything is sent', async () => {
    await create([{ name: 'Alone' }])
    const { id } = named('Alone')
    const answer = await update(id, { waits_on: { add: [id] } })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
    })
  })

  it('changes the task type by name, and names the types where there is no such one', async () => {
    await create([{ name: 'Typed' }])
    const { id } = named('Typed')
    expect(await update(id, { type: 'bug' })).toMatchObject({ ok: true })
    expect(store().tasks.get(id)?.customItemId).toBe(1001)
    expect(await update(id, { type: 'milestone' })).toMatchObject({ ok: true })
    const wrong = await update(id, { type: 'bugg' })
    expect(wrong).toMatchObject({ ok: false, issues: [{ code: 'INVALID_INPUT' }] })
    expect(wrong.issues?.[0]?.candidates?.[0]).toBe('Bug')
  })

  it('archives and brings back', async () => {
    await create([{ name: 'Old' }])
    const { id } = named('Old')
    expect(await update(id, { archived: true })).toMatchObject({ ok: true })
    expect(store().tasks.get(id)?.archived).toBe(true)
    expect(await update(id, { archived: false })).toMatchObject({ ok: true })
    expect(store().tasks.get(id)?.archived).toBe(false)
  })

  it('sets estimates by person', async () => {
    await create([{ name: 'Estimated', assignees: ['Priya', 'Jonas'] }])
    const { id } = named('Estimated')
    const answer = await update(id, { estimates: { Priya: '3h', 'Jonas Weber': '1h 30m' } })
    expect(answer).toMatchObject({ ok: true })
    expect(store().tasks.get(id)?.timeEstimate).toBe(4.5 * 3_600_000)
  })

  it('says that estimates by person need another plan', async () => {
    await create([{ name: 'Free plan' }])
    const { id } = named('Free plan')
    running.sandbox.state.faults.add('PATCH /v3/workspaces/*/tasks/*/time_estimates_by_user=400')
    const answer = await update(id, { estimates: { Priya: '3h' } })
    expect(answer).toMatchObject({
      ok: false,
      issues: [{ code: 'PLAN_LIMIT', hint: expect.stringContaining('estimate') }],
    })
  })

  it('shows on a dry run what would become of relations, and sends nothing', async () => {
    await create([{ name: 'Dry' }])
    const { id } = named('Dry')
    const { result } = await update(
      id,
      { waits_on: { add: ['ENG-123'] }, watchers: { add: ['Priya'] }, archived: true },
      { dry_run: true },
    )
    expect(result.would[0].set).toMatchObject({
      waits_on: [[], ['ENG-123']],
      watchers: [expect.any(Array), expect.arrayContaining(['Priya Nair'])],
      archived: [false, true],
    })
    expect(writes()).toEqual([])
  })
})

describe('create_tasks', () => {
  it('ties the new tasks to one another by name, and to those that are there', async () => {
    await create([
      { name: 'Schema', blocks: ['Backfill'] },
      { name: 'Backfill', waits_on: ['ENG-123'], links: ['Schema'] },
    ])
    const [schema, backfill] = [named('Schema'), named('Backfill')]
    expect(waitsOn(backfill.id)?.toSorted()).toEqual([schema.id, task('ENG-123').id].toSorted())
    expect(backfill.links).toHaveLength(1)
  })

  it('refuses what waits on nothing that is known, before the first is created', async () => {
    const answer = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Lost', waits_on: ['ENG-99999'] }],
    })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['NOT_FOUND'], sent: [] })
  })

  it('takes a task template by name and lays what was asked over it', async () => {
    const { result } = await create([
      { name: 'Release 5.1', template: 'release checklist', priority: 'high', estimate: '6h' },
    ])
    expect(result).toMatchObject({ name: 'Release 5.1' })
    const made = named('Release 5.1')
    expect(made).toMatchObject({ priority: 2, timeEstimate: 6 * 3_600_000, tags: ['quality'] })
    expect(made.checklists.map(({ name, items }) => [name, items.length])).toEqual([['Release', 3]])
    expect(store().subtasksOf(made.id)).toHaveLength(2)
  })

  it('names the templates where there is no such one', async () => {
    const answer = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Nothing', template: 'Relase checklist' }],
    })
    expect(answer.issues?.[0]).toMatchObject({
      code: 'INVALID_INPUT',
      candidates: expect.arrayContaining(['Release checklist']),
    })
    expect(writes()).toEqual([])
  })
})
