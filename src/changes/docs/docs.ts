// Writing docs: new ones, new pages, and edits that never overwrite what was not read.
import { createHash } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { type Problem, problemOf } from '../../base/problems/problem.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
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
} from '../../clickup/objects/doc.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { resolveDoc, resolvePage } from '../../clickup/references/docs.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { sendOrFind } from '../engine/lost.ts'
import type { Planning } from '../engine/planning.ts'

// Markdown is lossy both ways (docs/clickup-facts.md §19): bullets, blanks and escapes change,
// words do not.
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
  /** Why it has no page, where it should have one. */
  readonly pageProblem?: Problem
}

const compareContent = async (
  api: Api,
  docId: string,
  page: DocPage | undefined,
  content: string,
): Promise<readonly Problem[]> => {
  if (!page) return []
  const stored = await getPage(api, docId, page.id)
  return countIn(stored.content ?? '', content) > 0
    ? []
    : [
        notApplied(
          l10n.t`The page "${plainName(stored.name)}" does not hold the text that was sent.`,
        ),
      ]
}

const pageNamed = async (
  api: Api,
  docId: string,
  name: string,
  before: ReadonlySet<string>,
): Promise<DocPage | undefined> =>
  flattenPages(await getPageListing(api, docId)).find(
    ({ page }) => sameName(page.name, name) && !before.has(page.id),
  )?.page

/** The first page of a new doc; the doc is there whatever becomes of it. */
const addPage = async (api: Api, doc: Doc, name: string, content: string): Promise<SentDoc> => {
  try {
    const page = await sendOrFind(
      api,
      l10n.t`add the page "${plainName(name)}" to ${plainName(doc.name)}`,
      (to) => createPage(to, doc.id, { name, content }),
      (to) => pageNamed(to, doc.id, name, new Set()),
    )
    return { doc, page }
  } catch (error) {
    const problem = problemOf(error)
    return {
      doc,
      pageProblem: {
        ...problem,
        message: l10n.t`The doc "${plainName(doc.name)}" was created, but without its text: ${problem.message}`,
        hint: l10n.t('Do not create it again; add the text with edit_doc, mode new_page.'),
      },
    }
  }
}

