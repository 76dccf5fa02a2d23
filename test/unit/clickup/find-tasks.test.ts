// Searching a folder of some hundred tasks of the large seed, page by page.

import { describe, expect, it } from 'vitest'
import { createApi } from '../../../src/clickup/http/api.ts'
import { resolvePlace } from '../../../src/clickup/references/places.ts'
import type { TaskFilter } from '../../../src/clickup/search/filter.ts'
import { findTasks } from '../../../src/clickup/search/find-tasks.ts'
import type { Position } from '../../../src/clickup/search/order.ts'
import { useSandbox } from '../../support/api.ts'
import { startUpstream } from '../../support/upstream.ts'

const connected = useSandbox({ seed: 'large' })
const FOLDER = 'Sales 2 / Program 1'

const inFolder = async (filter: TaskFilter = {}): Promise<TaskFilter> => ({
  ...filter,
  scope: await resolvePlace(connected.at, FOLDER),
})

/** All ids, call by call, following the cursors to the end. */
const pagesOf = async (filter: TaskFilter, limit: number) => {
  const pages: string[][] = []
  let from: Position | undefined
  let total: number | undefined
  do {
    const answer = await findTasks(connected.api, filter, { limit, ...(from && { from }) })
    pages.push(answer.found.map(({ task }) => task.id))
    from = answer.next
    total = answer.total
  } while (from && pages.length < 100)
  return { pages, total, all: pages.flat() }
}

const truth = (keep: (task: { name: string; assigneeIds: number[] }) => boolean) => {
  const { store } = connected.sandbox.state
  const [spaceName, folderName] = FOLDER.split(' / ')
  const space = [...store.spaces.values()].find(({ name }) => name === spaceName)
  const folder = store.foldersOf(space?.id ?? '').find(({ name }) => name === folderName)
  const open = store
    .listsOf(folder?.id ?? '')
    .flatMap(({ id }) => store.tasksOf(id))
    .filter((task) => store.statusOf(task).type !== 'closed')
  return open.filter(keep).map(({ id }) => id)
}

describe('a search', () => {
  it.each([7, 50, 100])('gives every task once, %i at a time', async (limit) => {
    const { all, pages, total } = await pagesOf(await inFolder(), limit)
    const wanted = truth(() => true)
    expect(new Set(all)).toEqual(new Set(wanted))
    expect({ given: all.length, total }).toEqual({ given: wanted.length, total: wanted.length })
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
  })

  it('goes on behind the last task in its own order too', async () => {
    const { all } = await pagesOf(await inFolder({ order: 'name' }), 30)
    const { found } = await findTasks(connected.api, await inFolder({ order: 'name' }), {
      limit: 500,
    })
    expect(all).toEqual(found.map(({ task }) => task.id))
  })

  it('for words finds them in any order and whatever their case', async () => {
    const { all } = await pagesOf(await inFolder({ text: 'LOGIN form' }), 20)
    const wanted = truth(({ name }) => name.includes('login form'))
    expect(wanted.length).toBeGreaterThan(0)
    expect(new Set(all)).toEqual(new Set(wanted))
  })

  it('for people holds even if ClickUp sent too much', async () => {
    const { all } = await pagesOf(await inFolder({ assignees: ['44010003'] }), 50)
    expect(new Set(all)).toEqual(
      new Set(truth(({ assigneeIds }) => assigneeIds.includes(44010003))),
    )
  })

  it('for a tag does not mind its case', async () => {
    const { all: upper } = await pagesOf(await inFolder({ tags: ['Customer'] }), 50)
    const { all: lower } = await pagesOf(await inFolder({ tags: ['customer'] }), 50)
    expect(lower.length).toBeGreaterThan(0)
    expect(upper).toEqual(lower)
  })

  it('for something rare stops after ten pages and says where to go on', async () => {
    const { requests } = connected
    const filter = { text: 'no such words anywhere' }
    const first = await findTasks(connected.api, filter, { limit: 25 })
    expect({ found: first.found.length, scanned: first.scanned }).toEqual({
      found: 0,
      scanned: 1000,
    })
    expect(requests().filter((one) => one.endsWith('/task'))).toHaveLength(10)
    const second = await findTasks(connected.api, filter, {
      limit: 25,
      ...(first.next && { from: first.next }),
    })
    expect(second.scanned).toBe(1000)
  })

  it('in an order of its own says when it holds only for what was read', async () => {
    const { orderIncomplete } = await findTasks(connected.api, { order: 'name' }, { limit: 1 })
    const whole = await findTasks(connected.api, await inFolder({ order: 'name' }), { limit: 1 })
    expect([orderIncomplete, whole.orderIncomplete]).toEqual([true, false])
  })

  it('asks for one page when one is enough', async () => {
    const filter = await inFolder()
    const before = connected.requests().length
    await findTasks(connected.api, filter, { limit: 25 })
    expect(connected.requests().slice(before)).toEqual([
      expect.stringMatching(/^GET \/api\/v2\/team\/\d+\/task$/),
    ])
  })
})

describe('a task that moves from page to page while they are read', () => {
  it('comes once, and is counted once', async () => {
    const task = (n: number) => ({ id: `t${n}`, name: `Task ${n}`, status: { status: 'to do' } })
    const pages = [[1, 2, 3], [3, 4], []].map((ids) => ids.map(task))
    const { url } = await startUpstream(({ url: asked }) => {
      const page = Number(new URL(asked, 'http://x').searchParams.get('page'))
      return { body: { tasks: pages[page] ?? [], last_page: page >= 2 } }
    })
    const api = createApi({ token: 'pk_1_TEST', apiUrl: url })
    const scope = { kind: 'list', id: '1', name: 'L', path: 'L', spaceId: '1' } as const
    for (const order of [undefined, 'name'] as const) {
      const { found, total } = await findTasks(api, { scope, order }, { limit: 100 })
      expect([found.map((one) => one.task.id), total]).toEqual([['t1', 't2', 't3', 't4'], 4])
    }
  })
})
