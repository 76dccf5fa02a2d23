// Names, people, dates and `me` in path, query and body of operations: resolved, told, or refused.
import { describe, expect, it } from 'vitest'
import { idsIn } from '../../contract/support/calls.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const pair = usePair({}, { env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' } })
const { call, asked, writes } = pair
const ids = () => idsIn(pair.sandbox)

const goal = { name: 'Names', due_date: '2027-03-31' }

const dry = (operation: string, args: Record<string, unknown>) =>
  call('call_operation', { operation, ...args, dry_run: true })

describe('a body', () => {
  it('takes a group for its people where several may stand, and tells who they are', async () => {
    const { result } = await dry('CreateGoal', { body: { ...goal, owners: ['Backend'] } })
    const owners: readonly string[] = result.understood['body.owners']
    expect(owners.length).toBeGreaterThan(1)
    expect(result.would[0].set.owners).toHaveLength(owners.length)
    expect(result.would[0].set.owners.every((id: unknown) => typeof id === 'number')).toBe(true)
  })

  it('takes an ISO date without telling it again, and words with the day that is meant', async () => {
    const iso = await dry('CreateGoal', { body: goal })
    expect(iso.result.understood).toBeUndefined()
    const said = await dry('CreateGoal', { body: { ...goal, due_date: 'friday' } })
    const day = new Date(said.result.would[0].set.due_date)
    expect(day.getUTCDay()).toBe(5)
    expect(said.result.understood).toEqual({
      'body.due_date': day.toISOString().slice(0, 10),
    })
  })

  it('sends numbers and ids as they are, and asks nothing for them', async () => {
    const owner = ids().user('Priya Nair')
    const { result } = await dry('CreateGoal', {
      body: { ...goal, due_date: 1_800_000_000_000, owners: [owner, String(owner)] },
    })
    expect(result.would[0].set).toMatchObject({ due_date: 1_800_000_000_000, owners: [owner] })
    expect(result.understood).toBeUndefined()
  })

  it('tells a time of day beside its date where ClickUp wants that', async () => {
    const { result } = await dry('CreateList', {
      path: { folder_id: 'Sprints' },
      body: { name: 'Sprint 99', due_date: 'friday 5pm', assignee: 'me' },
    })
    expect(result.would[0].set).toMatchObject({ due_date_time: true })
    expect(result.understood['body.due_date']).toMatch(/T17:00$/)
    expect(result.understood['body.assignee']).toBe('Alex Rivera')
  })

  it('takes people in the filters of a view, and within objects and lists', async () => {
    const view = await dry('CreateListView', {
      path: { list_id: 'Bug Tracker' },
      body: {
        name: 'Mine',
        type: 'list',
        filters: { fields: [{ field: 'assignee', op: 'EQ', values: ['me'] }] },
      },
    })
    expect(view.result.understood).toEqual({ 'body.filters.fields[0].values': ['Alex Rivera'] })
    const acl = await dry('publicPatchAcl', {
      path: { object_type: 'list', object_id: 'Launch Plan' },
      body: { entries: [{ kind: 'user', id: 'priya', permission_level: 3 }] },
    })
    expect(acl.result.would[0].set.entries).toEqual([
      { kind: 'user', id: String(ids().user('Priya Nair')), permission_level: 3 },
    ])
    expect(acl.result.understood).toEqual({ 'body.entries[0].id': 'Priya Nair' })
  })

  it('gives a place its type', async () => {
    const { result } = await dry('createDocPublic', {
      body: { name: 'Notes', parent: { id: 'Bug Tracker' } },
    })
    expect(result.would[0].set.parent).toEqual({ id: ids().list('Bug Tracker'), type: 6 })
  })

  it('takes a duration, and a date as a text where the operation wants one', async () => {
    const entry = await dry('CreateATimeEntry', {
      body: { start: '2026-11-02T09:00', duration: '1h 30m', tid: 'ENG-123' },
    })
    expect(entry.result.would[0].set).toMatchObject({
      start: Date.parse('2026-11-02T08:00:00Z'),
      duration: 5_400_000,
      tid: ids().task('ENG-123'),
    })
    const list = await dry('CreateFolderListFromTemplate', {
      path: { folder_id: 'Sprints', template_id: 'Release train' },
      body: { name: 'Release', options: { due_date: '2027-02-26' } },
    })
    expect(list.result.would[0].set.options.due_date).toMatch(/^2027-02-26T\d\d:00:00\.000Z$/)
  })
})

