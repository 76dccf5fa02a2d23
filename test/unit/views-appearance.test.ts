// How the tree's nodes look and sound.
import { describe, expect, it } from 'vitest'
import { type Task, taskSchema } from '../../src/clickup/model.ts'
import { appearanceOf, urlOf } from '../../src/views/appearance.ts'
import { themeColorOf } from '../../src/views/colors.ts'
import type { ListNode, SpaceNode, TaskNode, WorkspaceNode } from '../../src/views/nodes.ts'

const now = new Date(2026, 10, 20, 15).getTime()
const onlooker = { now, locale: 'en' }
const day = (offset: number): number => new Date(2026, 10, 20 + offset, 4).getTime()

const workspace: WorkspaceNode = { kind: 'workspace', id: '9001', name: 'Acme', sandbox: false }
const space: SpaceNode = {
  kind: 'space',
  id: '1',
  parent: workspace,
  space: { id: '1', name: 'Engineering', archived: false, statuses: undefined },
}
const list: ListNode = {
  kind: 'list',
  id: '2',
  parent: space,
  list: { id: '2', name: 'Sprint', archived: false, override_statuses: false } as ListNode['list'],
}

const nodeOf = (fields: Partial<Record<keyof Task, unknown>>): TaskNode => {
  const status = { status: 'in progress', type: 'custom', color: '#5f55ee' }
  const task = taskSchema.parse({ id: '868', name: 'Fix login', status, ...fields })
  return { kind: 'task', id: task.id, parent: list, task }
}

const alex = { id: 1, username: 'Alex Rivera', initials: 'AR' }
const sam = { id: 2, username: 'Sam Chen' }

describe('a task', () => {
  it('tells status, people and due day beside its name', () => {
    const node = nodeOf({ assignees: [alex, sam], due_date: String(day(3)) })
    expect(appearanceOf(node, onlooker)).toMatchObject({
      label: 'Fix login',
      description: 'in progress · AR SC · due Nov 23',
      icon: { id: 'record', color: 'charts.blue' },
      spoken: 'Fix login, status in progress, assigned to Alex Rivera, Sam Chen, due Nov 23',
    })
  })

  it('is overdue from the day after, and not any more when it is done', () => {
    const due = (offset: number, type = 'custom') =>
      appearanceOf(
        nodeOf({ due_date: String(day(offset)), status: { status: 's', type } }),
        onlooker,
      ).description
    expect(due(0)).toBe('s · due Nov 20')
    expect(due(-1)).toBe('s · overdue Nov 19')
    expect(due(-1, 'done')).toBe('s · due Nov 19')
    expect(due(60)).toBe('s · due Jan 19, 2027')
  })

  it('has a tooltip of what is set and no more', () => {
    const bare = appearanceOf(nodeOf({}), onlooker).details
    expect(bare).toEqual([
      ['', '868'],
      ['Status', 'in progress'],
    ])
    const full = appearanceOf(
      nodeOf({ custom_id: 'ENG-1', priority: { id: '1', priority: 'urgent' }, tags: ['api'] }),
      onlooker,
    ).details
    expect(full).toEqual([
      ['', 'ENG-1'],
      ['Status', 'in progress'],
      ['Priority', 'urgent'],
      ['Tags', 'api'],
    ])
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
    expect(urlOf(workspace)).toBe('https://app.clickup.com/9001')
    expect(urlOf(space)).toBe('https://app.clickup.com/9001/v/s/1')
    expect(urlOf(list)).toBe('https://app.clickup.com/9001/v/li/2')
    expect(urlOf(nodeOf({}))).toBe('https://app.clickup.com/t/868')
    expect(urlOf(nodeOf({ url: 'https://app.clickup.com/t/9001/ENG-1' }))).toBe(
      'https://app.clickup.com/t/9001/ENG-1',
    )
    expect(urlOf({ kind: 'more', parent: list })).toBeUndefined()
  })
})

describe('an error', () => {
  it('says what to do', () => {
    const error = { kind: 'error', parent: undefined, message: 'No network.' } as const
    expect(appearanceOf({ ...error, code: 'UPSTREAM_ERROR' }, onlooker).spoken).toBe(
      'No network. Select to try again.',
    )
    expect(appearanceOf({ ...error, code: 'AUTH_ERROR' }, onlooker).spoken).toBe(
      'No network. Select to sign in again.',
    )
  })
})
