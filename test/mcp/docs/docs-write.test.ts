// create_doc and edit_doc: nothing that was not read is ever overwritten.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes } = running

const store = () => running.sandbox.state.store
const docNamed = (name: string) => [...store().docs.values()].findLast((one) => one.name === name)
const pagesOf = (docId: string) => [...store().pages.values()].filter((one) => one.docId === docId)
const contentOf = (pageId: string) => store().pages.get(pageId)?.content
const idOf = (kind: 'spaces' | 'folders' | 'lists', name: string) =>
  [...store()[kind].values()].find((one) => one.name === name)?.id

/** A doc of its own for a test. */
const make = async (name: string, content = 'first words') => {
  const { result } = await call('create_doc', { name, content })
  running.sandbox.state.log.clear()
  return { doc: String(result.doc), page: String(result.page) }
}
const versionOf = async (doc: string, page: string) =>
  (await call('get_doc', { doc, page })).result.version

describe('create_doc', () => {
  it.each([
    [undefined, () => ({ id: running.sandbox.workspaceId, type: 12 })],
    ['Engineering', () => ({ id: idOf('spaces', 'Engineering'), type: 4 })],
    ['Launch 5.0', () => ({ id: idOf('folders', 'Launch 5.0'), type: 5 })],
    ['Engineering / Bug Tracker', () => ({ id: idOf('lists', 'Bug Tracker'), type: 6 })],
  ])('in %j has a first page with the text', async (place, parent) => {
    const name = `Made in ${place}`
    const { ok, result } = await call('create_doc', {
      name,
      content: '# Plan\n\n- one\n- two',
      ...(place ? { in: place } : {}),
    })
    expect(ok).toBe(true)
    expect(docNamed(name)).toMatchObject({ id: result.doc, parent: parent() })
    expect(pagesOf(result.doc).map((one) => [one.id, one.name])).toEqual([[result.page, name]])
    expect(contentOf(result.page)).toContain('# Plan')
  })

  it('without a text has an empty page, as ClickUp makes it', async () => {
    const { ok, result } = await call('create_doc', { name: 'Empty' })
    expect({ ok, pages: pagesOf(result.doc).length }).toEqual({ ok: true, pages: 1 })
  })

  it.each([
    [{ name: ' ' }, 'INVALID_INPUT'],
    [{ name: 'x', in: 'No such place' }, 'NOT_FOUND'],
    [{ content: 'no name' }, 'INVALID_INPUT'],
  ])('refuses %j', async (args, code) => {
    expect({ codes: codesOf(await call('create_doc', args)), sent: writes() }).toEqual({
      codes: [code],
      sent: [],
    })
  })

  it('shows on a dry run what it would create, and sends nothing', async () => {
    const { result } = await call('create_doc', { name: 'Dry', content: 'text', dry_run: true })
    expect(result.would[0].set).toEqual({ name: 'Dry', content: 'text' })
    expect(writes()).toEqual([])
  })

  it.each([
    ['the doc', 'POST /v3/workspaces/*/docs'],
    ['its page', 'POST /v3/workspaces/*/docs/*/pages'],
  ])('makes one doc with one page when the answer for %s is lost', async (what, path) => {
    const name = `Lost answer for ${what}`
    running.sandbox.state.faults.add(`${path}=drop-after`)
    const { ok } = await call('create_doc', { name, content: 'text' })
    const made = [...store().docs.values()].filter((one) => one.name === name)
    expect({ ok, docs: made.length, pages: pagesOf(made[0]?.id ?? '').length }).toEqual({
      ok: true,
      docs: 1,
      pages: 1,
    })
  })
})

