// update_tasks: each change is verified, nothing is sent twice, and what does not stick is told.
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes, asked } = running

const LIST = 'Infrastructure Backlog'
const HOUR = 3_600_000
const PUT = (id: string) => `PUT /api/v2/task/${id}`

const store = () => running.sandbox.state.store
const task = (key: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`the demo has no ${key}`)
  return found
}
const listId = (name: string) =>
  [...store().lists.values()].find((list) => list.name === name)?.id ?? ''
const field = (name: string) => {
  const found = [...store().fields.values()].find((one) => one.name === name)
  if (!found) throw new Error(`the demo has no field ${name}`)
  return found
}
const fieldOf = (key: string, name: string) => task(key).fields.get(field(name).id)
const option = (name: string, text: string) =>
  field(name).options.find((one) => one.text === text)?.id

const update = (tasks: unknown, set: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  call('update_tasks', { tasks, set, ...more })

/** A task of its own for a test that leaves it changed. */
const fresh = async (name: string, more: Record<string, unknown> = {}, list = LIST) => {
  const { result } = await call('create_tasks', { list, tasks: [{ name, ...more }] })
  const created = [...store().tasks.values()].find((one) => one.name === name)
  if (!created) throw new Error(`${name} was not created`)
  running.sandbox.state.log.clear()
  return { key: String(result.id), id: created.id }
}
const stored = (id: string) => {
  const found = store().tasks.get(id)
  if (!found) throw new Error(`${id} is gone`)
  return found
}

afterEach(() => running.sandbox.state.faults.clear())

describe('update_tasks', () => {
  it('changes every property, tells old and new, and shows nothing else', async () => {
    const { key, id } = await fresh('Before', { assignees: ['me'], priority: 'low' })
    const { ok, result, issues } = await update(key, {
      name: 'After',
      description: 'Now with **words**',
      status: 'IN REVIEW',
      assignees: { add: ['Priya'], remove: ['me'] },
      priority: 'urgent',
      due: '2027-02-01T17:00',
      start: '2027-01-30',
      estimate: '2h 30m',
      points: 5,
      tags: { add: ['quality'] },
      fields: { Effort: 3 },
    })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(result).toEqual({
      id: key,
      zone: 'Europe/Berlin',
      set: {
        name: ['Before', 'After'],
        description: [null, 'Now with **words**'],
        status: ['to do', 'in review'],
        assignees: [['Alex Rivera'], ['Priya Nair']],
        priority: ['low', 'urgent'],
        due: [null, '2027-02-01T17:00'],
        start: [null, '2027-01-30'],
        estimate: [null, '2h 30m'],
        points: [null, 5],
        tags: [[], ['quality']],
        Effort: [null, 3],
      },
    })
    expect(stored(id)).toMatchObject({
      name: 'After',
      markdown: 'Now with **words**',
      assigneeIds: [44010003],
      priority: 1,
      dueDate: Date.parse('2027-02-01T17:00:00+01:00'),
      startDate: Date.parse('2027-01-30T04:00:00+01:00'),
      timeEstimate: 2.5 * HOUR,
      points: 5,
      tags: ['quality'],
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['status', { status: 'blocked' }],
    ['due', { due: '2027-05-01' }],
    ['due with a time', { due: '2027-05-01T09:15' }],
    ['estimate', { estimate: '3h' }],
    ['points', { points: 2 }],
    ['priority', { priority: 'normal' }],
    ['name', { name: 'Repeated name' }],
    ['description', { description: '# Title\n\n- a\n- b' }],
    ['assignees', { assignees: { add: ['lena'] } }],
    ['assignees, exactly', { assignees: ['tom', 'lena'] }],
    ['watchers', { watchers: { add: ['maria'] } }],
    ['tags', { tags: { add: ['api'] } }],
    ['tags, exactly', { tags: ['ux'] }],
    ['lists', { lists: { add: ['Current Sprint'] } }],
    ['parent', { parent: 'ENG-140' }],
    ['archived', { archived: true }],
    ['text field', { fields: { 'Release Notes': 'Better.' } }],
    ['option', { fields: { Team: 'Frontend' } }],
    ['labels', { fields: { Platforms: ['iOS', 'Web'] } }],
    ['number', { fields: { Effort: 8 } }],
    ['currency', { fields: { 'Monthly cost': 99.5 } }],
    ['date field', { fields: { 'Target date': '2027-06-01' } }],
    ['date field with a time', { fields: { 'Target date': '2027-06-01 10:30' } }],
    ['people field', { fields: { Reviewer: { add: ['priya'] } } }],
    ['people field, exactly', { fields: { Reviewer: ['jonas'] } }],
    ['relationship', { fields: { 'Related work': ['ENG-141'] } }],
    ['checkbox', { fields: { 'Customer visible': true } }],
    ['rating', { fields: { Confidence: 2 } }],
    ['progress', { fields: { Rollout: 45 } }],
    ['place', { fields: { 'Data center': { lat: 1.5, lng: 2.5, address: 'Here' } } }],
    ['url', { fields: { Runbook: 'https://wiki.acme.example/y' } }],
    ['email', { fields: { Contact: 'x@acme.example' } }],
    ['phone', { fields: { 'On-call phone': '+49 30 1234567' } }],
    ['cleared due', { due: null }],
    ['cleared points', { points: null }],
    ['cleared description', { description: '' }],
    ['cleared option', { fields: { Team: null } }],
    ['cleared people', { fields: { Reviewer: [] } }],
  ])('asked the same a second time sends nothing but the read: %s', async (_, set) => {
    const { key } = await fresh(`Again ${JSON.stringify(set)}`, {
      due: '2027-01-01',
      points: 1,
      description: 'Text',
      fields: { Team: 'Backend', Reviewer: 'me' },
    })
    const first = await update(key, set)
    expect({ ok: first.ok, issues: first.issues }).toEqual({ ok: true, issues: undefined })
    expect(writes().length).toBeGreaterThan(0)
    running.sandbox.state.log.clear()
    const second = await update(key, set)
    const { zone: _zone, ...result } = second.result
    expect({ ...second, result }).toEqual({
      ok: true,
      result: { id: key, already: expect.anything() },
    })
    expect(writes()).toEqual([])
    expect(asked().map(nameOf)).toContain(`GET /api/v2/task/${key}`)
  })

  it('clears what can be cleared', async () => {
    const { key, id } = await fresh('To be cleared', {
      description: 'Text',
      due: '2027-01-01',
      start: '2026-12-31',
      estimate: '2h',
      points: 3,
      priority: 'high',
      assignees: ['me'],
      tags: ['infra'],
      fields: {
        Team: 'Backend',
        Effort: 3,
        Platforms: ['Web'],
        Reviewer: ['me'],
        'Target date': '2027-01-01',
        'Customer visible': true,
        Runbook: 'https://a.example/b',
        Rollout: 5,
        Confidence: 3,
      },
    })
    const { ok, issues } = await update(key, {
      description: '',
      due: null,
      start: 'none',
      estimate: '',
      points: null,
      priority: 'none',
      assignees: { remove: ['me'] },
      tags: [],
      fields: {
        Team: null,
        Effort: null,
        Platforms: [],
        Reviewer: null,
        'Target date': '',
        'Customer visible': null,
        Runbook: null,
        Rollout: null,
        Confidence: null,
      },
    })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(stored(id)).toMatchObject({
      markdown: '',
      dueDate: null,
      startDate: null,
      timeEstimate: null,
      points: null,
      priority: null,
      assigneeIds: [],
      tags: [],
    })
    expect([...stored(id).fields]).toEqual([])
  })

  it('keeps what a list of labels holds when one is added or removed', async () => {
    const { key } = await fresh('Labelled', { fields: { Platforms: ['Web', 'iOS'] } })
    await update(key, { fields: { Platforms: { add: ['API'], remove: ['Web'] } } })
    expect(new Set(fieldOf(key, 'Platforms') as string[])).toEqual(
      new Set([option('Platforms', 'iOS'), option('Platforms', 'API')]),
    )
  })

  it('changes many tasks at once, and says of each what changed', async () => {
    const one = await fresh('Many one')
    const two = await fresh('Many two', { priority: 'high' })
    const { ok, result } = await update([one.key, two.id], { priority: 'high' })
    expect(ok).toBe(true)
    expect(result).toEqual({
      done: [
        { id: one.key, set: { priority: [null, 'high'] } },
        { id: two.key, already: { priority: 'high' } },
      ],
    })
    expect(writes()).toEqual([PUT(one.id)])
  })

  it('by custom id and status name takes two requests when warm', async () => {
    const { key, id } = await fresh('Counted')
    await call('get_hierarchy')
    running.sandbox.state.log.clear()
    expect((await update(key, { status: 'in progress' })).ok).toBe(true)
    expect(asked().map(nameOf)).toEqual([`GET /api/v2/task/${key}`, PUT(id)])
  })

  it('on a dry run shows old and new and sends nothing', async () => {
    const { ok, result } = await update(
      'ENG-141',
      { status: 'blocked', assignees: { add: ['me'] }, fields: { Team: 'Platform' } },
      { dry_run: true },
    )
    expect(ok).toBe(true)
    expect(result).toEqual({
      dry_run: true,
      would: [
        {
          do: 'update ENG-141 (Move build runners to ARM)',
          set: {
            status: ['to do', 'blocked'],
            assignees: [[], ['Alex Rivera']],
            Team: [null, 'Platform'],
          },
        },
      ],
    })
    expect(writes()).toEqual([])
  })
})

describe('update_tasks and further lists', () => {
  it('adds and removes where the space allows it', async () => {
    const { key, id } = await fresh('In two lists')
    const added = await update(key, { lists: { add: ['Current Sprint'] } })
    expect({ ok: added.ok, lists: stored(id).extraListIds }).toEqual({
      ok: true,
      lists: [listId('Current Sprint')],
    })
    const removed = await update(key, { lists: { remove: ['Engineering / Current Sprint'] } })
    expect({ ok: removed.ok, lists: stored(id).extraListIds }).toEqual({ ok: true, lists: [] })
  })

  it('where ClickUp says yes and does nothing, says so', async () => {
    const { id } = await fresh('Only at home', {}, 'Launch Plan')
    const answer = await update(id, { lists: { add: ['Content Ideas'] } })
    expect({ ok: answer.ok, codes: codesOf(answer), result: answer.result }).toEqual({
      ok: false,
      codes: ['NOT_APPLIED'],
      result: undefined,
    })
    expect(answer.issues?.[0]?.hint).toContain('Tasks in Multiple Lists')
    expect(writes()).toEqual([`POST /api/v2/list/${listId('Content Ideas')}/task/${id}`])
  })

  it('does not take a task out of its home list', async () => {
    const answer = await update('ENG-141', { lists: { remove: [LIST] } })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('move_to')
    expect(writes()).toEqual([])
  })
})

describe('update_tasks and another home list', () => {
  it('moves where the status is there too, without a mapping', async () => {
    const { key, id } = await fresh('Moves with its status', { status: 'in progress' })
    const { ok, result } = await update(key, { move_to: 'Bug Tracker' })
    expect({ ok, list: stored(id).listId }).toEqual({ ok: true, list: listId('Bug Tracker') })
    expect(result.set).toEqual({
      list: [`Engineering / ${LIST}`, 'Engineering / Bug Tracker'],
    })
    expect(asked().find(({ method }) => method === 'PUT')?.body).toBe('{}')
    expect(store().statusOf(stored(id)).status).toBe('in progress')
  })

  it('maps a status that is missing there, and says to which', async () => {
    const { key, id } = await fresh('Moves to other statuses', { status: 'in review' })
    const answer = await update(key, { move_to: 'Bug Tracker' })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: ['CONFLICT'] })
    expect(answer.issues?.[0]?.message).toMatch(/"in review".*becomes "triaged"/)
    expect(store().statusOf(stored(id)).status).toBe('triaged')
  })

  it('maps to the status that is wanted', async () => {
    const { key, id } = await fresh('Moves and changes', { status: 'in review' })
    const { ok, issues } = await update(key, { move_to: 'Bug Tracker', status: 'fixed' })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(stored(id).listId).toBe(listId('Bug Tracker'))
    expect(store().statusOf(stored(id)).status).toBe('fixed')
  })

  it('checks the other fields against the new list', async () => {
    const { key, id } = await fresh('Moves and is sorted')
    const { ok } = await update(key, { move_to: 'Bug Tracker', fields: { Severity: 'Major' } })
    expect(ok).toBe(true)
    expect(stored(id).fields.get(field('Severity').id)).toBe(option('Severity', 'Major'))
  })

  it('does nothing where it is there already', async () => {
    const { result } = await update('ENG-141', { move_to: LIST })
    expect({ result, writes: writes() }).toEqual({
      result: { id: 'ENG-141', already: { list: `Engineering / ${LIST}` } },
      writes: [],
    })
  })
})

describe('update_tasks says what does not hold', () => {
  it('of a guest who cannot see the task', async () => {
    const answer = await update('ENG-141', { assignees: { add: ['Nora'] } })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: ['NOT_APPLIED'] })
    expect(answer.issues?.[0]?.hint).toContain('guest')
  })

  it('and what does', async () => {
    const { key } = await fresh('Half')
    const answer = await update(key, { assignees: { add: ['Nora'] }, priority: 'low' })
    expect({ ok: answer.ok, codes: codesOf(answer), result: answer.result }).toEqual({
      ok: false,
      codes: ['NOT_APPLIED'],
      result: { done: [{ id: key, set: { priority: [null, 'low'] } }] },
    })
  })

  it('of one task of a batch', async () => {
    const one = await fresh('Batch one')
    const two = await fresh('Batch two')
    const three = await fresh('Batch three')
    running.sandbox.state.faults.add(`PUT /v2/task/${two.id}=403`)
    const answer = await update([one.key, two.key, three.key], { priority: 'urgent' })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: ['FORBIDDEN'] })
    expect(answer.result).toEqual({
      done: [one, three].map(({ key }) => ({ id: key, set: { priority: [null, 'urgent'] } })),
      failed: [`update ${two.key} (Batch two)`],
    })
    expect([one, two, three].map(({ id }) => stored(id).priority)).toEqual([1, null, 1])
  })

  it('of one field of a task, the others of which are set', async () => {
    const { key, id } = await fresh('Field refused')
    running.sandbox.state.faults.add(`POST /v2/task/*/field/${field('Effort').id}=403`)
    const answer = await update(key, { fields: { Effort: 3, Team: 'Backend' }, points: 1 })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: ['FORBIDDEN'] })
    expect(answer.issues?.[0]?.message).toContain('Effort')
    expect(answer.result.done[0].set).toEqual({ points: [null, 1], Team: [null, 'Backend'] })
    expect(stored(id).points).toBe(1)
  })

  it('of the plan of the workspace', async () => {
    const { key } = await fresh('No more uses')
    store().quirks.fieldUses = 0
    const answer = await update(key, { fields: { Effort: 3 } })
    store().quirks.fieldUses = Number.POSITIVE_INFINITY
    expect(codesOf(answer)).toEqual(['PLAN_LIMIT'])
  })

  it('and repeats what may be repeated', async () => {
    const { key, id } = await fresh('Repeated')
    running.sandbox.state.faults.add(`PUT /v2/task/${id}=drop-after`)
    const { ok, result } = await update(key, { points: 8 })
    expect({ ok, result }).toEqual({ ok: true, result: { id: key, set: { points: [null, 8] } } })
    expect(writes()).toEqual([PUT(id), PUT(id)])
  })
})

