// find_operations, read_operation and call_operation, as a model uses them.
import { describe, expect, it } from 'vitest'
import { idsIn } from '../../contract/support/calls.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const everything = {
  env: {
    CLICKUP_ACCESS: 'read,write,delete',
    CLICKUP_TOOLSETS: 'all',
    CLICKUP_CONFIRM: 'argument',
  },
}
const whole = usePair({}, everything)
const { call, writes, asked } = whole

const ids = () => idsIn(whole.sandbox)

describe('find_operations', () => {
  it('finds what is meant, with what it takes and which tool calls it', async () => {
    const { result } = await call('find_operations', { query: 'create an OKR' })
    expect(result.length).toBeLessThanOrEqual(6)
    expect(result.map(({ operation }: { operation: string }) => operation)).toContain('CreateGoal')
    const goal = result.find(({ operation }: { operation: string }) => operation === 'CreateGoal')
    expect(goal).toEqual({
      operation: 'CreateGoal',
      request: 'POST /v2/team/{team_id}/goal',
      kind: 'write',
      toolset: 'api',
      arguments:
        'body: {name: string, due_date: date, description?: string, multiple_owners?: boolean, owners?: person[], color?: string}',
    })
    expect(asked()).toEqual([])
  })

  it('tells all of one operation when asked for its id', async () => {
    const { result } = await call('find_operations', { query: 'UpdateSpace' })
    expect(result).toHaveLength(1)
    expect(result[0].arguments).toContain('due_dates: {enabled: boolean')
  })

  it('finds several things at once, each with what it takes', async () => {
    const { result } = await call('find_operations', {
      query: 'create a goal; add a key result to a goal; create a webhook',
    })
    const whole = result.filter((each: { arguments?: string }) => each.arguments)
    expect(whole.map(({ operation }: { operation: string }) => operation)).toEqual([
      ...['CreateGoal', 'CreateKeyResult', 'CreateWebhook'],
    ])
    expect(JSON.stringify(whole)).not.toContain('more characters')
    const partly = await call('find_operations', { query: 'create a goal; xyzzyq' })
    expect(partly.result[0].operation).toBe('CreateGoal')
    expect(codesOf(partly)).toEqual(['NOT_FOUND'])
  })

  it('tells the best whole, and of what is not meant no more than that it is there', async () => {
    const { result } = await call('find_operations', { query: 'delete a goal' })
    expect(result[0].operation).toBe('DeleteGoal')
    const rest = result
      .slice(1)
      .map(({ arguments: text = '' }: { arguments?: string }) => text.length)
    expect(Math.max(0, ...rest)).toBeLessThan(360)
    expect(JSON.stringify(result).length).toBeLessThan(2500)
  })

  it('stays small, whatever is asked', async () => {
    for (const query of ['view', 'task', 'template', 'update'])
      expect((await whole.text('find_operations', { query })).length).toBeLessThan(8000)
  })

  it('says so when nothing is about it', async () => {
    expect(codesOf(await call('find_operations', { query: 'xyzzyq' }))).toEqual(['NOT_FOUND'])
  })
})

