// get_list, create_list, update_list; delete_list is in delete-tasks.test.ts.
import { describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes, asked } = running

const store = () => running.sandbox.state.store
const list = (name: string) => {
  const found = [...store().lists.values()].find((one) => one.name === name && !one.deleted)
  if (!found) throw new Error(`there is no list ${name}`)
  return found
}

describe('get_list', () => {
  it('shows statuses, fields with their options, members and views', async () => {
    const { ok, result } = await call('get_list', { list: 'Bug Tracker' })
    expect(ok).toBe(true)
    expect(result).toMatchObject({
      id: list('Bug Tracker').id,
      list: 'Engineering / Bug Tracker',
      clickup_task_count: expect.any(Number),
      content: 'One bug, one task.',
      statuses: [
        'new (not started)',
        'triaged (active)',
        'in progress (active)',
        'fixed (done)',
        'closed (closed)',
      ],
    })
    expect(result.fields).toContainEqual({
      name: 'Severity',
      type: 'drop_down',
      options: ['Critical', 'Major', 'Minor'],
    })
    expect(result.fields).toContainEqual({
      name: 'Platforms',
      type: 'labels',
      options: ['Web', 'iOS', 'Android', 'API'],
    })
    expect(result.views.join()).toMatch(/list/)
  })

  it('shows inherited statuses, dates and explicit members', async () => {
    const sprint = await call('get_list', { list: 'current sprint' })
    expect(sprint.result.statuses).toContain('blocked (active)')
    expect(sprint.result.members).toEqual(['Alex Rivera'])
    const dated = await call('get_list', { list: list('Current Sprint').id })
    expect(dated.result.list).toBe('Engineering / Current Sprint')
  })

  it('marks what is required, and how high a rating goes', async () => {
    const { result } = await call('get_list', { list: 'Infrastructure Backlog' })
    expect(result.fields).toContainEqual({
      name: 'Change risk',
      type: 'drop_down',
      options: ['Low', 'Medium', 'High'],
      required: true,
    })
    expect(result.fields).toContainEqual({
      name: 'Confidence',
      type: 'emoji',
      most: expect.any(Number),
    })
  })

  it('stays under 8,000 characters', async () => {
    expect(
      (await running.text('get_list', { list: 'Infrastructure Backlog' })).length,
    ).toBeLessThan(8000)
  })
})

