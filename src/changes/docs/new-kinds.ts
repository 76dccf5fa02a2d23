// A new doc, its first page, and a new page in a doc that is there.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  createDoc,
  createPage,
  type DocPage,
  flattenPages,
  getDocs,
  getPageListing,
} from '../../clickup/objects/doc.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { urlOfDoc } from '../../clickup/references/urls.ts'
import type { Filled, Kind, Lost, Subject } from '../steps/kind.ts'
import { madeOf } from '../steps/slots.ts'
import type { Made, Step } from '../steps/step.ts'
import { type DocNow, docOf, docSubject, pageSubject, tellPage } from './subject.ts'
import { countIn, shorten } from './text.ts'

type DocIs = { readonly name: string }

/** `empty` has ClickUp make a first page without a text. */
export type NewDocIs = { readonly name: string; readonly empty: boolean }

type Parent = { readonly id: string; readonly type: number }

/** Where it is, for words; `told` as it is found again, missing where that is the workspace. */
type Where = { readonly path: string; readonly told?: string }

const whereIn = (of: Step['of']): Where => (of ?? { path: '' }) as Where

const parentIn = ({ target }: Filled<NewDocIs, DocIs>): Parent => target.in as Parent

const docsIn = async (api: Api, { id, type }: Parent) =>
  (await getDocs(api, { parentId: id, parentType: String(type) })).docs

export const docCreate: Kind<DocIs, NewDocIs, DocNow> = {
  name: 'doc.create',
  v: 1,
  subject: docSubject,
  after: z.object({ name: z.string(), empty: z.boolean() }),
  described: {
    sends: 'POST /v3/workspaces/{workspace_id}/docs {name, parent, create_page}',
    proof: 'the answer, which is the doc',
    inverse: 'none: ClickUp documents no way to delete a doc',
  },
  field: () => 'name',
  make: async (api, step) => {
    const { name, empty } = step.after
    const doc = await createDoc(api, { name, parent: parentIn(step), create_page: empty })
    return { object: { doc, pages: [] }, made: madeOf(doc.id) }
  },
  lost: {
    words: 'a doc of that name in the same place that was not there before',
    at: (step) => `docs:${JSON.stringify(parentIn(step))}`,
    mark: async (api, step) => new Set((await docsIn(api, parentIn(step))).map(({ id }) => id)),
    find: async (api, step, known) => {
      const docs = await docsIn(api, parentIn(step))
      const doc = docs.find(({ id, name }) => sameName(name, step.after.name) && !known.has(id))
      return doc && madeOf(doc.id)
    },
    like: ({ after }) => after.name,
  },
  value: ({ doc }) => ({ at: 'known', is: { name: doc.name } }),
  holds: ({ name }, { after }) => sameName(name, after.name),
  same: (a, b) => a.name === b.name,
  applied: (_, { after: { name } }) => ({ name }),
  invert: () => ({ irreversible: l10n.t('ClickUp documents no way to delete a doc.') }),
  show: ({ name }) => name,
  title: ({ after, of }) =>
    l10n.t`create the doc "${plainName(after.name)}" in ${oneLine(whereIn(of).path, MOST_PATH)}`,
  tell: async ({ of, makes, bound }, _, { api }) => {
    const { path, told } = whereIn(of)
    const id = makes === undefined ? undefined : bound[makes]?.id
    return {
      ...(told === undefined ? { workspace: path } : { in: told }),
      ...(id === undefined ? {} : { url: urlOfDoc((await getWorkspace(api)).id, id) }),
    }
  },
}

/** A new page: its text, and the page that it stands below. */
export type NewPageIs = {
  readonly name: string
  readonly text: string
  readonly below?: string | undefined
}

type NewPage = Step<NewPageIs, string>

const newPageIn = async (api: Api, docId: string, step: NewPage): Promise<Made> => {
  const { name, text, below } = step.after
  const page = await createPage(api, docId, {
    name,
    content: text,
    ...(below === undefined ? {} : { parent_page_id: below }),
  })
  return madeOf(page.id)
}

/** What the two kinds of new pages have in common. */
const pageKind = <O>(
  subject: Subject<O>,
  docIn: (step: Filled<NewPageIs, string>) => string,
  mark: Lost<NewPageIs, string>['mark'],
) => ({
  v: 1,
  subject,
  after: z.object({ name: z.string(), text: z.string(), below: z.string().optional() }),
  described: {
    sends: 'POST /v3/workspaces/{workspace_id}/docs/{doc_id}/pages {name, content, parent_page_id}',
    proof: 'the page read back, which holds the text',
    inverse: 'none: ClickUp documents no way to delete a page',
  },
  lost: {
    words: 'a page of that name in the doc that was not there before',
    at: (step) => `pages:${docIn(step)}`,
    mark,
    find: async (api, step, known) => {
      const found = flattenPages(await getPageListing(api, docIn(step))).find(
        ({ page }) => sameName(page.name, step.after.name) && !known.has(page.id),
      )
      return found && madeOf(found.page.id)
    },
    like: ({ after }) => after.name,
  } satisfies Lost<NewPageIs, string>,
  holds: (now: string, { after }: NewPage) => after.text === '' || countIn(now, after.text) > 0,
  same: (a: string, b: string) => a === b,
  applied: (_: string | undefined, { after }: NewPage) => after.text,
  invert: () => ({ irreversible: l10n.t('ClickUp documents no way to delete a page.') }),
  show: (text: string) => shorten(text),
  field: () => 'content',
})

/** The first page of a new doc, which is told as a part of that. */
export const docPage: Kind<string, NewPageIs, DocNow> = {
  name: 'doc.page',
  // What has just been made has no other pages.
  ...pageKind<DocNow>(
    docSubject,
    ({ target }) => target.id,
    async () => new Set(),
  ),
  send: async (api, step) => ({ made: await newPageIn(api, step.target.id, step) }),
  value: ({ pages }, { after }) => {
    const found = flattenPages(pages).find(({ page }) => sameName(page.name, after.name))
    return found ? { at: 'known', is: found.page.content ?? '' } : { at: 'absent' }
  },
  tell: ({ makes, bound }) => {
    const made = makes === undefined ? undefined : bound[makes]
    return made ? { page: made.id } : {}
  },
}

export const pageCreate: Kind<string, NewPageIs, DocPage> = {
  name: 'page.create',
  ...pageKind<DocPage>(
    pageSubject,
    ({ target }) => docOf(target),
    async (api, { target }) =>
      new Set(flattenPages(await getPageListing(api, docOf(target))).map(({ page: { id } }) => id)),
  ),
  make: async (api, step) => ({ made: await newPageIn(api, docOf(step.target), step) }),
  value: ({ content }) => ({ at: 'known', is: content ?? '' }),
  title: ({ after, of }) =>
    l10n.t`add the page "${plainName(after.name)}" to ${plainName(String(of ?? ''))}`,
  tell: tellPage,
}
