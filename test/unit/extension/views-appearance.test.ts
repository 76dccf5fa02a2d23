// How the tree's nodes look and sound.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { folderSchema } from '../../../src/clickup/objects/container.ts'
import { type Task, taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { appearanceOf } from '../../../src/extension/views/tree/appearance.ts'
import { contextOf } from '../../../src/extension/views/tree/context.ts'
import { detailsOf } from '../../../src/extension/views/tree/details.ts'
import type {
  GroupNode,
  ListNode,
  SectionNode,
  SpaceNode,
  TaskNode,
  WorkspaceNode,
} from '../../../src/extension/views/tree/nodes.ts'
import { themeColorOf } from '../../../src/extension/views/tree/statuses/colors.ts'
import { urlOf } from '../../../src/extension/views/tree/urls.ts'

const now = new Date(2026, 10, 20, 15).getTime()
const t = (message: string, ...args: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, n) => String(args[Number(n)]))
const onlooker = { now, locale: 'en', t }
const day = (offset: number): number => new Date(2026, 10, 20 + offset, 4).getTime()

const workspace: WorkspaceNode = { kind: 'workspace', id: '9001', name: 'Acme', sandbox: false }
const space: SpaceNode = {
  kind: 'space',
  id: '1',
  parent: workspace,
  space: { id: '1', name: 'Engineering' },
}
const list: ListNode = {
  kind: 'list',
  id: '2',
  parent: space,
  spaceId: '1',
  list: { id: '2', name: 'Sprint' },
}

const nodeOf = (fields: Partial<Record<keyof Task, unknown>>): TaskNode => {
  const status = { status: 'in progress', type: 'custom', color: '#5f55ee' }
  const task = taskSchema.parse({ id: '868', name: 'Fix login', status, ...fields })
  return { kind: 'task', id: task.id, parent: list, task }
}

const alex = { id: 1, username: 'Alex Rivera', initials: 'AR' }
const sam = { id: 2, username: 'Sam Chen' }

describe('a task', () => {
  it('tells due day, status and people beside its name', () => {
    const node = nodeOf({ assignees: [alex, sam], due_date: String(day(3)) })
    expect(appearanceOf(node, onlooker)).toMatchObject({
      label: 'Fix login',
      description: 'due Nov 23 · in progress · AR SC',
      icon: { id: 'record', color: 'charts.blue' },
      spoken: 'Fix login, due Nov 23, in progress, AR (Alex Rivera), SC (Sam Chen)',
    })
  })

  it('is due by the calendar of the person, wherever the machine stands', () => {
    // ClickUp puts a day without a time at 04:00 of the person's zone.
    const due_date = String(Date.parse('2026-11-21T04:00:00+05:30'))
    const seen = (at: string, zone: string) =>
      appearanceOf(nodeOf({ due_date }), { now: Date.parse(at), zone, locale: 'en', t }).description
    expect(seen('2026-11-21T18:00:00+05:30', 'Asia/Kolkata')).toBe('due Nov 21 · in progress')
    expect(seen('2026-11-22T00:30:00+05:30', 'Asia/Kolkata')).toBe('overdue Nov 21 · in progress')
    expect(seen('2026-11-21T18:00:00+05:30', 'UTC')).toBe('overdue Nov 20 · in progress')
  })

  it('is overdue from the day after, and not any more when it is done', () => {
    const due = (offset: number, type = 'custom') =>
      appearanceOf(
        nodeOf({ due_date: String(day(offset)), status: { status: 's', type } }),
        onlooker,
      ).description
    expect(due(0)).toBe('due Nov 20 · s')
    expect(due(-1)).toBe('overdue Nov 19 · s')
    expect(due(-1, 'done')).toBe('due Nov 19 · s')
    expect(due(60)).toBe('due Jan 19, 2027 · s')
  })

  it('tells a person’s own tasks by the list that they stand in', () => {
    const group: GroupNode = { kind: 'group', id: 'today', tasks: [] }
    const node = {
      ...nodeOf({ assignees: [alex], list: { id: '2', name: 'Sprint' } }),
      parent: group,
    }
    expect(appearanceOf(node, onlooker)).toMatchObject({
      description: 'in progress · Sprint',
      spoken: 'Fix login, in progress, Sprint',
    })
  })

  it('has a box that is checked when it is done or closed', () => {
    const checked = (type: string) =>
      appearanceOf(nodeOf({ status: { status: 's', type } }), onlooker).checked
    expect(['open', 'custom', 'done', 'closed'].map(checked)).toEqual([false, false, true, true])
  })
})

