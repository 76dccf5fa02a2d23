// create_tasks: what is asked stands in ClickUp afterwards, or the answer says what does not.
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes, asked } = running

const LIST = 'Infrastructure Backlog'
const CREATE = 'POST /api/v2/list/901403000008/task'
const HOUR = 3_600_000

const store = () => running.sandbox.state.store
const all = () => [...store().tasks.values()]
const named = (name: string) => all().filter((task) => task.name === name)
const only = (name: string) => {
  const [task, ...others] = named(name)
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks are called ${name}`)
  return task
}
const fieldOf = (task: ReturnType<typeof only>, field: string) => {
  const found = [...store().fields.values()].find((one) => one.name === field)
  return task.fields.get(found?.id ?? '')
}
const bodies = () =>
  asked()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body || '{}'))

const create = (task: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  call('create_tasks', { list: LIST, tasks: [task], ...more })

afterEach(() =>
  Object.assign(store().quirks, { createTags: true, createFields: true, anyCaseStatus: true }),
)

describe('create_tasks', () => {
  it('sets every property by its name, in one request', async () => {
    const { ok, result, issues } = await create({
      name: 'Everything at once',
      description: '# Why\n\n- **speed**\n- `cost`',
      status: 'In Progress',
      assignees: ['me', 'Priya'],
      priority: 'high',
      due: '2027-03-05',
      start: '2027-03-01T09:30',
      estimate: '1d 2h',
      points: 3,
      tags: ['infra'],
      parent: 'ENG-140',
    })
    const task = only('Everything at once')
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(result).toEqual({
      id: task.customId,
      name: 'Everything at once',
      list: `Engineering / ${LIST}`,
      parent: 'Postgres 16 upgrade (task ENG-140)',
      url: `https://app.clickup.com/t/${task.id}`,
      set: {
        description: '# Why\n\n- **speed**\n- `cost`',
        status: 'in progress',
        priority: 'high',
        due: '2027-03-05',
        start: '2027-03-01T09:30',
        estimate: '10h',
        points: 3,
        assignees: ['Alex Rivera', 'Priya Nair'],
        tags: ['infra'],
      },
      zone: 'Europe/Berlin',
    })
    expect(task).toMatchObject({
      markdown: '# Why\n\n- **speed**\n- `cost`',
      literal: false,
      assigneeIds: [44010001, 44010003],
      priority: 2,
      dueDate: Date.parse('2027-03-05T04:00:00+01:00'),
      startDate: Date.parse('2027-03-01T09:30:00+01:00'),
      timeEstimate: 10 * HOUR,
      points: 3,
      tags: ['infra'],
      parentId: store().taskByCustomId(task.workspaceId, 'ENG-140')?.id,
    })
    expect(store().statusOf(task).status).toBe('in progress')
    expect(writes()).toEqual([CREATE])
  })

  it('sets custom fields of every type by name and option name', async () => {
    const { ok, issues } = await create({
      name: 'Every field',
      fields: {
        'release notes': 'Faster.',
        Team: 'platform',
        Effort: '5',
        'Target date': '2027-01-31',
        Reviewer: ['priya', 'me'],
        Platforms: ['Web', 'API'],
        'Customer visible': true,
        'Summary line': 'One line',
        Runbook: 'https://wiki.acme.example/x',
        Contact: 'dba@acme.example',
        'On-call phone': '+49 30 901820',
        'Monthly cost': 12.5,
        Confidence: 4,
        Rollout: 60,
        'Data center': { lat: 50.1, lng: 8.6, address: 'Frankfurt' },
        'Related work': ['ENG-143', 'https://app.clickup.com/t/868512p'],
        'Change risk': 'Medium',
      },
    })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    const task = only('Every field')
    const option = (field: string, text: string) =>
      [...store().fields.values()]
        .find(({ name }) => name === field)
        ?.options.find((one) => one.text === text)?.id
    expect(fieldOf(task, 'Release Notes')).toBe('Faster.')
    expect(fieldOf(task, 'Team')).toBe(option('Team', 'Platform'))
    expect(fieldOf(task, 'Effort')).toBe(5)
    expect(fieldOf(task, 'Target date')).toBe(Date.parse('2027-01-31T04:00:00+01:00'))
    expect(fieldOf(task, 'Reviewer')).toEqual([44010003, 44010001])
    expect(fieldOf(task, 'Platforms')).toEqual([
      option('Platforms', 'Web'),
      option('Platforms', 'API'),
    ])
    expect(fieldOf(task, 'Customer visible')).toBe(true)
    expect(fieldOf(task, 'Runbook')).toBe('https://wiki.acme.example/x')
    expect(fieldOf(task, 'Contact')).toBe('dba@acme.example')
    expect(fieldOf(task, 'On-call phone')).toBe('+49 30 901820')
    expect(fieldOf(task, 'Monthly cost')).toBe(12.5)
    expect(fieldOf(task, 'Confidence')).toBe(4)
    expect(fieldOf(task, 'Rollout')).toBe(60)
    expect(fieldOf(task, 'Data center')).toMatchObject({ formatted_address: 'Frankfurt' })
    expect(fieldOf(task, 'Related work')).toEqual([
      store().taskByCustomId(task.workspaceId, 'ENG-143')?.id,
      '868512p',
    ])
    expect(fieldOf(task, 'Change risk')).toBe(option('Change risk', 'Medium'))
  })

  it('creates subtasks below their parents, to any depth', async () => {
    const { ok, result } = await create({
      name: 'Grandparent',
      subtasks: [
        { name: 'Parent', estimate: '3h', subtasks: [{ name: 'Child', assignees: 'lena' }] },
        { name: 'Aunt' },
      ],
    })
    expect(ok).toBe(true)
    expect(result.done.map(({ name }: { name: string }) => name)).toEqual([
      'Grandparent',
      'Parent',
      'Child',
      'Aunt',
    ])
    expect(only('Parent')).toMatchObject({
      parentId: only('Grandparent').id,
      timeEstimate: 3 * HOUR,
    })
    expect(only('Child')).toMatchObject({
      parentId: only('Parent').id,
      topLevelParentId: only('Grandparent').id,
      assigneeIds: [44010007],
    })
    expect(only('Aunt').parentId).toBe(only('Grandparent').id)
  })

  it('takes a group for its members, ids as numbers, single values for lists', async () => {
    await call('create_tasks', {
      list: 901403000008,
      tasks: { name: 'By odd types', assignees: 'Design', tags: 'quality', priority: 1 },
    })
    expect(only('By odd types')).toMatchObject({
      assigneeIds: [44010007, 44010005],
      tags: ['quality'],
      priority: 1,
    })
  })

  it('warns of a tag that is new in the space', async () => {
    const answer = await create({ name: 'Newly tagged', tags: ['Brand New'] })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: ['NOT_FOUND'] })
    expect(answer.issues?.[0]?.message).toContain('"brand new"')
    expect(only('Newly tagged').tags).toEqual(['brand new'])
  })

  it('on a dry run shows what would be and sends nothing', async () => {
    const { ok, result } = await create(
      { name: 'Only thought of', due: '2027-03-05', fields: { Team: 'backend' }, estimate: '2d' },
      { dry_run: true },
    )
    expect(ok).toBe(true)
    expect(result).toEqual({
      dry_run: true,
      would: [
        {
          do: `create "Only thought of" in Engineering / ${LIST}`,
          set: {
            name: 'Only thought of',
            due: '2027-03-05',
            estimate: '16h',
            Team: 'Backend',
          },
        },
      ],
    })
    expect({ writes: writes(), tasks: named('Only thought of') }).toEqual({ writes: [], tasks: [] })
  })
})

