// Checklists and their items by name.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes } = running

const named = (name: string) => {
  const found = [...running.sandbox.state.store.tasks.values()].findLast((one) => one.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return found
}
const create = async (task: { name: string } & Record<string, unknown>) => {
  const answer = await call('create_tasks', { list: 'Infrastructure Backlog', tasks: [task] })
  expect(answer.issues).toBeUndefined()
  running.sandbox.state.log.clear()
  return named(task.name).id
}
const shown = (name: string) =>
  named(name).checklists.map(({ name: title, items }) => [
    title,
    items.map((item) => `${item.resolved ? 'x' : ' '} ${item.name}`),
  ])
const update = (id: string, checklists: unknown, more: Record<string, unknown> = {}) =>
  call('update_tasks', { tasks: id, set: { checklists }, ...more })

describe('create_tasks', () => {
  it('makes checklists of bare names, and of names with their state', async () => {
    await create({
      name: 'Two lists',
      checklists: { Release: ['Notes', 'Tag'], Done: { First: true, Second: false } },
    })
    expect(shown('Two lists')).toEqual([
      ['Release', ['  Notes', '  Tag']],
      ['Done', ['x First', '  Second']],
    ])
  })
})

describe('update_tasks', () => {
  it('ticks, opens, adds and removes items by name, whatever their case', async () => {
    const id = await create({
      name: 'Changes',
      checklists: { Release: { A: true, B: false, C: false } },
    })
    const { ok } = await update(id, { release: { a: false, B: true, c: null, D: true } })
    expect(ok).toBe(true)
    expect(shown('Changes')).toEqual([['Release', ['  A', 'x B', 'x D']]])
  })

  it('makes a checklist that is not there yet, an empty one too', async () => {
    const id = await create({ name: 'None yet' })
    expect(await update(id, { Later: [] })).toMatchObject({ ok: true })
    expect(shown('None yet')).toEqual([['Later', []]])
  })

  it('sends nothing for what holds already', async () => {
    const id = await create({ name: 'Holds', checklists: { Release: { A: true } } })
    expect(await update(id, { Release: { A: true } })).toMatchObject({
      result: { already: { 'checklist Release': expect.any(Array) } },
    })
    expect(writes()).toEqual([])
  })

  it('refuses to remove an item that is not there, and names the nearest', async () => {
    const id = await create({ name: 'Typo', checklists: { Release: ['Write notes'] } })
    const answer = await update(id, { Release: { 'Write note': null } })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.candidates).toEqual(['Write notes'])
    expect(writes()).toEqual([])
  })

  it('shows old and new on a dry run', async () => {
    const id = await create({ name: 'Dry', checklists: { Release: ['A'] } })
    const { result } = await update(id, { Release: { A: true } }, { dry_run: true })
    expect(result.would[0].set).toEqual({ 'checklist Release': [['[ ] A'], ['[x] A']] })
    expect(writes()).toEqual([])
  })

  it('makes the same checklist in several tasks at once, each with its own items', async () => {
    const ids = [await create({ name: 'Left' }), await create({ name: 'Right' })]
    const answer = await call('update_tasks', {
      tasks: ids,
      set: { checklists: { Release: { Notes: true, Tag: false } } },
    })
    expect(answer.issues).toBeUndefined()
    for (const name of ['Left', 'Right'])
      expect(shown(name)).toEqual([['Release', ['x Notes', '  Tag']]])
  })

  it('does not choose one of two items of one name; each goes by what tells it apart', async () => {
    const id = await create({ name: 'Twins', checklists: { Release: ['A'] } })
    const [list] = named('Twins').checklists
    list?.items.push({ ...(list.items[0] as (typeof list.items)[0]), id: 'twin' })
    const [issue] = (await update(id, { Release: { A: null } })).issues ?? []
    expect(issue).toMatchObject({
      code: 'AMBIGUOUS',
      candidates: [expect.any(String), 'A (item twin)'],
    })
    expect(await update(id, { Release: { 'A (item twin)': null } })).toMatchObject({ ok: true })
    expect(shown('Twins')).toEqual([['Release', ['  A']]])
    expect(list?.items.map((one) => one.id)).not.toContain('twin')
  })

  it('tells names with a slash in them apart', async () => {
    await create({ name: 'Slashes', checklists: { QA: ['iOS/Build'], 'QA/iOS': ['Build'] } })
    expect(shown('Slashes')).toEqual([
      ['QA', ['  iOS/Build']],
      ['QA/iOS', ['  Build']],
    ])
  })

  it('does not add an item twice when the answer to the first try is lost', async () => {
    const id = await create({ name: 'Lost', checklists: { Release: ['A'] } })
    running.sandbox.state.faults.add('POST /v2/checklist/*/checklist_item=drop-after')
    const answer = await update(id, { Release: { B: false } })
    expect(shown('Lost')).toEqual([['Release', ['  A', '  B']]])
    expect(answer).toMatchObject({ ok: true })
  })

  it('is read back by get_task', async () => {
    const id = await create({ name: 'Read', checklists: { Release: { A: true, B: false } } })
    const { result } = await call('get_task', { task: id, include: ['checklists'] })
    expect(result.checklists).toEqual([{ name: 'Release', items: ['[x] A', '[ ] B'] }])
  })
})
