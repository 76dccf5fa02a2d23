// Where ClickUp is silent, or was seen to do this and that: what is told is what holds.
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, asked, writes } = running
const quirks = () => running.sandbox.state.store.quirks

afterEach(() => {
  Object.assign(quirks(), { parentElsewhere: 'refused', createStatus: 'CRTSK_001' })
})

describe('a person whom nobody knows', () => {
  it.each(['44099999', 'nobody@acme.example', 'Zed Zebra'])(
    'is refused as %s, where ClickUp would answer no tasks',
    async (person) => {
      const answer = await call('find_tasks', { in: 'Current Sprint', assignees: [person] })
      expect([answer.ok, codesOf(answer)]).toEqual([false, ['NOT_FOUND']])
      expect(
        asked()
          .map(nameOf)
          .filter((name) => name.endsWith('/task')),
      ).toEqual([])
    },
  )
})

describe.each(['refused', 'moves'] as const)('a parent in another list that is %s', (outcome) => {
  const made = async (): Promise<string> => {
    await call('create_tasks', { list: 'Infrastructure Backlog', tasks: [{ name: 'Part' }] })
    return [...running.sandbox.state.store.tasks.keys()].at(-1) ?? ''
  }

  it('is refused before anything is sent', async () => {
    quirks().parentElsewhere = outcome
    const task = await made()
    running.sandbox.state.log.clear()
    await expectRefusal(
      running,
      ['update_tasks', { tasks: [task], set: { parent: 'ENG-118' } }],
      'INVALID_INPUT',
      /is in the list .*Current Sprint/,
    )
  })

  it('holds where the task goes to its list in the same call', async () => {
    quirks().parentElsewhere = outcome
    const task = await made()
    const set = { parent: 'ENG-118', move_to: 'Current Sprint' }
    const answer = await call('update_tasks', { tasks: [task], set })
    expect(answer.ok, JSON.stringify(answer)).toBe(true)
    const { result } = await call('get_task', { task })
    expect(result).toMatchObject({ list: 'Current Sprint', parent: { id: 'ENG-118' } })
  })

  it('is told by call_operation as it came out', async () => {
    quirks().parentElsewhere = outcome
    const task = await made()
    const { store } = running.sandbox.state
    const parent = store.taskByCustomId(running.sandbox.workspaceId, 'ENG-118')?.id
    const answer = await call('call_operation', {
      operation: 'UpdateTask',
      path: { task_id: task },
      body: { parent },
    })
    expect(answer.ok).toBe(store.tasks.get(task)?.parentId === parent)
    expect(answer.issues?.[0]?.hint).toContain("stands in its parent's list")
  })
})

describe.each(['CRTSK_001', 'ITEM_114'] as const)('an unknown status refused by %s', (code) => {
  it('says what there is to do, where ClickUp alone was asked', async () => {
    quirks().createStatus = code
    const list = [...running.sandbox.state.store.lists.values()].find(
      ({ name }) => name === 'Current Sprint',
    )
    const answer = await call('call_operation', {
      operation: 'CreateTask',
      path: { list_id: list?.id },
      body: { name: 'x', status: 'nonsense' },
    })
    expect([answer.ok, codesOf(answer)]).toEqual([false, ['INVALID_INPUT']])
    expect(answer.issues?.[0]).toMatchObject({
      message: expect.stringContaining(code),
      hint: expect.stringContaining('get_list tells'),
    })
    expect(writes()).toHaveLength(1)
  })
})
