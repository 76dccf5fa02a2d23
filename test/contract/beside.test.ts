// What stands beside tasks: files, chat, views, spaces, tags, groups, webhooks and goals.
import { describe, expect, it } from 'vitest'
import { names, type Row, refusal, row, rows } from './support/answers.ts'
import { type Answer, idOf } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'
import { form } from './tours/files.ts'

const { sandbox, call, ids } = await useSandbox()
const team = `/v2/team/${sandbox.workspaceId}`

describe('uploading a file', () => {
  const path = () => `/v2/task/${ids.task('ENG-141')}/attachment`
  const bytes = new Uint8Array([1, 2, 3, 0, 255])

  it('keeps it byte by byte, with a thin answer', async () => {
    const file = new File([bytes], 'über uns.bin', { type: 'application/octet-stream' })
    const made = row(await call('POST', path(), form(['attachment', file])))
    expect(made).toMatchObject({
      title: 'über uns.bin',
      extension: 'bin',
      date: expect.any(Number),
    })
    expect(made).not.toHaveProperty('size')
    const loaded = await fetch(String(made.url))
    expect(new Uint8Array(await loaded.arrayBuffer())).toEqual(bytes)
    const { attachments } = row(await call('GET', `/v2/task/${ids.task('ENG-141')}`))
    expect(attachments).toMatchObject([{ id: made.id, size: 5 }])
  })

  it('without a name makes it a blob', async () => {
    const made = await call('POST', path(), form(['attachment[0]', new Blob([bytes]) as File]))
    expect(row(made).title).toBe('blob')
  })

  it('refuses JSON, an address, and a task that is not there', async () => {
    expect(refusal(await call('POST', path(), { attachment: 'x' }))).toMatchObject({
      status: 400,
      ECODE: 'ATTCH_045',
    })
    const url = form(['attachment', 'https://example.com/x.png'])
    expect(refusal(await call('POST', path(), url))).toMatchObject({ ECODE: 'ATTCH_039' })
    const gone = '/v2/task/86nosuch/attachment'
    const body = form(['attachment', new File([bytes], 'x.bin')])
    expect(refusal(await call('POST', gone, body))).toMatchObject({
      status: 404,
      ECODE: 'ATTCH_064',
    })
  })

  it('to a custom field makes it a value there', async () => {
    const field = ids.field('Evidence')
    const upload = `/v3/workspaces/${sandbox.workspaceId}/custom_fields/${field}/attachments`
    const id = idOf(await call('POST', upload, form(['file', new File([bytes], 'proof.bin')])))
    const task = ids.task('ENG-142')
    await call('POST', `/v2/task/${task}/field/${field}`, { value: { add: [id], rem: [] } })
    const fields = row(await call('GET', `/v2/task/${task}`)).custom_fields as Row[]
    expect(fields.find(({ name }) => name === 'Evidence')?.value).toMatchObject([
      { id, title: 'proof.bin' },
    ])
  })
})

