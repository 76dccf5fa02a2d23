// Saved searches: how they are kept, what they find and cost, and what a change brings anew.
import { beforeEach, describe, expect, it } from 'vitest'
import { SavedSearches } from '../../../src/extension/views/searches/saved-searches.ts'
import { SearchesModel } from '../../../src/extension/views/searches/searches-model.ts'
import type { ViewState } from '../../../src/extension/views/tree/model.ts'
import type { SearchNode, TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import { Recents } from '../../../src/extension/views/tree/recents.ts'
import type { Store } from '../../../src/extension/views/tree/view-memory.ts'
import { useSandbox } from '../../support/api.ts'
import { nameOf } from '../../support/nodes.ts'

const connected = useSandbox()

const storeOf = (kept: Record<string, unknown> = {}): Store => ({
  get: (key) => kept[key],
  update: async (key, value) => {
    kept[key] = value
  },
})

const searchOf = (name: string, query: string, workspaceId = '9') => ({
  ...{ id: name, workspaceId, name, query },
  watched: false,
})

describe('the searches that a person has saved', () => {
  const named = (saved: SavedSearches, workspace = '9') =>
    saved.in(workspace).map(({ name }) => name)

  it('stand in the order in which they were put, each in its workspace', async () => {
    const saved = new SavedSearches(storeOf())
    for (const name of ['a', 'b', 'c']) await saved.add(searchOf(name, '@me'))
    await saved.add(searchOf('other', '@me', '8'))
    await saved.move('c', -1)
    expect(named(saved)).toEqual(['a', 'c', 'b'])
    await saved.move('a', 5)
    expect(named(saved)).toEqual(['c', 'b', 'a'])
    expect(named(saved, '8')).toEqual(['other'])
  })

  it('are renamed, changed and deleted', async () => {
    const saved = new SavedSearches(storeOf())
    await saved.add(searchOf('a', '@me'))
    await saved.change('a', { name: 'Mine', watched: true })
    expect(saved.in('9')).toEqual([{ ...searchOf('a', '@me'), name: 'Mine', watched: true }])
    await saved.remove('a')
    expect(saved.in('9')).toEqual([])
  })

  it('are no more than can be kept, and nothing else is taken for one', async () => {
    const saved = new SavedSearches(storeOf({ 'clickup.searches': [{ id: 1 }, null, 'x'] }))
    expect(saved.in('9')).toEqual([])
    for (let i = 0; i < 100; i += 1) expect(await saved.add(searchOf(`${i}`, ''))).toBe(true)
    expect(await saved.add(searchOf('one more', ''))).toBe(false)
  })
})

describe('what was chosen last', () => {
  it('stands first, once, of each kind and workspace apart, and is forgotten in time', async () => {
    const recents = new Recents(storeOf())
    for (const id of ['1', '2', '1']) await recents.add('9', 'place', id)
    await recents.add('9', 'person', '3')
    await recents.add('8', 'place', '4')
    expect(recents.of('9', 'place')).toEqual(['1', '2'])
    expect(recents.of('9', 'person')).toEqual(['3'])
    expect(recents.of('8', 'place')).toEqual(['4'])
    for (let i = 10; i < 30; i += 1) await recents.add('9', 'place', `${i}`)
    expect(recents.of('9', 'place')).toHaveLength(8)
    expect(recents.of('9', 'place')[0]).toBe('29')
  })
})

describe('the view', () => {
  let saved: SavedSearches
  let states: ViewState[]
  let counts: number[]
  let changes: (TreeNode | undefined)[]
  let visible: boolean
  let model: SearchesModel

  beforeEach(() => {
    saved = new SavedSearches(storeOf())
    states = []
    counts = []
    changes = []
    visible = true
    model = new SearchesModel({
      saved,
      connect: async () => ({
        api: connected.api,
        workspace: { id: '9', name: 'Acme' },
        sandbox: true,
      }),
      isVisible: () => visible,
      onChange: (node) => changes.push(node),
      onError: () => {},
      onState: (state) => states.push(state),
      onCount: (count) => counts.push(count),
      onAny: () => {},
    })
  })

  const add = (name: string, query: string) => saved.add(searchOf(name, query))
  const roots = async () => (await model.children()) as readonly SearchNode[]
  const found = async (name: string) => {
    const node = (await roots()).find((one) => one.search.name === name)
    if (!node) throw new Error(`No ${name}.`)
    return model.children(node)
  }

  it('is empty before anything is saved, and asks for nothing before something is opened', async () => {
    expect(await roots()).toEqual([])
    await add('mine', '@me')
    expect((await roots()).map(({ search }) => search.name)).toEqual(['mine'])
    expect(states).toEqual(['empty', 'ready'])
    expect(connected.requests()).toEqual([])
  })

  it('shows what a search finds, read once, with its number beside its name', async () => {
    await add('mine, in review', '@me status:"in review"')
    const names = (await found('mine, in review')).map(nameOf)
    expect(names).toContain('Structured logs for the API gateway')
    const [node] = await roots()
    expect(node?.count).toBe(names.length)
    expect(changes).toContain(node)
    const asked = connected.requests().length
    await found('mine, in review')
    expect(connected.requests()).toHaveLength(asked)
    expect(connected.requests().filter((line) => /team\/\d+\/task/.test(line))).toHaveLength(1)
  })

  it('says so where nothing is found, and where a query is not understood any more', async () => {
    await add('nothing', 'zzqqxx')
    await add('old', 'status:"no longer there"')
    expect((await found('nothing')).map(nameOf)).toEqual(['nothing-found'])
    const [error] = await found('old')
    expect(error?.kind).toBe('error')
    expect(error && nameOf(error)).toMatch(/no status "no longer there"/)
  })

  it('reads a search again that failed', async () => {
    await add('mine', '@me')
    connected.sandbox.state.faults.add('GET /v2/team/*/task=400 x1')
    const [error] = await found('mine')
    if (error?.kind !== 'error') throw new Error('No error.')
    model.retry(error)
    expect((await found('mine')).every(({ kind }) => kind === 'task')).toBe(true)
  })

  it('counts what the watched ones find, before anybody has looked', async () => {
    await add('mine', '@me')
    await add('blocked', 'status:blocked')
    await saved.change('blocked', { watched: true })
    await model.renew(true)
    const [, blocked] = await roots()
    expect(blocked?.count).toBeGreaterThan(0)
    expect(counts.at(-1)).toBe(blocked?.count)
    await saved.remove('blocked')
    await roots()
    expect(counts.at(-1)).toBe(0)
  })

  it('takes in what fits now, and loses what does not, with one request a task', async () => {
    await add('blocked', 'status:blocked in:"Current Sprint"')
    const [first] = await found('blocked')
    if (first?.kind !== 'task') throw new Error('No task.')
    const { tasks } = connected.sandbox.state.store
    const stored = tasks.get(first.id)
    if (!stored) throw new Error('No such task.')
    tasks.delete(first.id)
    const asked = connected.requests().length
    await model.apply([{ kind: 'task', id: first.id }])
    expect((await found('blocked')).map((node) => 'id' in node && node.id)).not.toContain(first.id)
    expect(connected.requests()).toHaveLength(asked + 1)
    tasks.set(first.id, stored)
    await model.apply([{ kind: 'task', id: first.id }])
    expect((await found('blocked')).map((node) => 'id' in node && node.id)).toContain(first.id)
  })

  it('keeps a task that cannot be looked at', async () => {
    await add('blocked', 'status:blocked in:"Current Sprint"')
    const before = await found('blocked')
    const [first] = before
    if (first?.kind !== 'task') throw new Error('No task.')
    connected.sandbox.state.faults.add('GET /v2/task/*=503 x*')
    await model.apply([{ kind: 'task', id: first.id }])
    expect((await found('blocked')).map(nameOf)).toEqual(before.map(nameOf))
  })

  it('only takes note of a change while nobody sees it', async () => {
    await add('blocked', 'status:blocked')
    await found('blocked')
    visible = false
    const asked = connected.requests().length
    await model.apply([{ kind: 'task', id: '868512p' }])
    expect(connected.requests()).toHaveLength(asked)
  })

  it('reads a search anew whose query was changed, and keeps the others', async () => {
    await add('one', 'status:blocked')
    await add('two', '@me')
    await found('one')
    await found('two')
    await saved.change('one', { query: '#infra' })
    const asked = connected.requests().length
    await found('two')
    expect(connected.requests()).toHaveLength(asked)
    expect((await found('one')).length).toBeGreaterThan(3)
  })
})
