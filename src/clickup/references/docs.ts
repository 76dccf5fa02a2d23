// Docs and pages by id, URL or exact title.

import * as l10n from '@vscode/l10n'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import { markedId, tellingAmong } from '../../base/text/marks.ts'
import { called } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import {
  type Doc,
  type DocPage,
  flattenPages,
  getDoc,
  getDocs,
  getPageListing,
} from '../objects/doc.ts'
import { SEPARATOR } from '../objects/place.ts'
import { isUrl, readUrl } from './urls.ts'

const DOC_ID = /^[a-z0-9]+-[a-z0-9]+$/

export interface DocReference {
  readonly doc: Doc
  /** Where an address points at a page. */
  readonly pageId?: string | undefined
}

/** How docs are told so that they are found again; one alone as far as it tells itself. */
export const tellingDocs = (docs: readonly Doc[]): ((doc: Doc) => string) =>
  tellingAmong(docs, {
    kind: 'doc',
    id: ({ id }) => id,
    name: ({ name }) => name,
    means: (name) => DOC_ID.test(name) || isUrl(name) || readUrl(name) !== undefined,
  })

const byTitle = async (api: Api, text: string): Promise<Doc> => {
  const { docs } = await getDocs(api)
  const [only, ...others] = called(docs, text, ({ name }) => [name])
  const tell = tellingDocs(docs)
  if (others.length > 0 && only)
    throw ambiguous(
      l10n.t`"${plainName(text)}" may mean more than one doc.`,
      [only, ...others].map(tell),
    )
  if (only) return only
  throw notFound(l10n.t`There is no doc "${plainName(text)}".`, text, docs.map(tell))
}

/** @throws CodedError NOT_FOUND with the nearest titles, AMBIGUOUS with ids */
export const resolveDoc = async (api: Api, reference: string): Promise<DocReference> => {
  const text = reference.trim()
  const target = readUrl(text)
  if (target?.kind === 'doc') return { doc: await getDoc(api, target.id), pageId: target.pageId }
  if (target || isUrl(text))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`That address is not one of a ClickUp doc: ${text}`,
      {
        hint: l10n.t(
          "A doc's address looks like https://app.clickup.com/9014123456/v/dc/8cdgx-1234.",
        ),
      },
    )
  const id = markedId(text, 'doc') ?? text
  if (!DOC_ID.test(id)) return { doc: await byTitle(api, text) }
  try {
    return { doc: await getDoc(api, id) }
  } catch (error) {
    // `kick-off` has the form of an id and may be a title.
    if (isCodedError(error, 'NOT_FOUND', 'INVALID_INPUT')) return { doc: await byTitle(api, text) }
    throw error
  }
}

/** So many characters of a title stand before its id. */
const MOST_TITLE = 80

/** `Title (8cdgx-2)` */
export const tellPage = ({ id, name }: Pick<DocPage, 'id' | 'name'>): string =>
  `${oneLine(name, MOST_TITLE)} (${id})`.trim()

/** A page of a doc by id, exact title or path of titles. */
export const resolvePage = async (api: Api, docId: string, reference: string): Promise<DocPage> => {
  const text = readUrl(reference)
  const wanted = text?.kind === 'doc' && text.pageId ? text.pageId : reference.trim()
  const pages = flattenPages(await getPageListing(api, docId))
  // As the tree of pages tells them: `Title (8cdgx-2)`.
  const id = /(?:^|\s)\(([a-z0-9]+-[a-z0-9]+)\)$/.exec(wanted)?.[1]
  const byId = pages.filter(({ page }) => page.id === wanted || page.id === id)
  const found =
    byId.length > 0
      ? byId
      : called(pages, wanted, ({ page, path }) => [page.name, path.join(SEPARATOR)])
  const [only, ...others] = found
  if (others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(wanted)}" may mean more than one page.`,
      found.map(({ page, path }) => tellPage({ ...page, name: path.join(SEPARATOR) })),
    )
  if (only) return only.page
  throw notFound(
    l10n.t`There is no page "${plainName(wanted)}".`,
    wanted,
    pages.map(({ page }) => tellPage(page)),
  )
}