describe('a query', () => {
  it('takes people and days, each in its form', async () => {
    const { ok, result } = await call('read_operation', {
      operation: 'GetTimeEntriesWithinADateRange',
      query: { assignee: 'me, priya', start_date: '2026-11-02', end_date: '2026-11-03' },
    })
    expect(ok).toBe(true)
    const query = new URLSearchParams(asked().at(-1)?.query)
    expect(query.get('assignee')).toBe(`${ids().user('Alex Rivera')},${ids().user('Priya Nair')}`)
    expect(query.get('start_date')).toBe(String(Date.parse('2026-11-01T23:00:00Z')))
    expect(query.get('end_date')).toBe(String(Date.parse('2026-11-03T23:00:00Z') - 1))
    expect(result.understood).toEqual({ 'query.assignee': ['Alex Rivera', 'Priya Nair'] })
  })
})

describe('what is not understood', () => {
  it.each([
    ['body.owners[1]', { body: { ...goal, owners: ['me', 'pria nayr'] } }, 'Priya Nair'],
    ['body.due_date', { body: { ...goal, due_date: 'someday' } }, undefined],
  ])('is refused by where it stands: %s', async (place, args, candidate) => {
    const answer = await call('call_operation', { operation: 'CreateGoal', ...args })
    expect(answer.ok).toBe(false)
    expect(answer.issues?.[0]?.message).toContain(`"${place}": `)
    if (candidate) expect(answer.issues?.[0]?.candidates).toContain(candidate)
    expect(writes()).toEqual([])
  })

  it('and whose name two have is asked for', async () => {
    const answer = await call('call_operation', {
      operation: 'CreateGoal',
      body: { ...goal, owners: ['sam'] },
    })
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    expect(writes()).toEqual([])
  })
})

describe('an update that replaces all', () => {
  it('keeps what was not said', async () => {
    await call('call_operation', { operation: 'CreateGoal', body: { ...goal, name: 'Kept' } })
    const { ok } = await call('call_operation', {
      operation: 'UpdateGoal',
      path: { goal_id: 'Kept' },
      body: { add_owners: ['me'] },
    })
    expect(ok).toBe(true)
    const [kept] = [...pair.sandbox.state.store.goals.values()].filter(
      ({ name }) => name === 'Kept',
    )
    expect(kept?.ownerIds).toEqual([ids().user('Alex Rivera')])
    expect(kept?.color).toBe('#32a852')
  })
})

describe('what was done', () => {
  it('is told with the name of the object, also of what is made and what is gone', async () => {
    const made = await call('call_operation', {
      operation: 'CreateWebhook',
      body: { endpoint: 'https://example.com/in?token=sesame', events: ['*'] },
    })
    expect(made.result.did).toBe('create webhook "https://example.com/in?token=…"')
    expect(JSON.stringify(made)).not.toContain('sesame')
    const gone = await dry('DeleteWebhook', {
      path: { webhook_id: 'https://example.com/in?token=sesame' },
    })
    expect(gone.result.would[0].do).toContain('delete webhook "https://example.com/in?token=…"')
    expect(JSON.stringify(gone.result.would)).not.toContain('sesame')
  })

  it('shows no secret on a dry run', async () => {
    const { result } = await dry('CreateWebhook', {
      body: { endpoint: 'https://me:sesame@example.com/in?key=sesame', events: ['*'] },
    })
    expect(JSON.stringify(result)).not.toContain('sesame')
  })
})
