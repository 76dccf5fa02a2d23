// Docs and their pages (v3).

import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { versionOf as versionOfText } from '../../base/text/version.ts'
import type { Api } from '../http/api.ts'
import { eachOf, listOf } from './shapes.ts'
import { getWorkspace } from './workspace.ts'

const id = z.union([z.string(), z.number()]).transform(String)

const count = z.union([z.number(), z.string()]).transform(Number).nullish()

const docSchema = z.object({
  id: z.string(),
  name: z.string(),
  date_created: count,
  date_updated: count,
  deleted: z.boolean().nullish(),
  archived: z.boolean().nullish(),
  parent: z.object({ id, type: z.number() }).nullish(),
})

/**
 * `parent.type`: 4 space, 5 folder, 6 list, 7 everything, 12 workspace, live also 1 task
 * (docs/clickup-facts.md §19).
 */
export type Doc = Readonly<z.output<typeof docSchema>>

export const docsAnswer = z
  .object({ docs: eachOf(docSchema, 'doc'), next_cursor: z.string().nullish() })
  // The end is a missing, null or empty cursor (docs/clickup-facts.md §6).
  .transform(({ docs, next_cursor }) => ({ docs, next: next_cursor || undefined }))

export interface DocPage {
  readonly id: string
  readonly name: string
  readonly content?: string | null | undefined
  readonly date_updated?: number | null | undefined
  readonly pages: readonly DocPage[]
}

const pageSchema: z.ZodType<DocPage> = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z
      .string()
      .nullish()
      .transform((name) => name ?? ''),
    content: z.string().nullish(),
    date_updated: count,
    pages: listOf(pageSchema, 'page'),
  }),
)

export const pagesAnswer = eachOf(pageSchema, 'page')

const base = async (api: Api): Promise<string> =>
  `/v3/workspaces/${(await getWorkspace(api)).id}/docs`

/** GET …/docs, page after page, until `most` docs were read. */
export const getDocs = async (
  api: Api,
  {
    parentId,
    parentType,
    most = 1000,
  }: { parentId?: string | undefined; parentType?: string | undefined; most?: number } = {},
): Promise<{ readonly docs: readonly Doc[]; readonly complete: boolean }> => {
  const path = await base(api)
  const docs: Doc[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await api.request({
      path,
      query: { limit: 100, cursor, parent_id: parentId, parent_type: parentType },
      answer: docsAnswer,
    })
    docs.push(...page.docs.filter(({ deleted, archived }) => !deleted && !archived))
    if (!page.next || page.next === cursor || docs.length >= most)
      return { docs, complete: !page.next }
    api.call.onWait?.(l10n.t`Read ${docs.length} docs`)
    cursor = page.next
  }
}

/** GET …/docs/{id} */
export const getDoc = async (api: Api, docId: string): Promise<Doc> =>
  api.request({ path: `${await base(api)}/${docId}`, answer: docSchema })

/**
 * GET …/page_listing: the tree of pages without their texts; a bare array
 * (docs/clickup-facts.md §6).
 */
export const getPageListing = async (api: Api, docId: string): Promise<readonly DocPage[]> =>
  api.request({ path: `${await base(api)}/${docId}/page_listing`, answer: pagesAnswer })

/** GET …/pages: the tree of pages with their texts as Markdown. */
export const getPages = async (api: Api, docId: string): Promise<readonly DocPage[]> =>
  api.request({
    path: `${await base(api)}/${docId}/pages`,
    query: { content_format: 'text/md' },
    answer: pagesAnswer,
  })

/** GET …/pages/{id} with its text as Markdown. */
export const getPage = async (api: Api, docId: string, pageId: string): Promise<DocPage> =>
  api.request({
    path: `${await base(api)}/${docId}/pages/${pageId}`,
    query: { content_format: 'text/md' },
    answer: pageSchema,
  })

/** The pages of a tree in reading order, each with its depth and path of names. */
export const flattenPages = (
  pages: readonly DocPage[],
  above: readonly string[] = [],
): readonly { readonly page: DocPage; readonly path: readonly string[] }[] =>
  pages.flatMap((page) => {
    const path = [...above, page.name]
    return [{ page, path }, ...flattenPages(page.pages, path)]
  })

/** `parent.type` numbers of docs/clickup-facts.md §19. */
export const DOC_PARENTS = { space: 4, folder: 5, list: 6, workspace: 12 } as const

export interface NewDoc {
  readonly name: string
  readonly parent: { readonly id: string; readonly type: number }
  /** Without it ClickUp adds an empty first page. */
  readonly create_page: boolean
}

/** POST …/docs */
export const createDoc = async (api: Api, doc: NewDoc): Promise<Doc> =>
  api.request({ method: 'POST', path: await base(api), body: doc, answer: docSchema })

/** POST …/pages with Markdown. */
export const createPage = async (
  api: Api,
  docId: string,
  page: { readonly name: string; readonly content: string; readonly parent_page_id?: string },
): Promise<DocPage> =>
  api.request({
    method: 'POST',
    path: `${await base(api)}/${docId}/pages`,
    body: { ...page, content_format: 'text/md' },
    answer: pageSchema,
  })

export type EditMode = 'replace' | 'append' | 'prepend'

/** PUT …/pages/{id}: answers 200 with an empty body; its default mode would overwrite the page. */
export const editPage = async (
  api: Api,
  docId: string,
  pageId: string,
  edit: {
    readonly content?: string
    readonly content_edit_mode?: EditMode
    readonly name?: string
  },
): Promise<unknown> =>
  api.request({
    method: 'PUT',
    path: `${await base(api)}/${docId}/pages/${pageId}`,
    body: { ...edit, content_format: 'text/md' },
    // Appending twice would show twice.
    repeatable: edit.content_edit_mode === 'replace',
    answer: z.unknown(),
  })

/** What a reader gets with a page, and gives back to replace it: the page as it was when it was read. */
export const versionOf = ({ content }: DocPage): string => versionOfText(content ?? '')
