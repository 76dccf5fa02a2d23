// Counts and sums of find_tasks: over all that match, against what the sandbox holds.
import { afterEach, describe, expect, it } from 'vitest'
import type { Task } from '../../../src/sandbox/state/model.ts'
import { codesOf, expectRefusal, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, text, asked } = running
const store = () => running.sandbox.state.store
const BACKLOG = 'Infrastructure Backlog'
const BUGS = 'Bug Tracker'

const listNamed = (name: string) => [...store().lists.values()].find((one) => one.name === name)

/** What find_tasks finds there by default. */
const tasksOf = (name: string): readonly Task[] => {
  const id = listNamed(name)?.id ?? ''
  return [...store().tasks.values()].filter(
    (task) =>
      (task.listId === id || task.extraListIds.includes(id)) &&
      !task.archived &&
      task.parentId === null &&
      store().statusOf(task).type !== 'closed',
  )
}

const tally = (keys: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[String(key)] = (counts[String(key)] ?? 0) + 1
  return counts
}

/** The rows as they stand in the text: first cell and count. */
const countsOf = async (args: Record<string, unknown>): Promise<Record<string, number>> => {
  const { ok, result } = await call('find_tasks', args)
  expect(ok).toBe(true)
  return Object.fromEntries(
    result.rows.map(([key, count]: [unknown, number]) => [String(key), count]),
  )
}

const names = (ids: readonly number[]) => ids.map((id) => store().users.get(id)?.username ?? '')

describe('counting by group', () => {
  it.each([
    ['status', (task: Task) => [store().statusOf(task).status]],
    ['assignees', (task: Task) => names(task.assigneeIds)],
    ['assignee', (task: Task) => names(task.assigneeIds)],
    ['tags', (task: Task) => task.tags],
    [
      'priority',
      (task: Task) => [['urgent', 'high', 'normal', 'low'][(task.priority ?? 0) - 1] ?? null],
    ],
  ] as const)('counts all tasks of a list by %s', async (group, keysOf) => {
    const all = tasksOf(BUGS)
    expect(all.length).toBeGreaterThan(100)
    const keys = all.flatMap((task) => {
      const own: readonly (string | null)[] = keysOf(task)
      return own.length > 0 ? own : [null]
    })
    expect(await countsOf({ in: BUGS, group_by: [group] })).toEqual(tally(keys))
  })

  it('gives the largest first, no rows of tasks, and the total of tasks', async () => {
    const { result } = await call('find_tasks', { in: BUGS, group_by: 'status' })
    expect(result.columns).toEqual(['status', 'tasks'])
    const counts = result.rows.map(([, count]: [string, number]) => count)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(result.total).toBe(tasksOf(BUGS).length)
  })

  it('says how many tasks count in several rows', async () => {
    const { result } = await call('find_tasks', { in: BACKLOG, group_by: ['assignees'] })
    const shared = tasksOf(BACKLOG).filter(({ assigneeIds }) => assigneeIds.length > 1)
    expect(shared.length).toBeGreaterThan(0)
    expect(result.tasks_in_several_rows).toBe(shared.length)
  })

  it('counts by several at once, by the groups of statuses, by custom fields and by week', async () => {
    const both = await call('find_tasks', { in: BUGS, group_by: ['status group', 'severity'] })
    expect(both.result.columns).toEqual(['status group', 'Severity', 'tasks'])
    const groups = new Set(both.result.rows.map(([group]: [string]) => group))
    expect([...groups].sort()).toEqual(['active', 'done', 'not started'])
    const weeks = await call('find_tasks', { in: 'Current Sprint', group_by: 'due week' })
    const [[week, count]] = weeks.result.rows
    expect(week).toMatch(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/)
    // What is shown can be given back.
    const again = await call('find_tasks', { in: 'Current Sprint', due: week, limit: 100 })
    expect(again.result.total).toBe(count)
  })

  it('names a list so that it is found again', async () => {
    const { result } = await call('find_tasks', { in: 'Engineering', group_by: 'list' })
    for (const [list, count] of result.rows) {
      const { result: one } = await call('find_tasks', { in: list, sum: 'tasks' })
      // Tasks that stand in it besides their own list are found there as well.
      expect([list, one.total >= count]).toEqual([list, true])
    }
  })
})

