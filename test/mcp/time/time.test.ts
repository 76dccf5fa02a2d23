// get_time_entries and track_time.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'
import { rowsOf } from '../../support/shown/shown.ts'

const running = usePair()
const { call, writes } = running

const HOUR = 3_600_000
const ME = 44010001
const store = () => running.sandbox.state.store
const entries = () => [...store().timeEntries.values()]
const mine = () => entries().filter(({ userId }) => userId === ME)
const task = (key: string) => {
  const found = store().taskByCustomId(running.sandbox.workspaceId, key)
  if (!found) throw new Error(`the demo has no ${key}`)
  return found
}
const timer = () => mine().find(({ end }) => end === null)
const track = (args: Record<string, unknown>) => call('track_time', args)
const hoursOf = (text: string) => {
  const [, hours = 0, minutes = 0] = /^(?:(\d+)h)? ?(?:(\d+)m)?$/.exec(text) ?? []
  return Number(hours) + Number(minutes) / 60
}

describe('get_time_entries', () => {
  it('gives my own of the last 30 days, with the total', async () => {
    const { ok, result } = await call('get_time_entries')
    expect({ ok, columns: result.columns.toSorted() }).toEqual({
      ok: true,
      columns: ['duration', 'entry', 'name', 'note', 'person', 'start', 'task'],
    })
    const rows = rowsOf(result)
    expect(rows.map(({ person, task, duration, note }) => [person, task, duration, note])).toEqual([
      ['Alex Rivera', 'ENG-87', '2h', 'Review of the export'],
      ['Alex Rivera', null, '1h', 'Planning'],
      ['Alex Rivera', 'ENG-123', '1h 30m', 'Reproduced the bug'],
      ['Alex Rivera', 'ENG-123', '45m', 'Looked at the key'],
    ])
    expect(result.total).toBe('5h 15m')
    expect(rows[0].start).toMatch(/^\d{4}-\d\d-\d\dT09:00$/)
  })

  it.each([
    ['2 weeks ago', /^since \d{4}-\d\d-\d\d$/],
    ['yesterday', /^since \d{4}-\d\d-\d\d$/],
    ['last week', /^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/],
  ])('goes on from a day, and ends with a span: %s', async (from, told) => {
    const by = ['everybody']
    const { result } = await call('get_time_entries', { by, from })
    expect(result.understood.from).toMatch(told)
    // What is told can be given back.
    const again = await call('get_time_entries', { by, from: result.understood.from })
    expect(again.result.total).toBe(result.total)
  })

  it('is refused where it ends before it begins', async () => {
    await expectRefusal(
      running,
      ['get_time_entries', { from: 'today', to: 'yesterday' }],
      'INVALID_INPUT',
      /ends before it begins/,
    )
  })

  it('reaches back as far as it is asked', async () => {
    const { result } = await call('get_time_entries', { from: 'last 60 days' })
    expect(result.rows[0].at(-1)).toBe('Sketch')
  })

  it.each([
    [{ by: 'Backend' }, 4],
    [{ by: ['Priya', 'jonas.weber@acme.example'] }, 2],
    [{ by: 'everybody' }, 7],
  ])('reads that of %j by person, the longest first', async (who, people) => {
    const { result } = await call('get_time_entries', { ...who, group_by: 'person' })
    const rows = rowsOf(result)
    expect(Object.keys(rows[0]).toSorted()).toEqual(['entries', 'person', 'time'])
    expect(rows).toHaveLength(people)
    const hours = rows.map(({ time }) => hoursOf(time))
    expect(hours).toEqual(hours.toSorted((a: number, b: number) => b - a))
    expect(hours.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(
      hoursOf(result.total),
    )
  })

  it('groups by person and list, time without a task among it', async () => {
    const { result } = await call('get_time_entries', {
      by: 'everybody',
      from: 'last 14 days',
      group_by: ['person', 'list'],
    })
    expect(result.columns).toEqual(['person', 'list', 'time', 'entries'])
    expect(result.rows).toContainEqual(['Lena Fischer', 'no list', '1h', 1])
    expect(result.rows).toContainEqual(['Jonas Weber', 'Current Sprint', '21h', 4])
  })

  it.each([['task'], ['day']])('groups by %s', async (group) => {
    const { ok, result } = await call('get_time_entries', { by: 'Jonas', group_by: [group] })
    expect({ ok, total: result.total }).toEqual({ ok: true, total: '21h' })
    expect(result.rows.length).toBeGreaterThan(0)
  })

  it.each([
    [{ in: 'Current Sprint', by: 'Priya' }, ['ENG-121']],
    [{ task: 'ENG-118', by: 'Sam Chen' }, ['ENG-118', 'ENG-118', 'ENG-118']],
    [{ in: 'Engineering', by: 'Tom Becker' }, []],
  ])('keeps to %j', async (args, keys) => {
    const { result } = await call('get_time_entries', args)
    expect(rowsOf(result).map(({ task }) => task)).toEqual(keys)
  })

  it.each([
    [{}, { by: ['Alex Rivera'], from: expect.stringMatching(/^since \d{4}-\d\d-\d\d/) }],
    [
      { by: ['Design', 'priya'], from: 'this week', in: 'sprints' },
      {
        by: [{ Design: ['Lena Fischer', 'Maria Santos'] }, 'Priya Nair'],
        from: expect.stringMatching(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/),
        in: expect.stringMatching(/^Engineering \/ Sprints/),
      },
    ],
    [{ by: 'everybody', from: 'since yesterday' }, { from: expect.stringMatching(/^since /) }],
  ])('says whose and of when %j was taken for', async (args, meant) => {
    const { result } = await call('get_time_entries', args)
    expect(result.understood).toEqual(meant)
  })

  it('says nothing of what was given as it is shown', async () => {
    const args = { by: 'Sam Chen', from: '2026-01-05', to: '2026-01-11', task: 'ENG-118' }
    expect((await call('get_time_entries', args)).result).not.toHaveProperty('understood')
  })

  it('goes on from a date until now', async () => {
    const since = new Date(Date.now() - 20 * 24 * HOUR).toISOString().slice(0, 10)
    const all = await call('get_time_entries', { by: 'everybody', from: 'last 60 days' })
    const { result } = await call('get_time_entries', { by: 'everybody', from: since })
    expect(result.rows.length).toBeGreaterThan(5)
    expect(result.rows.length).toBeLessThanOrEqual(all.result.rows.length)
  })

  it('tells two people of one name apart', async () => {
    const people = [...store().users.values()].filter(({ username }) =>
      ['Sam Chen', 'Priya Nair'].includes(username ?? ''),
    )
    for (const one of people) one.username = 'Kim Lee'
    const server = await startServer({
      inProcess: true,
      env: { CLICKUP_API_URL: running.sandbox.url, CLICKUP_API_TOKEN: running.sandbox.token },
    })
    const { result } = await server.call('get_time_entries', {
      by: 'everybody',
      group_by: 'person',
    })
    await server.close()
    people.forEach((one, i) => {
      one.username = ['Sam Chen', 'Priya Nair'][i] ?? ''
    })
    const told = rowsOf(result).map(({ person }) => person)
    expect(told.filter((name) => name.startsWith('Kim Lee'))).toHaveLength(2)
    expect(new Set(told).size).toBe(told.length)
  })

  it('names a time between two dates as people do', async () => {
    const all = await call('get_time_entries', { by: 'everybody', from: 'last 14 days' })
    const until = await call('get_time_entries', {
      by: 'everybody',
      from: 'last 14 days',
      to: 'yesterday',
    })
    expect(until.result.rows.length).toBeLessThanOrEqual(all.result.rows.length)
    expect(until.ok).toBe(true)
  })

  it('stays below 8,000 characters and says what is left out', async () => {
    const [one] = mine()
    if (!one) throw new Error('nothing is tracked')
    const many = Array.from({ length: 400 }, (_, i) => ({
      ...one,
      id: `99900000000000${1000 + i}`,
    }))
    for (const entry of many) store().timeEntries.set(entry.id, entry)
    const text = await running.text('get_time_entries', {})
    for (const { id } of many) store().timeEntries.delete(id)
    const { result } = JSON.parse(text)
    expect(text.length).toBeLessThan(8000)
    expect(result.rows.length + result.rows_left).toBe(404)
  })

  it.each([
    [{ by: 'Nobody Known' }, 'NOT_FOUND'],
    [{ in: 'No such list' }, 'NOT_FOUND'],
    [{ from: 'xyzzy' }, 'INVALID_INPUT'],
    [{ group_by: 'colour' }, 'INVALID_INPUT'],
  ])('refuses %j', async (args, code) => {
    expect(codesOf(await call('get_time_entries', args))).toEqual([code])
  })
})

describe('track_time', () => {
  beforeEach(() => {
    const open = timer()
    if (open) open.end = open.start + HOUR
  })

  it('starts the timer on a task and stops it', async () => {
    const started = await track({ action: 'start', task: 'ENG-123', note: 'Digging' })
    expect(started).toMatchObject({
      ok: true,
      result: { task: 'ENG-123', running: true, note: 'Digging' },
    })
    expect(timer()).toMatchObject({ taskId: task('ENG-123').id, description: 'Digging' })
    const stopped = await track({ action: 'stop' })
    expect(stopped).toMatchObject({ ok: true, result: { entry: started.result.entry } })
    expect(timer()).toBeUndefined()
  })

  it('says that another timer stops for it', async () => {
    await track({ action: 'start', task: 'ENG-123' })
    const answer = await track({ action: 'start', task: 'ENG-87' })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: ['CONFLICT'] })
    expect(timer()?.taskId).toBe('868512p')
  })

  it('notes what was done when it stops', async () => {
    await track({ action: 'start', task: 'ENG-123' })
    const { result } = await track({ action: 'stop', note: 'Found it' })
    expect(result.note).toBe('Found it')
  })

  it('says so when nothing runs that could be stopped', async () => {
    const answer = await track({ action: 'stop' })
    expect(codesOf(answer)).toEqual(['CONFLICT'])
    expect(answer.issues?.[0]?.hint).toContain('log')
    expect(writes()).toEqual([])
  })

  it.each([
    [{ start: '2026-11-12T09:00', duration: '1h 30m' }, '2026-11-12T09:00', 1.5],
    [{ start: '2026-11-12T09:00', end: '2026-11-12T11:00' }, '2026-11-12T09:00', 2],
    [{ end: '2026-11-12T11:00', duration: 'PT45M' }, '2026-11-12T10:15', 0.75],
  ])('logs %j', async (when, start, hours) => {
    const { ok, result } = await track({ action: 'log', task: 'ENG-123', note: 'Logged', ...when })
    expect({ ok, start: result.start }).toEqual({ ok: true, start })
    const entry = store().timeEntries.get(result.entry)
    expect((entry?.end ?? 0) - (entry?.start ?? 0)).toBe(hours * HOUR)
    expect(entry).toMatchObject({ taskId: task('ENG-123').id, description: 'Logged' })
  })

  it('logs a duration alone as ending now, with or without a task', async () => {
    const { ok, result } = await track({ action: 'log', duration: '20m', billable: true })
    const entry = store().timeEntries.get(result.entry)
    expect({ ok, task: entry?.taskId, billable: entry?.billable }).toEqual({
      ok: true,
      task: null,
      billable: true,
    })
    expect(Math.abs((entry?.end ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('corrects what is said of an entry and leaves the rest, its tags too', async () => {
    const entry = entries().find(({ tags, userId }) => tags.includes('meeting') && userId === ME)
    if (!entry) throw new Error('no entry has tags')
    const { start, end } = entry
    const answer = await track({ action: 'correct', entry: entry.id, note: 'Sprint planning' })
    expect(answer).toMatchObject({ ok: true, result: { note: 'Sprint planning' } })
    expect(store().timeEntries.get(entry.id)).toMatchObject({ start, end, tags: ['meeting'] })
    await track({ action: 'correct', entry: entry.id, task: 'ENG-123', billable: true })
    expect(store().timeEntries.get(entry.id)).toMatchObject({
      taskId: task('ENG-123').id,
      billable: true,
      start,
    })
  })

  it.each<[Record<string, string>, number, number]>([
    [{ end: '2026-11-10T12:00' }, 9, 12],
    [{ start: '2026-11-10T08:30' }, 8.5, 11],
    [{ duration: '1h' }, 9, 10],
    [{ start: '2026-11-10T14:00', duration: '1h' }, 14, 15],
    [{ start: '2026-11-10T14:00', end: '2026-11-10T16:00' }, 14, 16],
  ])('corrects %j and keeps the other end', async (said, from, to) => {
    const logged = await track({ action: 'log', start: '2026-11-10T09:00', duration: '2h' })
    const answer = await track({ action: 'correct', entry: logged.result.entry, ...said })
    expect(answer).toMatchObject({ ok: true })
    const entry = store().timeEntries.get(logged.result.entry)
    const midnight = Date.parse('2026-11-10T00:00+01:00')
    expect([(entry?.start ?? 0) - midnight, (entry?.end ?? 0) - midnight]).toEqual([
      from * HOUR,
      to * HOUR,
    ])
  })

  it.each([
    [{ action: 'log' }, 'INVALID_INPUT'],
    [{ action: 'log', start: '2026-11-12T09:00' }, 'INVALID_INPUT'],
    [{ action: 'log', start: '2026-11-12T09:00', end: '2026-11-12T08:00' }, 'INVALID_INPUT'],
    [
      { action: 'log', start: '2026-11-12T09:00', end: '2026-11-12T10:00', duration: '2h' },
      'INVALID_INPUT',
    ],
    [{ action: 'log', duration: 'a while' }, 'INVALID_INPUT'],
    [{ action: 'log', duration: '1h', task: 'ENG-99999' }, 'NOT_FOUND'],
    [{ action: 'correct', note: 'x' }, 'INVALID_INPUT'],
    [{ action: 'correct', entry: '4000000000000000000', note: 'x' }, 'NOT_FOUND'],
    [{ action: 'pause' }, 'INVALID_INPUT'],
  ])('refuses %j before anything is sent', async (args, code) => {
    expect({ codes: codesOf(await track(args)), sent: writes() }).toEqual({
      codes: [code],
      sent: [],
    })
  })

  it('does not correct when an entry runs', async () => {
    const { result } = await track({ action: 'start', task: 'ENG-123' })
    const answer = await track({ action: 'correct', entry: result.entry, duration: '1h' })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('stop')
  })

  it('shows on a dry run what it would do', async () => {
    const { result } = await track({
      action: 'log',
      start: '2026-11-12T09:00',
      duration: '90m',
      dry_run: true,
    })
    expect(result.would[0].set).toEqual({
      time: { start: '2026-11-12T09:00', duration: '1h 30m' },
    })
    expect(writes()).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['start', { action: 'start', task: 'ENG-123' }, 'POST /v2/team/*/time_entries/start'],
    ['log', { action: 'log', task: 'ENG-87', duration: '7m' }, 'POST /v2/team/*/time_entries'],
  ])('does not %s twice when the answer is lost', async (_, args, path) => {
    const before = mine().length
    running.sandbox.state.faults.add(`${path}=drop-after`)
    expect(await track(args)).toMatchObject({ ok: true })
    expect(mine().length - before).toBe(1)
    expect(writes()).toHaveLength(1)
  })

  it('finds that the timer has stopped though the answer was lost', async () => {
    await track({ action: 'start', task: 'ENG-123' })
    running.sandbox.state.faults.add('POST /v2/team/*/time_entries/stop=drop-after')
    expect(await track({ action: 'stop' })).toMatchObject({ ok: true })
    expect(timer()).toBeUndefined()
  })

  it('does not take an older timer for the one whose start was lost', async () => {
    await track({ action: 'start', task: 'ENG-123' })
    const open = timer()
    if (open) open.start -= HOUR
    running.sandbox.state.faults.add('POST /v2/team/*/time_entries/start=drop')
    const answer = await track({ action: 'start', task: 'ENG-123' })
    expect(answer.ok).toBe(false)
    expect(JSON.stringify(answer.issues)).toContain('looked for afterwards and is not there')
  })
})

describe("other people's time", () => {
  const member = 'pk_44010004_SANDBOXMEMBERTOKEN00000000000'
  const asMember = usePair({}, { env: { CLICKUP_API_TOKEN: member } })
  const asOwner = usePair()

  beforeAll(() => {
    const { store: all, workspaceId } = asMember.sandbox.state
    all.sessions.set(member, {
      token: member,
      kind: 'personal',
      userId: 44010004,
      workspaceIds: [workspaceId],
    })
  })

  it('is not for members: that is said, with what can be asked instead', async () => {
    const answer = await asMember.call('get_time_entries', { by: 'Priya' })
    expect(answer).toMatchObject({
      ok: false,
      issues: [{ code: 'FORBIDDEN', hint: expect.stringContaining('owners and admins') }],
    })
    expect(await asMember.call('get_time_entries')).toMatchObject({
      ok: true,
      result: { total: '21h' },
    })
  })

  it('cannot be corrected by members', async () => {
    const [theirs] = [...asMember.sandbox.state.store.timeEntries.values()].filter(
      ({ userId }) => userId !== 44010004,
    )
    const answer = await asMember.call('track_time', {
      action: 'correct',
      entry: theirs?.id,
      note: 'mine now',
    })
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
  })

  it('is read person by person where an OAuth token may not name several', async () => {
    const { oauth } = asOwner.sandbox.state.tokens
    const other = await startServer({
      env: { CLICKUP_API_URL: asOwner.sandbox.url, CLICKUP_API_TOKEN: oauth },
    })
    const { ok, result } = await other.call('get_time_entries', {
      by: ['Priya', 'Jonas'],
      group_by: 'person',
    })
    await other.close()
    expect({ ok, people: result.rows.map((row: string[]) => row[0]).toSorted() }).toEqual({
      ok: true,
      people: ['Jonas Weber', 'Priya Nair'],
    })
  })
})
