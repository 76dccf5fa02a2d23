// A search while its box is open: what is found, what ClickUp is asked for, and what is no longer waited for.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Task } from '../../../src/clickup/objects/task/task.ts'
import { Findings } from '../../../src/extension/commands/search/findings.ts'
import { Search, type TaskPicker } from '../../../src/extension/commands/search/search.ts'
import { useSandbox } from '../../support/api.ts'

/** For a machine that has much else to do. */
const PATIENCE = { timeout: 20_000 }

const demo = useSandbox()

const picker: TaskPicker = {
  title: 'Search Tasks',
  ahead: { favorites: () => [], recent: () => recent, chose: () => {} },
  aim: { sure: [], selected: [] },
  branches: async () => [],
  isSearch: true,
}

let recent: readonly string[] = []
let search: Search
let failures: unknown[]
let named: Task[]

const begin = async (api = demo.api, how: Partial<TaskPicker> = {}): Promise<void> => {
  recent = []
  failures = []
  named = []
  search = new Search(api, { ...picker, ...how }, new Findings(), {
    onChange: (found) => {
      if (found) named.push(found)
    },
    onFailure: (error) => failures.push(error),
  })
  search.begin()
  await settled()
}

const settled = async (): Promise<void> => {
  await expect.poll(() => search.isReading, PATIENCE).toBe(false)
}

const found = () => search.shown().found.map(({ name }) => name)

const pagesOf = (requests: readonly string[]) =>
  requests.filter((line) => /(team|list)\/\d+\/task/.test(line)).length

beforeEach(() => begin())
afterEach(() => search.end())

describe('a search', () => {
  it('shows what changed last, open tasks alone, each once', () => {
    const { groups, found: none } = search.shown()
    expect(none).toEqual([])
    const latest = groups?.latest ?? []
    expect(latest.length).toBeGreaterThan(100)
    expect(latest.filter(({ status }) => status.type === 'closed')).toEqual([])
    expect(new Set(latest.map(({ id }) => id)).size).toBe(latest.length)
    const times = latest.map(({ date_updated: at = 0 }) => at)
    expect([...times].sort((one, other) => other - one)).toEqual(times)
  })

  it('finds words in any order without asking ClickUp again', async () => {
    const asked = demo.requests().length
    await search.type('alex invalidation')
    expect(found()).toEqual(['Cache invalidation misses renamed projects'])
    expect(demo.requests()).toHaveLength(asked)
  })

  it('says that nothing was found only once everything is understood', async () => {
    await search.type('zzqqxx')
    expect(search.shown()).toMatchObject({ isNothing: true, ways: { name: 'zzqqxx' } })
    await search.type('cache colour:red')
    expect(search.shown()).toMatchObject({ isNothing: false, ways: { name: undefined } })
    expect(search.shown().flaw).toMatch(/colour/)
    await search.type('@me !urgent status:blocked')
    expect(search.shown().ways.name).toBeUndefined()
    await search.type('@me Zzqqxx again')
    expect(search.shown().ways.name).toBe('Zzqqxx again')
    await search.type('cache')
    expect(search.shown().ways.name).toBeUndefined()
  })

  it('finds closed tasks when they are asked for, by a button or in words', async () => {
    await search.type('legacy login')
    expect(found()).toEqual([])
    await search.searchClosed()
    expect(found()).toEqual(['Remove the legacy login page'])
    await search.searchClosed()
    expect(found()).toEqual([])
    await search.type('legacy is:closed ')
    expect(found()).toEqual(['Remove the legacy login page'])
  })

  it('looks up an id and an address, closed or not', async () => {
    const [task] = search.shown().groups?.latest ?? []
    await search.type(`https://app.clickup.com/t/${task?.id}`)
    expect(search.shown().found[0]?.id).toBe(task?.id)
    await search.type('eng-109')
    expect(named.at(-1)?.name).toBe('Remove the legacy login page')
    expect(found()).toEqual(['Remove the legacy login page'])
  })

  it('is not understood before its names were looked up', async () => {
    const typing = search.type('@priya')
    expect(search.isUnderstood('@priya')).toBe(false)
    await typing
    expect(search.isUnderstood('@priya')).toBe(true)
    expect(search.shown().found.every(({ assignees }) => assignees.length > 0)).toBe(true)
  })

  it('offers what may come next', async () => {
    await search.type('cache @pri')
    expect(search.shown().completions).toEqual([
      { value: 'Priya Nair', text: 'cache @"Priya Nair" ' },
    ])
    await search.type('in:"bug')
    expect(search.shown().completions.map(({ value }) => value)).toEqual(['Bug Tracker'])
  })

  it('tells why nothing can be read', async () => {
    demo.sandbox.state.faults.add('GET /v2/team/*/task=400 x*')
    await begin()
    expect(failures).toHaveLength(1)
  })

  it('shows first what was opened last, though it changed long ago', async () => {
    const [one] = (search.shown().groups?.latest ?? []).slice(-1)
    recent = one ? [one.id] : []
    expect(search.shown().groups?.recent).toEqual([one])
  })
})

describe('a search in a large workspace', () => {
  const large = useSandbox({ seed: 'large' })

  it('narrows at ClickUp what is typed, after a pause, and reads no more than that', async () => {
    await begin(large.api)
    expect(pagesOf(large.requests())).toBe(5)
    const { groups } = search.shown()
    const name = groups?.latest[0]?.list?.name ?? ''
    for (const text of ['in:', 'in:"', `in:"${name}`]) void search.type(text)
    await search.type(`in:"${name}" `)
    await settled()
    const read = search.shown().found
    expect(read.length).toBeGreaterThan(0)
    expect(read.every(({ list }) => list?.name === name)).toBe(true)
    expect(pagesOf(large.requests())).toBeLessThanOrEqual(10)
  })

  it('waits no longer for what was typed before', async () => {
    await begin(large.api)
    large.sandbox.state.faults.add('GET /v2/team/*/task=hold x*')
    void search.type('!high @none status:open ')
    await expect.poll(() => search.isReading, PATIENCE).toBe(true)
    await search.type('words')
    await settled()
    expect(search.shown().text).toBe('words')
  })
})
