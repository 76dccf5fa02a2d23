// Custom fields of every type: how they are written, how they read back, and what is refused.
import { describe, expect, it } from 'vitest'
import type { Quirks } from '../../src/sandbox/state/quirks.ts'
import { type Row, refusal, row } from './support/answers.ts'
import { useSandbox } from './support/use-sandbox.ts'
import { writable } from './tours/fields.ts'

const { sandbox, call, ids } = await useSandbox()

const newTask = async (body: object = {}, list = 'Infrastructure Backlog') =>
  call('POST', `/v2/list/${ids.list(list)}/task`, { name: 'Scratch', ...body })

const task = String(row(await newTask()).id)

const fieldIn = (of: Row, name: string) =>
  (of.custom_fields as Row[]).find((field) => field.name === name)

const read = async (name: string, id = task) =>
  fieldIn(row(await call('GET', `/v2/task/${id}`)), name)?.value

const write = (name: string, value: unknown, value_options?: object) =>
  call('POST', `/v2/task/${task}/field/${ids.field(name)}`, { value, value_options })

const clear = (name: string) => call('DELETE', `/v2/task/${task}/field/${ids.field(name)}`)

describe('a custom field', () => {
  it.each([
    ['Summary line', 'Short'],
    ['Runbook', 'https://wiki.acme.example/x'],
    ['Contact', 'x@acme.example'],
    ['On-call phone', '+1 201 555 0123'],
    ['Effort', '8'],
    ['Monthly cost', '12.5'],
    ['Customer visible', 'true'],
    ['Change risk', 1],
    ['Reviewer', [{ username: 'Priya Nair' }]],
    ['Related work', [{ name: 'Postgres 16 upgrade', deleted: false }]],
    [
      'Delivered in',
      [{ name: 'Upgrade the message queue to version 4', deleted: false, access: true }],
    ],
    ['Confidence', 4],
    ['Rollout', { current: 30 }],
    ['Data center', { location: { lat: 52.52 }, place_id: expect.any(String) }],
    ['Escalate', undefined],
  ])('%s reads back as %j, and nothing once it was cleared', async (name, value) => {
    const [, written, options] = writable(sandbox).find((each) => each[0] === name) ?? []
    expect((await write(name, written, options)).json).toEqual({})
    const now = await read(name)
    if (typeof value === 'object') expect(now).toMatchObject(value)
    else expect(now).toBe(value)
    await clear(name)
    expect(await read(name)).toBeUndefined()
  })

  it('of dates keeps the day at 04:00 in the zone of the user, or the time when told', async () => {
    const noon = Date.UTC(2026, 6, 1, 12)
    await write('Target date', noon)
    expect(await read('Target date')).toBe(String(Date.UTC(2026, 6, 1, 2)))
    await write('Target date', noon, { time: true })
    expect(await read('Target date')).toBe(String(noon))
  })

  it('of options is written by uuid or by place', async () => {
    await write('Change risk', 2)
    expect(await read('Change risk')).toBe(2)
    await write('Change risk', ids.option('Change risk', 'Low'))
    expect(await read('Change risk')).toBe(0)
  })

  it('of labels is overwritten as a whole', async () => {
    const [web, api] = [ids.option('Platforms', 'Web'), ids.option('Platforms', 'API')]
    await write('Platforms', [web])
    await write('Platforms', [api])
    expect(await read('Platforms')).toEqual([api])
  })

  it('of people adds and removes, and a plain array leaves it empty', async () => {
    const [priya, alex] = [ids.user('Priya Nair'), ids.user('Alex Rivera')]
    expect((await write('Reviewer', [{ id: priya }])).status).toBe(200)
    expect(await read('Reviewer')).toBeUndefined()
    await write('Reviewer', { add: [priya, alex], rem: [] })
    await write('Reviewer', { add: [], rem: [priya] })
    expect(await read('Reviewer')).toMatchObject([{ id: alex }])
  })

  it('that counts progress by itself counts items and subtasks', async () => {
    expect(await read('Parts done', ids.task('ENG-140'))).toEqual({ percent_complete: 50 })
    expect(await read('Parts done')).toBeUndefined()
  })

  it.each([
    ['Change risk', 'Low', 400, 'FIELD_011'],
    ['Change risk', 3, 400, 'FIELD_011'],
    ['Target date', '2026-12-24', 500, 'FIELD_017'],
    ['Effort', '8', 400, 'FIELD_144'],
    ['Platforms', '["Web"]', 400, 'FIELD_144'],
    ['Related work', '{"add":[]}', 400, 'FIELD_342'],
    ['Related work', { add: ['86nosuch'] }, 400, 'FIELD_342'],
    ['Confidence', 6, 400, 'FIELD_144'],
    ['Rollout', { current: 101 }, 400, 'FIELD_144'],
    ['Rollout', 30, 400, 'FIELD_144'],
    ['Data center', { lat: 1, lng: 2 }, 400, 'FIELD_144'],
    ['On-call phone', '0301234', 400, 'FIELD_144'],
    ['Runbook', 'wiki', 400, 'FIELD_144'],
    ['Contact', 'nobody', 400, 'FIELD_144'],
    ['Customer visible', 'true', 400, 'FIELD_144'],
    ['Yearly cost', 1, 400, 'FIELD_144'],
    ['Effort of parts', 1, 400, 'FIELD_144'],
    ['Votes', { add: [44010001] }, 400, 'FIELD_144'],
    ['Approval', 'Alex Rivera', 400, 'FIELD_144'],
    ['BASELINE_due_date', 1_795_921_200_000, 400, 'FIELD_144'],
    ['Delivered in', ['86nosuch'], 400, 'FIELD_342'],
    ['Delivered in', { add: [ids.task('ENG-141')] }, 400, 'FIELD_342'],
    ['Parts done', { current: 1 }, 400, 'FIELD_144'],
    ['Effort', { value: 8 }, 400, 'FIELD_018'],
    ['Effort', null, 400, 'INPUT_005'],
    ['Summary line', null, 400, 'INPUT_005'],
    ['Budget', 1, 400, 'FIELD_115'],
    ['Incident report', 'https://wiki.acme.example/i', 400, 'FIELD_116'],
  ])('%s refuses %j', async (name, value, status, ECODE) => {
    expect(refusal(await write(name, value))).toMatchObject({ status, ECODE })
  })

  it.each([
    ['Votes', { code_point: '1f44d', hide_voters: false }, [44010001, 44010002]],
    ['Yearly cost', { return_types: ['number'], calculation_state: 'ready' }, '3724.8'],
    [
      'Delivered in',
      { subcategory_id: ids.list('Current Sprint'), linked_subcategory_access: true },
      [{ id: ids.task('ENG-122'), access: true }],
    ],
    ['Approval', {}, undefined],
    ['BASELINE_due_date', { feature: 'baselines', subfield_type: 'date' }, undefined],
    [
      'Evidence',
      {},
      [
        { title: 'storage-costs.csv', mimetype: 'text/csv', size: expect.any(Number) },
        { title: 'sidebar.png', url_w_host: expect.stringContaining('/attachments/') },
      ],
    ],
  ])('%s stands on a task as ClickUp sends it', async (name, config, value) => {
    const field = fieldIn(row(await call('GET', `/v2/task/${ids.task('ENG-140')}`)), name)
    expect(field?.type_config).toMatchObject(config)
    if (value === undefined) expect(field).not.toHaveProperty('value')
    else if (Array.isArray(value)) expect(field?.value).toMatchObject(value)
    else expect(field?.value).toBe(value)
  })

  it('that holds files tells other addresses of them than the task tells of its own', async () => {
    const files = (await read('Evidence', ids.task('ENG-140'))) as Row[]
    expect(files.map((file) => Object.keys(file).filter((key) => key.startsWith('url')))).toEqual([
      ['url_w_query', 'url_w_host'],
      ['url_w_query', 'url_w_host'],
    ])
  })

  it('worked out of nothing reads as a text, whatever it is said to give', async () => {
    expect(await read('Yearly cost', ids.task('ENG-141'))).toBe('N/A')
  })

  it('that holds several things is cleared by null', async () => {
    await write('Rollout', { current: 10 })
    expect((await write('Rollout', null)).status).toBe(200)
    expect(await read('Rollout')).toBeUndefined()
  })

  it('of one task type stands on tasks of that type alone', async () => {
    const report = async (key: string) =>
      fieldIn(row(await call('GET', `/v2/task/${ids.task(key)}`)), 'Incident report')
    expect(await report('ENG-158')).toMatchObject({ value: expect.stringContaining('incidents') })
    expect(await report('ENG-157')).toBeUndefined()
  })
})