describe('chat', () => {
  const chat = () => `/v3/workspaces/${sandbox.workspaceId}/chat`
  const channel = async (name: string) => {
    const found = rows(await call('GET', `${chat()}/channels`), 'data')
    return `${chat()}/channels/${found.find((each) => each.name === name)?.id}`
  }

  it('shows public channels and those one is in', async () => {
    const answer = await call('GET', `${chat()}/channels`)
    expect(rows(answer, 'data').map(({ name }) => name)).toEqual([
      'Releases',
      'General',
      'Backend only',
      undefined,
    ])
  })

  it('tells times of channels as numbers, and of a direct message neither name nor state', async () => {
    const channels = rows(await call('GET', `${chat()}/channels`), 'data')
    for (const { created_at: made, latest_comment_at: last } of channels)
      expect([made, last]).toEqual([expect.any(Number), expect.any(Number)])
    const direct = channels.find(({ type }) => type === 'DM')
    expect(direct).toMatchObject({ archived: null })
    expect(direct).not.toHaveProperty('name')
  })

  it('gives messages newest first, goes on by cursor, and ends with an empty one', async () => {
    const path = `${await channel('General')}/messages?limit=25`
    const seen: number[] = []
    const cursors: unknown[] = []
    let cursor = ''
    do {
      const page = await call('GET', cursor === '' ? path : `${path}&cursor=${cursor}`)
      seen.push(...rows(page, 'data').map(({ date }) => Number(date)))
      cursor = String(row(page).next_cursor)
      cursors.push(cursor)
    } while (cursor !== '')
    expect(seen).toHaveLength(60)
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(cursors).toHaveLength(3)
  })

  it('keeps threads apart, and names people by text', async () => {
    const [, asked] = rows(await call('GET', `${await channel('Releases')}/messages`), 'data')
    expect(asked).toMatchObject({ replies_count: 2, user_id: String(ids.user('Tom Becker')) })
    const replies = await call('GET', `${chat()}/messages/${asked?.id}/replies`)
    expect(rows(replies, 'data').map(({ parent_message }) => parent_message)).toEqual([
      asked?.id,
      asked?.id,
    ])
    const tagged = await call('GET', `${chat()}/messages/${asked?.id}/tagged_users`)
    expect(rows(tagged, 'data')).toMatchObject([{ username: 'Sam Chen' }])
  })

  it('gives back a channel that is there already', async () => {
    const make = (name: string) => call('POST', `${chat()}/channels`, { name })
    const statuses = [await make('Fire drill'), await make('fire drill')]
    expect(statuses.map(({ status }) => status)).toEqual([201, 200])
  })

  it('refuses a colon in a reaction, a post without its subtype, and too long a text', async () => {
    const path = `${await channel('Releases')}/messages`
    const sent = await call('POST', path, { type: 'message', content: 'Hi' })
    expect(sent.status).toBe(201)
    const react = (reaction: string) =>
      call('POST', `${chat()}/messages/${idOf(sent)}/reactions`, { reaction })
    expect([(await react(':eyes:')).status, (await react('eyes')).status]).toEqual([400, 201])
    const post = { type: 'post', content: 'Hi' }
    expect((await call('POST', path, post)).status).toBe(400)
    const long = { type: 'message', content: 'x'.repeat(40_001) }
    expect((await call('POST', path, long)).status).toBe(400)
    expect((await call('DELETE', `${chat()}/messages/${idOf(sent)}`)).status).toBe(204)
  })
})

describe('a view', () => {
  const tasksIn = (id: string, page: number) => call('GET', `/v2/view/${id}/task?page=${page}`)

  it('shows 30 tasks a page, without their texts, and needs the number of it', async () => {
    const id = `6-${ids.list('Bug Tracker')}-1`
    expect((await call('GET', `/v2/view/${id}/task`)).status).toBe(400)
    const first = await tasksIn(id, 0)
    expect(rows(first, 'tasks')).toHaveLength(30)
    expect(row(first).last_page).toBe(false)
    expect(rows(first, 'tasks')[0]).not.toHaveProperty('description')
  })

  it('filters, is replaced as a whole, and is deleted', async () => {
    const base = { name: 'Mine', type: 'list' }
    const filters = { op: 'AND', fields: [{ field: 'status', op: 'EQ', values: ['fixed'] }] }
    const made = await call('POST', `/v2/list/${ids.list('Bug Tracker')}/view`, {
      ...base,
      filters: { ...filters, search: '', show_closed: false },
    })
    const { id } = row(made).view as Row
    const statuses = async () =>
      new Set(
        rows(await tasksIn(String(id), 0), 'tasks').map(({ status }) => (status as Row).status),
      )
    expect(await statuses()).toEqual(new Set(['fixed']))
    await call('PUT', `/v2/view/${id}`, base)
    expect((await statuses()).size).toBeGreaterThan(1)
    await call('DELETE', `/v2/view/${id}`)
    expect((await call('GET', `/v2/view/${id}`)).status).toBe(404)
  })

  it('may be a doc, when it is deleted', async () => {
    const doc = ids.doc('Sprint rituals')
    expect((await call('DELETE', `/v2/view/${doc}`)).status).toBe(200)
    const read = await call('GET', `/v3/workspaces/${sandbox.workspaceId}/docs/${doc}`)
    expect(read.status).toBe(404)
  })
})

