// Writing lists and moving tasks between them, with what ClickUp ignores and refuses.
import { describe, expect, it } from 'vitest'
import { names, refusal, row } from './support/answers.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { sandbox, call, ids } = await useSandbox()

describe('a list', () => {
  it('stays where it is, whatever an update says', async () => {
    const made = row(
      await call('POST', `/v2/folder/${ids.folder('Sprints')}/list`, { name: 'New' }),
    )
    expect(made).toMatchObject({ name: 'New', deleted: false, task_count: 0 })
    const body = { name: 'Newer', folder_id: ids.folder('Launch 5.0') }
    expect(row(await call('PUT', `/v2/list/${made.id}`, body))).toMatchObject({
      name: 'Newer',
      folder: { name: 'Sprints' },
    })
  })

  it('has a colour for a status, and one person or none', async () => {
    const list = `/v2/list/${ids.list('Old Backlog')}`
    const update = async (body: object) =>
      row(await call('PUT', list, { name: 'Old Backlog', ...body }))
    const priya = ids.user('Priya Nair')
    expect(await update({ status: 'red', assignee: String(priya) })).toMatchObject({
      status: { status: 'red', color: '#e50000' },
      assignee: { id: priya },
    })
    expect(await update({ unset_status: true, assignee: 'none' })).toMatchObject({
      status: null,
      assignee: null,
    })
  })

  it('says that it was deleted, and takes nothing any more; its tasks are gone', async () => {
    const space = `/v2/space/${ids.space('Engineering')}/list`
    const { id } = row(await call('POST', space, { name: 'Gone soon' }))
    const task = row(await call('POST', `/v2/list/${id}/task`, { name: 'In it' }))
    expect((await call('DELETE', `/v2/list/${id}`)).json).toEqual({})
    expect(row(await call('GET', `/v2/list/${id}`))).toMatchObject({ id, deleted: true })
    expect(row(await call('GET', `/v2/list/${id}/task`))).toMatchObject({ tasks: [] })
    const gone = { status: 404, ECODE: 'OAUTH_055' }
    expect(refusal(await call('PUT', `/v2/list/${id}`, { name: 'Back' }))).toMatchObject(gone)
    expect(refusal(await call('POST', `/v2/list/${id}/task`, { name: 'x' }))).toMatchObject(gone)
    sandbox.state.store.quirks.deletedLists = 'missing'
    const missing = await call('GET', `/v2/list/${id}`)
    sandbox.state.store.quirks.deletedLists = 'told'
    expect(refusal(missing)).toMatchObject(gone)
    expect((await call('GET', `/v2/task/${task.id}`)).status).toBe(404)
    expect(names(await call('GET', space), 'lists')).not.toContain('Gone soon')
  })

  it('names its built-in views apart', async () => {
    const list = ids.list('Current Sprint')
    expect(row(await call('GET', `/v2/list/${list}/view`))).toMatchObject({
      views: [{ name: 'Sprint chat', type: 'conversation' }],
      required_views: { list: { id: `6-${list}-1` }, gantt: null },
      default_view: { type: 1 },
    })
  })
})

describe('moving a task home', () => {
  const move = (task: string, list: string, body: unknown) =>
    call(
      'PUT',
      `/v3/workspaces/${sandbox.workspaceId}/tasks/${ids.task(task)}/home_list/${ids.list(list)}`,
      body,
    )
  const statusId = (list: string, name: string) => {
    const { store } = sandbox.state
    const found = store.lists.get(ids.list(list))
    return found && store.statusesOf(found).find(({ status }) => status === name)?.id
  }

  it('keeps a status of the same name and takes the subtasks along', async () => {
    expect((await move('ENG-130', 'Infrastructure Backlog', {})).json).toEqual({
      data: { task_id: ids.task('ENG-130'), new_list_id: ids.list('Infrastructure Backlog') },
    })
    const subtask = row(await call('GET', `/v2/task/${ids.task('ENG-132')}`))
    expect(subtask).toMatchObject({
      list: { name: 'Infrastructure Backlog' },
      status: { status: 'in progress' },
    })
  })

  it('needs a mapping for a status that the new list lacks, and then refuses as v3 does', async () => {
    expect(row(await move('ENG-137', 'Bug Tracker', {}))).toEqual({
      status: 400,
      message: 'Status mapping is required',
      trace_id: null,
      timestamp: expect.any(Number),
    })
    const status_mappings = [
      {
        source_status_id: statusId('Current Sprint', 'to do'),
        destination_status_id: statusId('Bug Tracker', 'triaged'),
      },
    ]
    expect((await move('ENG-137', 'Bug Tracker', { status_mappings })).status).toBe(200)
    const { status } = row(await call('GET', `/v2/task/${ids.task('ENG-137')}`))
    expect(status).toMatchObject({ status: 'triaged' })
  })

  it('refuses a mapping for a status that the new list has', async () => {
    const status_mappings = [
      {
        source_status_id: statusId('Current Sprint', 'in progress'),
        destination_status_id: statusId('Bug Tracker', 'triaged'),
      },
    ]
    expect((await move('ENG-118', 'Bug Tracker', { status_mappings })).status).toBe(400)
  })
})