describe('creating a task', () => {
  const values = (...names: string[]) =>
    writable(sandbox)
      .filter(([name]) => names.includes(name))
      .map(([name, value]) => ({ id: ids.field(name), value }))

  it('sets tags, custom fields, groups and a link', async () => {
    const made = row(
      await newTask({
        tags: ['Infra'],
        custom_fields: values('Effort', 'Confidence'),
        links_to: ids.task('ENG-141'),
        group_assignees: [ids.group('Backend')],
      }),
    )
    expect(made).toMatchObject({
      tags: [{ name: 'infra' }],
      linked_tasks: [{ link_id: ids.task('ENG-141') }],
      group_assignees: [{ name: 'Backend' }],
    })
    expect(fieldIn(made, 'Effort')?.value).toBe('8')
    expect(fieldIn(made, 'Confidence')?.value).toBe(4)
  })

  it('asks for required fields only when told to', async () => {
    expect((await newTask({ check_required_custom_fields: true })).status).toBe(400)
    const custom_fields = values('Change risk')
    expect((await newTask({ check_required_custom_fields: true, custom_fields })).status).toBe(200)
  })

  it('ignores a field that the type of the task does not have', async () => {
    const custom_fields = [{ id: ids.field('Incident report'), value: 'https://x.example' }]
    expect((await newTask({ custom_fields })).status).toBe(200)
  })

  it('refuses a field of another place, and makes no task then', async () => {
    const before = sandbox.state.store.tasks.size
    const custom_fields = [{ id: ids.field('Budget'), value: 1 }]
    expect(refusal(await newTask({ custom_fields }))).toMatchObject({ ECODE: 'FIELD_115' })
    expect(sandbox.state.store.tasks.size).toBe(before)
  })
})