describe('read_operation', () => {
  it('fills in the workspace, and gives only the fields that are asked for', async () => {
    const { result } = await call('read_operation', {
      operation: 'GetSpaces',
      fields: ['spaces.name', 'spaces.statuses.status'],
    })
    expect(result.spaces.map(({ name }: { name: string }) => name)).toEqual([
      'Engineering',
      'Marketing',
    ])
    expect(Object.keys(result.spaces[0])).toEqual(['name', 'statuses'])
  })

  it('takes names of places and custom ids of tasks', async () => {
    const list = await call('read_operation', {
      operation: 'GetList',
      path: { list_id: 'Bug Tracker' },
      fields: 'name',
    })
    expect(list.result).toEqual({ name: 'Bug Tracker' })
    const comments = await call('read_operation', {
      operation: 'GetTaskComments',
      path: { task_id: 'ENG-123' },
      fields: ['comments.id'],
    })
    expect(comments.ok).toBe(true)
    expect(asked().at(-1)).toMatchObject({
      path: '/api/v2/task/ENG-123/comment',
      query: `custom_task_ids=true&team_id=${whole.sandbox.workspaceId}`,
    })
  })

  it('asks for the plain id where an operation knows no custom ids', async () => {
    await call('read_operation', { operation: 'GetTaskMembers', path: { task_id: 'ENG-123' } })
    expect(asked().at(-1)?.path).toBe(`/api/v2/task/${ids().task('ENG-123')}/member`)
  })

  it('sends brackets, repeated keys and JSON texts as ClickUp reads them', async () => {
    await call('read_operation', {
      operation: 'GetTasks',
      path: { list_id: ids().list('Bug Tracker') },
      query: {
        statuses: ['open', 'in progress'],
        'assignees[]': [ids().user('Priya Nair')],
        page: '0',
        custom_fields: [{ field_id: ids().field('Severity'), operator: '=', value: 0 }],
      },
    })
    const query = new URLSearchParams(asked().at(-1)?.query)
    expect(query.getAll('statuses[]')).toEqual(['open', 'in progress'])
    expect(query.getAll('assignees[]')).toEqual([String(ids().user('Priya Nair'))])
    expect(JSON.parse(query.get('custom_fields') ?? '')).toHaveLength(1)

    await call('read_operation', {
      operation: 'GetBulkTasksTimeInStatus',
      query: { task_ids: ['868512p', 'ENG-133'] },
    })
    const many = new URLSearchParams(asked().at(-1)?.query)
    expect(many.getAll('task_ids')).toEqual(['868512p', ids().task('ENG-133')])
  })

  it('shortens a long answer and says what is left out and how to get it', async () => {
    const args = { operation: 'GetTasks', path: { list_id: 'Bug Tracker' } }
    const text = await whole.text('read_operation', args)
    expect(text.length).toBeLessThan(8000)
    const { ok, result, issues } = JSON.parse(text)
    expect(ok).toBe(true)
    expect(issues[0].message).toMatch(/the first \d+ of \d+ in tasks/)
    expect(issues[0].hint).toContain('tasks.name')
    const names = await call('read_operation', { ...args, fields: ['tasks.name'] })
    expect(names.issues).toBeUndefined()
    expect(names.result.tasks.length).toBeGreaterThan(result.tasks.length)
  })

  it('takes a method with a filled path for an operation', async () => {
    const { result } = await call('read_operation', {
      operation: `GET /v2/list/${ids().list('Bug Tracker')}`,
      fields: ['name'],
    })
    expect(result).toEqual({ name: 'Bug Tracker' })
  })

  it('does not write', async () => {
    const answer = await call('read_operation', { operation: 'CreateGoal' })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('call_operation')
    expect(asked()).toEqual([])
  })
})

describe('arguments are checked before anything is sent', () => {
  it.each([
    ['a missing one', 'CreateGoal', { body: { name: 'A' } }, '"body.due_date" is missing'],
    [
      'an unknown one',
      'UpdateFolder',
      { path: { folder_id: '1' }, body: { name: 'A', title: 'B' } },
      '"body.title" is unknown; it takes name',
    ],
    [
      'one of the wrong type',
      'CreateGoal',
      { body: { name: 'A', due_date: 'friday', multiple_owners: 'perhaps' } },
      '"body.multiple_owners" must be true or false',
    ],
    ['a path that is not filled', 'GetGoal', {}, '"path.goal_id" is missing'],
    ['a query that is unknown', 'GetSpaces', { query: { q: 'x' } }, '"query.q" is unknown'],
    [
      'both of two that exclude each other',
      'DeleteDependency',
      { path: { task_id: '868512p' }, query: { depends_on: 'a', dependency_of: 'b' } },
      'exactly one of depends_on, dependency_of',
    ],
    ['a body where there is none', 'StopATimeEntry', { body: { a: 1 } }, 'takes no body'],
    [
      'a path that would lead elsewhere',
      'DeleteGoal',
      { path: { goal_id: '..' } },
      '"path.goal_id" must not be ".."',
    ],
    [
      'a number that is none',
      'GetTimeEntryHistory',
      { path: { timer_id: 'x' }, query: { x: 1 } },
      '"query.x" is unknown',
    ],
  ])('%s', async (_, operation, args, problem) => {
    const answer = await call('call_operation', { operation, ...args })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.message).toContain(problem)
    expect(writes()).toEqual([])
  })

  it('with what belongs where something is wrong, and not all that the operation takes', async () => {
    const answer = await call('call_operation', { operation: 'CreateGoal' })
    expect(answer.issues?.[0]?.message).toBe(
      'CreateGoal: "body.name" is missing; "body.due_date" is missing.',
    )
    expect(answer.issues?.[0]?.hint).toContain('body.name: string; body.due_date: date')
    expect(answer.issues?.[0]?.hint).not.toContain('owners')
  })

  it.each([
    ['CreateSpace', { body: { features: 'all of them', multiple_assignees: 'yes', a: 1 } }],
    ['CreateListView', { path: { list_id: 'Bug Tracker' }, body: { type: 'x', a: 1, b: 2 } }],
    ['CreateWebhook', { body: { endpoint: 'x', events: Array(40).fill('nothing happens') } }],
  ])('and never at length: %s', async (operation, args) => {
    const answer = await call('call_operation', { operation, ...args })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(JSON.stringify(answer.issues).length).toBeLessThan(1700)
    expect(writes()).toEqual([])
  })

  it('and an id that is none is answered with the nearest', async () => {
    const answer = await call('call_operation', { operation: 'CreateGoals' })
    expect(answer.issues?.[0]?.candidates).toContain('CreateGoal')
  })
})

