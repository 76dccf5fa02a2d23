// Writing docs: new ones, new pages, and edits that never overwrite what was not read.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameText } from '../../base/text/same-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  createPage,
  type Doc,
  type DocPage,
  type EditMode,
  editPage,
  flattenPages,
  getPage,
  getPageListing,
  versionOf,
} from '../../clickup/objects/doc.ts'
import { resolveDoc, resolvePage } from '../../clickup/references/docs.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { compareContent, countIn, pageNamed, shorten } from './content.ts'

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
      ? sameText(now, content)
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
export const planEditDoc = async ({ api }: Standpoint, wanted: WantedEdit): Promise<Change> => {
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