describe('a list', () => {
  const of = (facts: Partial<ListNode['list']>, progress?: ListNode['progress']) =>
    appearanceOf({ ...list, list: { ...list.list, ...facts }, progress }, onlooker)

  it('tells how many tasks it has, where that is known', () => {
    expect(of({}).description).toBeUndefined()
    expect(of({ task_count: 12 })).toMatchObject({ description: '12', spoken: 'Sprint, 12 tasks' })
    expect(of({ task_count: 1 }).spoken).toBe('Sprint, 1 task')
  })

  it.each([
    [-10, 4, 'running · 4 days left'],
    [-10, 1, 'running · 1 day left'],
    [-10, 0, 'running · ends today'],
    [-24, -10, 'ended Nov 10'],
    [3, 17, 'starts Nov 23'],
  ])('with dates from %i to %i days from now says: %s', (start, due, words) => {
    expect(of({ start_date: day(start), due_date: day(due) }).description).toBe(words)
  })

  it('tells the progress of a sprint as soon as that is known', () => {
    const facts = { task_count: 9, start_date: day(-10), due_date: day(4) }
    expect(of(facts).description).toBe('running · 4 days left · 9 tasks')
    expect(of(facts, { done: 3, total: 12 })).toMatchObject({
      description: 'running · 4 days left · 12 tasks, 3 done',
      spoken: 'Sprint, running · 4 days left, 12 tasks, 3 done',
    })
  })
})

describe('a row at any width', () => {
  it('says first by what a task is called, and when it is due in two characters', () => {
    const marked = (offset: number, type = 'custom') =>
      appearanceOf(
        nodeOf({
          custom_id: 'ENG-1',
          due_date: String(day(offset)),
          status: { status: 's', type },
        }),
        onlooker,
      )
    expect(marked(3)).toMatchObject({ label: 'ENG-1 Fix login', mark: { badge: '3d' } })
    expect([0, 14, 75, 400].map((offset) => marked(offset).mark?.badge)).toEqual([
      '0d',
      '2w',
      '2m',
      '1y',
    ])
    expect(marked(0).mark?.color).toBe('list.warningForeground')
    const late = { color: 'list.errorForeground', words: 'overdue Nov 17' }
    expect(marked(-3).mark).toEqual({ badge: '!3', ...late })
    expect(marked(-30).mark?.badge).toBe('!!')
    expect(marked(-3, 'done').mark).toBeUndefined()
    expect(marked(3).mark?.color).toBeUndefined()
  })

  it('tells what is urgent by its icon and in a word, until it is done', () => {
    const of = (priority: string, type = 'custom') =>
      appearanceOf(nodeOf({ priority, status: { status: 's', type } }), onlooker)
    expect(of('urgent')).toMatchObject({ icon: { id: 'flame' }, description: 'urgent · s' })
    expect(of('high')).toMatchObject({
      icon: { id: 'arrow-up' },
      spoken: 'Fix login, high priority, s',
    })
    expect(of('normal')).toMatchObject({ icon: { id: 'record' }, description: 's' })
    expect(of('urgent', 'done')).toMatchObject({ icon: { id: 'pass' }, description: 's' })
  })

  it('leaves out the status that stands above it, but not for those who listen', () => {
    const node = nodeOf({})
    const section = (status: string): SectionNode => ({
      kind: 'section',
      id: status,
      by: 'status',
      parent: list,
      sample: nodeOf({ status: { status, type: 'custom' } }).task,
      tasks: [node],
      tally: { count: 20, isPartial: true },
      isFinished: false,
    })
    const under = (status: string) => appearanceOf({ ...node, under: section(status) }, onlooker)
    expect(under('in progress')).toMatchObject({
      description: '',
      spoken: 'Fix login, in progress',
    })
    expect(under('in review').description).toBe('in progress')
    expect(appearanceOf(section('in review'), onlooker)).toMatchObject({
      description: '20+',
      spoken: 'in review, 20+ tasks, more are not loaded',
    })
  })

  it('says whose subtask it is where that does not stand above it', () => {
    expect(appearanceOf({ ...nodeOf({}), subtaskOf: 'ENG-7' }, onlooker).description).toBe(
      'in progress · subtask of ENG-7',
    )
    expect(appearanceOf({ ...nodeOf({}), subtaskOf: '' }, onlooker).spoken).toBe(
      'Fix login, in progress, subtask',
    )
  })
})

describe('a count', () => {
  it('is of what shows where that is known, and says where a filter is not in it', () => {
    const filtered = { ...onlooker, isFiltered: true }
    const counted = { ...list, list: { ...list.list, task_count: 20 } }
    expect(appearanceOf(counted, filtered)).toMatchObject({
      description: '20 unfiltered',
      spoken: 'Sprint, 20 unfiltered tasks',
    })
    const tally = { count: 3, isPartial: false }
    expect(appearanceOf({ ...counted, tally }, filtered).description).toBe('3')
    expect(
      appearanceOf({ ...counted, tally: { count: 3, isPartial: true } }, filtered).description,
    ).toBe('3+')
  })
})

describe('a folder', () => {
  const folder = (...counts: (number | undefined)[]) => {
    const lists = counts.map((task_count, i) => ({ id: String(i), name: 'L', task_count }))
    const node = { kind: 'folder', id: '3', parent: space, spaceId: '1' } as const
    const folder = folderSchema.parse({ id: '3', name: 'F', lists })
    return appearanceOf({ ...node, folder }, onlooker)
  }

  it('counts the tasks of its lists, if it knows of each', () => {
    expect(folder(3, 4)).toMatchObject({ description: '7', spoken: 'F, 7 tasks' })
    expect(folder(3, undefined).description).toBeUndefined()
  })
})

