// delete_tasks and delete_list: never without the user's word.
import type { ElicitResult } from '@modelcontextprotocol/sdk/types.js'
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'
import type { AnyEnvelope } from '../../support/server.ts'

const env = { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_CONFIRM: 'argument' }
const LIST = 'Infrastructure Backlog'

type Running = ReturnType<typeof usePair>

const tasksNamed = (running: Running, name: string) =>
  [...running.sandbox.state.store.tasks.values()].filter((task) => task.name === name)

const create = async (running: Running, ...names: string[]): Promise<readonly string[]> => {
  const tasks = names.map((name) => ({ name }))
  await running.call('create_tasks', { list: LIST, tasks })
  running.sandbox.state.log.clear()
  return names.map((name) => tasksNamed(running, name)[0]?.customId ?? '')
}

const refusal = (answer: AnyEnvelope) => ({ ok: answer.ok, codes: codesOf(answer) })
const NOT_CONFIRMED = { ok: false, codes: ['NOT_CONFIRMED'] }

describe('a client that cannot ask', () => {
  const running = usePair({}, { env })
  const { call, writes } = running

  it('deletes a task whose name is repeated, and looks whether it is gone', async () => {
    const [key] = await create(running, 'Doomed')
    const id = tasksNamed(running, 'Doomed')[0]?.id
    const { ok, result } = await call('delete_tasks', { tasks: key, confirm: 'Doomed' })
    expect({ ok, result }).toEqual({ ok: true, result: { id: key, deleted: true } })
    expect(tasksNamed(running, 'Doomed')).toEqual([])
    expect(running.asked().slice(-2).map(nameOf)).toEqual([
      `DELETE /api/v2/task/${id}`,
      `GET /api/v2/task/${id}`,
    ])
  })

  it('deletes several whose names are repeated, each once', async () => {
    const [one, two] = await create(running, 'Doomed one', 'Doomed two')
    const { ok, result } = await call('delete_tasks', {
      tasks: [one, two, one],
      confirm: ['Doomed two', 'Doomed one'],
    })
    expect(ok).toBe(true)
    expect(result.done).toHaveLength(2)
    expect(writes()).toHaveLength(2)
  })

  it.each<[string, Record<string, unknown>]>([
    ['missing', {}],
    ['empty', { confirm: '' }],
    ['a yes', { confirm: 'yes' }],
    ['the id', { confirm: 'ENG-141' }],
    ['another name', { confirm: 'Old VPN gateway' }],
  ])('does nothing when the word is %s, and does not tell what it must be', async (_, word) => {
    const answer = await call('delete_tasks', { tasks: ['ENG-141'], ...word })
    expect(refusal(answer)).toEqual(NOT_CONFIRMED)
    expect(answer.issues?.[0]?.hint).toContain('dry run')
    expect(JSON.stringify(answer)).not.toContain('Move build runners')
    expect(writes()).toEqual([])
  })

  it('does nothing when only one of two names is repeated', async () => {
    const answer = await call('delete_tasks', {
      tasks: ['ENG-141', 'ENG-142'],
      confirm: 'Move build runners to ARM',
    })
    expect(refusal(answer)).toEqual(NOT_CONFIRMED)
    expect(writes()).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['one is unknown', { tasks: ['ENG-141', 'ENG-9999'] }, 'NOT_FOUND', /find_tasks/],
    ['none is named', { tasks: [] }, 'INVALID_INPUT', /tasks/],
    ['an argument is unknown', { tasks: 'ENG-141', force: true }, 'INVALID_INPUT', /confirm/],
    ['confirm is no text', { tasks: 'ENG-141', confirm: true }, 'INVALID_INPUT', /confirm/],
  ])('sends nothing when %s', async (_, args, code, words) => {
    const answer = await call('delete_tasks', args)
    expect(refusal(answer)).toEqual({ ok: false, codes: [code] })
    expect(JSON.stringify(answer.issues)).toMatch(words)
    expect(writes()).toEqual([])
  })

  it('on a dry run needs no word and sends nothing', async () => {
    const { ok, result } = await call('delete_tasks', { tasks: 'ENG-141', dry_run: true })
    expect({ ok, result }).toEqual({
      ok: true,
      result: {
        dry_run: true,
        would: [
          {
            do: 'delete the task ENG-141 "Move build runners to ARM"',
            destroys: ['Move build runners to ARM'],
            set: { task: ['Move build runners to ARM', null] },
          },
        ],
      },
    })
    expect(writes()).toEqual([])
  })

  it('counts and names on a dry run what goes with it', async () => {
    const tasks = [
      { name: 'Above', subtasks: [{ name: 'Below one' }, { name: 'Below two' }] },
      { name: 'Behind', waits_on: ['Above'] },
    ]
    const made = await call('create_tasks', { list: LIST, tasks })
    const [above, one, two, behind] = made.result.done.map(({ id }: { id: string }) => id)
    await call('add_comment', { task: above, text: 'One.' })
    await call('add_comment', { task: one, text: 'Two.' })
    await call('track_time', { action: 'log', task: above, duration: '2h' })
    const { result } = await call('delete_tasks', { tasks: above, dry_run: true })
    expect(result.would[0].goes).toEqual([
      `with 2 subtasks (${one}, ${two}), 2 comments, 2h of tracked time; waited for by ${behind}`,
    ])
  })

  it('says on a dry run what is too much to be kept, and what cannot be read', async () => {
    const subtasks = Array.from({ length: 50 }, (_, i) => ({ name: `Part ${i}` }))
    const made = await call('create_tasks', { list: LIST, tasks: [{ name: 'Whole', subtasks }] })
    const [whole, part] = made.result.done.map((one: { id: string } | string) =>
      typeof one === 'string' ? one : one.id,
    )
    const large = await call('delete_tasks', { tasks: whole, dry_run: true })
    expect(large.result.would[0].goes[0]).toMatch(/^with 50 subtasks .*cannot be restored/)
    running.sandbox.state.faults.add('GET /v2/task/*/comment=403x*')
    const hidden = await call('delete_tasks', { tasks: part, dry_run: true })
    expect(hidden.result.would[0].goes).toEqual(['with comments that cannot be read'])
  })

  it('whose answer was lost finds that it is gone', async () => {
    const [key] = await create(running, 'Gone unheard')
    running.sandbox.state.faults.add('DELETE /v2/task/*=drop-after')
    const { ok } = await call('delete_tasks', { tasks: key, confirm: 'Gone unheard' })
    expect({ ok, left: tasksNamed(running, 'Gone unheard') }).toEqual({ ok: true, left: [] })
  })

  it('says which tasks of a batch are deleted', async () => {
    const [one, two] = await create(running, 'Stays', 'Goes')
    running.sandbox.state.faults.add(`DELETE /v2/task/${tasksNamed(running, 'Stays')[0]?.id}=403`)
    const answer = await call('delete_tasks', { tasks: [one, two], confirm: ['Stays', 'Goes'] })
    expect(refusal(answer)).toEqual({ ok: false, codes: ['FORBIDDEN'] })
    expect(answer.result).toEqual({
      done: [{ id: two, deleted: true }],
      failed: [`delete the task ${one} "Stays"`],
    })
  })

  it('deletes a list whose name is repeated, with its tasks', async () => {
    await call('create_list', { in: 'Engineering', name: 'Short-lived' })
    await call('create_tasks', { list: 'Short-lived', tasks: [{ name: 'Inside' }] })
    expect(refusal(await call('delete_list', { list: 'Short-lived' }))).toEqual(NOT_CONFIRMED)
    const shown = await call('delete_list', { list: 'Short-lived', dry_run: true })
    expect(shown.result.would).toMatchObject([
      { do: expect.stringContaining('with its 1 task'), destroys: ['Short-lived'] },
    ])
    const { ok, result } = await call('delete_list', {
      list: 'Short-lived',
      confirm: 'Short-lived',
    })
    expect({ ok, goes: result.goes, left: tasksNamed(running, 'Inside') }).toEqual({
      ok: true,
      goes: ['with its 1 task'],
      left: [],
    })
    expect(codesOf(await call('get_list', { list: 'Short-lived' }))).toEqual(['NOT_FOUND'])
  })

  it('is not offered the tools without the access', async () => {
    const { tools } = await running.pair.client.listTools()
    const names = tools.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['delete_tasks', 'delete_list']))
  })
})

