// Tasks and pages of docs by what stands in them. ClickUp has no text search, so a bounded part of the
// workspace is read for it: what was changed last, and docs whose titles promise most.
import * as l10n from '@vscode/l10n'
import { type Problem, problemOf } from '../../base/problems/problem.ts'
import { ranked } from '../../base/text/ranked.ts'
import type { Api } from '../http/api.ts'
import { type Doc, type DocPage, flattenPages, getDocs, getPages } from '../objects/doc.ts'
import { labelOf } from '../objects/task/label.ts'
import type { Task } from '../objects/task/task.ts'
import { findTasks } from './find-tasks.ts'

export type FoundText =
  | { readonly kind: 'task'; readonly task: Task }
  /** Without a page: a doc that was not read, by its title. */
  | { readonly kind: 'doc'; readonly doc: Doc; readonly page?: DocPage }

type Candidate = FoundText & { readonly title: string; readonly text: string }

/** As many as a search for tasks reads at a time. */
const MOST_TASKS = 1000
/** Each costs a request. */
const MOST_DOCS = 10

const readTasks = async (api: Api, now: number): Promise<readonly Candidate[]> => {
  const { found } = await findTasks(
    api,
    { order: 'updated', includeClosed: true, includeSubtasks: true },
    { limit: MOST_TASKS, now },
  )
  return found.map(({ task }) => ({
    kind: 'task',
    task,
    title: `${labelOf(task)} ${task.id} ${task.name}`,
    text: task.markdown_description ?? task.text_content ?? task.description ?? '',
  }))
}

const readPages = async (api: Api, doc: Doc): Promise<readonly Candidate[]> =>
  flattenPages(await getPages(api, doc.id)).map(({ page, path }) => ({
    kind: 'doc',
    doc,
    page,
    title: [doc.name, ...path].join(' '),
    text: page.content ?? '',
  }))

/** Those with the words in their titles, then those changed last. */
const mostPromising = (docs: readonly Doc[], query: string): readonly Doc[] => {
  const inTime = [...docs].sort((a, b) => (b.date_updated ?? 0) - (a.date_updated ?? 0))
  const named = inTime.map((doc) => ({ doc, title: doc.name, text: '' }))
  const first = ranked(named, query, MOST_DOCS).map(({ doc }) => doc)
  return [...new Set([...first, ...inTime])].slice(0, MOST_DOCS)
}

const readDocs = async (api: Api, query: string): Promise<readonly Candidate[]> => {
  const { docs } = await getDocs(api)
  const chosen = mostPromising(docs, query)
  const titles = (some: readonly Doc[]) =>
    some.map((doc): Candidate => ({ kind: 'doc', doc, title: doc.name, text: '' }))
  const pages = await Promise.all(
    // One that cannot be read is still there by its title.
    chosen.map((doc) => readPages(api, doc).catch(() => titles([doc]))),
  )
  api.call.onWait?.(l10n.t`Read ${chosen.length} docs`)
  return [...pages.flat(), ...titles(docs.filter((doc) => !chosen.includes(doc)))]
}

export interface FoundTexts {
  readonly found: readonly FoundText[]
  /** Why something could not be looked through; the rest was. */
  readonly issues: readonly Problem[]
}

/** The best first. @throws CodedError where neither tasks nor docs can be read */
export const findTexts = async (
  api: Api,
  query: string,
  { most, now }: { readonly most: number; readonly now: number },
): Promise<FoundTexts> => {
  const parts = await Promise.allSettled([readTasks(api, now), readDocs(api, query)])
  const read = parts.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []))
  const failed = parts.flatMap((part) => (part.status === 'rejected' ? [part.reason] : []))
  if (read.length === 0) throw failed[0]
  return { found: ranked(read.flat(), query, most), issues: failed.map(problemOf) }
}
