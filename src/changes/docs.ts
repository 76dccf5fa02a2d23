// Writing docs: new ones, new pages, and edits that never overwrite what was not read.
import { createHash } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import type { Api } from '../clickup/api.ts'
import {
  createDoc,
  createPage,
  DOC_PARENTS,
  type Doc,
  type DocPage,
  type EditMode,
  editPage,
  flattenPages,
  getDocs,
  getPage,
  getPageListing,
} from '../clickup/docs.ts'
import { ClickUpError } from '../clickup/errors.ts'
import { resolveDoc, resolvePage } from '../clickup/references/docs.ts'
import { sameName } from '../clickup/references/names.ts'
import { resolvePlace } from '../clickup/references/places.ts'
import { getWorkspace } from '../clickup/workspaces.ts'
import type { Change, Comparison, Problem } from './change.ts'
import type { Planning } from './planning.ts'

// Markdown is lossy both ways (facts.md §13): bullets, blanks and escapes change, words do not.
const words = (markdown: string): string => markdown.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** What a reader gets with a page, and gives back to replace it: the page as it was when it was read. */
export const versionOf = ({ content }: DocPage): string =>
  createHash('sha256')
    .update(content ?? '')
    .digest('base64url')
    .slice(0, 8)

const shorten = (text: string): string =>
  text.length > 300 ? l10n.t`${text.slice(0, 300)}… (${text.length} characters)` : text

const notApplied = (message: string): Problem => ({ code: 'NOT_APPLIED', message })

export interface WantedDoc {
  readonly in?: string | undefined
  readonly name: string
  readonly content?: string | undefined
}

const parentOf = async ({ api, clock }: Planning, reference: string | undefined) => {
  if (reference === undefined) {
    const { id, name } = await getWorkspace(api)
    return { parent: { id, type: DOC_PARENTS.workspace }, path: name }
  }
  const place = await resolvePlace(api, reference, undefined, clock.now)
  return { parent: { id: place.id, type: DOC_PARENTS[place.kind] }, path: place.path }
}

interface SentDoc {
  readonly doc: Doc
  readonly page?: DocPage | undefined
}

const compareContent = async (
  api: Api,
  docId: string,
  page: DocPage | undefined,
  content: string,
): Promise<readonly Problem[]> => {
  if (!page) return []
  const stored = await getPage(api, docId, page.id)
  return words(stored.content ?? '').includes(words(content))
    ? []
    : [notApplied(l10n.t`The page "${stored.name}" does not hold the text that was sent.`)]
}

export const planCreateDoc = async (
  planning: Planning,
  wanted: WantedDoc,
): Promise<Change<SentDoc>> => {
  const { parent, path } = await parentOf(planning, wanted.in)
  const { name, content } = wanted
  const addPage = (api: Api, doc: Doc) =>
    content === undefined ? undefined : createPage(api, doc.id, { name, content })
  return {
    title: l10n.t`create the doc "${name}" in ${path}`,
    effects: [
      { field: 'name', to: name },
      ...(content === undefined ? [] : [{ field: 'content', to: shorten(content) }]),
    ],
    async send(api) {
      const doc = await createDoc(api, { name, parent, create_page: content === undefined })
      return { doc, page: await addPage(api, doc) }
    },
    async lookFor(api, sentAt) {
      const { docs } = await getDocs(api, {})
      const doc = docs.find(
        (one) => sameName(one.name, name) && (one.date_created ?? 0) >= sentAt - 10_000,
      )
      if (!doc) return undefined
      const pages = flattenPages(await getPageListing(api, doc.id))
      const page = pages.find(({ page: one }) => sameName(one.name, name))?.page
      return { doc, page: page ?? (await addPage(api, doc)) }
    },
    compare: async (api, { doc, page }): Promise<Comparison> => ({
      result: { doc: doc.id, name: doc.name, ...(page ? { page: page.id } : {}) },
      missing: content === undefined ? [] : await compareContent(api, doc.id, page, content),
      touched: [],
    }),
  }
}

export interface WantedEdit {
  readonly doc: string
  readonly page?: string | undefined
  readonly mode: EditMode | 'new_page'
  readonly content: string
  /** For a new page. */
  readonly name?: string | undefined
  /** For a replacement: the page's version when it was read. */
  readonly version?: string | undefined
}

