// Finding tasks: ClickUp filters what it can, the rest is filtered here, over a bounded number of
// pages, with a place to go on from.
import * as l10n from '@vscode/l10n'
import type { Api } from '../http/api.ts'
import {
  getTimesInStatus,
  type Task,
  type TaskPage,
  timeInCurrentStatus,
} from '../objects/task/task.ts'
import { holds, holdsTime, needsTime, type TaskFilter } from './filter.ts'
import { COMPARE, type FoundTask, type Position } from './order.ts'
import { queryOf, readPage } from './query.ts'

export interface FoundTasks {
  readonly found: readonly FoundTask[]
  /** Known once the last page was read. */
  readonly total?: number | undefined
  /** Where it goes on behind the last task. */
  readonly next?: Position | undefined
  /** Tasks that ClickUp sent in this call. */
  readonly scanned: number
  /** True when the order holds only among the tasks that were scanned. */
  readonly orderIncomplete: boolean
}

interface Paging {
  readonly limit: number
  readonly from?: Position
  /** Epoch milliseconds. */
  readonly now?: number
  /** Of what is searched for, where further pages of it may be asked for. */
  readonly mark?: string
}

const START: Position = { page: 0, skip: 0, before: 0 }

/** ClickUp has no text search, so a filter may have to read much: no more than this at a time. */
const MAX_PAGES = 10

const select = async (
  api: Api,
  filter: TaskFilter,
  tasks: readonly Task[],
  now: number,
): Promise<readonly FoundTask[]> => {
  const kept = tasks.map((task) => ({ task })).filter((one) => holds(filter, one))
  if (!needsTime(filter) || kept.length === 0) return kept
  const times = await getTimesInStatus(
    api,
    kept.map(({ task }) => task.id),
  )
  const timed = kept.map(({ task }) => ({
    task,
    inStatusMs: timeInCurrentStatus(times.get(task.id), now),
  }))
  const { inStatusFor } = filter
  return inStatusFor ? timed.filter(({ inStatusMs }) => holdsTime(inStatusFor, inStatusMs)) : timed
}

/** Nothing of a single page. Clients show the last word as what was done. */
const tellScanned = (api: Api, scanned: number, { tasks, lastPage }: TaskPage): void => {
  if (!lastPage || scanned > tasks.length)
    api.call.onWait?.(l10n.t`Looked through ${scanned} tasks`)
}

interface MatchingPage {
  readonly page: number
  readonly matching: readonly FoundTask[]
  /** Tasks that ClickUp has sent up to here. */
  readonly scanned: number
  readonly isLast: boolean
}

/** From a page on, as many as one call may read. */
async function* matchingPages(
  api: Api,
  filter: TaskFilter,
  first: number,
  now: number,
): AsyncGenerator<MatchingPage> {
  let scanned = 0
  // What changes meanwhile moves from page to page, and may come twice.
  const seen = new Set<string>()
  const isNew = ({ id }: Task): boolean => {
    const isKnown = seen.has(id)
    seen.add(id)
    return !isKnown
  }
  for (let page = first; page < first + MAX_PAGES; page += 1) {
    const answer = await readPage(api, filter.scope, { ...queryOf(filter), page })
    scanned += answer.tasks.length
    tellScanned(api, scanned, answer)
    const matching = await select(api, filter, answer.tasks.filter(isNew), now)
    yield { page, matching, scanned, isLast: answer.lastPage }
    if (answer.lastPage) return
  }
}

interface Sorted {
  readonly found: readonly FoundTask[]
  readonly scanned: number
  readonly isWhole: boolean
}

const readSorted = async (api: Api, filter: TaskFilter, now: number): Promise<Sorted> => {
  const all: FoundTask[] = []
  let scanned = 0
  let isWhole = false
  for await (const page of matchingPages(api, filter, 0, now)) {
    all.push(...page.matching)
    scanned = page.scanned
    isWhole = page.isLast
  }
  return { found: filter.order ? all.sort(COMPARE[filter.order]) : all, scanned, isWhole }
}

const SORTED = 'search:sorted'

/** What was read for one page is kept for the next ones, until another search begins. */
const sortedFor = (
  api: Api,
  filter: TaskFilter,
  mark: string,
  isFirst: boolean,
  now: number,
): Promise<Sorted> => {
  if (isFirst) api.memory.forget(SORTED)
  return api.memory.recall(`${SORTED}:${mark}`, () => readSorted(api, filter, now))
}

/** An order that ClickUp cannot give needs all tasks first; dates relative to now would spoil a cursor. */
const findSorted = async (
  api: Api,
  filter: TaskFilter,
  { limit, from = START, now = Date.now(), mark }: Paging,
): Promise<FoundTasks> => {
  const { found, scanned, isWhole } =
    mark === undefined
      ? await readSorted(api, filter, now)
      : await sortedFor(api, filter, mark, from.skip === 0, now)
  const shown = found.slice(from.skip, from.skip + limit).map((one, i) => ({
    ...one,
    behind: { page: 0, skip: from.skip + i + 1, before: 0 },
  }))
  const end = from.skip + shown.length
  return {
    found: shown,
    total: isWhole ? found.length : undefined,
    next: end < found.length ? { page: 0, skip: end, before: 0 } : undefined,
    scanned,
    orderIncomplete: !isWhole,
  }
}

const findInPages = async (
  api: Api,
  filter: TaskFilter,
  { limit, from = START, now = Date.now() }: Paging,
): Promise<FoundTasks> => {
  const found: FoundTask[] = []
  let { skip, before } = from
  let next = from
  let scanned = 0
  for await (const { page, matching, isLast, ...read } of matchingPages(
    api,
    filter,
    from.page,
    now,
  )) {
    scanned = read.scanned
    const taken = matching.slice(skip, skip + limit - found.length)
    const start = { page, skip, before }
    found.push(...taken.map((one, i) => ({ ...one, behind: { ...start, skip: skip + i + 1 } })))
    const given = skip + taken.length
    const isUsedUp = given === matching.length
    next = isUsedUp
      ? { page: page + 1, skip: 0, before: before + given }
      : { page, skip: given, before }
    if (isLast)
      return {
        found,
        total: before + matching.length,
        next: isUsedUp ? undefined : next,
        scanned,
        orderIncomplete: false,
      }
    if (found.length === limit) break
    before += matching.length
    skip = 0
  }
  return { found, next, scanned, orderIncomplete: false }
}

/** At most `limit` tasks that match, in ClickUp's order or the one asked for. */
export const findTasks = (api: Api, filter: TaskFilter, paging: Paging): Promise<FoundTasks> =>
  filter.order ? findSorted(api, filter, paging) : findInPages(api, filter, paging)