describe('create_tasks mends what ClickUp ignores', () => {
  it('tags in the body', async () => {
    store().quirks.createTags = false
    const { ok, issues } = await create({ name: 'Tags ignored', tags: ['infra', 'quality'] })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(only('Tags ignored').tags).toEqual(['infra', 'quality'])
    expect(writes().slice(1)).toEqual(
      ['infra', 'quality'].map((tag) => `POST /api/v2/task/${only('Tags ignored').id}/tag/${tag}`),
    )
  })

  it('custom fields in the body', async () => {
    store().quirks.createFields = false
    const { ok, issues } = await create({
      name: 'Fields ignored',
      fields: { Team: 'Backend', Effort: 8, Reviewer: 'me', Rollout: 20 },
    })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    const task = only('Fields ignored')
    expect(fieldOf(task, 'Effort')).toBe(8)
    expect(fieldOf(task, 'Reviewer')).toEqual([44010001])
    expect(writes()).toHaveLength(5)
  })

  it('and says so of a guest who cannot see the task', async () => {
    const answer = await create({ name: 'For a guest', assignees: ['Nora', 'me'] })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: ['NOT_APPLIED'] })
    expect(answer.issues?.[0]?.message).toContain('assignees')
    expect(answer.result.done).toMatchObject([{ id: only('For a guest').customId }])
  })

  it('and says so of a field that the type of the task does not have', async () => {
    const answer = await create({
      name: 'No incident',
      fields: { 'Incident report': 'https://wiki.acme.example/1' },
    })
    expect(answer.ok).toBe(false)
    expect(answer.issues?.[0]?.message).toContain('Incident report')
    expect(named('No incident')).toHaveLength(answer.result ? 1 : 0)
  })
})

