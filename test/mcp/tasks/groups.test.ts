// User groups that share a task: they are found, and they come off when a task's assignees are set.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/sandbox/state/store.ts'
import { usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running

const store = (): Store => running.sandbox.state.store
const taskOf = (key: string) => {
  const task = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!task) throw new Error(`the demo has no ${key}`)
  return task
}
const group = () => {
  const found = [...store().groups.values()].find(({ name }) => name === 'Design')
  if (!found) throw new Error('the demo has no Design')
  return found
}
const person = (name: string): number =>
  [...store().users.values()].find(({ username }) => username === name)?.id ?? 0

/** ENG-129 is assigned to Lena Fischer and to the group Design. */
const update = (assignees: unknown) =>
  call('update_tasks', { tasks: ['ENG-129'], set: { assignees } })

const held = () => {
  const { assigneeIds, groupAssigneeIds } = taskOf('ENG-129')
  return { people: assigneeIds, groups: groupAssigneeIds }
}

const sent = () => running.asked().filter(({ method }) => method === 'PUT').length

beforeEach(() => {
  const task = taskOf('ENG-129')
  task.assigneeIds = [person('Lena Fischer')]
  task.groupAssigneeIds = [group().id]
})

describe('tasks that only a group is assigned to', () => {
  const alone = () => {
    taskOf('ENG-129').assigneeIds = []
  }

  it('are found by the group, beside those of its members', async () => {
    alone()
    const { result } = await call('find_tasks', { assignees: ['Design'], columns: ['id'] })
    const ids = result.rows.flat()
    expect(ids).toContain('ENG-129')
    expect(ids).toContain('ENG-89')
    const members = group().memberIds
    const theirs = [...store().tasks.values()].filter(
      (task) => task.customId && task.assigneeIds.some((id) => members.includes(id)),
    )
    expect(ids.filter((id: string) => theirs.some((task) => task.customId === id))).not.toEqual([])
  })

  it('are counted so, too', async () => {
    const countOf = async (args: Record<string, unknown>) => {
      const { result } = await call('find_tasks', { ...args, group_by: ['list'] })
      return result.rows.reduce((sum: number, row: unknown[]) => sum + Number(row.at(-1)), 0)
    }
    const before = await countOf({ assignees: ['Design'] })
    alone()
    expect(before).toBeGreaterThan(0)
    expect(await countOf({ assignees: ['Design'] })).toBe(before)
  })

  it('are neither a member’s own nor nobody’s', async () => {
    alone()
    for (const assignees of [['Lena Fischer'], ['unassigned'], ['Lena Fischer', 'unassigned']]) {
      const { result } = await call('find_tasks', {
        in: 'Current Sprint',
        assignees,
        columns: ['id'],
      })
      expect(result.rows.flat()).not.toContain('ENG-129')
    }
    const both = await call('find_tasks', { assignees: ['Design', 'unassigned'], columns: ['id'] })
    expect(both.result.rows.flat()).toContain('ENG-129')
  })
})

describe('a group that shares a task', () => {
  it.each([
    ['exactly somebody else', { set: ['Priya'] }, () => [person('Priya Nair')]],
    ['nobody', { set: [] }, () => []],
    ['a bare list', ['Lena'], () => [person('Lena Fischer')]],
  ])('goes when the assignees are set: %s', async (_, assignees, people) => {
    const answer = await update(assignees)
    expect(answer.ok).toBe(true)
    expect(held()).toEqual({ people: people(), groups: [] })
    expect(JSON.stringify(answer.result)).toContain('"Design"')
  })

  it('goes alone when it is removed', async () => {
    const answer = await update({ remove: ['Design'] })
    expect(answer.result.set).toMatchObject({
      assignees: [['Lena Fischer', 'Design'], ['Lena Fischer']],
    })
    expect(held()).toEqual({ people: [person('Lena Fischer')], groups: [] })
  })

  it.each([
    ['exactly what is shown', { set: ['Lena Fischer', 'Design'] }],
    ['the group added', { add: ['Design'] }],
  ])('stays where it is named: %s', async (_, assignees) => {
    const before = held()
    const answer = await update(assignees)
    expect(JSON.stringify(answer.result)).toContain('already')
    expect(held()).toEqual(before)
    expect(sent()).toBe(0)
  })

  it('stays beside whoever is added or removed', async () => {
    await update({ add: ['Priya'], remove: ['Lena'] })
    expect(held()).toEqual({ people: [person('Priya Nair')], groups: [group().id] })
  })

  it('is told by its id as well as by its name', async () => {
    await update({ remove: [`Design (group ${group().id})`] })
    expect(held().groups).toEqual([])
  })
})