describe('where reports differ', () => {
  const withQuirks = async (quirks: Partial<Quirks>) => {
    const before = { ...sandbox.state.store.quirks }
    Object.assign(sandbox.state.store.quirks, quirks)
    return () => Object.assign(sandbox.state.store.quirks, before)
  }

  it('tags and custom fields of a create can be ignored', async () => {
    const restore = await withQuirks({ createTags: false, createFields: false })
    const custom_fields = [{ id: ids.field('Effort'), value: 8 }]
    const made = row(await newTask({ tags: ['infra'], custom_fields }))
    restore()
    expect(made.tags).toEqual([])
    expect(fieldIn(made, 'Effort')).not.toHaveProperty('value')
  })

  it('a checkbox can read back as a boolean', async () => {
    await write('Customer visible', true)
    const restore = await withQuirks({ checkbox: 'boolean' })
    const value = await read('Customer visible')
    restore()
    expect(value).toBe(true)
  })

  it('the plan can run out of custom field values', async () => {
    const restore = await withQuirks({ fieldUses: sandbox.state.store.fieldUses + 1 })
    const answers = [await write('Effort', 1), await write('Effort', 2)]
    restore()
    expect(answers.map(({ status }) => status)).toEqual([200, 400])
    expect(answers[1]?.json).toMatchObject({ ECODE: 'FIELD_033' })
  })

  it('the Custom Fields ClickApp can be off', async () => {
    const restore = await withQuirks({ customFields: false })
    const list = `/v2/list/${ids.list('Infrastructure Backlog')}`
    const condition = [{ field_id: ids.field('Effort'), operator: '=', value: 3 }]
    const query = encodeURIComponent(JSON.stringify(condition))
    const refused = [
      await call('GET', `${list}/field`),
      await write('Effort', 3),
      await clear('Effort'),
      await call('GET', `${list}/task?custom_fields=${query}`),
      await newTask({ custom_fields: [{ id: ids.field('Effort'), value: 3 }] }),
    ]
    const others = [await call('GET', `${list}/task`), await call('GET', `/v2/task/${task}`)]
    restore()
    expect(refused.map((each) => refusal(each))).toEqual(
      refused.map(() => expect.objectContaining({ status: 400, ECODE: 'FIELD_605' })),
    )
    expect(others.map(({ status }) => status)).toEqual([200, 200])
    expect(row(others[1] ?? expect.fail()).custom_fields).toEqual([])
  })

  it('the first created can come first, and a status can have to be in lower case', async () => {
    const first = async () => {
      const answer = await call('GET', `/v2/list/${ids.list('Bug Tracker')}/task`)
      return Number((row(answer).tasks as Row[])[0]?.date_created)
    }
    const newest = await first()
    const restore = await withQuirks({ newestFirst: false, anyCaseStatus: false })
    const oldest = await first()
    const loud = await call('PUT', `/v2/task/${task}`, { status: 'Blocked' })
    restore()
    expect(oldest).toBeLessThan(newest)
    expect(refusal(loud)).toMatchObject({ ECODE: 'ITEM_114' })
    expect((await call('PUT', `/v2/task/${task}`, { status: 'Blocked' })).status).toBe(200)
  })

  it('is said at the start as well, or over the control surface', async () => {
    const post = (quirks: string) =>
      fetch(`${sandbox.url}/__sandbox/quirks`, { method: 'POST', body: JSON.stringify({ quirks }) })
    expect((await post('docsEnd=never')).status).toBe(400)
    expect((await post('docsEnd=null; createTags=false')).status).toBe(200)
    expect(sandbox.state.store.quirks).toMatchObject({ docsEnd: 'null', createTags: false })
    await post('docsEnd=missing; createTags=true')
  })
})
