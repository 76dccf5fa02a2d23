// Every filter of find_tasks: what it finds is what the sandbox's own data say.
import { afterEach, describe, expect, it } from 'vitest'
import type { Task } from '../../../src/sandbox/state/model.ts'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, asked } = running

const DAY = 86_400_000
const store = () => running.sandbox.state.store

/** Ids of the open tasks of Acme, subtasks aside, that hold. */
const expected = (holds: (task: Task) => boolean): string[] =>
  [...store().tasks.values()]
    .filter((task) => task.workspaceId === running.sandbox.workspaceId)
    .filter((task) => !task.archived && task.parentId === null)
    .filter((task) => store().statusOf(task).type !== 'closed')
    .filter((task) => !store().lists.get(task.listId)?.archived)
    .filter(holds)
    .map(({ customId, id }) => customId ?? id)
    .sort()

const found = async (args: Record<string, unknown>): Promise<string[]> => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const answer = await call('find_tasks', {
      columns: ['id'],
      limit: 100,
      ...args,
      ...(cursor ? { cursor } : {}),
    })
    expect({ ok: answer.ok, issues: answer.issues }).toEqual({ ok: true, issues: undefined })
    ids.push(...answer.result.rows.flat())
    cursor = answer.result.next_cursor
  } while (cursor)
  return ids.sort()
}

const listNamed = (name: string) => [...store().lists.values()].find((one) => one.name === name)
const isIn = (name: string) => (task: Task) => {
  const id = listNamed(name)?.id
  return task.listId === id || task.extraListIds.includes(id ?? '')
}
const statusOf = (task: Task) => store().statusOf(task)
const field = (name: string) => {
  const one = [...store().fields.values()].find((each) => each.name === name)
  if (!one) throw new Error(`no field ${name}`)
  return one
}
const value = (task: Task, name: string) => task.fields.get(field(name).id)
const option = (name: string, text: string) =>
  field(name).options.find((each) => each.text === text)?.id
const number = (task: Task, name: string) => Number(value(task, name) ?? Number.NaN)
const people = (task: Task, name: string) => (value(task, name) ?? []) as readonly number[]

