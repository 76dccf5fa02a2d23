// find_docs and get_doc.
import { afterEach, describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, text, asked } = running

const store = () => running.sandbox.state.store
const DOC = '8cm2k-2014'
const PAGE = 'Database Migration: orders to their own cluster'
const pageId = (name: string) => [...store().pages.values()].find((one) => one.name === name)?.id

afterEach(() => Object.assign(store().quirks, { docsEnd: 'missing' }))

describe('find_docs', () => {
  const titles = async (args: Record<string, unknown>) => {
    const { ok, result } = await call('find_docs', args)
    expect(ok).toBe(true)
    expect(result.columns).toEqual(['id', 'name', 'updated'])
    expect(result.total).toBe(result.rows.length)
    for (const [, , updated] of result.rows) expect(updated).toMatch(/^\d{4}-\d\d-\d\d$/)
    return result.rows.map(([, name]: string[]) => name).sort()
  }

  it.each<[Record<string, unknown>, string[]]>([
    [
      {},
      [
        'Launch 5.0 Messaging',
        'Onboarding Handbook',
        'Q3 Architecture Doc',
        'Q4 Architecture Doc',
        'Q4 Architecture Review: minutes',
        'Sprint rituals',
      ],
    ],
    [{ text: 'architecture q4' }, ['Q4 Architecture Doc', 'Q4 Architecture Review: minutes']],
    [{ text: 'HANDBOOK' }, ['Onboarding Handbook']],
    [{ text: 'nothing like it' }, []],
    [
      { in: 'Engineering' },
      ['Q3 Architecture Doc', 'Q4 Architecture Doc', 'Q4 Architecture Review: minutes'],
    ],
    [{ in: 'Launch 5.0' }, ['Launch 5.0 Messaging']],
    [{ in: 'Engineering / Current Sprint' }, ['Sprint rituals']],
    [{ in: 'Engineering', text: 'minutes' }, ['Q4 Architecture Review: minutes']],
  ])('%j', async (args, names) => {
    expect(await titles(args)).toEqual(names)
  })

  it.each(['missing', 'null', 'empty'] as const)('ends at a cursor that is %s', async (docsEnd) => {
    store().quirks.docsEnd = docsEnd
    expect(await titles({ text: 'handbook' })).toHaveLength(1)
  })

  it.each<[Record<string, unknown>, string, RegExp]>([
    [{ in: 'Enginering' }, 'NOT_FOUND', /"Engineering"/],
    [{ query: 'x' }, 'INVALID_INPUT', /text, in/],
    [{ text: ['a'] }, 'INVALID_INPUT', /text/],
  ])('refuses %j', async (args, code, words) => {
    const answer = await call('find_docs', args)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: [code] })
    expect(JSON.stringify(answer.issues)).toMatch(words)
  })
})

