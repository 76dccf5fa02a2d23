// A task as its page shows it: all of it, in words of this person's place, and nothing but data.
import { describe, expect, it } from 'vitest'
import { commentSchema } from '../../../src/clickup/objects/comment.ts'
import { taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { resolveTask } from '../../../src/clickup/references/tasks.ts'
import type { Wish } from '../../../src/extension/views/task/page-memory.ts'
import { readPage } from '../../../src/extension/views/task/read-page.ts'
import {
  type Showing,
  type TaskRead,
  taskShown,
} from '../../../src/extension/views/task/shown-task.ts'
import { ACTS, type Fact } from '../../../src/ui/messages.ts'
import { useSandbox } from '../../support/api.ts'
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts'

const onlooker = {
  now: Date.parse('2026-11-20T12:00:00Z'),
  zone: 'UTC',
  locale: 'en',
  t: (message: string, ...args: (string | number)[]) =>
    message.replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)])),
}

const FIRST: Wish = { pages: 1, threads: [], isFirst: true }

const showing: Showing = {
  onlooker,
  acts: new Set(),
  isOnline: true,
  apiUrl: 'https://api.clickup.com',
  known: () => undefined,
}

const taskOf = (fields: object) =>
  taskSchema.parse({
    id: '868',
    name: 'Fix login',
    status: { status: 'in progress', type: 'custom', color: '#5f55ee' },
    markdown_description: '',
    ...fields,
  })

const shownOf = (fields: object, more: Partial<Showing> = {}, read: Partial<TaskRead> = {}) =>
  taskShown({ task: taskOf(fields), comments: [], ...read }, { ...showing, ...more }).shown

const at = (iso: string): string => String(Date.parse(iso))

const valueIn = (facts: readonly Fact[], label: string): string | undefined =>
  facts.find((fact) => fact.label === label)?.value

describe('the facts of a task', () => {
  it('are all that is known of it', () => {
    const { facts, place, label } = shownOf({
      custom_id: 'ENG-1',
      list: { id: '2', name: 'Sprint' },
      folder: { id: '3', name: 'Sprints', hidden: false },
      assignees: [{ id: 1, username: 'Priya Nair' }],
      group_assignees: [{ id: 'g', name: 'Backend' }],
      priority: { priority: 'urgent' },
      start_date: at('2026-11-18T04:00:00Z'),
      due_date: at('2026-11-23T15:00:00Z'),
      time_estimate: 9_000_000,
      time_spent: 600_000,
      points: 3,
      tags: [{ name: 'bug' }, { name: 'ui' }],
      creator: { id: 2, username: 'Sam' },
      date_created: at('2026-11-01T12:00:00Z'),
    })
    expect([label, place]).toEqual(['ENG-1', 'Sprints / Sprint'])
    // Which blank stands before PM is Node's affair.
    expect(facts.map((fact) => [fact.label, fact.value.replace(/\s/g, ' ')])).toEqual([
      ['Status', 'in progress'],
      ['Assignees', 'Priya Nair, Backend'],
      ['Priority', 'Urgent'],
      ['Due', 'Nov 23, 3:00 PM'],
      ['Start', 'Nov 18'],
      ['Estimate', '2h 30m'],
      ['Tracked', '10m'],
      ['Points', '3'],
      ['Tags', 'bug, ui'],
      ['List', 'Sprints / Sprint'],
      ['Created', 'Nov 1 by Sam'],
    ])
  })

  it.each([
    ['2026-11-19T04:00:00Z', 'custom', 'Nov 19, overdue', 'late'],
    ['2026-11-20T04:00:00Z', 'custom', 'Nov 20, today', 'soon'],
    ['2026-11-21T04:00:00Z', 'custom', 'Nov 21', undefined],
    ['2026-11-19T04:00:00Z', 'done', 'Nov 19', undefined],
  ])('say whether a task due at %s is late (%s)', (due, type, value, tone) => {
    const { facts } = shownOf({ due_date: at(due), status: { status: 'x', type } })
    expect(facts.find(({ key }) => key === 'due')).toMatchObject({
      value,
      ...(tone ? { tone } : {}),
    })
  })

  it('are buttons as far as there is a dialogue, also where nothing is set', () => {
    const acts = new Set(ACTS)
    const { facts } = shownOf({}, { acts })
    expect(facts.filter(({ act }) => act).map(({ label, value }) => [label, value])).toEqual([
      ['Status', 'in progress'],
      ['Assignees', ''],
      ['Priority', ''],
      ['Due', ''],
      ['Start', ''],
      ['Estimate', ''],
      ['Points', ''],
      ['Tags', ''],
      ['List', ''],
    ])
    expect(shownOf({}).facts.map(({ label }) => label)).toEqual(['Status'])
  })

  it('take no colour but a colour', () => {
    const status = { status: 'x', type: 'open', color: 'red;background:url(https://evil.example)' }
    expect(shownOf({ status }).facts[0]?.status).toEqual({ name: 'x', kind: 'open' })
  })
})