describe('create_tasks when the answer is lost', () => {
  const inject = (faults: string) => running.sandbox.state.faults.add(faults)

  it('finds the task again and does not double it', async () => {
    inject('POST /v2/list/*/task=drop-after')
    const { ok, result } = await create({ name: 'Lost answer', estimate: '2h' })
    expect({ ok, result }).toEqual({
      ok: true,
      result: {
        id: only('Lost answer').customId,
        name: 'Lost answer',
        list: `Engineering / ${LIST}`,
        url: `https://app.clickup.com/t/${only('Lost answer').id}`,
        set: { estimate: '2h' },
      },
    })
    expect(writes()).toEqual([CREATE])
  })

  it('finds the second of two tasks of one name', async () => {
    inject('POST /v2/list/*/task=drop-after')
    await call('create_tasks', { list: LIST, tasks: [{ name: 'Twin' }, { name: 'Twin' }] })
    expect(named('Twin')).toHaveLength(2)
    expect(writes()).toEqual([CREATE, CREATE])
  })

  it('goes on with the subtasks of what it found', async () => {
    inject('POST /v2/list/*/task=drop-after')
    const { ok } = await create({ name: 'Lost parent', subtasks: [{ name: 'Found child' }] })
    expect(ok).toBe(true)
    expect(only('Found child').parentId).toBe(only('Lost parent').id)
  })

  it('says that it looked and found nothing, and never repeats it', async () => {
    inject('POST /v2/list/*/task=drop')
    const answer = await create({ name: 'Never there' })
    expect(codesOf(answer)).toEqual(['UPSTREAM_ERROR'])
    expect(answer.issues?.[0]?.message).toContain('looked for afterwards and is not there')
    expect(named('Never there')).toEqual([])
    expect(writes()).toEqual([CREATE])
  })

  it('says exactly which tasks of a batch are done', async () => {
    inject('POST /v2/list/*/task=403')
    const answer = await call('create_tasks', {
      list: LIST,
      tasks: [
        { name: 'Refused', subtasks: [{ name: 'Below refused' }] },
        { name: 'Done one' },
        { name: 'Done two' },
      ],
    })
    expect(answer.ok).toBe(false)
    expect(answer.result).toEqual({
      done: ['Done one', 'Done two'].map((name) => ({
        id: only(name).customId,
        name,
        list: `Engineering / ${LIST}`,
        url: `https://app.clickup.com/t/${only(name).id}`,
      })),
      failed: [
        `create "Refused" in Engineering / ${LIST}`,
        'create "Below refused" below "Refused"',
      ],
    })
    expect(codesOf(answer)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    expect([...named('Refused'), ...named('Below refused')]).toEqual([])
  })

  it('stops where the rest would fail alike, and names what was not tried', async () => {
    inject('POST /v2/list/*/task=401 x*')
    const names = Array.from({ length: 9 }, (_, i) => `Number ${i + 1} of nine`)
    const tasks = names.map((name) => ({ name }))
    const answer = await call('create_tasks', { list: LIST, tasks })
    expect(answer.ok).toBe(false)
    for (const name of names) expect(JSON.stringify(answer.issues)).toContain(name)
    expect(names.flatMap(named)).toEqual([])
    // No more than are sent at a time.
    expect(writes().length).toBeLessThanOrEqual(6)
  })
})

describe('create_tasks of a hundred', () => {
  const hundred = (more: Record<string, unknown> = {}) =>
    Array.from({ length: 100 }, (_, i) => ({
      name: `One of a hundred tasks with a name of some length, number ${i}`,
      description: 'What is to be done. '.repeat(10),
      due: '2027-03-05',
      estimate: '2h',
      ...more,
    }))

  it('answers in less than 8,000 characters, with the id of each', async () => {
    const text = await running.text('create_tasks', { list: 'Current Sprint', tasks: hundred() })
    const { ok, result } = JSON.parse(text)
    expect(text.length).toBeLessThan(8000)
    expect(ok).toBe(true)
    const ids = all()
      .filter(({ name }) => name.startsWith('One of a hundred'))
      .map(({ customId }) => customId)
    // Several are made at a time, so that they lie in the list as they came.
    expect(result.done.toSorted()).toEqual(ids.toSorted())
    expect(ids).toHaveLength(100)
  })

  it.each([
    ['that are only thought of', { dry_run: true }, {}],
    ['that are all wrong', {}, { status: 'doing', assignees: ['Kim'] }],
  ])(
    '%s answers in less than 8,000 characters, saying what is left out',
    async (_, more, wrong) => {
      const args = { list: 'Current Sprint', tasks: hundred(wrong), ...more }
      const text = await running.text('create_tasks', args)
      expect(text.length).toBeLessThan(8000)
      expect(text).toMatch(/would_left|more issues are left out/)
      expect(writes()).toEqual([])
    },
  )
})

describe('create_tasks sends nothing when', () => {
  const task = { name: 'Wrong' }
  const wrong = (more: Record<string, unknown>) => ({
    list: LIST,
    tasks: [{ name: 'Right' }, { ...task, ...more }],
  })
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'the list is unknown',
      { list: 'Infra Backlogg', tasks: [task] },
      'NOT_FOUND',
      /Infrastructure Backlog/,
    ],
    ['the list is ambiguous', { list: 'Sprint', tasks: [task] }, 'NOT_FOUND', /Sprint/],
    ['the list is a folder', { list: 'Sprints', tasks: [task] }, 'NOT_FOUND', /Sprint/],
    ['the list is missing', { tasks: [task] }, 'INVALID_INPUT', /list/],
    ['there are no tasks', { list: LIST, tasks: [] }, 'INVALID_INPUT', /tasks/],
    ['a name is missing', { list: LIST, tasks: [{ status: 'to do' }] }, 'INVALID_INPUT', /name/],
    ['a name is blank', { list: LIST, tasks: [{ name: ' ' }] }, 'INVALID_INPUT', /name/],
    ['a name below is blank', wrong({ subtasks: [{ name: '' }] }), 'INVALID_INPUT', /name/],
    ['a status is unknown', wrong({ status: 'doing' }), 'INVALID_INPUT', /in progress|to do/],
    ['a status is of another list', wrong({ status: 'triaged' }), 'INVALID_INPUT', /to do/],
    ['a field is unknown', wrong({ fields: { Efort: 3 } }), 'INVALID_INPUT', /Effort/],
    [
      'a field is of another list',
      wrong({ fields: { Severity: 'Major' } }),
      'INVALID_INPUT',
      /candidates/,
    ],
    ['an option is unknown', wrong({ fields: { Team: 'Backnd' } }), 'INVALID_INPUT', /Backend/],
    [
      'a label is unknown',
      wrong({ fields: { Platforms: ['Web', 'Palm'] } }),
      'INVALID_INPUT',
      /Android/,
    ],
    ['a number is none', wrong({ fields: { Effort: 'much' } }), 'INVALID_INPUT', /number/],
    [
      'a box is neither ticked nor not',
      wrong({ fields: { 'Customer visible': 'maybe' } }),
      'INVALID_INPUT',
      /true or false/,
    ],
    ['an address is none', wrong({ fields: { Runbook: 'wiki' } }), 'INVALID_INPUT', /https:/],
    ['an e-mail is none', wrong({ fields: { Contact: 'dba' } }), 'INVALID_INPUT', /e-mail/],
    [
      'a phone number is none',
      wrong({ fields: { 'On-call phone': '0815' } }),
      'INVALID_INPUT',
      /country code/,
    ],
    ['a rating is too high', wrong({ fields: { Confidence: 9 } }), 'INVALID_INPUT', /0 to/],
    ['a progress is too high', wrong({ fields: { Rollout: 300 } }), 'INVALID_INPUT', /0 to 100/],
    [
      'a place is only a name',
      wrong({ fields: { 'Data center': 'Berlin' } }),
      'INVALID_INPUT',
      /lat/,
    ],
    [
      'a person in a field is unknown',
      wrong({ fields: { Reviewer: 'Kim' } }),
      'NOT_FOUND',
      /candidates/,
    ],
    [
      'a task in a field is unknown',
      wrong({ fields: { 'Related work': ['ENG-9999'] } }),
      'NOT_FOUND',
      /find_tasks/,
    ],
    [
      'a date in a field is none',
      wrong({ fields: { 'Target date': 'soonish' } }),
      'INVALID_INPUT',
      /YYYY/,
    ],
    ['a field is computed', wrong({ fields: { 'Yearly cost': 3 } }), 'INVALID_INPUT', /computed/],
    ['a field holds files', wrong({ fields: { Evidence: 'x.png' } }), 'INVALID_INPUT', /[Aa]ttach/],
    ['a date is impossible', wrong({ due: '2026-02-30' }), 'INVALID_INPUT', /calendar/],
    ['a day is impossible', wrong({ due: '32 december' }), 'INVALID_INPUT', /YYYY/],
    ['a date is none', wrong({ start: 'whenever' }), 'INVALID_INPUT', /YYYY/],
    ['a duration is none', wrong({ estimate: 'long' }), 'INVALID_INPUT', /2h 30m/],
    ['a priority is unknown', wrong({ priority: 'highest' }), 'INVALID_INPUT', /urgent/],
    ['points are a word', wrong({ points: 'five' }), 'INVALID_INPUT', /points/],
    ['a person is unknown', wrong({ assignees: ['Kim'] }), 'NOT_FOUND', /candidates/],
    ['a person is ambiguous', wrong({ assignees: ['Sam'] }), 'AMBIGUOUS', /Sam Okafor/],
    [
      'the parent stands in another list',
      wrong({ parent: '868512p' }),
      'INVALID_INPUT',
      /Q3 Deliverables/,
    ],
    ['the parent does not exist', wrong({ parent: 'ENG-9999' }), 'NOT_FOUND', /find_tasks/],
    [
      'an argument is unknown',
      { list: LIST, tasks: [task], notify: true },
      'INVALID_INPUT',
      /notify/,
    ],
    [
      'an argument of a task is unknown',
      wrong({ due_date: '2027-01-01' }),
      'INVALID_INPUT',
      /due_date.*status, /,
    ],
    [
      'an argument of a subtask is unknown',
      wrong({ subtasks: [{ name: 'x', owner: 'me' }] }),
      'INVALID_INPUT',
      /owner.*status, /,
    ],
    ['tasks are of a wrong type', { list: LIST, tasks: 'Wrong' }, 'INVALID_INPUT', /tasks/],
    [
      'somebody is taken off a new task',
      wrong({ assignees: { add: ['me'], remove: ['Priya'] } }),
      'INVALID_INPUT',
      /assignees/,
    ],
    [
      'dry_run is a word',
      { list: LIST, tasks: [task], dry_run: 'yes' },
      'INVALID_INPUT',
      /dry_run/,
    ],
    ['a relation names nobody', wrong({ waits_on: ['Nothing like it'] }), 'NOT_FOUND', /List \//],
  ])('%s', async (_, args, code, words) => {
    const issue = await expectRefusal(running, ['create_tasks', args], code, words)
    expect(issue?.hint ?? issue?.candidates?.join()).toBeTruthy()
    expect(named('Right')).toEqual([])
  })

  it('the only task is wrong, without a word on which it is', async () => {
    const { issues } = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'One', status: 'doing' }],
    })
    expect(issues?.[0]?.message).not.toContain('tasks[')
  })

  it('several things are wrong, all of which one answer tells', async () => {
    const answer = await call('create_tasks', {
      list: LIST,
      tasks: [
        { name: 'One', status: 'doing', due: 'whenever' },
        { name: 'Two', assignees: ['Kim'], fields: { Team: 'X' } },
      ],
    })
    expect(codesOf(answer)).toHaveLength(4)
    expect(answer.issues?.map(({ message }) => message.slice(0, 8))).toEqual([
      'tasks[0]',
      'tasks[0]',
      'tasks[1]',
      'tasks[1]',
    ])
    expect(asked().map(nameOf)).not.toContain(CREATE)
  })
})

it('create_tasks sends dates as numbers and never the time where none was said', async () => {
  await create({ name: 'Dated', due: '2027-07-01', start: '2027-06-30 08:00' })
  expect(bodies()[0]).toMatchObject({
    due_date: Date.parse('2027-07-01T12:00:00+02:00'),
    due_date_time: false,
    start_date: Date.parse('2027-06-30T08:00:00+02:00'),
    start_date_time: true,
  })
})
