// Tasks and hierarchy on the wire: where ClickUp's forms differ from what one expects.
import { describe, expect, it } from 'vitest'
import { type Row, row, rows, rowsIn } from './support/answers.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { call, ids } = await useSandbox()

describe('a task', () => {
  const read = async (key: string, query = '') =>
    row(await call('GET', `/v2/task/${ids.task(key)}?${query}`))

  it('gives dates as text, estimates as numbers, and time spent only when there is some', async () => {
    const task = await read('ENG-118')
    expect(task).toMatchObject({
      date_created: expect.stringMatching(/^\d{13}$/),
      due_date: expect.stringMatching(/^\d{13}$/),
      time_estimate: 57_600_000,
      time_spent: 34_200_000,
      orderindex: expect.stringMatching(/^\d+\.0+$/),
      priority: { id: '2', priority: 'high', color: '#f8ae00', orderindex: '2' },
    })
    const bare = await read('ENG-138')
    expect(bare).toMatchObject({
      priority: null,
      time_estimate: null,
      points: null,
      due_date: expect.stringMatching(/^\d{13}$/),
    })
    expect(bare).not.toHaveProperty('time_spent')
  })

  it('puts the places of a folderless task into a hidden folder, and of the space only the id', async () => {
    const task = await read('ENG-118')
    const hidden = { id: expect.any(String), name: 'hidden', hidden: true, access: true }
    expect(task).toMatchObject({ folder: hidden, project: hidden })
    expect(task.space).toEqual({ id: ids.space('Engineering') })
    expect((await read('ENG-87')).folder).toMatchObject({ name: 'Product Roadmap', hidden: false })
  })

  it('tells of checklists and attachments; a page does not', async () => {
    const task = await read('ENG-123')
    expect(task.checklists).toMatchObject([{ name: 'Before merging', resolved: 1, unresolved: 2 }])
    expect(task.attachments).toMatchObject([{ title: 'sidebar.png' }])
    const page = rows(await call('GET', `/v2/list/${ids.list('Current Sprint')}/task`), 'tasks')
    const inPage = page.find(({ custom_id }) => custom_id === 'ENG-123')
    expect(inPage).toMatchObject({ checklists: [] })
    expect(inPage).not.toHaveProperty('attachments')
  })

  it('has files that can be loaded without a token, and small copies of pictures', async () => {
    const [picture, log] = (await read('ENG-312')).attachments as Row[]
    const loaded = await fetch(String(picture?.url))
    expect(loaded.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await loaded.arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.length).toBe(picture?.size)
    expect(bytes.length).toBeLessThan(30_000)
    expect(log).toMatchObject({ title: 'export-trace.log', mimetype: 'text/plain' })
    expect(log).not.toHaveProperty('thumbnail_small')
    expect((await fetch(`${picture?.url}x/y/z`)).status).toBe(404)
    const [photo] = (await read('ENG-157')).attachments as Row[]
    expect(photo?.size).toBeGreaterThan(1_000_000)
    const small = await fetch(String(photo?.thumbnail_large))
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(40_000)
    const { markdown_description } = await read('ENG-312', 'include_markdown_description=true')
    expect(markdown_description).toContain(`(${picture?.url})`)
  })

  it('shows dependencies and links on both of its ends', async () => {
    const link = { task_id: ids.task('ENG-140'), link_id: ids.task('ENG-122') }
    for (const key of ['ENG-140', 'ENG-122']) {
      expect((await read(key)).linked_tasks).toContainEqual(expect.objectContaining(link))
    }
    const dependency = { task_id: ids.task('ENG-137'), depends_on: ids.task('ENG-127'), type: 1 }
    for (const key of ['ENG-137', 'ENG-127']) {
      expect((await read(key)).dependencies).toContainEqual(expect.objectContaining(dependency))
    }
  })

  it('nests subtasks only when asked', async () => {
    expect(await read('ENG-130')).not.toHaveProperty('subtasks')
    const { subtasks } = await read('ENG-130', 'include_subtasks=true')
    expect(subtasks).toMatchObject([
      { custom_id: 'ENG-131', parent: ids.task('ENG-130'), top_level_parent: ids.task('ENG-130') },
      { custom_id: 'ENG-132' },
      { custom_id: 'ENG-134' },
    ])
  })

  it('loses formatting and images without include_markdown_description', async () => {
    const task = await read('ENG-123')
    expect(task).not.toHaveProperty('markdown_description')
    expect(task.description).not.toMatch(/\*\*|!\[/)
    const { markdown_description } = await read('ENG-123', 'include_markdown_description=true')
    expect(markdown_description).toContain('![Sidebar')
  })

  it('gives custom field values in another form than they are written', async () => {
    const fields = (await read('ENG-123')).custom_fields as Row[]
    const value = (name: string) => fields.find((field) => field.name === name)?.value
    expect(value('Effort')).toBe('3')
    expect(value('Team')).toBe(0)
    expect(value('Customer visible')).toBe('true')
    expect(value('Reviewer')).toMatchObject([{ username: 'Sam Chen' }, { username: 'Priya Nair' }])
    expect(value('Platforms')).toEqual([expect.stringMatching(/-/)])
    expect(fields.find((field) => field.name === 'Release Notes')).not.toHaveProperty('value')
  })
})

describe('the hierarchy', () => {
  it('shows folderless lists without statuses, and lists of folders with them', async () => {
    const lists = rows(await call('GET', `/v2/space/${ids.space('Engineering')}/list`), 'lists')
    expect(lists.map(({ name }) => name)).toEqual([
      'Current Sprint',
      'Bug Tracker',
      'Infrastructure Backlog',
    ])
    expect(lists.map((each) => each.override_statuses)).toEqual([false, true, false])
    for (const each of lists) expect(each).not.toHaveProperty('statuses')
    const folders = rows(
      await call('GET', `/v2/space/${ids.space('Engineering')}/folder`),
      'folders',
    )
    expect(folders.map(({ name }) => name)).toEqual(['Product Roadmap', 'Sprints'])
    expect(folders[1]).toMatchObject({ statuses: [], task_count: expect.any(String) })
    expect(rowsIn(folders[1], 'lists')[0]).toMatchObject({ statuses: expect.any(Array) })
    const folder = row(await call('GET', `/v2/folder/${ids.folder('Sprints')}`))
    expect(folder.statuses).toHaveLength(6)
  })

  it('has statuses of each list', async () => {
    const of = async (name: string) =>
      rows(await call('GET', `/v2/list/${ids.list(name)}`), 'statuses').map(({ status }) => status)
    expect(await of('Current Sprint')).toContain('in review')
    expect(await of('Bug Tracker')).toEqual(['new', 'triaged', 'in progress', 'fixed', 'closed'])
    expect(await of('Q3 Deliverables')).toContain('in development')
    expect(await of('Launch Plan')).toContain('awaiting approval')
  })

  it('hides what is archived', async () => {
    const path = `/v2/space/${ids.space('Engineering')}/list?archived=true`
    expect(rows(await call('GET', path), 'lists').map(({ name }) => name)).toEqual(['Old Backlog'])
  })
})

describe('time in status', () => {
  const bulk = (query: string) => call('GET', `/v2/task/bulk_time_in_status/task_ids?${query}`)

  it('counts whole minutes and says since when', async () => {
    const { current_status: now } = row(
      await call('GET', `/v2/task/${ids.task('ENG-121')}/time_in_status`),
    )
    expect(now).toMatchObject({
      status: 'in progress',
      total_time: { by_minute: (4 * 24 + 3) * 60, since: expect.stringMatching(/^\d{13}$/) },
    })
  })

  it('counts the last visit alone as current, and all visits in the history', async () => {
    const answer = row(await call('GET', `/v2/task/${ids.task('ENG-133')}/time_in_status`))
    expect(answer.current_status).toMatchObject({ total_time: { by_minute: (3 * 24 + 20) * 60 } })
    const history = answer.status_history as Row[]
    expect(history.find((each) => each.status === 'in progress')).toMatchObject({
      total_time: { by_minute: (8 * 24 + 20) * 60 },
    })
  })

  it('takes many ids unbracketed and repeated, keyed by id', async () => {
    const [a, b] = ['868512p', ids.task('ENG-121')]
    const answer = row(await bulk(`task_ids=${a}&task_ids=${b}`))
    expect(Object.keys(answer).sort()).toEqual([a, b].sort())
    expect((await bulk(`task_ids=${a},${b}`)).status).toBe(401)
    expect((await bulk(`task_ids[]=${a}`)).status).toBe(400)
    const many = Array.from({ length: 101 }, () => `task_ids=${a}`).join('&')
    expect((await bulk(many)).status).toBe(400)
  })
})
