// Docs and pages (v3): searching with a cursor, reading trees of pages, writing.
import { type Body, textIn } from '../http/body.ts'
import { encodeCursor, limitIn, offsetOf } from '../http/cursor.ts'
import { badRequest, docDenied, notFound, Refusal } from '../http/errors.ts'
import {
  type Call,
  created,
  del,
  emptyBody,
  get,
  noContent,
  post,
  put,
  type Route,
} from '../http/route.ts'
import { doc, docInSearch, type PageFormat, page, pageListing, pages } from '../present/doc.ts'
import { workspaceById } from '../state/lookup.ts'
import { edited, escaped } from '../state/markdown.ts'
import type { Doc, DocPage, DocParent } from '../state/model.ts'

const base = '/v3/workspaces/:workspace_id/docs'

const parentTypes: Record<string, number> = {
  TASK: 1,
  SPACE: 4,
  FOLDER: 5,
  LIST: 6,
  EVERYTHING: 7,
  WORKSPACE: 12,
}

const workspaceOf = (call: Call) => workspaceById(call, call.path('workspace_id'))

/** Private docs are seen by whoever made them. */
const isVisible = ({ session }: Call, each: Doc) => each.public || each.creatorId === session.userId

const docOf = (call: Call): Doc => {
  const found = call.store.docs.get(call.path('doc_id'))
  if (!found || found.workspaceId !== workspaceOf(call).id || found.deleted) throw notFound('Doc')
  if (!isVisible(call, found)) throw docDenied()
  return found
}

const pageOf = (call: Call): DocPage => {
  const { id } = docOf(call)
  const found = call.store.pages.get(call.path('page_id'))
  if (found?.docId !== id) throw notFound('Page')
  return found
}

const format = (given: string | null): PageFormat => {
  if (given === null || given === 'text/md' || given === 'text/plain') return given ?? 'text/md'
  throw badRequest('content_format must be one of text/md, text/plain')
}

const formatAsked = ({ query }: Call) => format(query.one('content_format'))

const depth = ({ query }: Call): number => {
  const given = Number(query.one('max_page_depth') ?? -1)
  if (!Number.isInteger(given)) throw badRequest('max_page_depth must be a number')
  return given
}

const matches = (call: Call) => {
  const { query } = call
  const [id, creator, parent] = [query.one('id'), query.one('creator'), query.one('parent_id')]
  const type = query.one('parent_type')
  const parentType =
    type === null
      ? null
      : Object.hasOwn(parentTypes, type)
        ? (parentTypes[type] ?? null)
        : Number(type)
  if (Number.isNaN(parentType)) throw badRequest('parent_type is invalid')
  return (each: Doc) =>
    isVisible(call, each) &&
    each.deleted === query.flag('deleted') &&
    each.archived === query.flag('archived') &&
    (id === null || each.id === id) &&
    (creator === null || each.creatorId === Number(creator)) &&
    (parent === null || each.parent.id === parent) &&
    (parentType === null || each.parent.type === parentType)
}

const endings = { missing: {}, null: { next_cursor: null }, empty: { next_cursor: '' } }

const search = (call: Call) => {
  const { store } = call
  const { id } = workspaceOf(call)
  const found = [...store.docs.values()].filter((each) => each.workspaceId === id)
  const matching = found.filter(matches(call))
  const { query } = call
  const start = offsetOf(query.one('cursor') ?? query.one('next_cursor'))
  const size = limitIn(call, 10)
  const shown = matching.slice(start, start + size).map(docInSearch)
  const isLast = start + size >= matching.length
  const next = isLast ? endings[store.quirks.docsEnd] : { next_cursor: encodeCursor(start + size) }
  return { docs: shown, ...next }
}

const isParent = (value: unknown): value is DocParent =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'type' in value &&
  Object.values(parentTypes).includes(Number(value.type))

const parentIn = (call: Call, workspaceId: string): DocParent => {
  const { store, body } = call
  if (body.parent === undefined || body.parent === null) return { id: workspaceId, type: 12 }
  if (!isParent(body.parent)) throw badRequest('parent is invalid')
  const { id, type } = body.parent
  const known = {
    1: store.tasks,
    4: store.spaces,
    5: store.folders,
    6: store.lists,
    7: store.workspaces,
    12: store.workspaces,
  }[type]
  if (!known.has(String(id))) throw notFound('Parent')
  return { id: String(id), type }
}

