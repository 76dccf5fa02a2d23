// Docs and pages: cursors and their ends, trees, formats, and how the editor changes what was written.
import { beforeAll, describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/sandbox/server.ts'
import { type Row, row, rows } from './support/answers.ts'
import { type Answer, caller, idOf } from './support/calls.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { sandbox, call, ids } = await useSandbox()
const base = `/v3/workspaces/${sandbox.workspaceId}/docs`

const names = (answer: Answer) => rows(answer, 'docs').map(({ name }) => name)
const tree = ({ json }: Answer) => json as Row[]

describe('searching docs', () => {
  it('leaves out archived, deleted and other people’s private ones', async () => {
    expect(names(await call('GET', base))).toEqual([
      'Q4 Architecture Doc',
      'Q4 Architecture Review: minutes',
      'Q3 Architecture Doc',
      'Onboarding Handbook',
      'Launch 5.0 Messaging',
      'Sprint rituals',
    ])
    expect(names(await call('GET', `${base}?archived=true`))).toEqual(['Architecture ideas 2024'])
    expect(names(await call('GET', `${base}?deleted=true`))).toEqual(['Untitled'])
  })

  it('finds by parent and by who made it', async () => {
    const folder = `parent_id=${ids.folder('Launch 5.0')}&parent_type=FOLDER`
    expect(names(await call('GET', `${base}?${folder}`))).toEqual(['Launch 5.0 Messaging'])
    const byPriya = `creator=${ids.user('Priya Nair')}`
    expect(names(await call('GET', `${base}?${byPriya}`))).toEqual(['Q4 Architecture Doc'])
  })

  it('goes on by cursor and ends in one of three ways', async () => {
    const large = await startSandbox({ rate: 10_000, seed: 'large' })
    const ask = caller(large)
    const path = `/v3/workspaces/${large.workspaceId}/docs?limit=100`
    const ends: unknown[] = []
    for (const docsEnd of ['missing', 'null', 'empty'] as const) {
      large.state.store.quirks.docsEnd = docsEnd
      const found = new Set<unknown>()
      let cursor: unknown
      do {
        const answer = await ask('GET', cursor ? `${path}&cursor=${cursor}` : path)
        for (const { id } of rows(answer, 'docs')) found.add(id)
        cursor = row(answer).next_cursor
      } while (cursor)
      ends.push([found.size, cursor])
    }
    await large.close()
    expect(ends).toEqual([
      [250, undefined],
      [250, null],
      [250, ''],
    ])
  })

  it.each(['limit=5', 'limit=101', 'cursor=x', 'parent_type=NOTHING'])(
    'refuses %s',
    async (query) => {
      const answer = await call('GET', `${base}?${query}`)
      expect(row(answer)).toEqual({
        status: 400,
        message: expect.any(String),
        trace_id: null,
        timestamp: expect.any(Number),
      })
    },
  )
})

describe('a doc', () => {
  it('lists its pages as a bare array, to the depth that was asked for', async () => {
    const doc = `${base}/${ids.doc('Q4 Architecture Doc')}`
    const listing = tree(await call('GET', `${doc}/page_listing`))
    expect(listing.map(({ name }) => name)).toEqual([
      'Overview',
      'Service boundaries',
      'Database Migration: orders to their own cluster',
      'Observability',
      'Open points',
    ])
    expect(listing[2]).toMatchObject({
      pages: [{ name: 'Risks' }, { name: 'Questions to settle' }],
    })
    expect(listing[2]).not.toHaveProperty('content')
    const flat = tree(await call('GET', `${doc}/page_listing?max_page_depth=1`))
    expect(flat[2]).not.toHaveProperty('pages')
    const whole = tree(await call('GET', `${doc}/pages`))
    expect(whole[2]).toMatchObject({ sub_title: 'Proposal, version 3' })
  })

  it('proposes the migration in eight numbered steps', async () => {
    const name = 'Database Migration: orders to their own cluster'
    const doc = `${base}/${ids.doc('Q4 Architecture Doc')}`
    const { content } = row(await call('GET', `${doc}/pages/${ids.page(name)}`))
    expect(String(content).match(/^\d+\. \*\*.+?\*\*/gm)).toHaveLength(8)
    const plain = row(
      await call('GET', `${doc}/pages/${ids.page(name)}?content_format=text/plain`),
    ).content
    expect(plain).not.toContain('**')
  })

  it('that may not be seen answers 404 in the shape of v2, an unknown one in that of v3', async () => {
    const hidden = await call('GET', `${base}/${ids.doc('Lena: one-to-ones')}`)
    expect([hidden.status, hidden.json]).toEqual([
      404,
      { err: 'permission denied', ECODE: 'ACCESS_999' },
    ])
    const unknown = await call('GET', `${base}/8cm2k-999999`)
    expect([unknown.status, row(unknown).message]).toEqual([404, 'Doc not found'])
  })

  it('cannot be deleted or archived', async () => {
    const doc = `${base}/${ids.doc('Sprint rituals')}`
    expect((await call('DELETE', doc)).status).toBe(405)
    expect((await call('PUT', doc, { archived: true })).status).toBe(403)
  })
})

describe('writing pages', () => {
  let pages: string
  let page: string
  const content = async () => row(await call('GET', page)).content

  beforeAll(async () => {
    const made = await call('POST', base, { name: 'Scratch' })
    expect(made.status).toBe(201)
    pages = `${base}/${idOf(made)}/pages`
    page = `${pages}/${tree(await call('GET', pages))[0]?.id}`
  })

  it('starts with an empty page, unless told not to', async () => {
    expect(tree(await call('GET', pages))).toMatchObject([{ name: '', content: '' }])
    const bare = idOf(await call('POST', base, { create_page: false }))
    expect(tree(await call('GET', `${base}/${bare}/pages`))).toEqual([])
  })

  it('replaces the text by default, with an empty answer', async () => {
    await call('PUT', page, { content: 'Old' })
    const { status, text } = await call('PUT', page, { content: 'New' })
    expect([status, text]).toEqual([200, ''])
    expect(await content()).toBe('New')
  })

  it('puts line ends between what was there and what is added', async () => {
    await call('PUT', page, { content: 'b' })
    await call('PUT', page, { content: 'c', content_edit_mode: 'append' })
    await call('PUT', page, { content: 'a', content_edit_mode: 'prepend' })
    expect(await content()).toBe('a\nb\n\nc')
  })

  it('gives Markdown back in its own dialect, but leaves code alone', async () => {
    await call('PUT', page, { content: '* one  \n+ two\n\n\n\n__bold__\n\n```\n* code  \n```\n' })
    expect(await content()).toBe('- one\n- two\n\n**bold**\n\n```\n* code  \n```')
  })

  it('takes plain text literally', async () => {
    await call('PUT', page, { content: '*not bold*', content_format: 'text/plain' })
    expect(await content()).toBe('\\*not bold\\*')
  })

  it('nests pages, and deletes them with what is below', async () => {
    const parent = idOf(await call('POST', pages, { name: 'Parent' }))
    const child = await call('POST', pages, { name: 'Child', parent_page_id: parent })
    expect([child.status, row(child).parent_page_id]).toEqual([201, parent])
    const deleted = await call('DELETE', `${pages}/${parent}`)
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect((await call('GET', `${pages}/${idOf(child)}`)).status).toBe(404)
    const orphan = await call('POST', pages, { parent_page_id: parent })
    expect(orphan.status).toBe(404)
  })
})