describe('summing up', () => {
  const points = (tasks: readonly Task[]) =>
    tasks.reduce((sum, task) => sum + (task.points ?? 0), 0)

  it('adds up points over all that match, and says of how many none are known', async () => {
    const all = tasksOf('Current Sprint')
    const { ok, result } = await call('find_tasks', { in: 'Current Sprint', sum: 'points' })
    expect({ ok, result }).toEqual({
      ok: true,
      result: {
        total: all.length,
        sum: { points: points(all) },
        ...(all.some(({ points: own }) => own === null)
          ? { tasks_without: { points: all.filter(({ points: own }) => own === null).length } }
          : {}),
      },
    })
    expect(points(all)).toBeGreaterThan(0)
  })

  it('adds up for each group beside the whole, times and amounts of money too', async () => {
    const { result } = await call('find_tasks', {
      in: BACKLOG,
      group_by: 'assignees',
      sum: ['estimate', 'Monthly cost'],
    })
    expect(result.columns).toEqual(['assignees', 'tasks', 'estimate', 'Monthly cost'])
    expect(result.sum.estimate).toMatch(/^\d+h( \d+m)?$/)
    expect(result.sum['Monthly cost']).toMatch(/^[\d.]+ EUR$/)
    expect(result.rows).toContainEqual([null, 6, null, '225 EUR'])
    expect(result.rows).toContainEqual(['Alex Rivera', 5, '4h', null])
  })
})

describe('who has the most open bugs, and how many points are left', () => {
  it('takes two calls', async () => {
    const bugs = await call('find_tasks', {
      in: 'Bug Tracker',
      statuses: ['open'],
      group_by: 'assignees',
    })
    const left = await call('find_tasks', { in: 'current sprint', statuses: 'open', sum: 'points' })
    const open = (name: string) =>
      tasksOf(name).filter((task) => ['open', 'custom'].includes(store().statusOf(task).type))
    expect(bugs.result.total).toBe(open('Bug Tracker').length)
    expect(left.result.understood.in).toBe('Engineering / Current Sprint (list 901403000006)')
    const sum = open('Current Sprint').reduce((all, { points }) => all + (points ?? 0), 0)
    expect(left.result.sum.points).toBe(sum)
  })
})

describe('what is only counted', () => {
  it.each([
    [{ group_by: 'status', columns: ['id'] }, /`columns`/],
    [{ sum: 'points', limit: 5 }, /`limit`/],
    [{ sum: 'points', order_by: 'due' }, /`order_by`/],
    [{ group_by: 'status', cursor: '0.5.0.abcdef' }, /`cursor`/],
    [{ group_by: 'colour' }, /cannot be grouped by \\"colour\\"/],
    [{ sum: 'Team', in: BACKLOG }, /cannot be summed up by \\"Team\\"/],
  ])('refuses what would mean nothing: %j', async (args, words) => {
    await expectRefusal(running, ['find_tasks', args], 'INVALID_INPUT', words)
  })
})

describe('more tasks than one call reads', () => {
  const large = usePair({ seed: 'large' })

  it('are counted up to the bound, which is said, and not as if that were all', async () => {
    const args = { in: 'Sales 1', group_by: 'status' }
    const { ok, result, issues } = await large.call('find_tasks', args)
    const { store: all } = large.sandbox.state
    const whole = [...all.tasks.values()].filter((task) => {
      const list = all.lists.get(task.listId)
      return all.spaces.get(list?.spaceId ?? '')?.name === 'Sales 1'
    })
    expect(whole.length).toBeGreaterThan(5000)
    expect({ ok, codes: codesOf({ ok, result, issues: issues ?? [] }) }).toEqual({
      ok: false,
      codes: ['INCOMPLETE'],
    })
    expect(result).not.toHaveProperty('total')
    expect(result.scanned).toBe(5000)
  })

  it('are counted whole where one call can read them, page by page', async () => {
    const { ok, result } = await large.call('find_tasks', { in: 'Sales 2', group_by: 'status' })
    expect(ok).toBe(true)
    const sum = result.rows.reduce((all: number, [, count]: [string, number]) => all + count, 0)
    expect(sum).toBe(result.total)
    expect(result.total).toBeGreaterThan(1000)
  })
})