const goal = {
  name: 'Ship it',
  due_date: 1_767_225_600_000,
  description: '',
  multiple_owners: false,
  owners: [],
  color: '#fff',
}

describe('call_operation', () => {
  it('creates', async () => {
    const { ok, result } = await call('call_operation', {
      operation: 'CreateGoal',
      body: goal,
      fields: ['goal.name'],
    })
    expect(ok).toBe(true)
    expect(result).toEqual({ did: 'create goal "Ship it"', answer: { goal: { name: 'Ship it' } } })
  })

  it('takes a body written as JSON text', async () => {
    const { ok } = await call('call_operation', {
      operation: 'CreateGoal',
      body: JSON.stringify(goal),
    })
    expect(ok).toBe(true)
  })

  it('shows on a dry run what would be sent, from and to, and sends nothing', async () => {
    const { result } = await call('call_operation', {
      operation: 'UpdateFolder',
      path: { folder_id: 'Sprints' },
      body: { name: 'Cycles' },
      dry_run: true,
    })
    expect(result.would).toEqual([
      {
        do: `update folder "Sprints" (folder ${ids().folder('Sprints')})`,
        set: {
          request: `PUT /v2/folder/${ids().folder('Sprints')}`,
          name: ['Sprints', 'Cycles'],
        },
      },
    ])
    expect(writes()).toEqual([])
  })

  it('says what ClickUp did not do', async () => {
    const list_id = ids().list('Old Backlog')
    whole.sandbox.state.faults.clear()
    const answer = await call('call_operation', {
      operation: 'UpdateList',
      path: { list_id },
      body: { name: 'Older Backlog' },
    })
    expect(answer.ok).toBe(true)
    expect(answer.result.answer.name).toBe('Older Backlog')
  })

  it('finds what it created though the answer was lost, and never repeats it', async () => {
    whole.sandbox.state.faults.add('POST /v2/team/*/goal=drop-after')
    const body = { ...goal, name: 'Found goal' }
    const { ok, result } = await call('call_operation', { operation: 'CreateGoal', body })
    expect({ ok, answer: result.answer }).toMatchObject({
      ok: true,
      answer: { name: 'Found goal' },
    })
    expect(writes()).toHaveLength(1)
  })

  it('does not take an older twin for a create that was lost', async () => {
    const body = { ...goal, name: 'Twin goal' }
    await call('call_operation', { operation: 'CreateGoal', body })
    whole.sandbox.state.faults.add('POST /v2/team/*/goal=drop')
    const answer = await call('call_operation', { operation: 'CreateGoal', body })
    expect(codesOf(answer)).toEqual(['UPSTREAM_ERROR'])
    expect(answer.issues?.[0]?.message).toContain('looked for afterwards and is not there')
  })

  it('never repeats a write whose outcome nothing can tell', async () => {
    whole.sandbox.state.faults.add('POST /v2/team/*/guest=drop-after')
    const body = { email: 'unheard@example.com' }
    const answer = await call('call_operation', { operation: 'InviteGuestToWorkspace', body })
    expect(codesOf(answer)).toEqual(['UNKNOWN_OUTCOME'])
    expect(writes()).toHaveLength(1)
  })

  it('uploads a text as a file', async () => {
    const { ok } = await call('call_operation', {
      operation: 'CreateTaskAttachment',
      path: { task_id: 'ENG-123' },
      body: { content: '# Notes', filename: 'notes.md' },
    })
    expect(ok).toBe(true)
  })

  it('uploads nothing from outside the open folders', async () => {
    const answer = await call('call_operation', {
      operation: 'CreateTaskAttachment',
      path: { task_id: 'ENG-123' },
      body: { file: '/etc/hostname' },
    })
    expect(codesOf(answer)).toEqual(['ACCESS_DENIED'])
    expect(writes()).toEqual([])
  })
})