describe('edit_doc', () => {
  it.each([
    ['append', /^first words\n+- more$/],
    ['prepend', /^- more\n+first words$/],
  ])('%ss to the only page', async (mode, reads) => {
    const { doc, page } = await make(`To ${mode}`)
    const { ok, result } = await call('edit_doc', { doc, mode, content: '- more' })
    expect({ ok, page: result.page }).toEqual({ ok: true, page })
    expect(contentOf(page)?.trim()).toMatch(reads)
  })

  it('adds a page, below another one if that is named', async () => {
    const { doc, page } = await make('Grows')
    const args = { doc, mode: 'new_page', content: 'below' }
    const top = await call('edit_doc', { ...args, name: 'Top' })
    const below = await call('edit_doc', { ...args, name: 'Below', page })
    expect([top.ok, below.ok]).toEqual([true, true])
    expect(store().pages.get(top.result.page)).toMatchObject({ name: 'Top', parentId: null })
    expect(store().pages.get(below.result.page)).toMatchObject({ name: 'Below', parentId: page })
  })

  it('finds doc and page by title', async () => {
    const { ok, result } = await call('edit_doc', {
      doc: 'onboarding handbook',
      page: 'Holidays',
      mode: 'append',
      content: 'Tell Lena, too.',
    })
    expect({ ok, text: contentOf(result.page) }).toMatchObject({
      ok: true,
      text: expect.stringContaining('Tell Lena'),
    })
  })

  it('asks which page is meant where there are several', async () => {
    const answer = await call('edit_doc', {
      doc: 'Q4 Architecture Doc',
      mode: 'append',
      content: 'x',
    })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.candidates?.length).toBeGreaterThan(1)
    expect(writes()).toEqual([])
  })

  it('replaces a page whose version is the one that was read, and tells the next', async () => {
    const { doc, page } = await make('Replaced')
    const version = await versionOf(doc, page)
    const first = await call('edit_doc', { doc, mode: 'replace', content: 'second', version })
    expect(first).toMatchObject({ ok: true, result: { version: expect.any(String) } })
    const second = await call('edit_doc', {
      doc,
      mode: 'replace',
      content: 'third',
      version: first.result.version,
    })
    expect({ ok: second.ok, text: contentOf(page)?.trim() }).toEqual({ ok: true, text: 'third' })
  })

  it('does not replace without a version', async () => {
    const { doc, page } = await make('Kept')
    const answer = await call('edit_doc', { doc, mode: 'replace', content: 'gone' })
    expect(answer).toMatchObject({
      ok: false,
      issues: [{ code: 'CONFLICT', hint: expect.stringContaining('get_doc') }],
    })
    expect({ sent: writes(), text: contentOf(page)?.trim() }).toEqual({
      sent: [],
      text: 'first words',
    })
  })

  it('does not replace what somebody has changed since it was read', async () => {
    const { doc, page } = await make('Contested')
    const version = await versionOf(doc, page)
    const theirs = store().pages.get(page)
    if (theirs) theirs.content = 'words of a colleague'
    const answer = await call('edit_doc', { doc, mode: 'replace', content: 'mine', version })
    expect(codesOf(answer)).toEqual(['CONFLICT'])
    expect(answer.issues?.[0]?.message).toContain('has changed')
    expect(contentOf(page)).toBe('words of a colleague')
  })

  it('does not replace what changes between reading and the dry run either', async () => {
    const { doc } = await make('Dry')
    const answer = await call('edit_doc', {
      doc,
      mode: 'replace',
      content: 'x',
      version: 'stale',
      dry_run: true,
    })
    expect(codesOf(answer)).toEqual(['CONFLICT'])
  })

  it('shows old and new of a replacement on a dry run', async () => {
    const { doc, page } = await make('Shown')
    const version = await versionOf(doc, page)
    const { result } = await call('edit_doc', {
      doc,
      mode: 'replace',
      content: 'new words',
      version,
      dry_run: true,
    })
    expect(result.would[0].set.content).toEqual(['first words', 'new words'])
    expect(writes()).toEqual([])
  })

  it.each([
    ['append', 'PUT'],
    ['new_page', 'POST'],
  ])('does not %s twice when the answer is lost', async (mode, method) => {
    const { doc } = await make(`Lost ${mode}`)
    running.sandbox.state.faults.add(`${method} /v3/workspaces/*/docs/**=drop-after`)
    const name = mode === 'new_page' ? { name: 'New' } : {}
    const { ok } = await call('edit_doc', { doc, mode, content: 'once only', ...name })
    const texts = pagesOf(doc).map(({ content }) => content)
    expect(ok).toBe(true)
    expect(texts.join('\n').split('once only')).toHaveLength(2)
  })

  it.each([
    [{ doc: 'No such doc', mode: 'append', content: 'x' }, 'NOT_FOUND'],
    [{ doc: 'Onboarding Handbook', page: 'Nope', mode: 'append', content: 'x' }, 'NOT_FOUND'],
    [{ doc: 'Onboarding Handbook', mode: 'new_page', content: 'x' }, 'INVALID_INPUT'],
    [{ doc: 'Onboarding Handbook', mode: 'rewrite', content: 'x' }, 'INVALID_INPUT'],
    [{ doc: 'Sprint rituals', mode: 'append', content: 'x', version: 'abc' }, 'INVALID_INPUT'],
  ])('refuses %j', async (args, code) => {
    expect({ codes: codesOf(await call('edit_doc', args)), sent: writes() }).toEqual({
      codes: [code],
      sent: [],
    })
  })
})

describe('what came of a doc that was written', () => {
  it('says where it is, with its address', async () => {
    const { result } = await call('create_doc', { name: 'Where', in: 'engineering', content: 'x' })
    expect(result).toMatchObject({
      in: 'Engineering',
      url: `https://app.clickup.com/${running.sandbox.workspaceId}/v/dc/${result.doc}`,
    })
    expect((await call('get_doc', { doc: result.url })).result.id).toBe(result.doc)
    expect((await call('create_doc', { name: 'Nowhere' })).result.workspace).toBe('Acme')
  })

  it.each(['append', 'replace'])('by %s says which page alone has changed', async (mode) => {
    const { doc, page } = await make(`One page: ${mode}`)
    const version = await versionOf(doc, page)
    const { result } = await call('edit_doc', {
      doc,
      page,
      mode,
      content: 'other words',
      ...(mode === 'replace' ? { version } : {}),
    })
    expect(result).toMatchObject({ doc, page, pages_changed: 1, doc_name: `One page: ${mode}` })
    expect((await call('get_doc', { doc: result.url })).result.pages).toHaveLength(1)
  })
})
