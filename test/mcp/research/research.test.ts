// search and fetch, as ChatGPT's research wants them.
import { describe, expect, it } from 'vitest'
import { usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const running = usePair({}, { env: { CLICKUP_TOOLSETS: 'research', CLICKUP_ACCESS: 'read' } })
const { asked } = running
const store = () => running.sandbox.state.store

interface Item {
  readonly id: string
  readonly title: string
  readonly url: string
}
interface Fetched extends Item {
  readonly text: string
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** What the client gets, whose two copies have to be one. */
const structured = async (name: string, args: Record<string, unknown>) => {
  const { content, structuredContent, isError } = await running.pair.client.callTool({
    name,
    arguments: args,
  })
  const [block, ...others] = content as readonly { type: string; text: string }[]
  expect({ type: block?.type, others, isError }).toEqual({ type: 'text', others: [] })
  expect(JSON.parse(block?.text ?? '')).toEqual(structuredContent)
  return structuredContent as unknown
}
const search = async (query: string) =>
  (await structured('search', { query })) as { results: readonly Item[] }
const fetched = async (id: string) => (await structured('fetch', { id })) as Fetched
const titlesOf = ({ results }: { results: readonly Item[] }) => results.map(({ title }) => title)

describe('the toolset research', () => {
  it('is off unless it is asked for, and is two tools that read', async () => {
    const server = await startServer()
    const { tools: usual } = await server.client.listTools()
    await server.close()
    expect(usual.filter(({ name }) => name === 'search' || name === 'fetch')).toEqual([])
    const { tools } = await running.pair.client.listTools()
    expect(tools.map(({ name, inputSchema }) => [name, inputSchema.required])).toEqual([
      ['search', ['query']],
      ['fetch', ['id']],
    ])
    for (const { annotations } of tools) expect(annotations?.readOnlyHint).toBe(true)
  })
})

describe('search', () => {
  it('finds a page of a doc by what stands in it, in front of what holds less of it', async () => {
    const titles = titlesOf(await search('database migration orders cluster'))
    expect(titles[0]).toMatch(/Database Migration/)
  })

  it('finds a task by words of its name, whatever their order and case', async () => {
    const task = store().taskByCustomId(running.sandbox.workspaceId, 'ENG-123')
    const words = (task?.name ?? '').toUpperCase().split(' ').reverse().join(' ')
    const { results } = await search(words)
    expect(results[0]).toEqual({
      id: `task:${task?.id}`,
      title: `ENG-123 ${task?.name}`,
      url: `https://app.clickup.com/t/${task?.id}`,
    })
  })

  it('finds a task by its custom id', async () => {
    expect(titlesOf(await search('ENG-87'))[0]).toMatch(/^ENG-87 /)
  })

  it('finds closed tasks and parts of words, as find_tasks does', async () => {
    const closed = [...store().tasks.values()].find(({ dateClosed }) => dateClosed !== null)
    const [word = ''] = (closed?.name ?? '').split(' ').filter((one) => one.length > 6)
    const { results } = await search(`${closed?.name} ${word.slice(1, -1)}`)
    expect(results.map(({ id }) => id)).toContain(`task:${closed?.id}`)
  })

  it('gives 20 at most, each with a short title and an address, and fetch takes every one', async () => {
    const { results } = await search('the build of an export in a sprint review')
    expect(results).toHaveLength(20)
    for (const { id, title, url } of results) {
      expect(id).toMatch(/^(task:\w+|doc:[\w-]+(\/[\w-]+)?)$/)
      expect(title.length).toBeLessThanOrEqual(81)
      expect(url).toMatch(/^https:\/\/app\.clickup\.com\/\S+$/)
      const one = await fetched(id)
      expect({ id: one.id, title: one.title, url: one.url }).toEqual({ id, title, url })
      expect(one.text).not.toBe('')
    }
  })

  it('answers with an empty list where there is nothing', async () => {
    expect(await search('xyzzyplugh')).toEqual({ results: [] })
  })

  it('says what could not be looked through, beside what was found', async () => {
    running.sandbox.state.faults.add('GET /v3/workspaces/*/docs=403 x1')
    const answer = await structured('search', { query: 'export' })
    expect(answer).toMatchObject({
      results: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]),
      issues: [{ code: 'FORBIDDEN' }],
    })
  })

  it.each([{ query: '' }, { query: '   ' }, {}, { query: 'a', limit: 3 }])(
    'refuses %j, and asks ClickUp nothing',
    async (args) => {
      const answer = await running.pair.client.callTool({ name: 'search', arguments: args })
      expect(answer).toMatchObject({ isError: true })
      expect(answer.structuredContent).toBeUndefined()
      const [block] = answer.content as readonly { text: string }[]
      expect(JSON.parse(block?.text ?? '')).toMatchObject({
        ok: false,
        issues: [{ code: 'INVALID_INPUT' }],
      })
      expect(asked()).toEqual([])
    },
  )
})