export const planCreateDoc = async (
  planning: Planning,
  wanted: WantedDoc,
): Promise<Change<SentDoc, ReadonlySet<string>>> => {
  const { parent, path } = await parentOf(planning, wanted.in)
  const { name, content } = wanted
  const title = l10n.t`create the doc "${plainName(name)}" in ${oneLine(path, MOST_PATH)}`
  const readThere = async (api: Api) =>
    (await getDocs(api, { parentId: parent.id, parentType: String(parent.type) })).docs
  const told = ({ doc, page, pageProblem }: SentDoc, wrong: readonly Problem[]): Comparison => ({
    result: { doc: doc.id, name: doc.name, ...(page ? { page: page.id } : {}) },
    missing: [...(pageProblem ? [pageProblem] : []), ...wrong],
    touched: [],
  })
  return {
    title,
    effects: [
      { field: 'name', to: name },
      ...(content === undefined ? [] : [{ field: 'content', to: shorten(content) }]),
    ],
    mark: async (api) => new Set((await readThere(api)).map(({ id }) => id)),
    async send(api, before) {
      const doc = await sendOrFind(
        api,
        title,
        (to) => createDoc(to, { name, parent, create_page: content === undefined }),
        before &&
          (async (to) =>
            (await readThere(to)).find((one) => sameName(one.name, name) && !before.has(one.id))),
      )
      return content === undefined ? { doc } : addPage(api, doc, name, content)
    },
    confirmed: (sent) => told(sent, []),
    compare: async (api, sent) =>
      told(
        sent,
        content === undefined ? [] : await compareContent(api, sent.doc.id, sent.page, content),
      ),
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
): Promise<Change<DocPage, ReadonlySet<string>>> => {
  if (!name?.trim())
    throw new CodedError('INVALID_INPUT', l10n.t('The new page has no name.'), {
      hint: l10n.t('Give `name`.'),
    })
  const told = (page: DocPage, missing: readonly Problem[]): Comparison => ({
    result: { doc: doc.id, page: page.id, name: page.name },
    missing,
    touched: [],
  })
  return {
    title: l10n.t`add the page "${plainName(name)}" to ${plainName(doc.name)}`,
    effects: [
      { field: 'page', to: name },
      { field: 'content', to: shorten(content) },
    ],
    mark: async (api) => {
      const pages = flattenPages(await getPageListing(api, doc.id))
      return new Set(pages.map(({ page }) => page.id))
    },
    send: (api) =>
      createPage(api, doc.id, { name, content, ...(parent ? { parent_page_id: parent.id } : {}) }),
    lookFor: (api, before) => pageNamed(api, doc.id, name, before),
    confirmed: (page) => told(page, []),
    compare: async (api, page) => told(page, await compareContent(api, doc.id, page, content)),
  }
}

const checkVersion = (page: DocPage, version: string | undefined): void => {
  if (version === versionOf(page)) return
  throw new CodedError(
    'CONFLICT',
    version === undefined
      ? l10n.t`Replacing "${plainName(page.name)}" overwrites it whole, so its version must be named.`
      : l10n.t`"${plainName(page.name)}" has changed since it was read.`,
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

/** How often a text stands in another, formatting aside where it has any words. */
const countIn = (whole: string, part: string): number => {
  const sought = words(part)
  if (sought === '') return part.trim() === '' ? 0 : whole.split(part.trim()).length - 1
  // Two blanks between words, so that neighbours need not share one.
  const apart = (text: string): string => text.replaceAll(' ', '  ')
  return apart(` ${words(whole)} `).split(` ${apart(sought)} `).length - 1
}

const planEditPage = async (
  api: Api,
  doc: Doc,
  listed: DocPage,
  { mode, content, version }: WantedEdit & { readonly mode: EditMode },
): Promise<Change<true>> => {
  const page = await getPage(api, doc.id, listed.id)
  if (mode === 'replace') checkVersion(page, version)
  const before = page.content ?? ''
  // What stood there already, such as the same text appended before, is not what was sent now.
  const isHeld = ({ content: now }: DocPage): boolean =>
    mode === 'replace'
      ? words(now ?? '') === words(content)
      : countIn(now ?? '', content) > countIn(before, content)
  const told = (missing: readonly Problem[], stored?: DocPage): Comparison => ({
    result: {
      doc: doc.id,
      page: page.id,
      name: page.name,
      ...(stored ? { version: versionOf(stored) } : {}),
    },
    missing,
    touched: [],
  })
  return {
    title: titleOf(mode, plainName(page.name), plainName(doc.name)),
    effects: [
      {
        field: 'content',
        ...(mode === 'replace' ? { from: shorten(before) } : {}),
        to: shorten(content),
      },
    ],
    send: async (to) => {
      await editPage(to, doc.id, page.id, { content, content_edit_mode: mode })
      return true
    },
    lookFor: async (to) => (isHeld(await getPage(to, doc.id, page.id)) ? true : undefined),
    confirmed: () => told([]),
    async compare(to) {
      const stored = await getPage(to, doc.id, page.id)
      if (isHeld(stored)) return told([], stored)
      const message = l10n.t`The page "${plainName(page.name)}" does not read as it should after the edit.`
      return told([notApplied(message)], stored)
    },
  }
}

/** @throws CodedError CONFLICT when a replacement would overwrite what was not read */
export const planEditDoc = async ({ api }: Planning, wanted: WantedEdit): Promise<Change> => {
  const { doc, pageId } = await resolveDoc(api, wanted.doc)
  const reference = wanted.page ?? pageId
  const named = reference === undefined ? undefined : await resolvePage(api, doc.id, reference)
  if (wanted.mode === 'new_page') return planNewPage(doc, named, wanted) as Promise<Change>
  const pages = flattenPages(await getPageListing(api, doc.id))
  const only = pages.length === 1 ? pages[0]?.page : undefined
  const page = named ?? only
  if (!page)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`It is not said which page of "${plainName(doc.name)}" is to be edited.`,
      {
        candidates: pages.map(({ path }) => path.join(' / ')),
        hint: l10n.t('Give `page`.'),
      },
    )
  return planEditPage(api, doc, page, { ...wanted, mode: wanted.mode })
}
