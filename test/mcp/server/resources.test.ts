// Resource templates: tasks, lists and docs as Markdown, for people to put into the context.
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js'
import { describe, expect, it } from 'vitest'
import { usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const running = usePair()
const client = () => running.pair.client

const TEMPLATES = ['clickup://task/{id}', 'clickup://list/{id}', 'clickup://doc/{id}']
const read = async (uri: string) => {
  const { contents } = await client().readResource({ uri })
  const [content, ...others] = contents
  expect({ uri: content?.uri, mimeType: content?.mimeType, others }).toEqual({
    uri,
    mimeType: 'text/markdown',
    others: [],
  })
  return content && 'text' in content ? content.text : ''
}
const complete = async (uri: string, value: string) =>
  (await client().complete({ ref: { type: 'ref/resource', uri }, argument: { name: 'id', value } }))
    .completion.values

describe('the resource templates', () => {
  it('are these three, in Markdown', async () => {
    const { resourceTemplates } = await client().listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(TEMPLATES)
    for (const { name, title, description, mimeType } of resourceTemplates) {
      expect([name, title, description].every(Boolean)).toBe(true)
      expect(mimeType).toBe('text/markdown')
    }
  })
})

describe('a task', () => {
  it('is read by its custom id, with fields, description and comments', async () => {
    const text = await read('clickup://task/ENG-123')
    expect(text).toMatch(/^# ENG-123 /)
    expect(text).toMatch(/^- status: /m)
    expect(text).toMatch(/^- assignees: .*Alex Rivera/m)
    expect(text).not.toMatch(/undefined|null|\[object/)
  })

  it('names who voted, and the currency of what it costs', async () => {
    const text = await read('clickup://task/ENG-140')
    expect(text).toContain('- Votes: Alex Rivera, Sam Chen\n')
    expect(text).toContain('- Monthly cost: 310.4 EUR\n')
  })

  it('shows its threads whole, replies as quotes', async () => {
    const text = await read('clickup://task/868512p')
    expect(text).toContain('## Comments')
    expect(text).toMatch(/^\*\*.+\*\*, \d{4}-/m)
    expect(text).toMatch(/^> \*\*.+\*\*, \d{4}-/m)
  })

  it('is read by its URL when that is what stands there', async () => {
    const id = encodeURIComponent('https://app.clickup.com/t/868512p')
    expect(await read(`clickup://task/${id}`)).toMatch(/^# ENG-87 /)
  })
})

describe('a list', () => {
  it.each(['Bug Tracker', 'Engineering / Bug Tracker', 'current sprint'])(
    'called %s is a table of its open tasks',
    async (name) => {
      const text = await read(`clickup://list/${encodeURIComponent(name)}`)
      const [title, , head, rule, ...rows] = text.split('\n')
      expect(title).toMatch(/^# /)
      expect(head).toBe('| id | name | status | assignees | priority | due |')
      expect(rule).toBe('| --- | --- | --- | --- | --- | --- |')
      expect(rows.filter((row) => row.startsWith('| ENG-')).length).toBeGreaterThan(5)
    },
  )

  it('says how much of a long one it shows', async () => {
    const text = await read(`clickup://list/${encodeURIComponent('Bug Tracker')}`)
    expect(text).toMatch(/The first 100( of \d+)?\.$/)
  })

  it('keeps bars and line ends of names out of its table', async () => {
    await running.call('create_tasks', {
      list: 'Infrastructure Backlog',
      tasks: [{ name: 'a | b' }],
    })
    const text = await read('clickup://list/Infrastructure%20Backlog')
    expect(text).toContain('a \\| b')
  })
})

describe('a doc', () => {
  it('is read with all its pages, each under its title', async () => {
    const text = await read(`clickup://doc/${encodeURIComponent('Onboarding Handbook')}`)
    expect(
      text.match(/^#+ (?:Onboarding Handbook|First week|Accounts|Who is who|Holidays)$/gm),
    ).toEqual([
      '# Onboarding Handbook',
      '## First week',
      '### Accounts',
      '### Who is who',
      '## Holidays',
    ])
  })
})

describe('completing an id', () => {
  it.each([
    [TEMPLATES[0], 'eng-123', 'ENG-123'],
    [TEMPLATES[1], 'bug', 'Engineering / Bug Tracker'],
    [TEMPLATES[2], 'onboard', 'Onboarding Handbook'],
  ])('of %s from %j gives what can be read', async (uri = '', typed, expected) => {
    expect(await complete(uri, typed)).toContain(expected)
    expect(await read(uri.replace('{id}', encodeURIComponent(expected)))).toMatch(/^# /)
  })

  it('of another template gives nothing', async () => {
    expect(await complete('clickup://space/{id}', '')).toEqual([])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['clickup://task/ENG-99999', /no such object|no task/i],
    ['clickup://list/Nowhere', /Nowhere/],
    ['clickup://doc/Nothing', /Nothing/],
    ['clickup://space/1', /clickup:\/\/space\/1/],
    ['https://example.com', /example/],
    ['clickup://task/%E0%A4%A', /%E0%A4%A/],
  ])('%s is refused with a reason', async (uri, words) => {
    await expect(client().readResource({ uri })).rejects.toMatchObject({
      code: ErrorCode.InvalidParams,
      message: expect.stringMatching(words),
    })
  })

  it('because nobody is signed in says how to sign in', async () => {
    const server = await startServer()
    const refused = server.client.readResource({ uri: 'clickup://task/ENG-123' })
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('signed in') })
    await server.close()
  })

  it('because the access has ended is not read', async () => {
    const server = await startServer({
      env: {
        CLICKUP_API_URL: running.sandbox.url,
        CLICKUP_API_TOKEN: running.sandbox.token,
        CLICKUP_EXPIRES_AT: '2020-01-01T00:00:00Z',
      },
    })
    const refused = server.client.readResource({ uri: 'clickup://task/ENG-123' })
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('ended') })
    await server.close()
    expect(running.asked()).toEqual([])
  })
})
