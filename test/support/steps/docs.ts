// Every kind of change of a doc, in every shape of its data.
import { planCreateDoc } from '../../../src/changes/docs/create.ts'
import { planEditDoc } from '../../../src/changes/docs/edit.ts'
import { docPage } from '../../../src/changes/docs/new-kinds.ts'
import { stepOf } from '../../../src/changes/steps/plan.ts'
import { getPage, versionOf } from '../../../src/clickup/objects/doc.ts'
import { resolveDoc, resolvePage } from '../../../src/clickup/references/docs.ts'
import type { Standpoint } from '../../../src/clickup/references/standpoint.ts'
import type { Example } from './example.ts'

const TEXT = '## Weather\n\n- **storm** warning\n- close the windows'
const DOC = 'Sprint rituals'
const PAGE = 'Rituals'

const pageNow = async ({ api }: Standpoint) => {
  const { doc } = await resolveDoc(api, DOC)
  const { id } = await resolvePage(api, doc.id, PAGE)
  return getPage(api, doc.id, id)
}

const replace = async (at: Standpoint, content: string) =>
  planEditDoc(at, {
    doc: DOC,
    page: PAGE,
    mode: 'replace',
    content,
    version: versionOf(await pageNow(at)),
  })

export const DOC_EXAMPLES: readonly Example[] = [
  {
    kind: 'doc.create',
    what: 'with an empty page',
    of: (at) => planCreateDoc(at, { name: 'Storm' }),
  },
  {
    kind: 'doc.create',
    what: 'with a text, in a list',
    of: (at) =>
      planCreateDoc(at, { name: 'Storm', in: 'Engineering / Bug Tracker', content: TEXT }),
  },
  {
    kind: 'doc.page',
    what: 'of a new doc',
    of: (at) => planCreateDoc(at, { name: 'Storm', content: TEXT }),
  },
  {
    kind: 'doc.page',
    what: 'of a doc that is there without one',
    of: async (at, store) => {
      const { doc } = await resolveDoc(at.api, DOC)
      for (const { id, docId } of store.pages.values()) if (docId === doc.id) store.pages.delete(id)
      const target = { id: doc.id, in: doc.parent ?? null, label: doc.name, name: doc.name }
      return [stepOf(docPage, target, { name: 'Storm', text: TEXT }, { makes: 'page' })]
    },
  },
  {
    kind: 'page.create',
    what: 'at the top',
    of: (at) => planEditDoc(at, { doc: DOC, mode: 'new_page', name: 'Storm', content: TEXT }),
  },
  {
    kind: 'page.create',
    what: 'below another one',
    of: (at) =>
      planEditDoc(at, { doc: DOC, page: PAGE, mode: 'new_page', name: 'Storm', content: TEXT }),
  },
  { kind: 'page.content', what: 'other words', of: (at) => replace(at, TEXT) },
  {
    kind: 'page.content',
    what: 'another form of the same words',
    of: async (at, store) => {
      const { id } = await pageNow(at)
      const page = store.pages.get(id)
      if (page && !page.content.startsWith('**')) page.content = 'One word stands out'
      return replace(at, '**One** word stands out')
    },
  },
  ...(['append', 'prepend'] as const).map(
    (mode): Example => ({
      kind: 'page.addition',
      what: mode,
      of: (at) => planEditDoc(at, { doc: DOC, page: PAGE, mode, content: TEXT }),
    }),
  ),
  {
    kind: 'page.addition',
    what: 'what stands there already',
    of: async (at, store) => {
      const { id } = await pageNow(at)
      const page = store.pages.get(id)
      if (page) page.content = `${page.content}\n\n${TEXT}`
      return planEditDoc(at, { doc: DOC, page: PAGE, mode: 'append', content: TEXT })
    },
  },
]
