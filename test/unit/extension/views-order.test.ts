// How the tasks of a list are grouped, sorted and nested, apart from where they come from.
import { describe, expect, it } from 'vitest'
import { type Task, taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { meanWords } from '../../../src/extension/query/terms/words.ts'
import { arrange, tallyOf } from '../../../src/extension/views/hierarchy/arrange.ts'
import type { Level } from '../../../src/extension/views/hierarchy/levels.ts'
import { nest } from '../../../src/extension/views/hierarchy/nesting.ts'
import type { ListNode, SectionNode, TaskNode } from '../../../src/extension/views/tree/nodes.ts'
import type { Arrangement } from '../../../src/extension/views/tree/order/arrangement.ts'
import { dueGroupsAt } from '../../../src/extension/views/tree/order/due-groups.ts'
import { ViewMemory } from '../../../src/extension/views/tree/view-memory.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const dueGroup = dueGroupsAt({ zone: 'UTC', now })
const day = (offset: number): string => String(now + offset * 24 * 3_600_000)

const workspace = { kind: 'workspace', id: '9', name: 'Acme', sandbox: false } as const
const space = {
  kind: 'space',
  id: '1',
  parent: workspace,
  space: { id: '1', name: 'Engineering' },
} as const

const STATUSES = {
  'to do': { status: 'to do', type: 'open', orderindex: 0 },
  doing: { status: 'doing', type: 'custom', orderindex: 1 },
  testing: { status: 'testing', type: 'custom', orderindex: 2 },
  done: { status: 'done', type: 'done', orderindex: 3 },
  closed: { status: 'closed', type: 'closed', orderindex: 4 },
} as const

type Fields = Partial<Record<keyof Task, unknown>> & { readonly in?: keyof typeof STATUSES }

const listOf = (...tasks: readonly Fields[]) => {
  const list: ListNode = {
    kind: 'list',
    id: '2',
    parent: space,
    spaceId: '1',
    list: { id: '2', name: 'L' },
  }
  const nodes = tasks.map(({ in: status = 'to do', ...fields }): TaskNode => {
    const name = fields.name ?? fields.id
    const task = taskSchema.parse({ ...fields, name, status: STATUSES[status] })
    return { kind: 'task', id: task.id, parent: list, task }
  })
  const level: Level = { nodes, pages: 1, complete: true, withClosed: true }
  return { list, level }
}

const usual: Arrangement = { group: 'status', sort: 'clickup' }
const open = { showsClosed: false, filter: '' }

type Shown = ReturnType<typeof listOf>

const arranged = ({ level, list }: Shown, arrangement = usual, choice = open) =>
  arrange(level, list, { choice, arrangement, dueGroup })

const ids = (nodes: readonly TaskNode[]): readonly unknown[] =>
  nodes.map(({ id, below = [] }) => (below.length > 0 ? [id, ids(below)] : id))

/** Sections with what is in them; tasks by their ids, subtasks behind them. */
const seen = (...args: Parameters<typeof arranged>) =>
  arranged(...args).map((node) =>
    node.kind === 'section' ? [node.id, ...ids(node.tasks)] : node.id,
  )

const sectionsOf = (...args: Parameters<typeof arranged>): readonly SectionNode[] =>
  arranged(...args).filter((node) => node.kind === 'section')

describe('groups', () => {
  it('by status stand in the order of the list, what is finished last and closed at first', () => {
    const list = listOf(
      { id: 'a', in: 'done' },
      { id: 'b', in: 'testing' },
      { id: 'c', in: 'to do' },
      { id: 'd', in: 'testing' },
      { id: 'e', in: 'closed' },
    )
    expect(seen(list)).toEqual([
      ['to do', 'c'],
      ['testing', 'b', 'd'],
      ['done', 'a'],
    ])
    expect(sectionsOf(list).map(({ isFinished }) => isFinished)).toEqual([false, false, true])
    expect(seen(list, usual, { showsClosed: true, filter: '' }).at(-1)).toEqual(['closed', 'e'])
  })

  it('by due date are those of one’s own work, and what is finished is none of it', () => {
    const list = listOf(
      { id: 'none' },
      { id: 'later', due_date: day(30) },
      { id: 'late', due_date: day(-3) },
      { id: 'was late', due_date: day(-3), in: 'done' },
      { id: 'today', due_date: day(0.2) },
    )
    expect(seen(list, { group: 'due', sort: 'clickup' })).toEqual([
      ['overdue', 'late'],
      ['today', 'today'],
      ['later', 'later'],
      ['none', 'none'],
      ['finished', 'was late'],
    ])
  })

  it('by assignee tell who works together, and what nobody does', () => {
    const [alex, sam] = [
      { id: 1, username: 'Alex' },
      { id: 2, username: 'Sam' },
    ]
    const list = listOf(
      { id: 'nobody' },
      { id: 'both', assignees: [sam, alex] },
      { id: 'sam', assignees: [sam] },
      { id: 'both too', assignees: [alex, sam] },
      { id: 'alex', assignees: [alex] },
    )
    expect(seen(list, { group: 'assignee', sort: 'clickup' })).toEqual([
      ['1', 'alex'],
      ['1 2', 'both', 'both too'],
      ['2', 'sam'],
      ['', 'nobody'],
    ])
  })

  it('by priority go from urgent to none, and none at all leave the tasks alone', () => {
    const list = listOf(
      { id: 'none' },
      { id: 'low', priority: 'low' },
      { id: 'urgent', priority: 'urgent' },
    )
    const sections = [
      ['urgent', 'urgent'],
      ['low', 'low'],
      ['none', 'none'],
    ]
    expect(seen(list, { group: 'priority', sort: 'clickup' })).toEqual(sections)
    expect(seen(list, { group: 'none', sort: 'priority' })).toEqual(['urgent', 'low', 'none'])
  })

  it('keep their nodes, and are said to be incomplete while tasks are missing', () => {
    const shown = listOf({ id: 'a' })
    const [before] = sectionsOf(shown)
    const part = { ...shown, level: { ...shown.level, complete: false } }
    const [after] = sectionsOf(part)
    expect(after).toBe(before)
    expect(after?.tally).toEqual({ count: 1, isPartial: true })
  })
})

describe('tasks', () => {
  it.each([
    ['due', ['b', 'a', 'c']],
    ['priority', ['b', 'c', 'a']],
    ['name', ['c', 'b', 'a']],
    ['updated', ['a', 'c', 'b']],
    ['clickup', ['a', 'b', 'c']],
  ] as const)('are sorted by %s', (sort, expected) => {
    const list = listOf(
      { id: 'a', name: 'Task 10', due_date: day(2), date_updated: day(3) },
      { id: 'b', name: 'Task 9', due_date: day(1), date_updated: day(1), priority: 'urgent' },
      { id: 'c', name: 'Task 1', date_updated: day(2), priority: 'low' },
    )
    expect(seen(list, { group: 'none', sort })).toEqual(expected)
  })

  it('that are finished come last where they are not grouped by status', () => {
    const list = listOf({ id: 'a', in: 'done' }, { id: 'b' })
    expect(seen(list, { group: 'none', sort: 'clickup' })).toEqual(['b', 'a'])
  })
})

describe('subtasks', () => {
  const family = listOf(
    { id: 'grandchild', parent: 'child' },
    { id: 'parent', in: 'doing', custom_id: 'ENG-1' },
    { id: 'child', parent: 'parent' },
    { id: 'stray', parent: 'elsewhere' },
  )

  it('stand under their tasks, whatever their status, and say whose they are elsewhere', () => {
    expect(seen(family)).toEqual([
      ['to do', 'stray'],
      ['doing', ['parent', [['child', ['grandchild']]]]],
    ])
    const [stray] = sectionsOf(family)[0]?.tasks ?? []
    expect(stray?.subtaskOf).toBe('')
    expect(tallyOf(family.level, open)).toEqual({ count: 4, isPartial: false })
  })

  it('stand on their own as long as their task is closed or done', () => {
    for (const status of ['closed', 'done'] as const) {
      const list = listOf({ id: 'p', in: status, custom_id: 'ENG-1' }, { id: 's', parent: 'p' })
      const [first] = sectionsOf(list)
      expect(ids(first?.tasks ?? [])).toEqual(['s'])
      expect(first?.tasks[0]?.subtaskOf).toBe('ENG-1')
    }
  })

  it('that are closed stand below their closed task where closed ones show', () => {
    const kept = new Map<string, unknown>([['clickup.showsClosed', true]])
    const store = { get: (key: string) => kept.get(key), update: async () => {} }
    const list = listOf({ id: 'p', in: 'closed' }, { id: 's', in: 'closed', parent: 'p' })
    const [top, ...others] = nest(list.level.nodes, new ViewMemory(store, store))
    expect([top?.below.map(({ node }) => node.id), others]).toEqual([['s'], []])
  })

  it('that the filter finds keep their tasks in sight', () => {
    const filtered = (filter: string) => ({
      ...{ showsClosed: false, filter },
      wanted: meanWords(filter).matches,
    })
    const found = filtered('grandchild')
    expect(seen(family, usual, found)).toEqual([['doing', ['parent', [['child', ['grandchild']]]]]])
    expect(tallyOf(family.level, found)?.count).toBe(3)
    expect(seen(family, usual, filtered('stray'))).toEqual([['to do', 'stray']])
  })
})

describe('a list of 5,000 tasks', () => {
  it('is grouped and sorted whole, each task counted once', () => {
    const names = Object.keys(STATUSES) as (keyof typeof STATUSES)[]
    const many = listOf(
      ...Array.from({ length: 5000 }, (_, n) => ({
        id: String(n),
        in: names[n % 5] ?? 'to do',
        due_date: day((n * 7919) % 400),
        ...(n % 3 === 0 && n > 0 && { parent: String(n - 1) }),
      })),
    )
    const sections = sectionsOf(
      many,
      { group: 'due', sort: 'due' },
      { showsClosed: true, filter: '' },
    )
    expect(sections.reduce((sum, { tally }) => sum + tally.count, 0)).toBe(5000)
  })
})

describe('the order of a list', () => {
  const kept = new Map<string, unknown>()
  const store = {
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => void kept.set(key, value),
  }

  it('is remembered for each list, and one for all others', async () => {
    const memory = new ViewMemory(store, store)
    await memory.arrange({ sort: 'due' }, '2')
    await memory.arrange({ group: 'priority' })
    expect(memory.arrangementOf('2')).toEqual({ group: 'priority', sort: 'due' })
    expect(memory.arrangementOf('3')).toEqual({ group: 'priority', sort: 'clickup' })
    expect(memory.arrangementOf()).toEqual({ group: 'priority', sort: 'clickup' })
  })

  it('is remembered of no more than 100 lists, and never lost for all others', async () => {
    const memory = new ViewMemory(store, store)
    for (let n = 0; n < 150; n += 1) await memory.arrange({ sort: 'name' }, `list ${n}`)
    expect(memory.arrangementOf('list 149').sort).toBe('name')
    expect(memory.arrangementOf('list 10').sort).toBe('clickup')
    expect(memory.arrangementOf('list 10').group).toBe('priority')
    expect(JSON.stringify([...kept.values()]).length).toBeLessThan(5000)
  })

  it('is the usual one where what was kept is not understood', async () => {
    await store.update('clickup.arranged', [['2', { group: 'colour', sort: 7 }], 'nonsense'])
    expect(new ViewMemory(store, store).arrangementOf('2')).toEqual(usual)
  })
})
