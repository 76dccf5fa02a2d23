// A new doc with its first page.
import * as l10n from '@vscode/l10n'
import type { Problem } from '../../base/problems/problem.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import { createDoc, DOC_PARENTS, getDocs } from '../../clickup/objects/doc.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { sendOrFind } from '../engine/lost.ts'
import { addPage, compareContent, type SentDoc, shorten } from './content.ts'

export interface WantedDoc {
  readonly in?: string | undefined
  readonly name: string
  readonly content?: string | undefined
}

const parentOf = async (at: Standpoint, reference: string | undefined) => {
  if (reference === undefined) {
    const { id, name } = await getWorkspace(at.api)
    return { parent: { id, type: DOC_PARENTS.workspace }, path: name }
  }
  const place = await resolvePlace(at, reference)
  return { parent: { id: place.id, type: DOC_PARENTS[place.kind] }, path: place.path }
}

export const planCreateDoc = async (
  at: Standpoint,
  wanted: WantedDoc,
): Promise<Change<SentDoc, ReadonlySet<string>>> => {
  const { parent, path } = await parentOf(at, wanted.in)
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