describe('create_list', () => {
  it('in a space, with all its properties', async () => {
    const { ok, result, issues } = await call('create_list', {
      in: 'Engineering',
      name: 'Reliability',
      content: 'What keeps us **up**',
      due: '2027-03-31',
      priority: 'high',
      assignee: 'priya',
      status: 'red',
    })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(result).toMatchObject({
      id: list('Reliability').id,
      list: 'Engineering / Reliability',
      set: { due: '2027-03-31' },
    })
    expect(list('Reliability')).toMatchObject({
      folderId: null,
      content: 'What keeps us **up**',
      dueDate: Date.parse('2027-03-31T04:00:00+02:00'),
      priority: 2,
      assigneeId: 44010003,
      color: 'red',
    })
    expect(writes()).toEqual([expect.stringMatching(/^POST \/api\/v2\/space\/\d+\/list$/)])
  })

  it('in a folder, and can be used at once', async () => {
    await call('get_hierarchy')
    await call('create_list', { in: 'Engineering / Product Roadmap', name: 'Q1 Deliverables' })
    const { ok, result } = await call('create_tasks', {
      list: 'Q1 Deliverables',
      tasks: [{ name: 'First of the quarter', status: 'planned' }],
    })
    expect({ ok, name: result.name }).toEqual({ ok: true, name: 'First of the quarter' })
    expect(list('Q1 Deliverables').folderId).not.toBeNull()
  })

  it('is found again when the answer was lost', async () => {
    running.sandbox.state.faults.add('POST /v2/space/*/list=drop-after')
    const { ok } = await call('create_list', { in: 'Marketing', name: 'Unheard' })
    expect(ok).toBe(true)
    expect([...store().lists.values()].filter(({ name }) => name === 'Unheard')).toHaveLength(1)
  })

  it('on a dry run sends nothing', async () => {
    const { ok, result } = await call('create_list', {
      in: 'Marketing',
      name: 'Maybe',
      due: '2027-01-01',
      dry_run: true,
    })
    expect({ ok, result }).toEqual({
      ok: true,
      result: {
        dry_run: true,
        would: [
          { do: 'create the list Marketing / Maybe', set: { name: 'Maybe', due: '2027-01-01' } },
        ],
      },
    })
    expect(writes()).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['the place is unknown', { in: 'Enginering', name: 'X' }, 'NOT_FOUND', /"Engineering"/],
    ['the place is a list', { in: 'Bug Tracker', name: 'X' }, 'NOT_FOUND', /candidates/],
    ['the place is missing', { name: 'X' }, 'INVALID_INPUT', /in/],
    ['the name is missing', { in: 'Marketing' }, 'INVALID_INPUT', /name/],
    ['the name is blank', { in: 'Marketing', name: ' ' }, 'INVALID_INPUT', /name/],
    ['it is there already', { in: 'Engineering', name: 'bug tracker' }, 'CONFLICT', /another name/],
    [
      'the date is impossible',
      { in: 'Marketing', name: 'X', due: '2027-02-30' },
      'INVALID_INPUT',
      /YYYY/,
    ],
    [
      'the priority is unknown',
      { in: 'Marketing', name: 'X', priority: 'p1' },
      'INVALID_INPUT',
      /urgent/,
    ],
    [
      'the person is unknown',
      { in: 'Marketing', name: 'X', assignee: 'Kim' },
      'NOT_FOUND',
      /candidates/,
    ],
    [
      'the person is a group',
      { in: 'Marketing', name: 'X', assignee: 'Backend' },
      'INVALID_INPUT',
      /Priya/,
    ],
    [
      'an argument is unknown',
      { in: 'Marketing', name: 'X', color: 'red' },
      'INVALID_INPUT',
      /color.*status/,
    ],
    ['an argument is of a wrong type', { in: 'Marketing', name: ['X'] }, 'INVALID_INPUT', /name/],
  ])('sends nothing when %s', async (_, args, code, words) => {
    const issue = await expectRefusal(running, ['create_list', args], code, words)
    expect(issue?.hint).toBeTruthy()
  })
})

