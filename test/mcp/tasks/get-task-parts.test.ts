// A part of a task that is refused costs only itself; what ClickUp knows of a task is told.
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, asked } = running
const store = () => running.sandbox.state.store
const taskOf = (customId: string) => {
  const task = [...store().tasks.values()].find((one) => one.customId === customId)
  if (!task) throw new Error(`The demo has no ${customId}.`)
  return task
}
const put = <T extends object, K extends keyof T>(object: T, key: K, value: T[K]): void => {
  const before = object[key]
  object[key] = value
  undo.push(() => {
    object[key] = before
  })
}
const undo: (() => void)[] = []
afterEach(() => {
  for (const back of undo.splice(0).reverse()) back()
})

describe('a part that is refused', () => {
  it.each([
    ['time_in_status', 'GET /v2/task/bulk_time_in_status/task_ids=403'],
    ['time_in_status', 'GET /v2/task/bulk_time_in_status/task_ids=lost'],
    ['comments', 'GET /v2/task/*/comment=403'],
  ])('%s, by %s, leaves the task whole and is told', async (include, fault) => {
    running.sandbox.state.faults.add(`${fault}x*`)
    const answer = await call('get_task', { task: 'ENG-87', include: [include, 'checklists'] })
    expect(answer.result).toMatchObject({ id: 'ENG-87', name: 'Public API: export endpoint' })
    expect([answer.ok, codesOf(answer).length]).toEqual([false, 1])
    expect(answer.result).not.toHaveProperty(include)
  })

  it('is no excuse for a dead token', async () => {
    running.sandbox.state.faults.add('GET /v2/task/*/comment=revoke')
    const answer = await call('get_task', { task: 'ENG-87', include: ['comments'] })
    running.sandbox.state.revoked.clear()
    expect(codesOf(answer)).toEqual(['AUTH_ERROR'])
  })
})

describe('what is told of a task', () => {
  it('is the group that alone it is assigned to', async () => {
    const task = taskOf('ENG-87')
    const [group] = store().groups.values()
    if (!group) throw new Error('The demo has no groups.')
    put(task, 'assigneeIds', [])
    put(task, 'groupAssigneeIds', [group.id])
    const { result } = await call('get_task', { task: 'ENG-87' })
    expect(result.assignees).toBe(group.name)
    const found = await call('find_tasks', { text: 'ENG-87', columns: ['id', 'assignees'] })
    expect(found.result.rows).toEqual([['ENG-87', group.name]])
  })

  it('is when it was done and closed, and that it is archived', async () => {
    const { result } = await call('get_task', { task: 'ENG-109' })
    expect(result).toMatchObject({ closed: expect.any(String), done: expect.any(String) })
    expect((await call('get_task', { task: 'ENG-144' })).result).toMatchObject({ archived: true })
  })

  it('is what kind of task it is', async () => {
    put(taskOf('ENG-87'), 'customItemId', 1)
    expect((await call('get_task', { task: 'ENG-87' })).result.type).toBe('Milestone')
  })

  it('is who watches it, where that is asked for', async () => {
    const task = taskOf('ENG-87')
    put(task, 'watcherIds', [44010003])
    const { result } = await call('get_task', { task: 'ENG-87', include: ['watchers'] })
    expect(result.watchers).toEqual(['Priya Nair'])
    expect((await call('get_task', { task: 'ENG-87' })).result).not.toHaveProperty('watchers')
  })

  it('costs one request', async () => {
    await call('get_task', { task: 'ENG-87' })
    running.sandbox.state.log.clear()
    await call('get_task', { task: 'ENG-87' })
    expect(asked()).toHaveLength(1)
  })

  it('is whose the subtasks of subtasks are', async () => {
    const [child, grandchild] = [taskOf('ENG-131'), taskOf('ENG-132')]
    put(grandchild, 'parentId', child.id)
    const { result } = await call('get_task', { task: 'ENG-130', include: ['subtasks'] })
    const under = Object.fromEntries(
      result.subtasks.map((one: { id: string; under?: string }) => [one.id, one.under]),
    )
    expect(under).toMatchObject({ 'ENG-131': undefined, 'ENG-132': 'ENG-131' })
  })
})