describe('the custom fields of a task', () => {
  const field = (type: string, value: unknown, type_config: object = {}) => ({
    ...{ id: type, name: type, type, type_config },
    ...(value === undefined ? {} : { value }),
  })
  const options = [
    { id: 'o1', name: 'Backend', orderindex: 0 },
    { id: 'o2', name: 'Web', label: 'Web', orderindex: 1 },
  ]

  it.each([
    ['drop_down', 0, { options }, 'Backend'],
    ['labels', ['o2'], { options }, 'Web'],
    ['date', at('2026-11-23T04:00:00Z'), {}, 'Nov 23'],
    ['checkbox', 'true', {}, 'Yes'],
    ['checkbox', 'false', {}, 'No'],
    ['number', '1234.5', {}, '1,234.5'],
    ['currency', '1234.5', { currency_type: 'EUR' }, '€1,234.50'],
    ['currency', '5', { currency_type: 'not one' }, '5'],
    ['emoji', '4', { count: 5 }, '4 of 5'],
    ['manual_progress', { current: '30' }, { start: 0, end: 60 }, '50 %'],
    ['automatic_progress', { percent_complete: 66.6 }, {}, '67 %'],
    [
      'users',
      [
        { id: 1, username: 'Sam' },
        { id: 2, email: 'a@b.c' },
      ],
      {},
      'Sam, a@b.c',
    ],
    ['tasks', [{ id: 't', name: 'Other' }], {}, 'Other'],
    ['location', { formatted_address: 'Berlin' }, {}, 'Berlin'],
    ['attachment', [{ id: 'f', title: 'a.pdf' }], {}, 'a.pdf'],
    ['short_text', 'words', {}, 'words'],
    ['url', 'https://example.com/x', {}, 'https://example.com/x'],
    ['text', undefined, {}, ''],
  ])('of the type %s read %j', (type, value, config, shown) => {
    const { fields } = shownOf({ custom_fields: [field(type, value, config)] })
    expect(fields.map((one) => one.value)).toEqual([shown])
  })

  it('lead out only to the web and to letters', () => {
    const urlOf = (type: string, value: string) =>
      shownOf({ custom_fields: [field(type, value)] }).fields[0]?.url
    expect(urlOf('url', 'https://example.com')).toBe('https://example.com')
    expect(urlOf('email', 'a@example.com')).toBe('mailto:a@example.com')
    for (const [, text] of HOSTILE_TEXTS) {
      expect(urlOf('url', text)).toBeUndefined()
      expect(urlOf('short_text', text)).toBeUndefined()
    }
  })
})

describe('what hangs together with a task', () => {
  it('has its direction, and names as far as they are known', () => {
    const other = taskOf({ id: '9', custom_id: 'ENG-9', name: 'Other' })
    const { related } = shownOf(
      {
        parent: '5',
        dependencies: [
          { task_id: '868', depends_on: '9' },
          { task_id: '7', depends_on: '868' },
        ],
        linked_tasks: [{ task_id: '868', link_id: '8' }],
        subtasks: [taskOf({ id: '6', name: 'Part' })],
      },
      { known: (id) => (id === '9' ? other : undefined) },
    )
    expect(
      related.map(({ label, tasks }) => [label, tasks.map(({ id, name }) => [id, name])]),
    ).toEqual([
      ['Part of', [['5', undefined]]],
      ['Subtasks', [['6', 'Part']]],
      ['Waiting on', [['9', 'Other']]],
      ['Blocking', [['7', undefined]]],
      ['Linked', [['8', undefined]]],
    ])
  })

  it('are files with their pictures, which only ClickUp is asked for', () => {
    const ours = 'https://t1.clickup-attachments.com/1/a.png'
    const attachments = [
      { id: 'f1', title: 'a.png', mimetype: 'image/png', size: 2000, url: ours },
      { id: 'f2', title: 'b.txt', mimetype: 'text/plain', size: 3_000_000, url: 'command:x' },
      { id: 'f3', title: 'gone', deleted: true },
    ]
    const markdown_description = [
      `![same](${ours})`,
      '![other](https://t2.clickup-attachments.com/c.png)',
      '![foreign](https://evil.example/d.png)',
    ].join(' ')
    const task = taskOf({ attachments, markdown_description })
    const { shown, pictures } = taskShown({ task, comments: [] }, showing)
    expect(shown.files).toEqual([
      { key: 'file:f1', name: 'a.png', size: '2 kB', isPicture: true, url: ours },
      { key: 'file:f2', name: 'b.txt', size: '3 MB', isPicture: false },
    ])
    expect([...pictures.keys()]).toEqual([
      'file:f1',
      'url:https://t2.clickup-attachments.com/c.png',
    ])
  })
})

