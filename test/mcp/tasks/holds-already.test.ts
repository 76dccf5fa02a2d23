// Whatever is asked of a task is told, also where it holds already or comes to nothing.
import { describe, expect, it } from 'vitest'
import { usePair } from '../../support/pair.ts'

const running = usePair(
  {},
  { env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_CONFIRM: 'argument' } },
)
const { call, writes } = running

const LIST = 'Infrastructure Backlog'
let count = 0
const fresh = async (values: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  count += 1
  const { result } = await call('create_tasks', {
    list: LIST,
    tasks: [{ name: `Held ${count}`, ...values }],
  })
  running.sandbox.state.log.clear()
  return result.id ?? result.done[0].id
}

describe('a set that is so already', () => {
  it.each([
    ['tags', { set: [] }],
    ['links', { set: [] }],
    ['waits_on', { set: [] }],
    ['blocks', { set: [] }],
    ['lists', { set: [] }],
    ['lists', { add: [LIST] }],
    ['assignees', { set: [] }],
  ])('is told, and nothing is sent: %s %j', async (name, said) => {
    const task = await fresh()
    const answer = await call('update_tasks', { tasks: [task], set: { [name]: said } })
    expect(answer).toEqual({ ok: true, result: { id: task, already: { [name]: [] } } })
    expect(writes()).toEqual([])
  })

  it('is told beside what changes', async () => {
    const task = await fresh()
    const { result } = await call('update_tasks', {
      tasks: [task],
      set: { tags: { set: [] }, priority: 'low' },
    })
    expect(result).toEqual({ id: task, set: { priority: [null, 'low'] }, already: { tags: [] } })
  })
})

describe('no time at all', () => {
  it('is no estimate, of a task that has one', async () => {
    const task = await fresh({ estimate: '2h' })
    const answer = await call('update_tasks', { tasks: [task], set: { estimate: '0h' } })
    expect(answer).toEqual({ ok: true, result: { id: task, set: { estimate: ['2h', null] } } })
  })

  it('is none of a new one', async () => {
    const tasks = [{ name: 'Held by nothing', estimate: '0h' }]
    expect((await call('create_tasks', { list: LIST, tasks })).ok).toBe(true)
  })
})

describe('the last label', () => {
  it.each([[{ set: [] }], [{ remove: ['Web'] }]])('goes by %j', async (said) => {
    const task = await fresh({ fields: { Platforms: ['Web'] } })
    const { ok, result } = await call('update_tasks', {
      tasks: [task],
      set: { fields: { Platforms: said } },
    })
    expect({ ok, set: result.set }).toEqual({ ok: true, set: { Platforms: [['Web'], null] } })
  })
})

describe('a task that is deleted', () => {
  it('is told with what went with it', async () => {
    const task = await fresh({ subtasks: [{ name: 'Held below' }] })
    const { ok, result } = await call('delete_tasks', { tasks: [task], confirm: [`Held ${count}`] })
    expect({ ok, goes: result.goes }).toEqual({
      ok: true,
      goes: [expect.stringContaining('1 subtask')],
    })
  })
})
