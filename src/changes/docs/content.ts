// A page of a doc as it is sent and found again.

import * as l10n from '@vscode/l10n'
import { notApplied, type Problem, problemOf } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { wordsOf } from '../../base/text/same-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  createPage,
  type Doc,
  type DocPage,
  flattenPages,
  getPage,
  getPageListing,
} from '../../clickup/objects/doc.ts'
import { sendOrFind } from '../engine/lost.ts'

// Markdown is lossy both ways (docs/clickup-facts.md §19): bullets, blanks and escapes change,
// words do not.
export const shorten = (text: string): string =>
  text.length > 300 ? l10n.t`${text.slice(0, 300)}… (${text.length} characters)` : text

export interface SentDoc {
  readonly doc: Doc
  readonly page?: DocPage | undefined
  /** Why it has no page, where it should have one. */
  readonly pageProblem?: Problem
}

export const compareContent = async (
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

export const pageNamed = async (
  api: Api,
  docId: string,
  name: string,
  before: ReadonlySet<string>,
): Promise<DocPage | undefined> =>
  flattenPages(await getPageListing(api, docId)).find(
    ({ page }) => sameName(page.name, name) && !before.has(page.id),
  )?.page

/** The first page of a new doc; the doc is there whatever becomes of it. */
export const addPage = async (
  api: Api,
  doc: Doc,
  name: string,
  content: string,
): Promise<SentDoc> => {
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

/** How often a text stands in another, formatting aside where it has any words. */
export const countIn = (whole: string, part: string): number => {
  const sought = wordsOf(part)
  if (sought === '') return part.trim() === '' ? 0 : whole.split(part.trim()).length - 1
  // Two blanks between words, so that neighbours need not share one.
  const apart = (text: string): string => text.replaceAll(' ', '  ')
  return apart(` ${wordsOf(whole)} `).split(` ${apart(sought)} `).length - 1
}
