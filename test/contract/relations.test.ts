// Checklists, dependencies, links, merging, templates, types and estimates by person.
import { describe, expect, it } from 'vitest'
import { names, type Row, refusal, row, rowsIn } from './support/answers.ts'
import { type Answer, idOf } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { sandbox, call, ids } = await useSandbox()

const create = async (body: object = {}) => {
  const path = `/v2/list/${ids.list('Infrastructure Backlog')}/task`
  return idOf(await call('POST', path, { name: 'Scratch', ...body }))
}
const read = async (id: string) => row(await call('GET', `/v2/task/${id}`))

describe('a checklist', () => {
  const checklistIn = (answer: Answer) => row(answer).checklist as Row

  it('answers every write with the whole of it, and edits name only what changes', async () => {
    const task = await create()
    const made = checklistIn(await call('POST', `/v2/task/${task}/checklist`, { name: 'Steps' }))
    const items = `/v2/checklist/${made.id}/checklist_item`
    await call('POST', items, { name: 'One' })
    const two = checklistIn(await call('POST', items, { name: 'Two' }))
    expect(two).toMatchObject({ unresolved: 2, creator: ids.user('Alex Rivera') })
    const [one] = rowsIn(two, 'items')
    const alex = String(ids.user('Alex Rivera'))
    await call('PUT', `${items}/${one?.id}`, { assignee: alex })
    const done = checklistIn(await call('PUT', `${items}/${one?.id}`, { resolved: true }))
    expect(done).toMatchObject({ resolved: 1, unresolved: 1 })
    expect(rowsIn(done, 'items')[0]).toMatchObject({
      name: 'One',
      resolved: true,
      assignee: { id: Number(alex) },
    })
    expect((await call('DELETE', `${items}/${one?.id}`)).json).toEqual({})
    expect((await read(task)).checklists).toMatchObject([{ items: [{ name: 'Two' }] }])
    await call('DELETE', `/v2/checklist/${made.id}`)
    expect((await read(task)).checklists).toEqual([])
  })

  it('nests items', async () => {
    const task = await create()
    const made = checklistIn(await call('POST', `/v2/task/${task}/checklist`, { name: 'Steps' }))
    const items = `/v2/checklist/${made.id}/checklist_item`
    await call('POST', items, { name: 'One' })
    const [one, two] = rowsIn(checklistIn(await call('POST', items, { name: 'Two' })), 'items')
    const nested = checklistIn(await call('PUT', `${items}/${two?.id}`, { parent: one?.id }))
    expect(nested.items).toMatchObject([{ name: 'One', children: [{ name: 'Two' }] }])
  })
})

describe('a dependency', () => {
  const dependency = (id: string, body: object) => call('POST', `/v2/task/${id}/dependency`, body)

  it('has one of two directions, and is gone when it is named either way', async () => {
    const [a, b] = [await create(), await create()]
    await dependency(a, { dependency_of: b })
    expect((await read(a)).dependencies).toMatchObject([{ task_id: b, depends_on: a, type: 1 }])
    await call('DELETE', `/v2/task/${b}/dependency?depends_on=${a}`)
    expect((await read(a)).dependencies).toEqual([])
  })

  it('refuses both directions, none, itself and a circle', async () => {
    const [a, b, c] = [await create(), await create(), await create()]
    await dependency(a, { depends_on: b })
    await dependency(b, { depends_on: c })
    const bodies = [{ depends_on: b, dependency_of: c }, {}, { depends_on: a }]
    for (const body of bodies) expect((await dependency(a, body)).status).toBe(400)
    expect((await dependency(c, { depends_on: a })).status).toBe(400)
  })

  it('goes with its task', async () => {
    const [a, b] = [await create(), await create()]
    await dependency(a, { depends_on: b })
    await call('POST', `/v2/task/${a}/link/${b}`)
    await call('DELETE', `/v2/task/${b}`)
    expect(await read(a)).toMatchObject({ dependencies: [], linked_tasks: [] })
  })
})

