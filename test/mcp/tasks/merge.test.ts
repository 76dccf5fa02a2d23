// merge_tasks: everything moves into one task, for good, and only with the user's word.
import type { ElicitResult } from '@modelcontextprotocol/sdk/types.js'
import { describe, expect, it } from 'vitest'
import { codesOf, type RunningPair, usePair } from '../../support/pair.ts'
import { taskOf } from '../weather/cases/world.ts'
import { createWorld } from '../writes/world.ts'

const env = { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_CONFIRM: 'argument' }

const create = async ({ call, sandbox }: RunningPair, ...names: readonly string[]) => {
  const tasks = names.map((name) => ({ name, description: `About ${name}`, tags: ['quality'] }))
  await call('create_tasks', { list: 'Infrastructure Backlog', tasks })
  sandbox.state.log.clear()
  return names.map(
    (name) =>
      [...sandbox.state.store.tasks.values()].findLast((one) => one.name === name)?.id ?? '',
  )
}
const exists = ({ sandbox }: RunningPair, id: string) => sandbox.state.store.tasks.has(id)

describe('merge_tasks', () => {
  const running = usePair({}, { env })
  const { call, writes } = running

  it('without the user’s word sends nothing; a dry run shows what goes', async () => {
    const [into, one, two] = await create(running, 'Keep', 'Twin', 'Triplet')
    const answer = await call('merge_tasks', { into, tasks: [one, two] })
    expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
    const shown = await call('merge_tasks', { into, tasks: [one, two], dry_run: true })
    expect(shown.result.would).toMatchObject([
      { do: expect.stringContaining('into'), destroys: ['Twin', 'Triplet'] },
    ])
    expect(writes()).toEqual([])
  })

  it('says on a dry run what goes over with each', async () => {
    const [into, from = ''] = await create(running, 'Takes all', 'Has much')
    await call('create_tasks', { tasks: [{ name: 'Below much', parent: from }] })
    await call('create_tasks', {
      list: 'Infrastructure Backlog',
      tasks: [{ name: 'Behind much', waits_on: { add: [from] } }],
    })
    await call('add_comment', { task: from, text: 'A word on it' })
    await call('track_time', { action: 'log', task: from, duration: '2h', start: 'today 8:00' })
    const keyOf = (name: string) =>
      [...running.sandbox.state.store.tasks.values()].find((one) => one.name === name)?.customId
    running.sandbox.state.log.clear()
    const { result } = await call('merge_tasks', { into, tasks: [from], dry_run: true })
    expect(result.would[0].goes).toEqual([
      `with 1 subtask (${keyOf('Below much')}), 1 comment, 2h of tracked time; waited for by ${keyOf('Behind much')}`,
    ])
    expect(writes()).toEqual([])
  })

  it('merges when the names are repeated, comments and all', async () => {
    const [into = '', from = ''] = await create(running, 'Stays', 'Goes away')
    await call('add_comment', { task: from, text: 'Seen here as well' })
    running.sandbox.state.log.clear()
    const answer = await call('merge_tasks', { into, tasks: from, confirm: 'Goes away' })
    expect(answer).toMatchObject({ ok: true, result: { merged: [expect.any(String)] } })
    expect([exists(running, into), exists(running, from)]).toEqual([true, false])
    expect(writes()).toEqual([`POST /api/v2/task/${into}/merge`])
    const { result } = await call('get_task', { task: into, include: ['comments'] })
    expect(result.comments).toMatchObject([{ text: 'Seen here as well' }])
  })

  it('knows tasks by custom id, though ClickUp merges by plain ids alone', async () => {
    const [, from] = await create(running, 'Spare', 'Sent by custom id')
    const key = running.sandbox.state.store.tasks.get(from ?? '')?.customId
    const { ok } = await call('merge_tasks', {
      into: 'ENG-312',
      tasks: [key],
      confirm: 'Sent by custom id',
    })
    expect(ok).toBe(true)
  })

  it('refuses to merge a task into itself, or one that is not there', async () => {
    const [into] = await create(running, 'Self')
    const itself = await call('merge_tasks', { into, tasks: [into], confirm: 'Self' })
    const nobody = await call('merge_tasks', { into, tasks: ['ENG-99999'], confirm: 'x' })
    expect([codesOf(itself), codesOf(nobody)]).toEqual([['INVALID_INPUT'], ['NOT_FOUND']])
    expect(writes()).toEqual([])
  })

  it.each([
    ['its subtask', 'ENG-131', ['ENG-130']],
    ['a subtask of its subtask', 'ENG-133', ['ENG-132', 'ENG-130']],
  ])('refuses to merge a task into %s', async (_, into, tasks) => {
    const world = createWorld()
    const { store } = world
    if (into === 'ENG-133') store.setParent(taskOf(store, into), taskOf(store, 'ENG-131'))
    const before = store.tasks.size
    const answer = await world.call('merge_tasks', { into, tasks })
    expect({ codes: codesOf(answer), sent: world.writes(), left: store.tasks.size }).toEqual({
      codes: ['INVALID_INPUT'],
      sent: [],
      left: before,
    })
    expect(answer.issues?.[0]?.message).toContain(`${into} stands below ENG-130`)
    expect(answer.issues?.[0]?.hint).toContain(`Merge ${into} into ENG-130 instead`)
  })

  it('does not hold where what took it in is gone afterwards', async () => {
    const world = createWorld()
    const { store, call: ask } = world
    const into = taskOf(store, 'ENG-122')
    world.after('POST /v2/task/*/merge', () => store.deleteTask(into))
    const answer = await ask('merge_tasks', { into: 'ENG-122', tasks: ['ENG-118'] })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: ['NOT_APPLIED'] })
    expect(answer.issues?.[0]?.message).toContain('ENG-122')
  })

  it('whose answer was lost finds that it has happened', async () => {
    const [into, from] = await create(running, 'Heard', 'Unheard')
    running.sandbox.state.faults.add('POST /v2/task/*/merge=drop-after')
    const { ok } = await call('merge_tasks', { into, tasks: from, confirm: 'Unheard' })
    expect(ok).toBe(true)
    expect(writes()).toHaveLength(1)
  })

  it('whose request was lost is not repeated blindly', async () => {
    const [into, from = ''] = await create(running, 'Asked', 'Not heard of')
    running.sandbox.state.faults.add('POST /v2/task/*/merge=drop')
    const answer = await call('merge_tasks', { into, tasks: from, confirm: 'Not heard of' })
    expect(codesOf(answer)).toEqual(['UPSTREAM_ERROR'])
    expect(answer.issues?.[0]?.message).toContain('looked for afterwards and does not hold')
    expect({ sent: writes().length, left: exists(running, from) }).toEqual({ sent: 1, left: true })
  })

  it('shows on a dry run what would go where', async () => {
    const [into, from] = await create(running, 'Dry target', 'Dry source')
    const { result } = await call('merge_tasks', { into, tasks: from, dry_run: true })
    expect(JSON.stringify(result)).toMatch(/Dry source.*Dry target/)
    expect(writes()).toEqual([])
  })
})