describe('fetch', () => {
  it('gives a task with its fields, description and comments', async () => {
    const { id, text, url, metadata } = await fetched('task:868512p')
    expect([id, url]).toEqual(['task:868512p', 'https://app.clickup.com/t/868512p'])
    expect(text).toMatch(/^# ENG-87 /)
    expect(text).toMatch(/^- status: /m)
    expect(text).toMatch(/^## Comments\n\n\*\*.+\*\*, \d{4}-/m)
    expect(metadata).toMatchObject({ kind: 'task', status: expect.any(String) })
  })

  it.each(['ENG-87', 'task:ENG-87', '868512p', 'https://app.clickup.com/t/868512p'])(
    'takes %s',
    async (id) => {
      expect((await fetched(id)).id).toBe('task:868512p')
    },
  )

  it('gives a page of a doc, and by the id of the doc alone all of them', async () => {
    const page = [...store().pages.values()].find(({ name }) => /^Database Migration/.test(name))
    const one = await fetched(`doc:8cm2k-2014/${page?.id}`)
    expect(one.text).toContain(page?.content.trim().split('\n')[0])
    expect(one.url).toBe(`https://app.clickup.com/9014123456/v/dc/8cm2k-2014/${page?.id}`)
    expect((await fetched(one.url)).id).toBe(one.id)
    const whole = await fetched('doc:8cm2k-2014')
    expect(whole.text).toContain(page?.name)
    expect(whole.text.length).toBeGreaterThan(one.text.length)
  })

  it('says where it cut a text that is far too long', async () => {
    const page = [...store().pages.values()].find(({ name }) => name === 'Holidays')
    if (!page) throw new Error('There is no such page.')
    const { content } = page
    Object.assign(page, { content: 'A line that is long enough.\n'.repeat(3000) })
    const { text } = await fetched(`doc:${page.docId}/${page.id}`)
    Object.assign(page, { content })
    expect(text.length).toBeLessThan(50_200)
    expect(text).toMatch(/\(Cut here: \d+ more characters; get_doc reads on from any place\.\)$/)
  })

  it.each([
    ['task:868zzzz9', 'NOT_FOUND'],
    ['doc:8cm2k-99999', 'NOT_FOUND'],
    ['doc:8cm2k-2014/8cm2k-99999', 'NOT_FOUND'],
    ['task:current', 'INVALID_INPUT'],
    ['the migration plan', 'INVALID_INPUT'],
    ['../v2/user', 'INVALID_INPUT'],
    ['https://example.com/t/868512p', 'INVALID_INPUT'],
    ['', 'INVALID_INPUT'],
  ])('says of %j what is wrong: %s', async (id, code) => {
    const answer = await running.pair.client.callTool({ name: 'fetch', arguments: { id } })
    expect(answer).toMatchObject({ isError: true })
    expect(answer.structuredContent).toBeUndefined()
    const [block] = answer.content as readonly { text: string }[]
    expect(JSON.parse(block?.text ?? '')).toMatchObject({ ok: false, issues: [{ code }] })
  })
})