const planNewPage = async (
  doc: Doc,
  parent: DocPage | undefined,
  { name, content }: WantedEdit,
): Promise<Change<DocPage>> => {
  if (!name?.trim())
    throw new ClickUpError('INVALID_INPUT', l10n.t('The new page has no name.'), {
      hint: l10n.t('Give `name`.'),
    })
  return {
    title: l10n.t`add the page "${name}" to ${doc.name}`,
    effects: [
      { field: 'page', to: name },
      { field: 'content', to: shorten(content) },
    ],
    send: (api) =>
      createPage(api, doc.id, { name, content, ...(parent ? { parent_page_id: parent.id } : {}) }),
    async lookFor(api) {
      const pages = flattenPages(await getPageListing(api, doc.id))
      return pages.find(({ page }) => sameName(page.name, name))?.page
    },
    compare: async (api, page) => ({
      result: { doc: doc.id, page: page.id, name: page.name },
      missing: await compareContent(api, doc.id, page, content),
      touched: [],
    }),
  }
}

const checkVersion = (page: DocPage, version: string | undefined): void => {
  if (version === versionOf(page)) return
  throw new ClickUpError(
    'CONFLICT',
    version === undefined
      ? l10n.t`Replacing "${page.name}" overwrites it whole, so its version must be named.`
      : l10n.t`"${page.name}" has changed since it was read.`,
    {
      hint: l10n.t(
        'Read the page with get_doc, then repeat the call with the `version` it gives; or use append or prepend.',
      ),
    },
  )
}

const titleOf = (mode: EditMode, page: string, doc: string): string => {
  switch (mode) {
    case 'append':
      return l10n.t`append in the page "${page}" of ${doc}`
    case 'prepend':
      return l10n.t`prepend in the page "${page}" of ${doc}`
    case 'replace':
      return l10n.t`replace in the page "${page}" of ${doc}`
  }
}

const expected = (before: string, mode: EditMode, content: string): string => {
  if (mode === 'replace') return content
  return mode === 'append' ? `${before}\n${content}` : `${content}\n${before}`
}

const planEditPage = async (
  api: Api,
  doc: Doc,
  listed: DocPage,
  { mode, content, version }: WantedEdit & { readonly mode: EditMode },
): Promise<Change> => {
  const page = await getPage(api, doc.id, listed.id)
  if (mode === 'replace') checkVersion(page, version)
  const before = page.content ?? ''
  const after = words(expected(before, mode, content))
  const stands = async (to: Api) =>
    words((await getPage(to, doc.id, page.id)).content ?? '') === after
  return {
    title: titleOf(mode, page.name, doc.name),
    effects: [
      {
        field: 'content',
        ...(mode === 'replace' ? { from: shorten(before) } : {}),
        to: shorten(content),
      },
    ],
    send: (to) => editPage(to, doc.id, page.id, { content, content_edit_mode: mode }),
    lookFor: async (to) => ((await stands(to)) ? true : undefined),
    async compare(to) {
      const stored = await getPage(to, doc.id, page.id)
      const held = words(stored.content ?? '') === after
      return {
        result: { doc: doc.id, page: page.id, name: page.name, version: versionOf(stored) },
        missing: held
          ? []
          : [
              notApplied(
                l10n.t`The page "${page.name}" does not read as it should after the edit.`,
              ),
            ],
        touched: [],
      }
    },
  }
}

/** @throws ClickUpError CONFLICT when a replacement would overwrite what was not read */
export const planEditDoc = async ({ api }: Planning, wanted: WantedEdit): Promise<Change> => {
  const { doc, pageId } = await resolveDoc(api, wanted.doc)
  const reference = wanted.page ?? pageId
  const named = reference === undefined ? undefined : await resolvePage(api, doc.id, reference)
  if (wanted.mode === 'new_page') return planNewPage(doc, named, wanted) as Promise<Change>
  const pages = flattenPages(await getPageListing(api, doc.id))
  const only = pages.length === 1 ? pages[0]?.page : undefined
  const page = named ?? only
  if (!page)
    throw new ClickUpError(
      'INVALID_INPUT',
      l10n.t`It is not said which page of "${doc.name}" is to be edited.`,
      {
        candidates: pages.map(({ path }) => path.join(' / ')),
        hint: l10n.t('Give `page`.'),
      },
    )
  return planEditPage(api, doc, page, { ...wanted, mode: wanted.mode })
}
