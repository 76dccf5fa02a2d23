// Docs and their pages on the wire (v3): ids of people and workspaces are numbers here.
import { plainText } from '../state/markdown.ts'
import type { Doc, DocPage } from '../state/model.ts'
import type { Store } from '../state/store.ts'

export const docInSearch = (value: Doc) => ({
  id: value.id,
  date_created: value.dateCreated,
  date_updated: value.dateUpdated,
  name: value.name,
  type: 1,
  parent: value.parent,
  public: value.public,
  workspace_id: Number(value.workspaceId),
  creator: value.creatorId,
  deleted: value.deleted,
  archived: value.archived,
})

const pageDefaults = {
  font: 'default',
  font_size: 3,
  line_height: 2,
  page_width: 2,
  show_author_header: true,
  show_date_header: true,
  show_sub_pages: true,
}

export const doc = (value: Doc) => ({ ...docInSearch(value), page_defaults: pageDefaults })

export type PageFormat = 'text/md' | 'text/plain'

const reference = (store: Store, value: DocPage) => ({
  id: value.id,
  doc_id: value.docId,
  ...(value.parentId === null ? {} : { parent_page_id: value.parentId }),
  workspace_id: Number(store.docs.get(value.docId)?.workspaceId),
  name: value.name,
})

const whole = (store: Store, value: DocPage, format: PageFormat) => ({
  ...reference(store, value),
  ...(value.subTitle === '' ? {} : { sub_title: value.subTitle }),
  date_created: value.dateCreated,
  date_updated: value.dateUpdated,
  content: format === 'text/md' ? value.content : plainText(value.content),
  creator_id: value.creatorId,
  deleted: false,
  date_edited: value.dateUpdated,
  edited_by: value.editorId,
  archived: false,
  authors: [value.creatorId],
  contributors: [...new Set([value.creatorId, value.editorId])],
  protected: false,
})

/** `depth` levels of pages, or all with -1; `pages` stands only where there are some. */
const tree = (
  store: Store,
  docId: string,
  parentId: string | null,
  depth: number,
  show: (page: DocPage) => object,
): object[] => {
  if (depth === 0) return []
  return store.pagesOf(docId, parentId).map((each) => {
    const pages = tree(store, docId, each.id, depth - 1, show)
    return { ...show(each), ...(pages.length > 0 ? { pages } : {}) }
  })
}

export const pageListing = (store: Store, docId: string, depth: number) =>
  tree(store, docId, null, depth, (each) => reference(store, each))

export const pages = (store: Store, docId: string, depth: number, format: PageFormat) =>
  tree(store, docId, null, depth, (each) => whole(store, each, format))

export const page = (store: Store, value: DocPage, format: PageFormat) => {
  const below = tree(store, value.docId, value.id, -1, (each) => whole(store, each, format))
  return { ...whole(store, value, format), ...(below.length > 0 ? { pages: below } : {}) }
}
