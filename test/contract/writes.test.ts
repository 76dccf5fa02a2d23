// Writing tasks: what ClickUp refuses, and what it ignores without a word.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Row, refusal, row } from './support/answers.ts'
import type { Answer } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { sandbox, call, ids } = await useSandbox()

describe('writes', () => {
  let task: string
  const update = (body: unknown) => call('PUT', `/v2/task/${task}`, body)
  const list = () => ids.list('Infrastructure Backlog')

  beforeAll(async () => {
    task = String(row(await call('POST', `/v2/list/${list()}/task`, { name: 'Scratch' })).id)
  })

  it('refuse a status that the list does not have, and change nothing then', async () => {
    const answer = await update({ name: 'Other', status: 'nonsense' })
    expect(refusal(answer)).toMatchObject({ status: 400, ECODE: 'ITEM_114' })
    expect(row(await call('GET', `/v2/task/${task}`)).name).toBe('Scratch')
  })

  it('refuse such a status by one code or another when a task is made', async () => {
    const make = () => call('POST', `/v2/list/${list()}/task`, { name: 'x', status: 'nonsense' })
    expect(refusal(await make())).toMatchObject({ status: 400, ECODE: 'CRTSK_001' })
    sandbox.state.store.quirks.createStatus = 'ITEM_114'
    const other = await make()
    sandbox.state.store.quirks.createStatus = 'CRTSK_001'
    expect(refusal(other)).toMatchObject({ status: 400, ECODE: 'ITEM_114' })
  })

  it('give the next custom id', async () => {
    expect(row(await call('GET', `/v2/task/${task}`)).custom_id).toMatch(/^ENG-44\d$/)
  })

  it('put a date without a time at 04:00 of its day in the zone of the user', async () => {
    const midnightUtc = Date.UTC(2026, 0, 15)
    const day = row(await update({ due_date: midnightUtc }))
    expect(new Date(Number(day.due_date)).toISOString()).toBe('2026-01-15T03:00:00.000Z')
    const exact = row(await update({ due_date: midnightUtc, due_date_time: true }))
    expect(Number(exact.due_date)).toBe(midnightUtc)
  })

  it('take people as add and rem; a plain array and a guest do nothing', async () => {
    const [priya, nora] = [ids.user('Priya Nair'), ids.user('Nora Lindqvist')]
    const assignees = (answer: Answer) => (row(answer).assignees as Row[]).map(({ id }) => id)
    expect(assignees(await update({ assignees: [priya] }))).toEqual([])
    expect(assignees(await update({ assignees: { add: [priya, nora], rem: [] } }))).toEqual([priya])
    expect(assignees(await update({ assignees: { add: [], rem: [priya] } }))).toEqual([])
  })

  it('ignore parent: null, custom fields and tags in an update', async () => {
    const parent = ids.task('ENG-141')
    expect(row(await update({ parent })).parent).toBe(parent)
    const effort = ids.field('Effort')
    const answer = row(
      await update({ parent: null, tags: ['x'], custom_fields: [{ id: effort, value: 1 }] }),
    )
    expect(answer).toMatchObject({ parent, tags: [] })
    expect(answer.custom_fields).not.toContainEqual(expect.objectContaining({ value: '1' }))
  })

  it('take an empty name', async () => {
    expect(row(await update({ name: '' })).name).toBe('')
    await update({ name: 'Scratch' })
  })

  it('refuse a parent in another list, and one that is below', async () => {
    expect(refusal(await update({ parent: ids.task('ENG-118') }))).toMatchObject({
      ECODE: 'ITEM_137',
    })
    expect((await update({ parent: task })).status).toBe(400)
  })

  it('add a task to further lists where the ClickApp is on, and elsewhere say yes', async () => {
    const locations = async () =>
      (row(await call('GET', `/v2/task/${task}`)).locations as Row[]).map(({ name }) => name)
    const place = (name: string) => `/v2/list/${ids.list(name)}/task/${task}`
    for (const name of ['Bug Tracker', 'Bug Tracker', 'Launch Plan']) {
      const answer = await call('POST', place(name))
      expect([answer.status, answer.json]).toEqual([200, {}])
    }
    expect(await locations()).toEqual(['Bug Tracker'])
    expect((await call('DELETE', place('Infrastructure Backlog'))).status).toBe(400)
    await call('DELETE', place('Bug Tracker'))
    expect(await locations()).toEqual([])
    const team = `custom_task_ids=true&team_id=${sandbox.workspaceId}`
    const custom = `/v2/list/${ids.list('Bug Tracker')}/task/ENG-141?${team}`
    expect(refusal(await call('POST', custom))).toMatchObject({ ECODE: 'INPUT_004' })
  })

  it('keep a plain description literally and clear it with a space', async () => {
    await update({ description: '**stars**' })
    const read = async () =>
      row(await call('GET', `/v2/task/${task}?include_markdown_description=true`))
    expect(await read()).toMatchObject({
      description: '**stars**',
      markdown_description: '\\*\\*stars\\*\\*',
    })
    await update({ description: ' ' })
    expect((await read()).description).toBe('')
  })

  it.each([
    ['Team', 'Backend', 400, 'FIELD_011'],
    ['Target date', '2026-01-01', 500, 'FIELD_017'],
    ['Effort', '5', 400, 'FIELD_144'],
  ])('refuse in the field %s the value %s', async (name, value, httpStatus, ECODE) => {
    const answer = await call('POST', `/v2/task/${task}/field/${ids.field(name)}`, { value })
    expect(refusal(answer)).toMatchObject({ status: httpStatus, ECODE })
  })

  it('refuse what the plan or a ClickApp does not have', async () => {
    const { quirks } = sandbox.state.store
    const before = { ...quirks }
    const time = `/v2/task/${task}/time_in_status`
    Object.assign(quirks, { timeInStatus: '400', sprintPoints: false, customFields: false })
    expect(refusal(await call('GET', time))).toMatchObject({ status: 400, ECODE: 'TIS_027' })
    quirks.timeInStatus = '403'
    const bulk = await call('GET', `/v2/task/bulk_time_in_status/task_ids?task_ids=${task}`)
    expect(refusal(bulk)).toMatchObject({ status: 403, ECODE: 'TIS_027' })
    expect(refusal(await update({ points: 3 }))).toMatchObject({ status: 400, ECODE: 'ITEM_227' })
    const field = `/v2/task/${task}/field/${ids.field('Effort')}`
    expect(refusal(await call('POST', field, { value: 5 }))).toMatchObject({
      status: 400,
      ECODE: 'FIELD_605',
    })
    quirks.enterprise = false
    const guest = await call('GET', `/v2/team/${sandbox.workspaceId}/guest/1`)
    Object.assign(quirks, before)
    expect(refusal(guest)).toMatchObject({ status: 403, ECODE: 'TEAM_110' })
  })

  it('can move to the list of a parent instead of refusing it', async () => {
    sandbox.state.store.quirks.parentElsewhere = 'moves'
    const made = row(await call('POST', `/v2/list/${list()}/task`, { name: 'Part' }))
    const parent = ids.task('ENG-118')
    const moved = row(await call('PUT', `/v2/task/${made.id}`, { parent }))
    sandbox.state.store.quirks.parentElsewhere = 'refused'
    expect(moved).toMatchObject({ parent, list: { name: 'Current Sprint' } })
  })

  it('refuse a field of another place and a parent of another list', async () => {
    const budget = await call('POST', `/v2/task/${task}/field/${ids.field('Budget')}`, { value: 1 })
    expect(refusal(budget)).toMatchObject({ ECODE: 'FIELD_115' })
    const body = { name: 'Part', parent: ids.task('ENG-118') }
    const part = await call('POST', `/v2/list/${list()}/task`, body)
    expect(refusal(part)).toMatchObject({ status: 400, ECODE: 'ITEM_137' })
  })
})