describe('what other people wrote of a task', () => {
  it.each(HOSTILE_TEXTS)('is nothing but words: %s', (_, name) => {
    const user = { id: 1, username: name, email: name, initials: name }
    const comment = commentSchema.parse({ id: 'c', comment: [{ text: name }], user })
    const fields = {
      ...{ name, custom_id: name, tags: [{ name }], assignees: [user], creator: user },
      ...{ list: { id: '1', name }, folder: { id: '2', name, hidden: false } },
      status: { status: name, type: name, color: name },
      markdown_description: name,
      checklists: [{ id: '1', name, items: [{ id: '1', name, resolved: false }] }],
      attachments: [{ id: '1', title: name, url: name, mimetype: name }],
      custom_fields: [{ id: '1', name, type: 'url', value: name, type_config: {} }],
      subtasks: [taskOf({ name })],
    }
    const shown = shownOf(fields, {}, { comments: [comment] })
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown)
    expect(JSON.stringify(shown)).not.toMatch(/"url":"(?!https?:|mailto:)/)
    expect(JSON.stringify(shown)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/)
  })
})

describe('the page of a task in ClickUp', () => {
  const connected = useSandbox()
  const read = async (key: string, wish: Wish = FIRST) => {
    const { id } = await resolveTask(connected.at, key)
    connected.sandbox.state.log.clear()
    return readPage(connected.api, id, wish)
  }
  const show = (one: TaskRead) =>
    taskShown(one, { ...showing, apiUrl: connected.sandbox.url }).shown

  it('is read in two requests', async () => {
    const { task, comments } = await read('ENG-123')
    expect(comments?.length).toBeGreaterThan(0)
    expect(connected.requests()).toEqual([
      `GET /api/v2/task/${task.id}`,
      `GET /api/v2/task/${task.id}/comment`,
    ])
  })

  it('shows all custom fields, check lists and relations', async () => {
    const { fields, checklists, related, comments } = show(await read('ENG-140'))
    expect(fields.length).toBeGreaterThanOrEqual(15)
    expect(valueIn(fields, 'Team')).not.toBe('')
    expect(valueIn(fields, 'Confidence')).toBe('4 of 5')
    expect(checklists[0]?.items.map(({ ticked }) => ticked)).toEqual([true, true, false, false])
    expect(related.map(({ label }) => label)).toContain('Linked')
    const times = comments?.list.map(({ at: time }) => time)
    expect(times?.every((time) => /2026/.test(time))).toBe(true)
  })

  it('tells that there may be older comments, and reads those that are asked for', async () => {
    const newest = await read('ENG-140')
    expect([newest.comments?.length, newest.hasOlder]).toEqual([25, true])
    const all = await read('ENG-140', { ...FIRST, pages: 2 })
    expect([all.comments?.length, all.hasOlder]).toEqual([32, false])
    const shown = show(all).comments?.list ?? []
    expect(shown.at(-1)?.id).toBe(all.comments?.[0]?.id)
  })

  it('reads the replies below a comment where they are asked for', async () => {
    const { comments = [], task } = await read('ENG-123')
    const above = comments.find(({ reply_count: count }) => (count ?? 0) > 0)
    expect(above).toBeDefined()
    const threads = [above?.id ?? '']
    const shown = show(await readPage(connected.api, task.id, { ...FIRST, threads }))
    const one = shown.comments?.list.find(({ id }) => id === above?.id)
    expect(one?.replies?.length).toBe(above?.reply_count)
  })

  it('is there without its comments where those cannot be read', async () => {
    connected.sandbox.state.faults.add('GET /v2/task/*/comment=400 x*')
    const one = await read('ENG-123')
    expect(show(one).comments?.failure).toBeTruthy()
    expect(show(one).name).toBe(one.task.name)
  })
})
