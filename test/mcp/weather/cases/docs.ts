// create_doc, edit_doc
import { versionOf } from '../../../../src/clickup/objects/doc.ts'
import { acme } from '../../../../src/sandbox/seed/demo/team.ts'
import type { DocPage } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import type { Arguments, Case, Part } from '../case.ts'
import { ALEX, BEFORE_MS, creation, fresh, must, whole } from './world.ts'

const TEXT = 'Close the windows first.'
const PAGES = '/v3/workspaces/*/docs/*/pages'

const addPage = (store: Store, docId: string, name: string): void => {
  const at = store.now() - BEFORE_MS
  const id = store.newDocId()
  store.pages.set(id, {
    id,
    docId,
    parentId: null,
    name,
    subTitle: '',
    content: TEXT,
    creatorId: ALEX,
    editorId: ALEX,
    dateCreated: at,
    dateUpdated: at,
  })
}

const addTwin = (store: Store, name: string): void => {
  const at = store.now() - BEFORE_MS
  const id = store.newDocId()
  store.docs.set(id, {
    id,
    workspaceId: acme,
    name,
    parent: { id: acme, type: 12 },
    public: true,
    creatorId: ALEX,
    dateCreated: at,
    dateUpdated: at,
    deleted: false,
    archived: false,
  })
  addPage(store, id, name)
}

const create = (name: string, write: string, hasTwin = false): Case => ({
  tool: 'create_doc',
  name,
  write,
  scene: (store) => {
    if (hasTwin) addTwin(store, 'Storm')
    const docs = fresh(store.docs, (doc) => doc.name === 'Storm')
    const pages = fresh(
      store.pages,
      ({ content, docId }) => content.includes(TEXT) && docs().some(({ id }) => id === docId),
    )
    const doc = creation('the doc', () => docs().map(({ id }) => [id]), {
      write: 'POST /v3/workspaces/*/docs',
    })
    const text: Part = {
      name: 'its text',
      held: () => pages().length,
      in: (entry) => entry.doc !== undefined,
      isImplied: true,
      words: /page|text|content/i,
      write: `POST ${PAGES}`,
    }
    return { args: { name: 'Storm', content: TEXT }, parts: [doc, text] }
  },
})

const pageNamed = (store: Store, name: string): DocPage =>
  must(
    [...store.pages.values()].find((page) => page.name === name),
    `page ${name}`,
  )

const times = ({ content }: DocPage): number => content.split(TEXT).length - 1

const edit = (name: string, args: Arguments, hasTwin = false): Case => ({
  tool: 'edit_doc',
  name,
  write: `PUT ${PAGES}/*`,
  scene: (store) => {
    const page = pageNamed(store, 'Rituals')
    if (hasTwin) page.content = `${page.content}\n\n${TEXT}`
    const before = times(page)
    return {
      args: { doc: 'Sprint rituals', page: 'Rituals', content: TEXT, ...args },
      parts: [{ ...whole('the text', () => true), held: () => times(page) - before }],
    }
  },
})

const newPage = (name: string, hasTwin: boolean): Case => ({
  tool: 'edit_doc',
  name,
  write: `POST ${PAGES}`,
  scene: (store) => {
    const { docId } = pageNamed(store, 'Rituals')
    if (hasTwin) addPage(store, docId, 'Storm')
    const found = fresh(store.pages, (page) => page.docId === docId && page.content.includes(TEXT))
    return {
      args: { doc: 'Sprint rituals', mode: 'new_page', name: 'Storm', content: TEXT },
      parts: [creation('the page', () => found().map(({ id }) => [id]))],
    }
  },
})

export const DOCS: readonly Case[] = [
  create('the doc', 'POST /v3/workspaces/*/docs'),
  create('the doc, older twin', 'POST /v3/workspaces/*/docs', true),
  create('its page', `POST ${PAGES}`),
  edit('append', { mode: 'append' }),
  edit('append, older twin', { mode: 'append' }, true),
  edit('prepend', { mode: 'prepend' }),
  {
    ...edit('replace', {}),
    scene: (store) => {
      const page = pageNamed(store, 'Rituals')
      return {
        args: {
          doc: 'Sprint rituals',
          page: 'Rituals',
          mode: 'replace',
          content: TEXT,
          version: versionOf({ content: page.content, id: page.id, name: page.name, pages: [] }),
        },
        parts: [whole('the text', () => page.content.trim() === TEXT)],
      }
    },
  },
  newPage('new page', false),
  newPage('new page, older twin', true),
]