describe('what destroys needs the user', () => {
  const args = () => ({ operation: 'DeleteList', path: { list_id: 'Old ideas' } })

  it('who is told the name; without a yes nothing is sent', async () => {
    await call('call_operation', {
      operation: 'CreateFolderlessList',
      path: { space_id: 'Engineering' },
      body: { name: 'Old ideas' },
    })
    const before = writes().length
    const answer = await call('call_operation', args())
    expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
    expect(JSON.stringify(answer)).not.toContain('Old ideas')
    expect(codesOf(await call('call_operation', { ...args(), confirm: 'yes' }))).toEqual([
      'NOT_CONFIRMED',
    ])
    expect(writes()).toHaveLength(before)
    expect((await call('call_operation', { ...args(), confirm: 'Old ideas' })).ok).toBe(true)
    expect(writes()).toHaveLength(before + 1)
  })

  it('names the tasks that a merge destroys', async () => {
    const answer = await call('call_operation', {
      operation: 'mergeTasks',
      path: { task_id: 'ENG-121' },
      body: { source_task_ids: ['ENG-130'] },
      dry_run: true,
    })
    const { name } = whole.sandbox.state.store.taskByCustomId(
      whole.sandbox.workspaceId,
      'ENG-130',
    ) ?? { name: '' }
    expect(answer.result.would[0].destroys).toEqual([name])
    expect(writes()).toEqual([])
  })
})

describe('what the settings forbid', () => {
  const plain = usePair()

  it('is found, and said to be denied', async () => {
    const { result } = await plain.call('find_operations', { query: 'InviteGuestToWorkspace' })
    expect(result[0].denied).toContain('"admin"')
    const list = await plain.call('find_operations', { query: 'DeleteList' })
    expect(list.result[0].denied).toContain('delete')
  })

  it.each([
    ['InviteGuestToWorkspace', { body: { email: 'a@example.com' } }],
    ['DeleteList', { path: { list_id: 'Old Backlog' }, confirm: 'Old Backlog' }],
    ['createChatMessage', { path: { channel_id: '1' }, body: { type: 'message', content: 'x' } }],
    ['GetAccessToken', { body: { client_id: 'a', client_secret: 'b', code: 'c' } }],
  ])('%s is refused before anything is asked', async (operation, args) => {
    const answer = await plain.call('call_operation', { operation, ...args })
    expect(codesOf(answer)).toEqual(['ACCESS_DENIED'])
    expect(plain.asked()).toEqual([])
  })
})

describe('what signs or opens something', () => {
  it('is hidden, unless it is named', async () => {
    const made = await call('call_operation', {
      operation: 'CreateWebhook',
      body: { endpoint: 'https://example.com/hook', events: ['taskCreated'] },
    })
    expect(made.ok).toBe(true)
    const secrets = [...whole.sandbox.state.store.webhooks.values()].map(({ secret }) => secret)
    expect(secrets.length).toBeGreaterThan(0)
    const texts = [
      JSON.stringify(made),
      await whole.text('read_operation', { operation: 'GetWebhooks' }),
      await whole.text('read_operation', { operation: 'GetWebhooks', fields: ['webhooks'] }),
    ]
    for (const secret of secrets) for (const one of texts) expect(one).not.toContain(secret)
    const named = await whole.text('read_operation', {
      operation: 'GetWebhooks',
      fields: ['webhooks.id', 'webhooks.secret'],
    })
    expect(named).toContain(secrets[0])
  })
})