const backlog = 'Infrastructure Backlog'
const BACKEND = [44010001, 44010002, 44010003, 44010004]
const berlin = (at: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(at)
const weekOf = (at: number) => {
  const day = new Date(`${berlin(at)}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

type Case = readonly [args: Record<string, unknown>, holds: (task: Task) => boolean]

const plain: readonly Case[] = [
  [{ assignees: ['me'] }, (task) => task.assigneeIds.includes(44010001)],
  [
    { assignees: ['unassigned'] },
    (task) => task.assigneeIds.length + task.groupAssigneeIds.length === 0,
  ],
  [
    { assignees: ['me', 'unassigned'] },
    (task) =>
      task.assigneeIds.includes(44010001) ||
      task.assigneeIds.length + task.groupAssigneeIds.length === 0,
  ],
  [
    { assignees: 'Backend' },
    (task) =>
      task.assigneeIds.some((id) => BACKEND.includes(id)) ||
      task.groupAssigneeIds.some(
        (id) => running.sandbox.state.store.groups.get(id)?.name === 'Backend',
      ),
  ],
  [{ statuses: ['in progress'] }, (task) => statusOf(task).status === 'in progress'],
  [
    { statuses: ['done'], in: 'Current Sprint' },
    (task) => isIn('Current Sprint')(task) && statusOf(task).status === 'done',
  ],
  [
    { statuses: ['active'], in: 'Bug Tracker' },
    (task) => isIn('Bug Tracker')(task) && statusOf(task).type === 'custom',
  ],
  [{ tags: ['infra'], in: 'Engineering' }, (task) => task.tags.includes('infra')],
  [{ tags: ['UX', 'quality'] }, (task) => task.tags.some((tag) => ['ux', 'quality'].includes(tag))],
  [{ priorities: ['urgent', 'high'] }, (task) => task.priority === 1 || task.priority === 2],
  [{ priorities: 'none', in: backlog }, (task) => isIn(backlog)(task) && task.priority === null],
  [
    { due: 'overdue' },
    (task) =>
      task.dueDate !== null &&
      task.dueDate < Date.now() &&
      !['done', 'closed'].includes(statusOf(task).type) &&
      berlin(task.dueDate) !== berlin(Date.now()),
  ],
  [
    { due: 'today' },
    (task) => task.dueDate !== null && berlin(task.dueDate) === berlin(Date.now()),
  ],
  [
    { due: 'due this week' },
    (task) => task.dueDate !== null && weekOf(task.dueDate) === weekOf(Date.now()),
  ],
  [
    { due: 'this week' },
    (task) => task.dueDate !== null && weekOf(task.dueDate) === weekOf(Date.now()),
  ],
  [
    { due: 'next week' },
    (task) => task.dueDate !== null && weekOf(task.dueDate) === weekOf(Date.now() + 7 * DAY),
  ],
  [{ due: 'none', in: 'Current Sprint' }, (task) => isIn('Current Sprint')(task) && !task.dueDate],
  [{ created: 'last 10 days' }, (task) => task.dateCreated >= Date.now() - 10 * DAY],
  [
    { created: 'before 2 weeks ago', in: backlog },
    (task) => isIn(backlog)(task) && berlin(task.dateCreated) < berlin(Date.now() - 14 * DAY),
  ],
  [{ text: '868512p' }, (task) => task.id === '868512p'],
  [{ text: 'CU-868512p' }, (task) => task.id === '868512p'],
  [{ text: '"export endpoint"' }, (task) => /export endpoint/i.test(task.name)],
  [{ text: '"endpoint export"' }, () => false],
  [
    { due: '2000-01-01..2999-12-31', assignees: ['lena'] },
    (task) => task.dueDate !== null && task.assigneeIds.includes(44010007),
  ],
  [{ in: 'Marketing', text: 'launch' }, (task) => /launch/i.test(task.name) && !task.customId],
  [{ text: 'postgres UPGRADE' }, (task) => task.customId === 'ENG-140'],
  [{ in: 'Sprints' }, (task) => /^Sprint \d/.test(store().lists.get(task.listId)?.name ?? '')],
  [{ in: backlog }, isIn(backlog)],
]

const fields: readonly Case[] = [
  [{ fields: { Team: 'Platform' } }, (task) => value(task, 'Team') === option('Team', 'Platform')],
  [
    { fields: { team: ['backend', 'Frontend'] } },
    (task) =>
      [option('Team', 'Backend'), option('Team', 'Frontend')].includes(String(value(task, 'Team'))),
  ],
  [{ fields: { Team: null } }, (task) => value(task, 'Team') === undefined],
  [{ fields: { Team: 'any' } }, (task) => value(task, 'Team') !== undefined],
  [
    { fields: { Platforms: 'Web' } },
    (task) =>
      ((value(task, 'Platforms') ?? []) as readonly string[]).includes(
        option('Platforms', 'Web') ?? '',
      ),
  ],
  [{ fields: { Platforms: 'none' } }, (task) => value(task, 'Platforms') === undefined],
  [{ fields: { Effort: '> 5' } }, (task) => number(task, 'Effort') > 5],
  [{ fields: { Effort: 5 } }, (task) => number(task, 'Effort') === 5],
  [
    { fields: { Effort: '3..5' } },
    (task) => number(task, 'Effort') >= 3 && number(task, 'Effort') <= 5,
  ],
  [{ fields: { Effort: '<= 2' } }, (task) => number(task, 'Effort') <= 2],
  [
    { fields: { 'Target date': 'after today' } },
    (task) =>
      number(task, 'Target date') > Date.now() &&
      berlin(number(task, 'Target date')) !== berlin(Date.now()),
  ],
  [{ fields: { 'Target date': 'none' } }, (task) => value(task, 'Target date') === undefined],
  [{ fields: { Reviewer: 'Priya' } }, (task) => people(task, 'Reviewer').includes(44010003)],
  [
    { fields: { Reviewer: 'Backend' } },
    (task) => people(task, 'Reviewer').some((id) => BACKEND.includes(id)),
  ],
  [{ fields: { 'Customer visible': true } }, (task) => value(task, 'Customer visible') === true],
  [{ fields: { 'Customer visible': 'no' } }, (task) => value(task, 'Customer visible') !== true],
  [
    { fields: { 'Release Notes': 'api' } },
    (task) => /api/i.test(String(value(task, 'Release Notes') ?? '')),
  ],
  [
    { in: 'Bug Tracker', fields: { Severity: 'Critical' } },
    (task) => value(task, 'Severity') === option('Severity', 'Critical'),
  ],
]

const inBacklog: readonly Case[] = [
  [
    { 'Summary line': 'downtime' },
    (task) => /downtime/.test(String(value(task, 'Summary line') ?? '')),
  ],
  [
    { Runbook: 'runbooks/keys' },
    (task) => /runbooks\/keys/.test(String(value(task, 'Runbook') ?? '')),
  ],
  [
    { Contact: 'colo.example' },
    (task) => /colo\.example/.test(String(value(task, 'Contact') ?? '')),
  ],
  [{ 'On-call phone': '9018' }, (task) => /9018/.test(String(value(task, 'On-call phone') ?? ''))],
  [{ 'Monthly cost': '>= 310.4' }, (task) => number(task, 'Monthly cost') >= 310.4],
  [{ 'Monthly cost': 0 }, (task) => number(task, 'Monthly cost') === 0],
  [{ Confidence: '4..5' }, (task) => number(task, 'Confidence') >= 4],
  [{ Rollout: '> 20' }, (task) => number(task, 'Rollout') > 20],
  [{ Rollout: 'any' }, (task) => value(task, 'Rollout') !== undefined],
  [{ 'Data center': 'Frankfurt' }, (task) => value(task, 'Data center') !== undefined],
  [
    { 'Related work': 'ENG-143' },
    (task) => ((value(task, 'Related work') ?? []) as string[]).length > 0,
  ],
  [
    { 'Change risk': ['High'] },
    (task) => value(task, 'Change risk') === option('Change risk', 'High'),
  ],
  [
    { 'Change risk': 'High', Team: 'Platform', Effort: '< 6' },
    (task) =>
      value(task, 'Change risk') === option('Change risk', 'High') &&
      value(task, 'Team') === option('Team', 'Platform') &&
      number(task, 'Effort') < 6,
  ],
  [{ 'Incident report': 'incidents' }, (task) => value(task, 'Incident report') !== undefined],
]

describe('find_tasks finds by', () => {
  it.each(plain)('%j', async (args, holds) => {
    const ids = expected(holds)
    expect(await found(args)).toEqual(ids)
  })

  it.each(fields)('the custom fields of %j', async (args, holds) => {
    const within = args.in ?? 'Engineering'
    const isEngineering = (task: Task) => task.customId?.startsWith('ENG-') ?? false
    const ids = expected((task) => isEngineering(task) && holds(task))
    expect(ids.length).toBeGreaterThan(0)
    expect(await found({ in: within, ...args })).toEqual(ids)
  })

  it.each(inBacklog)('fields of every type: %j', async (args, holds) => {
    const ids = expected((task) => isIn(backlog)(task) && holds(task))
    expect(ids.length).toBeGreaterThan(0)
    expect(await found({ in: backlog, fields: args })).toEqual(ids)
  })

  it('what was updated lately', async () => {
    const since = Date.now() - 5 * DAY
    const ids = expected((task) => isIn(backlog)(task) && task.dateUpdated >= since - DAY)
    const lately = await found({ in: backlog, updated: 'last 5 days' })
    expect(lately.length).toBeGreaterThan(0)
    for (const id of lately) expect(ids).toContain(id)
  })

  it.each([
    ['Engineering', 'Severity', 'Critical', 'Bug Tracker'],
    ['Sprints', 'Team', 'Backend', undefined],
    [undefined, 'Change risk', 'High', backlog],
  ])('fields that are made elsewhere than in %j: %s', async (within, name, text, only) => {
    const inScope = (task: Task) =>
      only ? isIn(only)(task) : /^Sprint \d/.test(store().lists.get(task.listId)?.name ?? '')
    const ids = expected((task) => inScope(task) && value(task, name) === option(name, text))
    expect(await found({ ...(within ? { in: within } : {}), fields: { [name]: text } })).toEqual(
      ids,
    )
  })

  it('a field that no task found has is a column all the same', async () => {
    const args = { in: 'Sprints', text: 'nothing is called so', columns: ['id', 'Effort'] }
    const { ok, result } = await call('find_tasks', args)
    expect({ ok, columns: result.columns, rows: result.rows }).toEqual({
      ok: true,
      columns: ['id', 'Effort'],
      rows: [],
    })
  })

  it('fields by id', async () => {
    const byName = await found({ in: backlog, fields: { Team: 'Platform' } })
    const byId = await found({
      in: backlog,
      fields: { [field('Team').id]: option('Team', 'Platform') },
    })
    expect(byId).toEqual(byName)
  })

  it('asking ClickUp for what it can filter', async () => {
    await found({ in: backlog, assignees: ['me'], tags: ['infra'], fields: { Team: 'Platform' } })
    const { query } = asked().findLast(({ path }) => path.endsWith('/task')) ?? { query: '' }
    const sent = new URLSearchParams(query)
    expect(sent.getAll('assignees[]')).toEqual(['44010001'])
    expect(sent.getAll('tags[]')).toEqual(['infra'])
    expect(JSON.parse(sent.get('custom_fields') ?? '')).toEqual([
      { field_id: field('Team').id, operator: '=', value: option('Team', 'Platform') },
    ])
  })

  it.each(['boolean', 'text'] as const)('a checkbox that reads back as %s', async (checkbox) => {
    store().quirks.checkbox = checkbox
    const ids = await found({ in: 'Engineering', fields: { 'Customer visible': true } })
    store().quirks.checkbox = 'text'
    expect(ids).toContain('ENG-87')
  })
})

describe('find_tasks in the current sprint', () => {
  const lists = () => [...store().lists.values()].filter(({ name }) => /^Sprint \d/.test(name))
  const named = () => {
    const one = listNamed('Current Sprint') ?? listNamed('Parking lot')
    if (!one) throw new Error('the demo has no Current Sprint')
    return one
  }
  let dates: (readonly [number | null, number | null])[] = []
  afterEach(() => {
    named().name = 'Current Sprint'
    for (const [i, list] of lists().entries()) {
      const [start, due] = dates[i] ?? [list.startDate, list.dueDate]
      Object.assign(list, { startDate: start, dueDate: due })
    }
  })
  const hideExactName = async () => {
    dates = lists().map(({ startDate, dueDate }) => [startDate, dueDate])
    named().name = 'Parking lot'
  }
  const fresh = async () => {
    const { startServer } = await import('../../support/server.ts')
    const server = await startServer({
      env: { CLICKUP_API_URL: running.sandbox.url, CLICKUP_API_TOKEN: running.sandbox.token },
    })
    const answer = await server.call('find_tasks', { in: 'current sprint', columns: ['id'] })
    await server.close()
    return answer
  }

  it('is the list of that very name, where there is one', async () => {
    expect(await found({ in: 'current sprint' })).toEqual(expected(isIn('Current Sprint')))
  })

  it('is the one whose dates hold today', async () => {
    await hideExactName()
    const { result } = await fresh()
    expect(result.rows.flat().sort()).toEqual(['ENG-100', 'ENG-101', 'ENG-99'])
  })

  it('is the one with today in the dates of its name, where lists have none', async () => {
    await hideExactName()
    for (const list of lists()) Object.assign(list, { startDate: null, dueDate: null })
    const { result } = await fresh()
    expect(result.rows.flat().sort()).toEqual(['ENG-100', 'ENG-101', 'ENG-99'])
  })

  it('is none when no dates hold today', async () => {
    await hideExactName()
    for (const list of lists()) Object.assign(list, { startDate: 1e12, dueDate: 1e12 + DAY })
    const answer = await fresh()
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
  })
})

describe('find_tasks refuses', () => {
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a field that is not there', { fields: { Efort: 3 } }, 'INVALID_INPUT', /Effort/],
    ['an option that is not there', { fields: { Team: 'Ops' } }, 'INVALID_INPUT', /Platform/],
    ['a number that is none', { fields: { Effort: 'high' } }, 'INVALID_INPUT', /> 3/],
    ['a date that is none', { fields: { 'Target date': 'sometime' } }, 'INVALID_INPUT', /YYYY/],
    ['a person who is not there', { fields: { Reviewer: 'Kim' } }, 'NOT_FOUND', /candidates/],
    ['an ambiguous person', { fields: { Reviewer: 'Sam' } }, 'AMBIGUOUS', /Sam Chen/],
    ['a column that is not there', { columns: ['id', 'Efort'] }, 'INVALID_INPUT', /Effort/],
    ['an unknown order', { order_by: 'size' }, 'INVALID_INPUT', /time_in_status/],
    [
      'a range that ends before it begins',
      { due: '2027-02-01..2027-01-01' },
      'INVALID_INPUT',
      /earlier/,
    ],
    ['an impossible day', { due: '2026-02-30' }, 'INVALID_INPUT', /calendar/],
    ['fields that are a list', { fields: ['Team'] }, 'INVALID_INPUT', /fields/],
    ['an unknown argument', { status: 'done' }, 'INVALID_INPUT', /statuses/],
  ])('%s', async (_, args, code, words) => {
    const answer = await call('find_tasks', { in: backlog, ...args })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: [code] })
    expect(JSON.stringify(answer.issues)).toMatch(words)
    expect(answer.issues?.[0]?.hint).toBeTruthy()
  })
})

describe('find_tasks shows', () => {
  it('custom fields of every type as columns, as a person reads them', async () => {
    const columns = [
      'Team',
      'Effort',
      'Summary line',
      'Runbook',
      'Contact',
      'On-call phone',
      'Monthly cost',
      'Confidence',
      'Rollout',
      'Data center',
      'Related work',
      'Delivered in',
      'Evidence',
      'Yearly cost',
      'Votes',
      'Change risk',
      'Target date',
    ]
    const { ok, result } = await call('find_tasks', { in: backlog, text: 'Postgres 16', columns })
    expect(ok).toBe(true)
    expect(result.columns).toEqual(columns)
    expect(result.rows).toEqual([
      [
        'Platform',
        13,
        'Major version, no downtime',
        'https://wiki.acme.example/runbooks/postgres-16',
        'dba@acme.example',
        '+49 30 901820',
        '310.4 EUR',
        4,
        60,
        'Hanauer Landstraße 298, 60314 Frankfurt am Main, Germany',
        expect.stringMatching(
          /^Cut log retention to 30 days \(task 868\w+\), Partition the largest tables \(task 868\w+\)$/,
        ),
        expect.stringMatching(/^Upgrade the message queue to version 4 \(task 868\w+\)$/),
        'storage-costs.csv, sidebar.png',
        3724.8,
        'Alex Rivera, Sam Chen',
        'High',
        null,
      ],
    ])
  })

  it('labels, people and boxes as columns', async () => {
    const columns = ['id', 'Platforms', 'Reviewer', 'Customer visible', 'Release Notes']
    const { result } = await call('find_tasks', { in: 'Current Sprint', text: 'ENG-118', columns })
    expect(result.rows).toEqual([['ENG-118', 'Web, API', 'Priya Nair', null, null]])
    const notes = await call('find_tasks', { in: 'Q3 Deliverables', text: 'ENG-87', columns })
    expect(notes.result.rows[0].slice(3)).toEqual([
      true,
      'Export any list as CSV or JSON through the API.',
    ])
  })

  it('and reads the definitions of fields only when no task carries them', async () => {
    await call('get_hierarchy')
    running.sandbox.state.log.clear()
    await call('find_tasks', { in: backlog, columns: ['id', 'Team', 'Change risk'] })
    expect(asked().map(nameOf)).toEqual([`GET /api/v2/list/${listNamed(backlog)?.id}/task`])
  })
})

describe('what is put away', () => {
  const all = () =>
    [...store().tasks.values()].filter(
      (task) =>
        task.workspaceId === running.sandbox.workspaceId &&
        task.parentId === null &&
        !store().lists.get(task.listId)?.archived,
    )
  const labels = (tasks: readonly Task[]) => tasks.map(({ customId, id }) => customId ?? id).sort()

  it('is found by when it was closed, closed ones included by that', async () => {
    const wanted = all().filter(
      ({ archived, dateClosed }) => !archived && (dateClosed ?? 0) >= Date.now() - 30 * DAY,
    )
    expect(wanted.length).toBeGreaterThan(0)
    expect(await found({ closed: 'last 30 days' })).toEqual(labels(wanted))
    expect(await found({ closed: 'last 1 min' })).toEqual([])
  })

  it('is found in a list where it is archived, and refused anywhere else', async () => {
    const wanted = all().filter((task) => task.archived && isIn(backlog)(task))
    expect(wanted.length).toBeGreaterThan(0)
    expect(await found({ archived: true, in: backlog })).toEqual(labels(wanted))
    const refused = await call('find_tasks', { archived: true })
    expect(codesOf(refused)).toEqual(['INVALID_INPUT'])
  })
})