describe('get_doc', () => {
  it.each([
    'Q4 Architecture Doc',
    'q4  architecture doc',
    DOC,
    `https://app.clickup.com/9014123456/v/dc/${DOC}`,
    `https://app.clickup.com/9014123456/docs/${DOC}`,
    `app.clickup.com/9014123456/v/dc/${DOC}`,
    `Q4 Architecture Doc (doc ${DOC})`,
  ])('by %j gives the tree and the text of the pages', async (doc) => {
    const { ok, result } = await call('get_doc', { doc })
    expect(ok).toBe(true)
    expect(result).toMatchObject({ id: DOC, doc: 'Q4 Architecture Doc' })
    expect(JSON.stringify(result.tree)).toMatch(/Overview.*Database Migration.*Risks.*Open points/)
    expect(result.pages.map(({ page }: { page: string }) => page)).toContain(PAGE)
    expect(result.pages[0].text).toContain('Largest table')
  })

  it.each([
    () => ({ doc: DOC, page: PAGE }),
    () => ({ doc: DOC, page: PAGE.toUpperCase() }),
    () => ({ doc: DOC, page: pageId(PAGE) }),
    () => ({ doc: DOC, page: `${PAGE} (${pageId(PAGE)})` }),
    () => ({ doc: `https://app.clickup.com/9014123456/v/dc/${DOC}/${pageId(PAGE)}` }),
    () => ({
      doc: DOC,
      page: `https://app.clickup.com/9014123456/v/dc/${DOC}/${pageId(PAGE)}`,
    }),
  ])('gives one page alone, with what edit_doc wants to hear (%#)', async (args) => {
    const { ok, result } = await call('get_doc', args())
    expect(ok).toBe(true)
    expect(result).toMatchObject({ version: expect.stringMatching(/^[\w-]{8}$/) })
    expect(result.pages).toHaveLength(1)
    expect(result.pages[0]).toMatchObject({ page: PAGE })
    expect(result.pages[0].text).toContain('8. **Clean-up.**')
    expect(result).not.toHaveProperty('tree')
  })

  it('of a page below another takes the path of titles', async () => {
    const { result } = await call('get_doc', { doc: DOC, page: `${PAGE} / Risks` })
    expect(result.pages[0].text).toContain('Sequence gaps')
  })

  it('stays under 8,000 characters and goes on by cursor to the last word', async () => {
    const long = 'A line of a page that is long.\n'.repeat(700)
    const page = store().pages.get(pageId('Open points') ?? '')
    if (!page) throw new Error('no such page')
    const before = page.content
    page.content = `${long}The last word.`
    let read = ''
    let cursor: string | undefined
    do {
      const answer = await text('get_doc', {
        doc: DOC,
        page: 'Open points',
        ...(cursor ? { cursor } : {}),
      })
      expect(answer.length).toBeLessThan(8000)
      const { result } = JSON.parse(answer)
      read += result.pages[0].text
      cursor = result.next_cursor
    } while (cursor)
    page.content = before
    expect(read).toBe(`${long}The last word.`)
  })

  it('reads whole docs from cursor to cursor, every page once', async () => {
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const answer = await text('get_doc', { doc: DOC, ...(cursor ? { cursor } : {}) })
      expect(answer.length).toBeLessThan(8000)
      const { result } = JSON.parse(answer)
      pages.push(...result.pages.map(({ id }: { id: string }) => id))
      cursor = result.next_cursor
    } while (cursor)
    const all = [...store().pages.values()].filter(({ docId }) => docId === DOC)
    expect(new Set(pages)).toEqual(new Set(all.map(({ id }) => id)))
  })

  it.each<[Record<string, unknown>, string, RegExp]>([
    [{ doc: 'Q4 Architecture Dok' }, 'NOT_FOUND', /"Q4 Architecture Doc"/],
    [{ doc: '8cm2k-9999' }, 'NOT_FOUND', /candidates/],
    [{ doc: DOC, page: 'Data Migration' }, 'NOT_FOUND', /Database Migration/],
    [{ doc: DOC, page: '8cm2k-9999' }, 'NOT_FOUND', /Overview/],
    [{ doc: DOC, cursor: 'x' }, 'INVALID_INPUT', /next_cursor/],
    [{ doc: '' }, 'INVALID_INPUT', /doc/],
    [{}, 'INVALID_INPUT', /doc/],
    [{ doc: DOC, pages: 'all' }, 'INVALID_INPUT', /doc, page, cursor/],
    [{ doc: 'https://app.clickup.com/t/868512p' }, 'INVALID_INPUT', /doc/],
  ])('refuses %j', async (args, code, words) => {
    const answer = await call('get_doc', args)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: [code] })
    expect(JSON.stringify(answer.issues)).toMatch(words)
    expect(answer.issues?.[0]?.hint).toBeTruthy()
  })

  it('of two docs of one title asks which', async () => {
    const twin = store().docs.get('8cm2k-2034')
    if (!twin) throw new Error('no such doc')
    const { name } = twin
    twin.name = 'Q4 Architecture Doc'
    const answer = await call('get_doc', { doc: 'Q4 Architecture Doc' })
    twin.name = name
    expect(codesOf(answer)).toEqual(['AMBIGUOUS'])
    const candidates = answer.issues?.[0]?.candidates ?? []
    expect(candidates).toHaveLength(2)
    for (const doc of candidates) expect((await call('get_doc', { doc })).ok).toBe(true)
  })

  it('that is private is not shown', async () => {
    expect((await call('get_doc', { doc: '8cm2k-2134' })).ok).toBe(false)
  })

  it('of an id asks for that doc alone', async () => {
    await call('get_hierarchy')
    running.sandbox.state.log.clear()
    await call('get_doc', { doc: DOC, page: 'Overview' })
    expect(asked().map(nameOf)).toEqual([
      `GET /api/v3/workspaces/9014123456/docs/${DOC}`,
      `GET /api/v3/workspaces/9014123456/docs/${DOC}/page_listing`,
      `GET /api/v3/workspaces/9014123456/docs/${DOC}/pages/${pageId('Overview')}`,
    ])
  })
})

describe('find_docs in a workspace with hundreds of docs', () => {
  const large = usePair({ seed: 'large' })

  it('reads all pages of the search', async () => {
    const { result } = await large.call('find_docs', { text: 'notes 249' })
    expect(result.rows.map(([, name]: string[]) => name)).toEqual(['Meeting notes 249'])
  })

  it('says how many more there are than it shows', async () => {
    const { result } = await large.call('find_docs', { text: 'meeting' })
    expect(result.rows.length).toBeLessThan(250)
    expect(result.total).toBe(250)
  })
})
