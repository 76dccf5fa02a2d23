// Searching, reading and writing docs and their pages.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Caller, idOf, idsIn } from '../support/calls.ts'

export const docs = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const base = `/v3/workspaces/${sandbox.workspaceId}/docs`
  const doc = `${base}/${ids.doc('Q4 Architecture Doc')}`
  const page = `${doc}/pages/${ids.page('Database Migration: orders to their own cluster')}`
  const paths = [
    base,
    `${base}?limit=10&archived=true`,
    `${base}?deleted=true`,
    `${base}?parent_id=${ids.space('Engineering')}&parent_type=SPACE&creator=${ids.user('Priya Nair')}`,
    `${base}?id=${ids.doc('Sprint rituals')}&parent_type=6&limit=100`,
    doc,
    `${doc}/page_listing`,
    `${doc}/page_listing?max_page_depth=1`,
    `${doc}/pages`,
    `${doc}/pages?max_page_depth=1&content_format=text/plain`,
    page,
    `${page}?content_format=text/md`,
  ]
  for (const path of paths) await call('GET', path)
  const { quirks } = sandbox.state.store
  quirks.docsEnd = 'null'
  await call('GET', base)
  quirks.docsEnd = 'missing'
  const made = idOf(
    await call('POST', base, {
      name: 'Plan',
      parent: { id: ids.list('Current Sprint'), type: 6 },
      visibility: 'PUBLIC',
      create_page: false,
    }),
  )
  const pages = `${base}/${made}/pages`
  const first = idOf(await call('POST', pages, { name: 'One', content: '**bold**' }))
  await call('POST', pages, { parent_page_id: first, name: 'Below', content_format: 'text/plain' })
  await call('PUT', `${pages}/${first}`, { content: 'More.', content_edit_mode: 'append' })
  await call('PUT', `${pages}/${first}`, { name: 'First', sub_title: 'x', content: 'New.' })
  await call('POST', base, { name: 'With a page' })
}