describe('update_list', () => {
  it('changes every property, and clears them again', async () => {
    await call('create_list', { in: 'Marketing', name: 'Campaigns' })
    const set = {
      name: 'Campaigns 2027',
      content: 'All of them',
      due: '2027-06-30T18:00',
      priority: 'low',
      assignee: 'lena',
      status: 'green',
    }
    const { ok, result, issues } = await call('update_list', { list: 'Campaigns', set })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(result.list).toBe('Marketing / Campaigns 2027')
    expect(result.set).toMatchObject({
      name: ['Campaigns', 'Campaigns 2027'],
      due: [null, '2027-06-30T18:00'],
      assignee: [null, 'Lena Fischer'],
    })
    expect(list('Campaigns 2027')).toMatchObject({
      content: 'All of them',
      dueDate: Date.parse('2027-06-30T18:00:00+02:00'),
      priority: 4,
      assigneeId: 44010007,
      color: 'green',
    })
    const cleared = await call('update_list', {
      list: 'Campaigns 2027',
      set: { content: '', due: 'none', assignee: 'none', status: '' },
    })
    expect({ ok: cleared.ok, issues: cleared.issues }).toEqual({ ok: true, issues: undefined })
    expect(list('Campaigns 2027')).toMatchObject({
      content: '',
      dueDate: null,
      assigneeId: null,
      color: null,
    })
  })

  it('is known by its new name at once', async () => {
    await call('create_list', { in: 'Marketing', name: 'Old name' })
    await call('update_list', { list: 'Old name', set: { name: 'New name' } })
    expect((await call('get_list', { list: 'New name' })).ok).toBe(true)
    expect(codesOf(await call('get_list', { list: 'Old name' }))).toEqual(['NOT_FOUND'])
  })

  it('asked the same a second time sends nothing', async () => {
    await call('create_list', { in: 'Marketing', name: 'Settled' })
    const set = { priority: 'high', due: '2027-01-01' }
    await call('update_list', { list: 'Settled', set })
    running.sandbox.state.log.clear()
    const { ok, result } = await call('update_list', { list: 'Settled', set })
    expect({ ok, result, writes: writes() }).toEqual({
      ok: true,
      result: {
        id: list('Settled').id,
        list: 'Marketing / Settled',
        already: { due: '2027-01-01', priority: 'high' },
      },
      writes: [],
    })
  })

  it('on a dry run shows old and new and sends nothing', async () => {
    const { ok, result } = await call('update_list', {
      list: 'Bug Tracker',
      set: { name: 'Bugs' },
      dry_run: true,
    })
    expect(ok).toBe(true)
    expect(result.would).toEqual([
      { do: 'update the list Engineering / Bug Tracker', set: { name: ['Bug Tracker', 'Bugs'] } },
    ])
    expect(writes()).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['the list is unknown', { list: 'Bug Trackr', set: { name: 'X' } }, 'NOT_FOUND', /Bug Tracker/],
    ['nothing is set', { list: 'Bug Tracker', set: {} }, 'INVALID_INPUT', /at least one/],
    ['the name is empty', { list: 'Bug Tracker', set: { name: '' } }, 'INVALID_INPUT', /name/],
    ['the date is none', { list: 'Bug Tracker', set: { due: 'later' } }, 'INVALID_INPUT', /YYYY/],
    [
      'an argument in set is unknown',
      { list: 'Bug Tracker', set: { folder: 'X' } },
      'INVALID_INPUT',
      /folder.*content/,
    ],
    [
      'the name is taken',
      { list: 'Bug Tracker', set: { name: 'Current Sprint' } },
      'CONFLICT',
      /another name/,
    ],
  ])('sends nothing when %s', async (_, args, code, words) => {
    const issue = await expectRefusal(running, ['update_list', args], code, words)
    expect(issue?.hint).toBeTruthy()
  })

  it('reads what it needs and no more', async () => {
    await call('get_hierarchy')
    running.sandbox.state.log.clear()
    await call('update_list', {
      list: 'Bug Tracker',
      set: { content: 'One bug, one task, one owner.' },
    })
    const { id } = list('Bug Tracker')
    expect(asked().map(nameOf)).toEqual([`GET /api/v2/list/${id}`, `PUT /api/v2/list/${id}`])
  })
})

describe('what came of a list that was written', () => {
  it('has its address, and by another name its new path', async () => {
    const made = await call('create_list', { in: 'Sprints', name: 'Sprint 90' })
    expect(made.result).toMatchObject({ list: 'Engineering / Sprints / Sprint 90' })
    expect((await call('get_list', { list: made.result.url })).result.id).toBe(made.result.id)
    const { result } = await call('update_list', {
      list: 'Sprint 90',
      set: { name: 'Sprint 91' },
    })
    expect(result).toMatchObject({
      list: 'Engineering / Sprints / Sprint 91',
      set: { name: ['Sprint 90', 'Sprint 91'] },
    })
    expect((await call('get_list', { list: result.list })).result.id).toBe(made.result.id)
  })
})

describe('the group of a status', () => {
  it('is read back as it is told', async () => {
    const { result } = await call('get_list', { list: 'Bug Tracker' })
    const told = result.statuses.find((one: string) => one.startsWith('triaged'))
    const found = await call('find_tasks', { in: 'Bug Tracker', statuses: [told], limit: 1 })
    expect(found.ok).toBe(true)
    const group = await call('find_tasks', { in: 'Bug Tracker', statuses: ['active'], limit: 1 })
    expect(group.ok).toBe(true)
  })
})
