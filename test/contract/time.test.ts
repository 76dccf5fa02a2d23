// Time entries: whose they are by default, the one timer, and the forms of durations.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Row, refusal, row, rows } from './support/answers.ts'
import { type Answer, caller } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 10, 20, 12)

let now = start
beforeEach(() => {
  now = start
})

const { sandbox, call, ids } = await useSandbox({ now: () => now })
const base = `/v2/team/${sandbox.workspaceId}/time_entries`

const dataOf = (answer: Answer) => row(answer).data as Row

describe('listing time', () => {
  const list = async (query = '', ask = call) => rows(await ask('GET', `${base}?${query}`), 'data')

  it('gives the own entries of the last 30 days, unless told otherwise', async () => {
    const own = await list()
    expect(new Set(own.map(({ user }) => (user as Row).username))).toEqual(new Set(['Alex Rivera']))
    expect(own).toHaveLength(4)
    const since = `start_date=${start - 60 * day}&end_date=${start}`
    expect(await list(since)).toHaveLength(5)
    const [priya, jonas] = [ids.user('Priya Nair'), ids.user('Jonas Weber')]
    const theirs = await list(`assignee=${priya},${jonas}`)
    expect(theirs).toHaveLength(8)
  })

  it('gives durations and dates as text, places by name only when asked', async () => {
    const [entry] = await list(`task_id=${ids.task('ENG-87')}`)
    expect(entry).toMatchObject({
      id: expect.stringMatching(/^\d{19}$/),
      duration: String(2 * hour),
      start: expect.any(String),
      task: { custom_id: 'ENG-87' },
    })
    expect(entry?.task_location).not.toHaveProperty('list_name')
    const [named] = await list(`task_id=${ids.task('ENG-87')}&include_location_names=true`)
    expect(named?.task_location).toMatchObject({
      list_name: 'Q3 Deliverables',
      folder_name: 'Product Roadmap',
      space_name: 'Engineering',
    })
  })

  it('takes one place at a time', async () => {
    const list = `list_id=${ids.list('Current Sprint')}`
    expect(rows(await call('GET', `${base}?${list}`), 'data')).toHaveLength(2)
    const two = `${list}&space_id=${ids.space('Engineering')}`
    expect((await call('GET', `${base}?${two}`)).status).toBe(400)
  })

  it('of others is for owners and admins, and a list of people not for OAuth', async () => {
    const oauth = caller(sandbox, `Bearer ${sandbox.oauthToken}`)
    const [alex, priya] = [ids.user('Alex Rivera'), ids.user('Priya Nair')]
    const many = await oauth('GET', `${base}?assignee=${alex},${priya}`)
    expect(refusal(many)).toMatchObject({ status: 403, ECODE: 'TIMEENTRY_059' })
    const current = await oauth('GET', `${base}/current?assignee=${alex}`)
    expect(refusal(current)).toMatchObject({ status: 403, ECODE: 'TEAMM_002' })
    const me = sandbox.state.store.users.get(alex)
    if (!me) throw new Error('no Alex')
    me.role = 3
    const other = await call('GET', `${base}?assignee=${priya}`)
    me.role = 1
    expect(refusal(other)).toMatchObject({ status: 403, ECODE: 'TIMEENTRY_059' })
  })
})

describe('the timer', () => {
  it('runs from a start of its own where an entry of negative duration is created', async () => {
    await call('POST', `${base}/start`, {})
    const stopped = dataOf(await call('GET', `${base}/current`))
    await call('POST', base, { start: now - hour, duration: -1 })
    const running = dataOf(await call('GET', `${base}/current`))
    expect(running).toMatchObject({ start: String(now - hour) })
    expect(Number(running.duration)).toBeLessThan(0)
    const { duration } = dataOf(await call('GET', `${base}/${stopped.id}`))
    expect(Number(duration)).toBeGreaterThanOrEqual(0)
    await call('DELETE', `${base}/${running.id}`)
    await call('DELETE', `${base}/${stopped.id}`)
  })

  it('runs with minus the time that has passed and no end, one at a time', async () => {
    expect((await call('GET', `${base}/current`)).json).toEqual({ data: null })
    const first = dataOf(await call('POST', `${base}/start`, { tid: ids.task('ENG-123') }))
    expect(first.duration).toBe(0)
    expect(first).not.toHaveProperty('end')
    now += hour
    expect(dataOf(await call('GET', `${base}/current`))).toMatchObject({ duration: -hour })
    const second = dataOf(await call('POST', `${base}/start`, { description: 'Other' }))
    const stopped = dataOf(await call('GET', `${base}/${first.id}`))
    expect(stopped).toMatchObject({ duration: String(hour), end: String(start + hour) })
    now += hour
    const ended = dataOf(await call('POST', `${base}/stop`))
    expect(ended).toMatchObject({ id: second.id, duration: hour })
    expect((await call('POST', `${base}/stop`)).status).toBe(400)
  })
})

