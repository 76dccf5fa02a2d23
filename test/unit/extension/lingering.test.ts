// A row that was closed by hand stays a moment, struck out, and then goes.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Task, taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { arrange } from '../../../src/extension/views/hierarchy/arrange.ts'
import { grouped } from '../../../src/extension/views/my-work/my-tasks.ts'
import { Lingering } from '../../../src/extension/views/tree/lingering/lingering.ts'
import { struck } from '../../../src/extension/views/tree/lingering/struck.ts'
import type { ListNode, TaskNode } from '../../../src/extension/views/tree/nodes.ts'
import { USUAL } from '../../../src/extension/views/tree/order/arrangement.ts'
import { virtualTime } from '../../support/timing.ts'

const taskOf = (id: string, type: string): Task =>
  taskSchema.parse({
    id,
    name: `Task ${id}`,
    status: { status: type === 'closed' ? 'complete' : 'in review', type },
    assignees: [{ id: 1, username: 'Me' }],
  })

const closed = (id: string) => ({ id, status: 'in review' })

let time: ReturnType<typeof virtualTime>
let lingering: Lingering
let ended: (readonly string[])[]

beforeEach(() => {
  time = virtualTime()
  lingering = new Lingering(time.timing)
  ended = []
  lingering.onEnd = (ids) => ended.push(ids)
})

const pass = (ms: number) => time.timing.sleep(ms)

describe('a task that was closed by hand', () => {
  it('stays six seconds', async () => {
    lingering.keep([closed('1'), closed('2')])
    await pass(5999)
    expect([lingering.has('1'), ended]).toEqual([true, []])
    await pass(1)
    expect([lingering.has('1'), lingering.has('2'), ended]).toEqual([false, false, [['1', '2']]])
  })

  it('has its six seconds anew when it is closed once more', async () => {
    lingering.keep([closed('1')])
    await pass(4000)
    lingering.keep([closed('1')])
    await pass(4000)
    expect([lingering.has('1'), ended]).toEqual([true, []])
    await pass(2000)
    expect([lingering.has('1'), ended]).toEqual([false, [['1']]])
  })

  it('is forgotten with its account', async () => {
    lingering.keep([closed('1')])
    lingering.clear()
    await pass(6000)
    expect([lingering.has('1'), ended]).toEqual([false, []])
  })
})

describe('its row', () => {
  const parent = { kind: 'list', id: 'l', list: { id: 'l', name: 'L' } } as ListNode
  const node = (id: string, type: string): TaskNode => ({
    kind: 'task',
    id,
    parent,
    task: taskOf(id, type),
  })
  const level = {
    nodes: [node('1', 'custom'), node('2', 'closed'), node('3', 'closed'), node('4', 'custom')],
    pages: 1,
    complete: true,
  }

  it('stays where it was, also where a filter no longer fits it', () => {
    lingering.keep([closed('2')])
    const shown = (filter: string) =>
      arrange(level, parent, {
        choice: { showsClosed: false, filter, lingering },
        arrangement: { ...USUAL, group: 'none' },
        dueGroup: () => 'none',
      }).map(({ id }) => id)
    expect(shown('')).toEqual(['1', '2', '4'])
    expect(shown('review')).toEqual(['1', '2', '4'])
  })

  it('stays in the group that it stood in, until its moment is over', () => {
    const tasks = [node('1', 'custom'), node('2', 'custom')]
    const groups = () =>
      arrange({ ...level, nodes: tasks }, parent, {
        choice: { showsClosed: true, filter: '', lingering },
        arrangement: { ...USUAL, group: 'status' },
        dueGroup: () => 'none',
      }).map((one) => (one.kind === 'section' ? one.tasks.map(({ id }) => id) : []))
    expect(groups()).toEqual([['1', '2']])
    for (const one of tasks.slice(1)) one.task = taskOf('2', 'closed')
    lingering.keep([closed('2')])
    expect(groups()).toEqual([['1', '2']])
    lingering.clear()
    expect(groups()).toEqual([['1'], ['2']])
  })

  it("stays in one's own work", () => {
    const mine = { me: '1', zone: 'utc', tasks: [taskOf('1', 'custom'), taskOf('2', 'closed')] }
    const idsIn = (lingers?: (id: string) => boolean) =>
      grouped(mine, 0, lingers).flatMap(({ tasks }) => tasks.map(({ id }) => id))
    expect(idsIn()).toEqual(['1'])
    expect(idsIn((id) => id === '2')).toEqual(['1', '2'])
  })

  it('is struck out character by character, whatever they are made of', () => {
    expect(struck('a b')).toBe('a\u0336 b\u0336')
    expect(struck('👩‍💻é')).toBe('👩‍💻\u0336é\u0336')
  })
})