describe('merging', () => {
  it('brings everything to one task; the others are gone', async () => {
    const [into, from] = [await create({ tags: ['infra'] }), await create({ tags: ['api'] })]
    await call('POST', `/v2/task/${from}/comment`, { comment_text: 'Seen', notify_all: false })
    const part = await create({ parent: from })
    const merged = await call('POST', `/v2/task/${into}/merge`, { source_task_ids: [from] })
    expect([merged.status, merged.text]).toEqual([200, ''])
    expect((await read(into)).tags).toMatchObject([{ name: 'infra' }, { name: 'api' }])
    expect(row(await call('GET', `/v2/task/${into}/comment`)).comments).toHaveLength(1)
    expect((await read(part)).parent).toBe(into)
    expect((await call('GET', `/v2/task/${from}`)).status).toBe(404)
  })

  it('knows no custom ids, and needs other tasks', async () => {
    const into = await create()
    const merge = (source_task_ids: string[]) =>
      call('POST', `/v2/task/${into}/merge`, { source_task_ids })
    expect(refusal(await merge(['ENG-141']))).toMatchObject({ ECODE: 'INPUT_004' })
    expect((await merge([])).status).toBe(400)
    expect((await merge([into])).status).toBe(400)
  })
})

describe('templates and types', () => {
  it('are listed by page, and make a whole task', async () => {
    const path = `/v2/team/${sandbox.workspaceId}/taskTemplate`
    expect((await call('GET', path)).status).toBe(400)
    const answer = await call('GET', `${path}?page=0`)
    expect(names(answer, 'templates')).toEqual(['Release checklist', 'Incident review'])
    expect(row(await call('GET', `${path}?page=1`)).templates).toEqual([])
    const [template] = rowsIn(row(answer), 'templates')
    const list = ids.list('Infrastructure Backlog')
    const made = await call('POST', `/v2/list/${list}/taskTemplate/${template?.id}`, {
      name: '5.0',
    })
    const task = row(await call('GET', `/v2/task/${idOf(made)}?include_subtasks=true`))
    expect(task).toMatchObject({
      name: '5.0',
      time_estimate: 14_400_000,
      checklists: [{ name: 'Release', unresolved: 3 }],
      subtasks: [{ name: 'Smoke test' }, { name: 'Watch the dashboards' }],
    })
  })

  it('has types besides the plain task', async () => {
    const answer = await call('GET', `/v2/team/${sandbox.workspaceId}/custom_item`)
    expect(names(answer, 'custom_items')).toEqual(['Milestone', 'Bug', 'Feature', 'Incident'])
    const task = await create({ custom_item_id: 1001 })
    expect((await read(task)).custom_item_id).toBe(1001)
  })
})

describe('estimates by person', () => {
  const path = (id: string) =>
    `/v3/workspaces/${sandbox.workspaceId}/tasks/${id}/time_estimates_by_user`

  it('add up, one by one or all anew, for custom ids as well', async () => {
    const [alex, priya] = [ids.user('Alex Rivera'), ids.user('Priya Nair')]
    const patch = (assignee: unknown, time: number) =>
      call('PATCH', path('ENG-141'), [{ assignee, time }])
    await patch(alex, 1_000)
    expect(row(await patch(priya, 2_000))).toEqual({
      data: { total_time_estimate: 3_000, updated_estimates: { [priya]: 2_000 } },
    })
    expect((await read(ids.task('ENG-141'))).time_estimate).toBe(3_000)
    const all = await call('PUT', path(ids.task('ENG-141')), [
      { assignee: 'unassigned', time: 500 },
    ])
    expect(row(all)).toEqual({
      data: { total_time_estimate: 500, assignee_estimates: { unassigned: 500 } },
    })
    expect(row(await patch(1, 1))).toMatchObject({ status: 400, message: expect.any(String) })
  })
})
