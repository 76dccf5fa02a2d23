// update_tasks with `changes`: each task its own, in one plan that is checked before anything is sent.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, usePair } from '../../support/pair.ts'

const folder = mkdtempSync(join(tmpdir(), 'each-its-own-'))
const running = usePair({}, { env: { CLICKUP_FOLDERS: folder } })
const { call, writes } = running

const LIST = 'Infrastructure Backlog'
const store = () => running.sandbox.state.store
const only = (name: string) => {
  const [task, ...others] = [...store().tasks.values()].filter((one) => one.name === name)
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks are called ${name}`)
  return task
}

const keyOf = (name: string): string => only(name).customId ?? ''
const change = (name: string, set: Record<string, unknown>) => ({ task: keyOf(name), set })
const update = (...changes: unknown[]) => call('update_tasks', { changes })
const make = async (...names: string[]): Promise<void> => {
  const tasks = names.map((name) => ({ name }))
  expect(await call('create_tasks', { list: LIST, tasks })).toMatchObject({ ok: true })
  running.sandbox.state.log.clear()
}

describe('update_tasks with changes', () => {
  beforeAll(() => make('North', 'South', 'East', 'West'))

  it('changes each task its own in one call, and tells each', async () => {
    const { ok, result } = await update(
      change('North', { tags: { add: ['api'] }, priority: 'high' }),
      change('South', { tags: { add: ['ux'] } }),
    )
    expect({ ok, done: result.done }).toEqual({
      ok: true,
      done: [
        { id: keyOf('North'), set: { priority: [null, 'high'], tags: [[], ['api']] } },
        { id: keyOf('South'), set: { tags: [[], ['ux']] } },
      ],
    })
    expect([only('North').tags, only('South').tags]).toEqual([['api'], ['ux']])
  })

  it('takes the same for some and its own for others', async () => {
    const { ok } = await call('update_tasks', {
      tasks: [keyOf('North'), keyOf('South')],
      set: { points: 2 },
      changes: [change('East', { points: 5 })],
    })
    expect(ok).toBe(true)
    expect(['North', 'South', 'East'].map((name) => only(name).points)).toEqual([2, 2, 5])
  })

  it('takes one change without the brackets', async () => {
    const { ok } = await call('update_tasks', { changes: change('West', { points: 1 }) })
    expect({ ok, points: only('West').points }).toEqual({ ok: true, points: 1 })
  })

  it('changes a task that is named twice once, with all that is said of it', async () => {
    const { ok, result } = await call('update_tasks', {
      tasks: keyOf('North'),
      set: { priority: 'low', fields: { Effort: 3 } },
      changes: [change('North', { start: '2027-01-04', fields: { Team: 'Backend' } })],
    })
    expect({ ok, result }).toEqual({
      ok: true,
      result: {
        id: keyOf('North'),
        set: {
          priority: ['high', 'low'],
          start: [null, '2027-01-04'],
          Effort: [null, 3],
          Team: [null, 'Backend'],
        },
      },
    })
  })

  it('relates tasks as a single set does', async () => {
    await update(
      change('East', { waits_on: { add: [keyOf('West')] } }),
      change('West', { links: { add: ['ENG-118'] } }),
    )
    expect(only('East').dependencies).toMatchObject([{ dependsOn: only('West').id }])
  })

  it('sees a circle that two of them would make', async () => {
    await expectRefusal(
      running,
      [
        'update_tasks',
        {
          changes: [
            change('North', { waits_on: { add: [keyOf('South')] } }),
            change('South', { waits_on: { add: [keyOf('North')] } }),
          ],
        },
      ],
      'INVALID_INPUT',
      /circle/,
    )
  })

  it('uploads the pictures of each description', async () => {
    writeFileSync(join(folder, 'one.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
    const { ok, issues } = await update(
      change('North', { description: `![one](${join(folder, 'one.png')})` }),
      change('South', { description: 'Words alone' }),
    )
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(only('North').attachments).toHaveLength(1)
    expect([only('North').markdown, only('South').markdown]).toEqual([
      expect.stringMatching(/^!\[one\]\(http/),
      'Words alone',
    ])
  })

  it('only shows each on a dry run', async () => {
    const { result } = await call('update_tasks', {
      changes: [change('North', { points: 13 }), change('South', { points: 21 })],
      dry_run: true,
    })
    expect(result.would).toMatchObject([{ set: { points: [2, 13] } }, { set: { points: [2, 21] } }])
    expect(writes()).toEqual([])
  })

  it('sends nothing when anything about any of them is wrong, and says of which', async () => {
    const answer = await update(
      change('North', { status: 'no such status' }),
      change('South', { points: 8 }),
      change('East', { assignees: { add: ['Nobody Here'] } }),
    )
    expect({ ok: answer.ok, codes: codesOf(answer), sent: writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT', 'NOT_FOUND'],
      sent: [],
    })
    expect(answer.issues?.map(({ message }) => message.split(':')[0])).toEqual([
      keyOf('North'),
      keyOf('East'),
    ])
  })

  it.each<[string, () => Record<string, unknown>, string, RegExp]>([
    ['nothing is said', () => ({}), 'INVALID_INPUT', /changes/],
    [
      'tasks are named without a set',
      () => ({ tasks: 'ENG-118' }),
      'INVALID_INPUT',
      /`set` is missing/,
    ],
    [
      'a set is given without tasks',
      () => ({ set: { points: 1 } }),
      'INVALID_INPUT',
      /`tasks` is missing/,
    ],
    [
      'a half stands beside changes',
      () => ({ tasks: 'ENG-118', changes: [change('North', { points: 1 })] }),
      'INVALID_INPUT',
      /`set` is missing/,
    ],
    ['changes are empty', () => ({ changes: [] }), 'INVALID_INPUT', /which tasks/],
    [
      'a set of one is empty',
      () => ({ changes: [change('North', {})] }),
      'INVALID_INPUT',
      /changes\[0\]\.set.*empty/,
    ],
    [
      'a set of one has an unknown name',
      () => ({ changes: [change('North', { due_date: '2027-01-01' })] }),
      'INVALID_INPUT',
      /changes\[0\]\.set.*due_date.*takes what `set` takes/,
    ],
    [
      'a value of one is of a wrong type',
      () => ({ changes: [change('North', { archived: 'yes' })] }),
      'INVALID_INPUT',
      /changes\[0\]\.set\.archived/,
    ],
    [
      'a task does not exist',
      () => ({
        changes: [change('North', { points: 1 }), { task: 'ENG-9999', set: { points: 1 } }],
      }),
      'NOT_FOUND',
      /changes\[1\]: .*ENG-9999/,
    ],
    [
      'two values are asked of one',
      () => ({ changes: [change('North', { points: 1 }), change('North', { points: 2 })] }),
      'INVALID_INPUT',
      /two different values.*points/,
    ],
    [
      'two values are asked of one field',
      () => ({
        tasks: keyOf('North'),
        set: { fields: { Effort: 1 } },
        changes: [change('North', { fields: { Effort: 2 } })],
      }),
      'INVALID_INPUT',
      /two different values.*Effort/,
    ],
  ])('sends nothing when %s', async (_, args, code, words) => {
    const issue = await expectRefusal(running, ['update_tasks', args()], code, words)
    expect(issue?.hint).toBeTruthy()
  })
})
