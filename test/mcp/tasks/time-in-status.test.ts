// Time in status where the plan lacks it: what was asked for besides is answered all the same.
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair(
  {},
  { env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' } },
)
const { call, asked } = running
const quirks = () => running.sandbox.state.store.quirks

afterEach(() => {
  quirks().timeInStatus = 'on'
})

const askedForTime = () => asked().filter((one) => nameOf(one).includes('time_in_status')).length

describe.each(['403', '400'] as const)('time in status that is refused by a %s', (refusal) => {
  it('leaves its column empty and says why, with the rows', async () => {
    const args = { in: 'Current Sprint', columns: ['id', 'time_in_status'] }
    const before = await call('find_tasks', args)
    expect(before.result.rows[0][1]).toMatch(/\d/)
    quirks().timeInStatus = refusal
    const { ok, result, issues } = await call('find_tasks', args)
    expect(result.rows).toEqual(before.result.rows.map(([id]: string[]) => [id, null]))
    expect([ok, issues?.map(({ code }) => code)]).toEqual([false, ['PLAN_LIMIT']])
    expect(issues?.[0]?.hint).toContain('not in the plan')
  })

  it('does not narrow or order the rows, and says so', async () => {
    quirks().timeInStatus = refusal
    const all = await call('find_tasks', { in: 'Current Sprint', columns: ['id'], limit: 100 })
    const answer = await call('find_tasks', {
      in: 'Current Sprint',
      in_status_for: '> 4d',
      order_by: 'time_in_status',
      columns: ['id'],
      limit: 100,
    })
    expect(codesOf(answer)).toEqual(['PLAN_LIMIT'])
    expect(answer.issues?.[0]?.message).toMatch(/not narrowed by it, and not ordered by it/)
    expect(answer.result.rows).toEqual(all.result.rows)
  })
})

describe('time in status that is refused', () => {
  it('is asked for once a search, not once a page', async () => {
    quirks().timeInStatus = '403'
    const { store } = running.sandbox.state
    const list = [...store.lists.values()].find(({ name }) => name === 'Infrastructure Backlog')
    const sample = store
      .tasksOf(list?.id ?? '')
      .find((task) => !task.archived && task.parentId === null && task.dateClosed === null)
    if (!list || !sample) throw new Error('the demo has no such list')
    const made = Array.from({ length: 210 }, () => ({
      ...sample,
      id: store.newTaskId(),
      customId: null,
    }))
    for (const task of made) store.addTask(task)
    const args = { in: list.id, in_status_for: '> 1d', limit: 100, text: 'nothing holds this' }
    await call('find_tasks', args)
    expect(askedForTime()).toBe(0)
    const answer = await call('find_tasks', { ...args, text: sample.name, order_by: 'name' })
    for (const task of made) store.deleteTask(task)
    expect([answer.result.total > 200, askedForTime()]).toEqual([true, 1])
  })

  it('leaves a task as it is, and says so', async () => {
    quirks().timeInStatus = '400'
    const answer = await call('get_task', { task: 'ENG-123', include: ['time_in_status'] })
    expect(answer.result).toMatchObject({ id: 'ENG-123' })
    expect(codesOf(answer)).toEqual(['PLAN_LIMIT'])
  })
})

describe('what a plan or a ClickApp lacks', () => {
  const restore = () =>
    Object.assign(quirks(), { sprintPoints: true, customFields: true, enterprise: true })
  afterEach(restore)

  it.each([
    [
      { sprintPoints: false },
      'update_tasks',
      { tasks: ['ENG-123'], set: { points: 8 } },
      'The ClickApp "Sprint Points" is off there',
    ],
    [
      { sprintPoints: false },
      'create_tasks',
      { list: 'Current Sprint', tasks: [{ name: 'Pointed', points: 8 }] },
      'The ClickApp "Sprint Points" is off there',
    ],
    [
      { customFields: false },
      'update_tasks',
      { tasks: ['ENG-123'], set: { fields: { Effort: 13 } } },
      'The ClickApp "Custom Fields" is off there',
    ],
    [
      { enterprise: false },
      'call_operation',
      {
        operation: 'EditUserOnWorkspace',
        path: { team_id: '9014123456', user_id: '44010002' },
        body: { username: 'Sam', admin: false, custom_role_id: 1 },
      },
      'only in the Enterprise plan',
    ],
  ])('%j is told by %s with what there is to do', async (lack, tool, args, hint) => {
    Object.assign(quirks(), lack)
    const answer = await call(tool, args)
    expect(answer.ok).toBe(false)
    expect(codesOf(answer)).toContain('PLAN_LIMIT')
    expect(answer.issues?.find(({ code }) => code === 'PLAN_LIMIT')?.hint).toContain(hint)
  })
})