describe('the details of a task', () => {
  const lines = (fields: Parameters<typeof nodeOf>[0]) =>
    detailsOf(nodeOf(fields).task, onlooker).lines.map(({ name, value }) => [name, value])

  it('are what is set and no more', () => {
    expect(lines({})).toEqual([
      [undefined, '868'],
      ['Status', 'in progress'],
    ])
    const fields = { custom_id: 'ENG-1', priority: { id: '1', priority: 'urgent' }, tags: ['api'] }
    expect(lines(fields)).toEqual([
      [undefined, 'ENG-1'],
      ['Status', 'in progress'],
      ['Priority', 'Urgent'],
      ['Tags', 'api'],
    ])
  })

  it('end with the description, cut and without images, which would be fetched', () => {
    const description = (markdown_description: string) =>
      detailsOf(nodeOf({ markdown_description }).task, onlooker).description
    expect(description('**Why** ![a bug](https://evil.example/pixel.png) it fails')).toBe(
      '**Why** \\[picture: a bug] it fails',
    )
    expect(description('word '.repeat(300))).toMatch(/^(word )+word…$/)
    expect(description('')).toBeUndefined()
  })

  it.each([
    '![x]\n\n[x]: https://evil.example/1.png',
    '![a\\]b](https://evil.example/2.png)',
    '![a [nested] b](https://evil.example/3.png)',
    '![a](<https://evil.example/(4).png>) !![b](https://evil.example/5.png)',
    '![!](https://evil.example/6.png)[b](https://evil.example/7.png)',
  ])('hold no image, however it is written: %s', (markdown_description) => {
    const { description = '' } = detailsOf(nodeOf({ markdown_description }).task, onlooker)
    const images = (markdown: string) =>
      JSON.stringify(fromMarkdown(markdown)).match(/"type":"image(Reference)?"/g) ?? []
    expect(images(markdown_description)).not.toEqual([])
    expect(images(description)).toEqual([])
  })
})

describe('what menus go by', () => {
  it('tells open from finished tasks, and favorites', () => {
    expect(contextOf(nodeOf({}), false)).toBe('task open')
    expect(contextOf(nodeOf({ status: { status: 's', type: 'closed' } }), false)).toBe(
      'task finished',
    )
    expect(contextOf(list, true)).toBe('list favorite')
    expect(contextOf(space, false)).toBe('space')
  })
})

describe('an icon', () => {
  it.each([
    ['open', 'circle-large-outline'],
    ['custom', 'record'],
    ['done', 'pass'],
    ['closed', 'pass-filled'],
  ])('tells a status of type %s by its shape', (type, id) => {
    const node = nodeOf({ status: { status: 's', type, color: '#87909e' } })
    expect(appearanceOf(node, onlooker).icon?.id).toBe(id)
  })

  it.each([
    ['#d33d44', 'charts.red'],
    ['#f76808', 'symbolIcon.classForeground'],
    ['#f8ae00', 'charts.yellow'],
    ['#f9d900', 'charts.yellow'],
    ['#008844', 'charts.green'],
    ['#1090e0', 'charts.blue'],
    ['#5f55ee', 'charts.blue'],
    ['#b660e0', 'charts.purple'],
    ['#ee5e99', 'charts.red'],
    ['#87909e', undefined],
    ['#000000', undefined],
    ['red', undefined],
    [undefined, undefined],
  ])('shows %s as %s', (hex, color) => {
    expect(themeColorOf(hex)).toBe(color)
  })
})

describe('an address', () => {
  it('leads to the object in ClickUp', () => {
    expect(urlOf(workspace, '9001')).toBe('https://app.clickup.com/9001')
    expect(urlOf(space, '9001')).toBe('https://app.clickup.com/9001/v/s/1')
    expect(urlOf(list, '9001')).toBe('https://app.clickup.com/9001/v/li/2')
    expect(urlOf(nodeOf({}), '9001')).toBe('https://app.clickup.com/t/868')
    expect(urlOf(nodeOf({ url: 'https://app.clickup.com/t/9001/ENG-1' }), '9001')).toBe(
      'https://app.clickup.com/t/9001/ENG-1',
    )
    expect(urlOf({ kind: 'more', parent: list }, '9001')).toBeUndefined()
  })
})

describe('an error', () => {
  it('says what to do', () => {
    const error = { kind: 'error', parent: list, message: 'No network.' } as const
    expect(appearanceOf({ ...error, code: 'UPSTREAM_ERROR' }, onlooker).spoken).toBe(
      'No network. Select to try again.',
    )
    expect(appearanceOf({ ...error, code: 'AUTH_ERROR' }, onlooker).spoken).toBe(
      'No network. Select to sign in again.',
    )
  })

  it('is calm where the object is just gone', () => {
    const error = {
      kind: 'error',
      parent: list,
      message: 'No such object (GET /v2/list/7).',
    } as const
    expect(appearanceOf({ ...error, code: 'NOT_FOUND' }, onlooker).spoken).toBe(
      'No longer there, or not for you to see. Select to try again.',
    )
  })
})
