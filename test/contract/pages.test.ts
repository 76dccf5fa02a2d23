// Pages of tasks and their filters, with all the silent exclusions.
import { describe, expect, it } from 'vitest'
import { names, type Row, refusal, row, rows } from './support/answers.ts'
import type { Answer } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { sandbox, call, ids } = await useSandbox()
const team = sandbox.workspaceId

const status = (task: Row) => (task.status as Row).status

describe('pages of tasks', () => {
  const bugs = (query: string) => call('GET', `/v2/list/${ids.list('Bug Tracker')}/task?${query}`)

  it('hold 100, start at 0 and say which is the last', async () => {
    const first = await bugs('include_closed=true')
    const second = await bugs('include_closed=true&page=1')
    const third = await bugs('include_closed=true&page=2')
    expect(rows(first, 'tasks')).toHaveLength(100)
    expect(rows(second, 'tasks')).toHaveLength(40)
    expect(rows(third, 'tasks')).toHaveLength(0)
    expect([first, second, third].map((page) => row(page).last_page)).toEqual([false, true, true])
    expect(new Set([...names(first), ...names(second)]).size).toBe(140)
  })

  it.each(['page=-1', 'order_by=foo'])('fail with 500 for %s', async (query) => {
    expect(refusal(await bugs(query))).toMatchObject({ status: 500, ECODE: 'ITEMV2_003' })
  })

  it('filter by bracketed arrays and ignore unbracketed ones', async () => {
    const all = rows(await bugs(''), 'tasks').length
    const filtered = rows(await bugs('statuses[]=fixed&statuses[]=triaged'), 'tasks')
    expect(new Set(filtered.map(status))).toEqual(new Set(['fixed', 'triaged']))
    expect(rows(await bugs('statuses=fixed'), 'tasks')).toHaveLength(all)
  })

  it('leave out subtasks, closed and archived tasks, and tasks of other home lists', async () => {
    const sprint = `/v2/list/${ids.list('Current Sprint')}/task`
    const names0 = names(await call('GET', sprint))
    expect(names0).toContain('Rate limits per API key') // its status is of type done
    expect(names0).not.toContain('Remove the legacy login page') // closed
    expect(names0).not.toContain('Extract invoice rendering') // a subtask
    const wide = names(await call('GET', `${sprint}?subtasks=true&include_closed=true`))
    expect(wide).toContain('Remove the legacy login page')
    expect(wide).toContain('Extract invoice rendering')
    const cache = 'Cache invalidation misses renamed projects'
    const timl = [
      ...names(await bugs('include_timl=true&include_closed=true')),
      ...names(await bugs('include_timl=true&include_closed=true&page=1')),
    ]
    expect(timl).toContain(cache)
    expect(timl).toHaveLength(141)
    const backlog = `/v2/list/${ids.list('Infrastructure Backlog')}/task`
    expect(names(await call('GET', backlog))).not.toContain('Old VPN gateway')
    expect(names(await call('GET', `${backlog}?archived=true`))).toEqual(['Old VPN gateway'])
  })

  it('order by what is asked, and the other way round', async () => {
    const updated = (page: Answer) => rows(page, 'tasks').map((task) => Number(task.date_updated))
    const down = updated(await bugs('order_by=updated'))
    expect(down).toEqual([...down].sort((a, b) => b - a))
    const up = updated(await bugs('order_by=updated&reverse=true'))
    expect(up).toEqual([...up].sort((a, b) => a - b))
  })

  it('of a workspace filter by list, folder, space, person and date', async () => {
    const tasks = async (query: string) =>
      rows(await call('GET', `/v2/team/${team}/task?${query}`), 'tasks')
    const priya = ids.user('Priya Nair')
    const hers = await tasks(`assignees[]=${priya}&list_ids[]=${ids.list('Current Sprint')}`)
    expect(hers.map((task) => task.custom_id).sort()).toEqual([
      'ENG-112',
      'ENG-121',
      'ENG-130',
      'ENG-137',
    ])
    const inFolder = await tasks(
      `project_ids[]=${ids.folder('Product Roadmap')}&include_closed=true`,
    )
    expect(inFolder).toHaveLength(9)
    const marketing = await tasks(`space_ids[]=${ids.space('Marketing')}`)
    expect(new Set(marketing.map((task) => task.custom_id))).toEqual(new Set([null]))
    const dayAgo = Date.now() - 86_400_000
    const recent = await tasks(`date_updated_gt=${dayAgo}`)
    expect(recent.length).toBeGreaterThan(0)
    expect(recent.every((task) => Number(task.date_updated) > dayAgo)).toBe(true)
    expect(await tasks('parent=868512p')).toEqual([])
    const parts = await tasks(`parent=${ids.task('ENG-130')}&subtasks=true`)
    expect(parts.map((task) => task.custom_id).sort()).toEqual(['ENG-131', 'ENG-132', 'ENG-134'])
  })
})

describe('the custom_fields filter', () => {
  const keys = async (conditions: unknown[]) => {
    const json = encodeURIComponent(JSON.stringify(conditions))
    const answer = await call(
      'GET',
      `/v2/list/${ids.list('Current Sprint')}/task?custom_fields=${json}`,
    )
    if (answer.status !== 200) return answer.status
    return rows(answer, 'tasks')
      .map((task) => task.custom_id)
      .sort()
  }
  const on = (name: string, operator: string, value?: unknown) =>
    keys([{ field_id: ids.field(name), operator, value }])

  it('compares numbers', async () => {
    expect(await on('Effort', '>', 5)).toEqual(['ENG-122', 'ENG-127', 'ENG-130'])
    expect(await on('Effort', 'RANGE', [8, 13])).toEqual(['ENG-122', 'ENG-127', 'ENG-130'])
    expect(await on('Effort', 'RANGE', { low_value: 13, high_value: 20 })).toEqual(['ENG-130'])
  })

  it('finds text that contains or equals', async () => {
    expect(await on('Release Notes', '=', 'PAGES')).toEqual(['ENG-121'])
    expect(await on('Release Notes', '==', 'pages')).toEqual([])
  })

  it('knows options by their place, and sets of labels', async () => {
    expect(await on('Team', '=', 2)).toEqual(['ENG-122', 'ENG-130', 'ENG-136'])
    const field = sandbox.state.store.fields.get(ids.field('Platforms'))
    const option = (text: string) => field?.options.find((each) => each.text === text)?.id
    expect(await on('Platforms', 'ALL', [option('Web'), option('API')])).toEqual(['ENG-118'])
    expect(await on('Platforms', 'ANY', [option('Web'), option('API')])).toEqual([
      'ENG-118',
      'ENG-119',
      'ENG-123',
    ])
    expect(await on('Platforms', '=', option('Web'))).toBe(400)
  })

  it('tells set from unset', async () => {
    expect(await on('Customer visible', 'IS NOT NULL')).toEqual(['ENG-112', 'ENG-123', 'ENG-127'])
    expect(await on('Team', 'IS NULL')).toEqual(['ENG-129', 'ENG-138'])
  })

  it('refuses what is no filter', async () => {
    expect(await keys([{ field_id: ids.field('Team'), operator: 'LIKE', value: 1 }])).toBe(400)
    expect(await keys([{}])).toBe(400)
  })
})
