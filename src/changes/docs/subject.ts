// A doc and a page as what is changed.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { type Doc, type DocPage, getDoc, getPage, getPages } from '../../clickup/objects/doc.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Subject, Where } from '../steps/kind.ts'
import type { Target } from '../steps/step.ts'

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