describe('what the words were taken for', () => {
  it('is told where they did not say it as it is shown, in the zone of the answer', async () => {
    const { result } = await call('find_tasks', {
      in: 'current sprint',
      assignees: ['me', 'backend', 'unassigned'],
      statuses: ['open'],
      tags: ['INFRA'],
      due: 'this week',
      updated: 'last 30 days',
      columns: ['id'],
    })
    expect(result.understood).toEqual({
      in: 'Engineering / Current Sprint (list 901403000006)',
      assignees: [
        'Alex Rivera',
        { Backend: expect.arrayContaining(['Alex Rivera']) },
        'unassigned',
      ],
      statuses: expect.arrayContaining(['to do', 'in progress']),
      tags: ['infra'],
      due: expect.stringMatching(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/),
      updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d\.\.\d{4}-\d\d-\d\dT\d\d:\d\d$/),
    })
    expect(result.understood.statuses).not.toContain('done')
    expect(result.zone).toBe('Europe/Berlin')
  })

  it('is told of custom fields by their names and options', async () => {
    const { result } = await call('find_tasks', {
      in: BACKLOG,
      fields: { team: 'backend' },
      limit: 1,
    })
    expect(result.understood).toEqual({ fields: { Team: ['Backend'] } })
  })

  it('is not told where all was said as it is shown', async () => {
    const answer = await text('find_tasks', {
      in: 'Engineering / Current Sprint',
      assignees: ['Alex Rivera'],
      statuses: ['in progress'],
      tags: ['infra'],
      due: '2026-11-30..2026-12-06',
      columns: ['id'],
    })
    expect(answer).not.toContain('understood')
    expect(answer).not.toContain('"zone"')
  })

  it('can be given back', async () => {
    const said = { in: 'current sprint', assignees: ['me'], statuses: ['open'], due: 'this month' }
    const first = await call('find_tasks', said)
    const again = await call('find_tasks', { ...said, ...first.result.understood })
    expect(first.result.rows.length).toBeGreaterThan(0)
    expect(again.result.rows).toEqual(first.result.rows)
  })
})

describe('tasks in a done and in a closed status', () => {
  const statusesFound = async (args: Record<string, unknown>): Promise<readonly string[]> => {
    const { result } = await call('find_tasks', { in: BUGS, group_by: 'status group', ...args })
    return result.rows.map(([group]: [string]) => group).sort()
  }

  it('are found without asking, and by asking', async () => {
    expect(await statusesFound({})).toEqual(['active', 'done', 'not started'])
    expect(await statusesFound({ include_closed: true })).toEqual([
      'active',
      'closed',
      'done',
      'not started',
    ])
  })

  it('are found where a status asks for closed ones, whatever else is said', async () => {
    expect(await statusesFound({ statuses: ['closed'], include_closed: false })).toEqual(['closed'])
  })
})

describe('what is the same in all rows', () => {
  it('stands once beside them', async () => {
    const answer = JSON.parse(
      await text('find_tasks', {
        in: BACKLOG,
        statuses: ['in progress'],
        columns: ['id', 'name', 'status', 'list'],
      }),
    )
    expect(answer.result.columns).toEqual(['id', 'name'])
    expect(answer.result.same.status).toBe('in progress')
    expect(answer.result.same.list).toContain(BACKLOG)
    for (const row of answer.result.rows) expect(row).toHaveLength(2)
  })
})

afterEach(() => {
  // Nothing of all this writes.
  expect(
    asked()
      .map(nameOf)
      .filter((one) => !one.startsWith('GET')),
  ).toEqual([])
})