describe('spaces and folders', () => {
  it('are made, moved and deleted with what is in them', async () => {
    const space = idOf(await call('POST', `${team}/space`, { name: 'Legal' }))
    const folder = idOf(await call('POST', `/v2/space/${space}/folder`, { name: 'Contracts' }))
    const list = idOf(await call('POST', `/v2/folder/${folder}/list`, { name: 'Open' }))
    await call('PUT', `/v2/folder/${folder}/position`, { space_id: ids.space('Engineering') })
    expect(row(await call('GET', `/v2/list/${list}`)).space).toMatchObject({ name: 'Engineering' })
    await call('DELETE', `/v2/folder/${folder}`)
    expect(row(await call('GET', `/v2/list/${list}`))).toMatchObject({ deleted: true })
    await call('DELETE', `/v2/space/${space}`)
    expect((await call('GET', `/v2/space/${space}`)).status).toBe(404)
  })

  it('can be limited by the plan', async () => {
    sandbox.state.store.quirks.spaces = 2
    const answer = await call('POST', `${team}/space`, { name: 'One too many' })
    sandbox.state.store.quirks.spaces = Number.POSITIVE_INFINITY
    expect(refusal(answer)).toMatchObject({ status: 403, ECODE: 'PAYWALL_004' })
  })
})

describe('tags of a space', () => {
  const tags = () => `/v2/space/${ids.space('Engineering')}/tag`
  const tagNames = async () => names(await call('GET', tags()), 'tags')

  it('are wrapped, edited with other names of colours, and follow the tasks', async () => {
    expect(refusal(await call('POST', tags(), { name: 'x' }))).toMatchObject({ ECODE: 'TAGS_020' })
    await call('POST', tags(), { tag: { name: 'Night', tag_fg: '#000000', tag_bg: '#000001' } })
    const task = `/v2/task/${ids.task('ENG-141')}`
    await call('POST', `${task}/tag/night`)
    await call('PUT', `${tags()}/night`, { tag: { name: 'late', bg_color: '#000002' } })
    const { tags: now } = row(await call('GET', task))
    expect(now).toMatchObject([{ name: 'infra' }, { name: 'late', tag_bg: '#000002' }])
    await call('DELETE', `${tags()}/late`)
    expect(await tagNames()).not.toContain('late')
    expect(row(await call('GET', task)).tags).toHaveLength(1)
  })
})

describe('groups, webhooks and goals', () => {
  const groupsNow = async () =>
    names(await call('GET', `/v2/group?team_id=${sandbox.workspaceId}`), 'groups')

  it('a group changes its members by add and rem', async () => {
    const [priya, tom] = [ids.user('Priya Nair'), ids.user('Tom Becker')]
    const made = await call('POST', `${team}/group`, { name: 'On call', members: [priya] })
    const group = `/v2/group/${idOf(made)}`
    const changed = row(await call('PUT', group, { members: { add: [tom], rem: [priya] } }))
    expect(changed.members).toMatchObject([{ id: tom }])
    await call('DELETE', group)
    expect(await groupsNow()).not.toContain('On call')
  })

  it('a webhook is not made twice, and seen by its maker alone', async () => {
    const body = { endpoint: 'https://hooks.acme.example/x', events: ['taskCreated'] }
    const make = () => call('POST', `${team}/webhook`, body)
    expect(row(await make()).webhook).toMatchObject({ secret: expect.any(String) })
    expect(refusal(await make())).toMatchObject({ ECODE: 'OAUTH_171' })
    expect(rows(await call('GET', `${team}/webhook`), 'webhooks')).toHaveLength(1)
  })

  it('a goal needs to know about several owners, and counts its key results', async () => {
    expect((await call('POST', `${team}/goal`, { name: 'Faster' })).status).toBe(400)
    const goalIn = (answer: Answer) => row(answer).goal as Row
    const made = await call('POST', `${team}/goal`, { name: 'Faster', multiple_owners: false })
    const goal = `/v2/goal/${goalIn(made).id}`
    const result = { name: 'Seconds', steps_start: 10, steps_end: 2 }
    const { id } = row(await call('POST', `${goal}/key_result`, result)).key_result as Row
    await call('PUT', `/v2/key_result/${id}`, { steps_current: 6 })
    expect(goalIn(await call('GET', goal)).percent_completed).toBe(50)
  })
})
