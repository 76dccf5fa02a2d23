// What is easily said wrongly in an operation, or told too much: refused, or read as it was meant.
import { describe, expect, it } from 'vitest'
import { compared } from '../../../src/changes/operations/compared.ts'
import { idsIn } from '../../contract/support/calls.ts'
import { codesOf, expectRefusal, usePair } from '../../support/pair.ts'

const pair = usePair(
  {},
  {
    env: {
      CLICKUP_ACCESS: 'read,write,delete',
      CLICKUP_TOOLSETS: 'all',
      CLICKUP_CONFIRM: 'argument',
    },
  },
)
const { call, asked, writes } = pair
const ids = () => idsIn(pair.sandbox)

const does = (operation: string, args: Record<string, unknown>) =>
  call('call_operation', { operation, ...args })

const dry = (operation: string, args: Record<string, unknown>) =>
  does(operation, { ...args, dry_run: true })

const refused = (operation: string, args: Record<string, unknown>, words: RegExp) =>
  expectRefusal(pair, ['call_operation', { operation, ...args }], 'INVALID_INPUT', words)

describe('the address of a webhook', () => {
  const address = (token: string) => `https://u:pw@hooks.example/x?token=${token}`
  const made = (token: string) =>
    does('CreateWebhook', { body: { endpoint: address(token), events: ['*'] } })

  it('is told without what opens it, and found again by that', async () => {
    await made('abc123')
    const answer = await dry('UpdateWebhook', {
      path: { webhook_id: `${address('zzz')}z` },
      body: { events: ['*'] },
    })
    const [masked] = answer.issues?.[0]?.candidates ?? []
    expect(masked).toBe('https://…@hooks.example/x?token=…')
    expect(JSON.stringify(answer)).not.toMatch(/abc123|zzz|pw@/)
    const again = await dry('UpdateWebhook', {
      path: { webhook_id: masked },
      body: { events: ['*'] },
    })
    expect(again.ok).toBe(true)
    const inClear = await dry('UpdateWebhook', {
      path: { webhook_id: address('abc123') },
      body: { events: ['*'] },
    })
    expect(inClear.ok).toBe(true)
    expect(JSON.stringify(inClear)).not.toMatch(/abc123|pw@/)
  })

  it('is told with its id where another has the same without them', async () => {
    await made('def456')
    const answer = await dry('DeleteWebhook', {
      path: { webhook_id: 'https://…@hooks.example/x?token=…' },
    })
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    const [one] = answer.issues?.[0]?.candidates ?? []
    expect(one).toMatch(/^https:\/\/…@hooks\.example\/x\?token=… \(webhook [0-9a-f-]{36}\)$/)
    expect(JSON.stringify(answer)).not.toMatch(/abc123|def456|pw@/)
    expect((await dry('DeleteWebhook', { path: { webhook_id: one } })).ok).toBe(true)
  })
})

describe('a number that is no time stamp', () => {
  const goal = (due_date: unknown) => ({ body: { name: 'When', due_date } })

  it.each([20261231, -5, 0, 1796382000, '20261231', '1796382000', -1_800_000_000_000])(
    '%j is refused',
    async (due) => {
      await refused('CreateGoal', goal(due), /body\.due_date.*milliseconds, or YYYY-MM-DD/)
    },
  )

  it('is refused in filters as well', async () => {
    const answer = await call('read_operation', {
      operation: 'GetTasks',
      path: { list_id: 'Bug Tracker' },
      query: { due_date_gt: 20261201 },
    })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('milliseconds, or YYYY-MM-DD')
  })

  it('goes as it is where it is one', async () => {
    const { result } = await dry('CreateGoal', goal('1800000000000'))
    expect(result.would[0].set).toMatchObject({ due_date: 1_800_000_000_000 })
  })
})

const fieldSet = (value: unknown) => ({
  path: { task_id: 'ENG-127', field_id: 'Target date' },
  body: { value },
})

describe('a field of a date', () => {
  it.each([20261231, '20261231', -5])('refuses %j', async (value) => {
    await refused('SetCustomFieldValue', fieldSet(value), /milliseconds, or YYYY-MM-DD/)
  })
})

describe('words for a field of a date', () => {
  it.each(['2027-03-31', 'march 31 2027'])('are taken: %s', async (value) => {
    const { ok, result } = await dry('SetCustomFieldValue', fieldSet(value))
    expect(ok).toBe(true)
    expect(JSON.stringify(result.would)).toContain('2027-03-31')
  })
})

