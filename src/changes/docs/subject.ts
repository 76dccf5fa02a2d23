// A doc and a page as what is changed.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Fields } from '../../base/text/records.ts'
import {
  type Doc,
  type DocPage,
  getDoc,
  getPage,
  getPages,
  versionOf,
} from '../../clickup/objects/doc.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { urlOfDoc } from '../../clickup/references/urls.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Subject, Where } from '../steps/kind.ts'
import { isSlot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'

/** A doc with its pages; an answer shows a part of it. */
export interface DocNow {
  readonly doc: Doc
  readonly pages: readonly DocPage[]
}

export const docSubject: Subject<DocNow> = {
  name: 'doc',
  read: (api, { id }) =>
    unlessGone(
      Promise.all([getDoc(api, id), getPages(api, id)]).then(([doc, pages]) => ({ doc, pages })),
    ),
  title: ({ label }) => l10n.t`edit the doc ${plainName(label)}`,
  entry: ({ id, label }) => ({ doc: id, name: label }),
  touched: () => [],
}

export const docOf = ({ in: place }: Pick<Where, 'in'>): string => String(place)

export const pageSubject: Subject<DocPage> = {
  name: 'page',
  read: (api, where) => unlessGone(getPage(api, docOf(where), where.id)),
  title: ({ label }) => l10n.t`edit the page "${plainName(label)}"`,
  entry: (where) => ({ doc: docOf(where), page: where.id, name: where.label }),
  touched: () => [],
}

/** A page that is there. */
export const targetOfPage = (docId: string, { id, name }: DocPage): Target => ({
  id,
  in: docId,
  label: name,
  name,
})

/** Where a page that was written stands, and its version by now. */
export const tellPage = async (
  { target, of }: Pick<Step, 'target' | 'of'>,
  page: DocPage | undefined,
  { api }: Pick<Standpoint, 'api'>,
): Promise<Fields> => {
  const { id } = await getWorkspace(api)
  const pageId = isSlot(target.id) ? undefined : target.id
  return {
    ...(of === undefined ? {} : { doc_name: of }),
    url: urlOfDoc(id, docOf(target), pageId),
    ...(page ? { version: versionOf(page) } : {}),
  }
}

/** Of an edit besides that it was this page alone. */
export const tellEdit = async (...of: Parameters<typeof tellPage>): Promise<Fields> => ({
  pages_changed: 1,
  ...(await tellPage(...of)),
})
