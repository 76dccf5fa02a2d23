// Lists of one name in several spaces: their rows are told apart by names that resolve.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { List } from '../../../src/sandbox/state/model.ts'
import { nameOf, usePair } from '../../support/pair.ts'
import { startPair } from '../../support/server.ts'

const running = usePair()
const { call } = running
const store = () => running.sandbox.state.store

const listNamed = (name: string): List => {
  const list = [...store().lists.values()].find((one) => one.name === name)
  if (!list) throw new Error(`the demo has no list ${name}`)
  return list
}

let twin: List
beforeAll(() => {
  twin = {
    ...listNamed('Launch Plan'),
    id: store().newListId(),
    folderId: null,
    name: 'Bug Tracker',
  }
  store().addList(twin)
  const [sample] = store().tasksOf(listNamed('Launch Plan').id)
  if (!sample) throw new Error('the demo has no such task')
  store().addTask({ ...sample, id: store().newTaskId(), name: 'Broken banner', listId: twin.id })
})
afterAll(() => store().deleteList(twin))

const pathsOf = async (args: object): Promise<ReadonlyMap<string, string>> => {
  const { ok, result } = await call('find_tasks', {
    columns: ['name', 'list'],
    limit: 100,
    ...args,
  })
  expect(ok).toBe(true)
  return new Map(result.rows)
}

describe('two lists of one name', () => {
  it('stand with their spaces, whatever is known, and each name finds its own', async () => {
    const paths = await pathsOf({ text: 'b' })
    const own = paths.get('Broken banner') ?? ''
    expect(own).toBe('Marketing / Bug Tracker')
    expect([...paths.values()]).toContain('Engineering / Bug Tracker')
    // The others are as short as before.
    expect([...paths.values()]).toContain('Current Sprint')
    const rows = await pathsOf({ in: own })
    expect([...rows.keys()]).toEqual(['Broken banner'])
    // By now all places are known, those that have no task here among them.
    expect((await pathsOf({ text: 'Broken banner' })).get('Broken banner')).toBe(own)
    expect((await call('get_task', { task: `${own} / Broken banner` })).result.list).toBe(own)
  })

  it('in one folder stand with their ids', async () => {
    const again = { ...twin, id: store().newListId() }
    store().addList(again)
    const [sample] = store().tasksOf(twin.id)
    if (!sample) throw new Error('it has no task')
    store().addTask({ ...sample, id: store().newTaskId(), name: 'Broken again', listId: again.id })
    await call('get_hierarchy')
    const paths = await pathsOf({ text: 'broken' })
    store().deleteList(again)
    expect(paths.get('Broken again')).toContain(again.id)
    expect([...(await pathsOf({ in: paths.get('Broken banner') })).keys()]).toEqual([
      'Broken banner',
    ])
  })

  it('cost nothing where none clash', async () => {
    const fresh = await startPair({ seed: 'demo' }, { inProcess: true })
    const list = [...fresh.sandbox.state.store.lists.values()].find(
      ({ name }) => name === 'Current Sprint',
    )
    const { ok, result } = await fresh.call('find_tasks', {
      in: list?.id,
      columns: ['name', 'list'],
    })
    const read = fresh.sandbox.state.log.since(0).map(nameOf)
    await fresh.close()
    expect([ok, result.rows[0]?.[1]]).toEqual([true, 'Current Sprint'])
    expect(read.filter((name) => name.endsWith('/space'))).toEqual([])
  })
})