describe('where an entry stands', () => {
  it('is told by ids that are text, or nowhere', async () => {
    const on = dataOf(await call('POST', `${base}/start`, { tid: ids.task('ENG-123') }))
    const [of] = rows(await call('GET', `${base}?task_id=${ids.task('ENG-87')}`), 'data')
    expect(of?.task_location).toMatchObject({ list_id: expect.stringMatching(/^\d+$/) })
    const off = dataOf(await call('POST', `${base}/start`, { description: 'Alone' }))
    const alone = dataOf(await call('GET', `${base}/current`))
    expect([on.id === off.id, alone.id === off.id]).toEqual([false, true])
    expect(alone).not.toHaveProperty('task')
    expect(alone).toMatchObject({
      task_location: { list_id: null, folder_id: null, space_id: null },
      task_url: 'https://app.clickup.com/t/null',
    })
    await call('POST', `${base}/stop`)
  })
})

describe('an entry', () => {
  const create = async (body: object = {}) => {
    const full = { start: start - 2 * hour, duration: hour, tid: ids.task('ENG-141'), ...body }
    return String(dataOf(await call('POST', base, full)).id)
  }
  const read = async (id: string) => dataOf(await call('GET', `${base}/${id}`))
  const tagsOf = ({ tags }: Row) => (tags as Row[]).map(({ name }) => name)

  it('needs a start and a length', async () => {
    expect(refusal(await call('POST', base, { start }))).toMatchObject({ ECODE: 'TIMEENTRY_060' })
    expect(refusal(await call('POST', base, { duration: 1 }))).toMatchObject({
      ECODE: 'TIMEENTRY_060',
    })
    const id = await create({ duration: undefined, stop: start })
    expect(await read(id)).toMatchObject({ duration: String(2 * hour) })
  })

  it('counts on its task', async () => {
    const spent = async () =>
      row(await call('GET', `/v2/task/${ids.task('ENG-142')}`)).time_spent as number | undefined
    expect(await spent()).toBeUndefined()
    const id = await create({ tid: ids.task('ENG-142') })
    expect(await spent()).toBe(hour)
    await call('PUT', `${base}/${id}`, { tags: [], tag_action: 'add', tid: ids.task('ENG-141') })
    expect(await spent()).toBeUndefined()
  })

  it('keeps its tags only with an action that does', async () => {
    const id = await create({ tags: [{ name: 'meeting' }] })
    await call('PUT', `${base}/${id}`, { tags: [{ name: 'test' }], tag_action: 'add' })
    expect(tagsOf(await read(id))).toEqual(['meeting', 'test'])
    await call('PUT', `${base}/${id}`, { tags: [{ name: 'test' }], tag_action: 'remove' })
    expect(tagsOf(await read(id))).toEqual(['meeting'])
    await call('PUT', `${base}/${id}`, { tags: [] })
    expect(tagsOf(await read(id))).toEqual([])
    expect((await call('PUT', `${base}/${id}`, { description: 'x' })).status).toBe(400)
  })

  it('moves by start and end together', async () => {
    const id = await create()
    const half = { tags: [], tag_action: 'add', start: start - hour }
    expect((await call('PUT', `${base}/${id}`, half)).status).toBe(400)
    expect((await call('PUT', `${base}/${id}`, { ...half, end: start })).status).toBe(200)
    expect(await read(id)).toMatchObject({ start: String(start - hour), end: String(start) })
  })

  it('that is not there answers 200 with nothing', async () => {
    const gone = `${base}/1963465985517105999`
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { tags: [] }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await call(method, gone, body)
      expect([answer.status, answer.json]).toEqual([200, { data: null }])
    }
  })

  it('is told by the older operation as well', async () => {
    const task = `/v2/task/${ids.task('ENG-143')}/time`
    await call('POST', task, { start: start - hour, end: start, time: hour })
    expect(rows(await call('GET', task), 'data')).toMatchObject([
      { user: { username: 'Alex Rivera' }, time: hour, intervals: [{ time: String(hour) }] },
    ])
  })
})