describe('a duration', () => {
  const entry = (duration: unknown) => ({ body: { start: '2026-11-02T09:00', duration } })

  it.each([120, '120', 1, 59_999])('of %j could be anything', async (duration) => {
    await refused('CreateATimeEntry', entry(duration), /body\.duration.*90m/)
  })

  it('of a bare number is refused of an estimate, too', async () => {
    const args = { path: { task_id: 'ENG-121' }, body: { time_estimate: 90 } }
    await refused('UpdateTask', args, /body\.time_estimate.*90m/)
  })

  it('is told as it was understood', async () => {
    const days = await dry('UpdateTask', {
      path: { task_id: 'ENG-121' },
      body: { time_estimate: '2d' },
    })
    expect(days.result.understood).toEqual({ 'body.time_estimate': '16h' })
    expect((await dry('CreateATimeEntry', entry('1h 30m'))).result.understood).toBeUndefined()
    const { result } = await dry('CreateATimeEntry', entry('30s'))
    expect(result.understood).toEqual({ 'body.duration': '30000 ms' })
  })
})

describe('a filter of GetTasks', () => {
  const get = (query: Record<string, unknown>) =>
    call('read_operation', { operation: 'GetTasks', path: { list_id: 'Bug Tracker' }, query })
  const bounds = () => {
    const query = new URLSearchParams(asked().at(-1)?.query)
    return [Number(query.get('due_date_gt')), Number(query.get('due_date_lt'))] as const
  }
  const DAY = 86_400_000

  it('ends a stretch with its end', async () => {
    await get({ due_date_gt: 'this week', due_date_lt: 'this week' })
    const [from, to] = bounds()
    expect(to + 1 - from).toBe(7 * DAY)
  })

  it('and ends before a day', async () => {
    await get({ due_date_gt: '2026-11-02', due_date_lt: '2026-11-03' })
    const [from, to] = bounds()
    expect(to - from).toBe(DAY)
  })

  it.each(['none', 'unassigned'])('does not know %s', async (nobody) => {
    const answer = await get({ assignees: [nobody] })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('find_tasks')
  })
})

describe('a tag that is there', () => {
  const tag = (more: Record<string, unknown> = {}) => ({
    path: { space_id: 'Marketing' },
    body: { tag: { name: 'Coloured', ...more } },
  })
  const colours = () =>
    [...pair.sandbox.state.store.spaces.values()]
      .find(({ name }) => name === 'Marketing')
      ?.tags.get('coloured')

  it('keeps its colours where none are said, and nothing is sent', async () => {
    await does('CreateSpaceTag', tag({ tag_fg: '#112233', tag_bg: '#445566' }))
    pair.sandbox.state.log.clear()
    const { ok, result } = await does('CreateSpaceTag', tag())
    expect({ ok, writes: writes() }).toEqual({ ok: true, writes: [] })
    expect({ did: result.did, already: result.already }).toEqual({
      did: undefined,
      already: expect.stringMatching(/coloured/i),
    })
    expect(colours()).toMatchObject({ fg: '#112233', bg: '#445566' })
  })

  it('gets the one colour that is said, and keeps the other', async () => {
    expect((await does('CreateSpaceTag', tag({ tag_bg: '#778899' }))).ok).toBe(true)
    expect(colours()).toMatchObject({ fg: '#112233', bg: '#778899' })
  })
})

describe('a new space', () => {
  it('has nothing switched off that nobody said', async () => {
    const { result } = await dry('CreateSpace', { body: { name: 'Field' } })
    const { features } = result.would[0].set
    expect(features.time_tracking).toEqual({ enabled: true })
    expect(features.due_dates.start_date).toBe(true)
    expect(Object.values(features).every((each) => JSON.stringify(each).includes('true'))).toBe(
      true,
    )
  })
})

describe('what is sent beside what is there', () => {
  it('is compared but for what ClickUp keeps otherwise, by whole words', () => {
    const endpoint = { endpoint: 'https://one.example/' }
    expect(compared(endpoint, { endpoint: 'https://two.example/' })).toHaveLength(1)
    const dates = { due_date: 1, startTime: 1, end: 1, text_content: 'x' }
    expect(compared(dates, dates)).toEqual([])
  })
})

describe('a guest who is removed', () => {
  it.each([
    ['RemoveGuestFromList', { list_id: 'Launch Plan', guest_id: 'nora' }],
    ['RemoveGuestFromWorkspace', { guest_id: 'nora' }],
    ['RemoveGuestFromWorkspace', { guest_id: '@@NORA@@' }],
  ])('%s %j is asked about by name', async (operation, path) => {
    const guest = path.guest_id === 'nora' ? 'nora' : String(ids().user('Nora Lindqvist'))
    const args = { path: { ...path, guest_id: guest } }
    const { result } = await dry(operation, args)
    expect(JSON.stringify(result.would[0].destroys)).toContain('"Nora Lindqvist"')
    expect(result.would[0].do).toContain('"Nora Lindqvist"')
    const answer = await does(operation, args)
    expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
  })
})