describe('merge_tasks in a client that can ask', () => {
  let reply: ElicitResult
  const questions: string[] = []
  const running = usePair(
    {},
    {
      env,
      answer: (question) => {
        questions.push(question)
        return reply
      },
    },
  )
  const { call, writes } = running

  it('asks the user, naming what goes and where to, and does it on a yes', async () => {
    const [into, from = ''] = await create(running, 'Into', 'From')
    reply = { action: 'accept', content: { confirm: true } }
    expect((await call('merge_tasks', { into, tasks: from })).ok).toBe(true)
    expect(questions.splice(0)[0]).toMatch(/From.*into.*Into.*\nThis cannot be undone/s)
    expect(exists(running, from)).toBe(false)
  })

  it.each<ElicitResult>([
    { action: 'accept', content: { confirm: false } },
    { action: 'decline' },
    { action: 'cancel' },
  ])('does nothing on %j, whatever the model says', async (word) => {
    const [into, from] = await create(running, 'Not into', 'Not from')
    reply = word
    const answer = await call('merge_tasks', { into, tasks: from, confirm: 'Not from' })
    expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
    expect(writes()).toEqual([])
  })
})

describe('merge_tasks without the access', () => {
  const running = usePair()

  it('is not there, and refused when called all the same', async () => {
    const { tools } = await running.pair.client.listTools()
    expect(tools.map(({ name }) => name)).not.toContain('merge_tasks')
    const answer = await running.call('merge_tasks', { into: 'ENG-87', tasks: ['ENG-123'] })
    expect(codesOf(answer)).toEqual(['ACCESS_DENIED'])
    expect(running.asked()).toEqual([])
  })
})