const newPage = (call: Call, docId: string, more: Partial<DocPage>): DocPage => {
  const { store, session } = call
  const now = store.now()
  const made: DocPage = {
    id: store.newDocId(),
    docId,
    parentId: null,
    name: '',
    subTitle: '',
    content: '',
    creatorId: session.userId,
    editorId: session.userId,
    dateCreated: now,
    dateUpdated: now,
    ...more,
  }
  store.pages.set(made.id, made)
  return made
}

const createDoc = (call: Call) => {
  const { store, session, body } = call
  const workspaceId = workspaceOf(call).id
  const now = store.now()
  const made: Doc = {
    id: store.newDocId(),
    workspaceId,
    name: textIn(body, 'name') ?? '',
    parent: parentIn(call, workspaceId),
    public: body.visibility !== 'PRIVATE' && body.visibility !== 2,
    creatorId: session.userId,
    dateCreated: now,
    dateUpdated: now,
    deleted: false,
    archived: false,
  }
  store.docs.set(made.id, made)
  if (body.create_page !== false) newPage(call, made.id, {})
  return created(doc(made))
}

/** As the editor keeps it: plain text means itself. */
const contentIn = (body: Body): string | undefined => {
  const content = textIn(body, 'content')
  if (content === undefined) return undefined
  const isPlain = format(textIn(body, 'content_format') ?? null) === 'text/plain'
  return edited(isPlain ? escaped(content) : content)
}

const createPage = (call: Call) => {
  const { store, body } = call
  const { id } = docOf(call)
  const parentId = textIn(body, 'parent_page_id') ?? null
  if (parentId !== null && store.pages.get(parentId)?.docId !== id) throw notFound('Parent page')
  const made = newPage(call, id, {
    parentId,
    name: textIn(body, 'name') ?? '',
    subTitle: textIn(body, 'sub_title') ?? '',
    content: contentIn(body) ?? '',
  })
  return created(page(store, made, 'text/md'))
}

/** The join gets line ends that nobody wrote (measured); `replace` overwrites the whole page. */
const joined = (before: string, content: string, mode: unknown): string => {
  if (mode === 'append') return `${before}\n\n${content}`
  if (mode === 'prepend') return `${content}\n${before}`
  if (mode === undefined || mode === 'replace') return content
  throw badRequest('content_edit_mode must be one of replace, append, prepend')
}

const editPage = (call: Call) => {
  const { store, session, body } = call
  const found = pageOf(call)
  const content = contentIn(body)
  if (content !== undefined) {
    found.content = joined(found.content, content, body.content_edit_mode)
  }
  found.name = textIn(body, 'name') ?? found.name
  found.subTitle = textIn(body, 'sub_title') ?? found.subTitle
  found.editorId = session.userId
  found.dateUpdated = store.now()
  docOf(call).dateUpdated = found.dateUpdated
  return emptyBody
}

const deletePage = (call: Call, found: DocPage) => {
  for (const below of call.store.pagesOf(found.docId, found.id)) deletePage(call, below)
  call.store.pages.delete(found.id)
}

export const docRoutes: readonly Route[] = [
  get(base, search),
  post(base, createDoc),
  get(`${base}/:doc_id`, (call) => doc(docOf(call))),
  // Not documented: archiving this way is refused, and DELETE is no verb of a doc (measured).
  put(`${base}/:doc_id`, (call) => {
    docOf(call)
    throw new Refusal(403, '', 'Forbidden')
  }),
  get(`${base}/:doc_id/page_listing`, (call) =>
    pageListing(call.store, docOf(call).id, depth(call)),
  ),
  get(`${base}/:doc_id/pages`, (call) =>
    pages(call.store, docOf(call).id, depth(call), formatAsked(call)),
  ),
  post(`${base}/:doc_id/pages`, createPage),
  get(`${base}/:doc_id/pages/:page_id`, (call) =>
    page(call.store, pageOf(call), formatAsked(call)),
  ),
  put(`${base}/:doc_id/pages/:page_id`, editPage),
  // Not documented, but there (measured).
  del(`${base}/:doc_id/pages/:page_id`, (call) => {
    deletePage(call, pageOf(call))
    return noContent
  }),
]