describe('update_tasks sends nothing when', () => {
  const tasks = ['ENG-141', 'ENG-142']
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'a task is unknown',
      { tasks: ['ENG-141', 'ENG-9999'], set: { points: 1 } },
      'NOT_FOUND',
      /ENG-9999.*find_tasks/,
    ],
    [
      'a task is only a name',
      { tasks: 'Old VPN gateway', set: { points: 1 } },
      'NOT_FOUND',
      /List \//,
    ],
    ['no task is named', { tasks: [], set: { points: 1 } }, 'INVALID_INPUT', /tasks/],
    ['nothing is set', { tasks, set: {} }, 'INVALID_INPUT', /at least one field/],
    ['set is missing', { tasks }, 'INVALID_INPUT', /set/],
    ['a name is empty', { tasks: 'ENG-141', set: { name: '' } }, 'INVALID_INPUT', /name/],
    ['a name is blank', { tasks: 'ENG-141', set: { name: '  ' } }, 'INVALID_INPUT', /name/],
    [
      'a status is unknown',
      { tasks: 'ENG-141', set: { status: 'finished' } },
      'INVALID_INPUT',
      /done/,
    ],
    [
      'a status is of another list',
      { tasks: 'ENG-141', set: { status: 'shipped' } },
      'INVALID_INPUT',
      /in review/,
    ],
    [
      'a field is unknown',
      { tasks: 'ENG-141', set: { fields: { Tem: 'x' } } },
      'INVALID_INPUT',
      /"Team"/,
    ],
    [
      'an option is unknown',
      { tasks: 'ENG-141', set: { fields: { Team: 'Ops' } } },
      'INVALID_INPUT',
      /Backend.*Frontend|Frontend.*Backend/,
    ],
    [
      'a person is unknown',
      { tasks: 'ENG-141', set: { assignees: { add: ['Kim'] } } },
      'NOT_FOUND',
      /candidates/,
    ],
    [
      'a person is ambiguous',
      { tasks: 'ENG-141', set: { watchers: { add: ['Sam'] } } },
      'AMBIGUOUS',
      /Sam Chen/,
    ],
    [
      'a date is impossible',
      { tasks: 'ENG-141', set: { due: '2026-13-01' } },
      'INVALID_INPUT',
      /calendar/,
    ],
    ['a date is none', { tasks: 'ENG-141', set: { due: 'eventually' } }, 'INVALID_INPUT', /YYYY/],
    [
      'a duration is none',
      { tasks: 'ENG-141', set: { estimate: 'ages' } },
      'INVALID_INPUT',
      /2h 30m/,
    ],
    [
      'a priority is unknown',
      { tasks: 'ENG-141', set: { priority: 'p1' } },
      'INVALID_INPUT',
      /urgent/,
    ],
    [
      'the parent stands in another list',
      { tasks: 'ENG-141', set: { parent: '868512p' } },
      'INVALID_INPUT',
      /Q3 Deliverables/,
    ],
    [
      'the parent is the task',
      { tasks: 'ENG-141', set: { parent: 'ENG-141' } },
      'INVALID_INPUT',
      /own parent/,
    ],
    [
      'a subtask should become a task',
      { tasks: 'ENG-132', set: { parent: 'none' } },
      'INVALID_INPUT',
      /subtask/,
    ],
    [
      'the new home is unknown',
      { tasks: 'ENG-141', set: { move_to: 'Bug Trackr' } },
      'NOT_FOUND',
      /Bug Tracker/,
    ],
    [
      'the new home is a folder',
      { tasks: 'ENG-141', set: { move_to: 'Sprints' } },
      'NOT_FOUND',
      /Sprint 24/,
    ],
    [
      'a further list is unknown',
      { tasks: 'ENG-141', set: { lists: { add: ['Nowhere'] } } },
      'NOT_FOUND',
      /candidates/,
    ],
    [
      'an argument is unknown',
      { tasks, set: { points: 1 }, force: true },
      'INVALID_INPUT',
      /force.*tasks, set/,
    ],
    [
      'an argument in set is unknown',
      { tasks, set: { due_date: '2027-01-01' } },
      'INVALID_INPUT',
      /due_date.*status/,
    ],
    [
      'an argument in a difference is unknown',
      { tasks, set: { tags: { plus: ['x'] } } },
      'INVALID_INPUT',
      /add/,
    ],
    ['set is of a wrong type', { tasks, set: 'done' }, 'INVALID_INPUT', /set/],
    ['points are of a wrong type', { tasks, set: { points: 'many' } }, 'INVALID_INPUT', /number/],
    ['archived is a word', { tasks, set: { archived: 'yes' } }, 'INVALID_INPUT', /archived/],
    ['fields are a list', { tasks, set: { fields: ['Team'] } }, 'INVALID_INPUT', /fields/],
  ])('%s', async (_, args, code, words) => {
    const issue = await expectRefusal(running, ['update_tasks', args], code, words)
    expect(issue?.hint).toBeTruthy()
  })

  it('one of several tasks cannot take it', async () => {
    const answer = await call('update_tasks', {
      tasks: ['ENG-141', '868512p'],
      set: { status: 'in review' },
    })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.message).toContain('ENG-87')
    expect(writes()).toEqual([])
  })
})