describe('a client that can ask', () => {
  let answer: (question: string) => ElicitResult | Promise<ElicitResult>
  const questions: string[] = []
  const running = usePair(
    {},
    {
      env: { ...env, CLICKUP_CALL_BUDGET_MS: '1500' },
      answer: (question) => {
        questions.push(question)
        return answer(question)
      },
    },
  )
  const { call, writes } = running
  const accept: ElicitResult = { action: 'accept', content: { confirm: true } }
  afterEach(() => questions.splice(0))

  it('asks the user, naming what is lost, and deletes on a yes', async () => {
    const [key] = await create(running, 'Asked for')
    answer = () => accept
    const { ok } = await call('delete_tasks', { tasks: key })
    expect({ ok, left: tasksNamed(running, 'Asked for') }).toEqual({ ok: true, left: [] })
    expect(questions).toEqual([
      `Delete the task "Asked for" (${key})\nin the list "${LIST}".\nThis cannot be undone.`,
    ])
  })

  it('asks once for several', async () => {
    const keys = await create(running, 'Asked one', 'Asked two')
    answer = () => accept
    expect((await call('delete_tasks', { tasks: keys })).ok).toBe(true)
    expect(questions).toHaveLength(1)
    expect(questions[0]).toMatch(/Asked one[\s\S]*Asked two/)
  })

  it('waits for as long as the user thinks, which is not its own time', async () => {
    const [key] = await create(running, 'Thought over')
    answer = () => new Promise((resolve) => setTimeout(() => resolve(accept), 2000))
    const { ok } = await call('delete_tasks', { tasks: key })
    expect({ ok, left: tasksNamed(running, 'Thought over') }).toEqual({ ok: true, left: [] })
  })

  it.each<[string, ElicitResult]>([
    ['declines', { action: 'decline' }],
    ['cancels', { action: 'cancel' }],
    ['accepts with a no', { action: 'accept', content: { confirm: false } }],
    ['accepts without a word', { action: 'accept', content: {} }],
  ])('does nothing when the user %s', async (_, said) => {
    answer = () => said
    const refused = await call('delete_tasks', { tasks: ['ENG-141'] })
    expect(refusal(refused)).toEqual(NOT_CONFIRMED)
    expect(writes()).toEqual([])
  })

  it('does not take the word of the model for that of the user', async () => {
    answer = () => ({ action: 'decline' })
    const refused = await call('delete_tasks', {
      tasks: ['ENG-141'],
      confirm: 'Move build runners to ARM',
    })
    expect(refusal(refused)).toEqual(NOT_CONFIRMED)
    expect(questions).toHaveLength(1)
    expect(writes()).toEqual([])
  })

  it('says of each of several what goes with it', async () => {
    answer = () => ({ action: 'decline' })
    await call('delete_tasks', { tasks: ['ENG-140', 'ENG-123'] })
    expect(questions[0]).toMatch(
      /^Delete 2 tasks: "[^"]+" \(ENG-140: with \d+ comments, [^)]+; waited for by ENG-147\), "[^"]+" \(ENG-123: with [^)]+\)\n/,
    )
  })

  it('asks nothing on a dry run, nor when something is wrong', async () => {
    await call('delete_tasks', { tasks: ['ENG-141'], dry_run: true })
    await call('delete_tasks', { tasks: ['ENG-9999'] })
    await call('delete_list', { list: 'Nowhere' })
    expect({ questions, writes: writes() }).toEqual({ questions: [], writes: [] })
  })

  it('asks before a list goes, saying how many tasks go with it', async () => {
    answer = () => ({ action: 'decline' })
    const refused = await call('delete_list', { list: LIST })
    expect(refusal(refused)).toEqual(NOT_CONFIRMED)
    expect(questions[0]).toMatch(
      /^Delete the list "Infrastructure Backlog" with its \d+ tasks, \d+ comments, \w+ \w+ of tracked time\nin "Engineering"\.\n/,
    )
    expect(writes()).toEqual([])
  })
})

describe('with the access that is given by default', () => {
  const running = usePair()

  it.each([
    ['delete_tasks', { tasks: 'ENG-141', confirm: 'Move build runners to ARM' }],
    ['delete_list', { list: LIST, confirm: LIST }],
  ])('%s is refused', async (tool, args) => {
    const answer = await running.call(tool, args)
    expect(refusal(answer)).toEqual({ ok: false, codes: ['ACCESS_DENIED'] })
    expect(running.asked()).toEqual([])
  })
})
