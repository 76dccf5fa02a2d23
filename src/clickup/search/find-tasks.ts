// Finding tasks: ClickUp filters what it can, the rest is filtered here, over a bounded number of
// pages, with a place to go on from.
import * as l10n from '@vscode/l10n'
import type { Problem } from '../../base/problems/problem.ts'
import type { Api } from '../http/api.ts'
import { refusalOf } from '../http/refusals.ts'
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
  /** Why nobody knows how long they have been in their statuses; then nothing was filtered by it. */
  readonly untimed?: Problem | undefined
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

/** What is only counted is no answer at all as long as it is not whole. */
const MAX_COUNTED_PAGES = 50

interface Selected {
  readonly matching: readonly FoundTask[]
  readonly untimed?: Problem | undefined
}

/** @param untimed why time in status was refused before; it is not asked for again */
const select = async (
  api: Api,
  filter: TaskFilter,
  tasks: readonly Task[],
  now: number,
  untimed: Problem | undefined,
): Promise<Selected> => {
  const matching = tasks.map((task) => ({ task })).filter((one) => holds(filter, one))
  if (!needsTime(filter) || matching.length === 0 || untimed) return { matching, untimed }
  try {
    return { matching: await timed(api, filter, matching, now) }
  } catch (error) {
    return { matching, untimed: refusalOf(error) }
  }
}

const timed = async (
  api: Api,
  { inStatusFor }: TaskFilter,
  found: readonly FoundTask[],
  now: number,
): Promise<readonly FoundTask[]> => {
  const ids = found.map(({ task }) => task.id)
  const times = await getTimesInStatus(api, ids)
  const known = found.map(({ task }) => ({
    task,
    inStatusMs: timeInCurrentStatus(times.get(task.id), now),
  }))
  return inStatusFor ? known.filter(({ inStatusMs }) => holdsTime(inStatusFor, inStatusMs)) : known
}

/** Nothing of a single page. Clients show the last word as what was done. */
const tellScanned = (api: Api, scanned: number, { tasks, lastPage }: TaskPage): void => {
  if (!lastPage || scanned > tasks.length)
    api.call.onWait?.(l10n.t`Looked through ${scanned} tasks`)
}

interface MatchingPage extends Selected {
  readonly page: number
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
  most = MAX_PAGES,
): AsyncGenerator<MatchingPage> {
  let scanned = 0
  let untimed: Problem | undefined
  // What changes meanwhile moves from page to page, and may come twice.
  const seen = new Set<string>()
  const isNew = ({ id }: Task): boolean => {
    const isKnown = seen.has(id)
    seen.add(id)
    return !isKnown
  }
  for (let page = first; page < first + most; page += 1) {
    const answer = await readPage(api, filter.scope, { ...queryOf(filter), page })
    scanned += answer.tasks.length
    tellScanned(api, scanned, answer)
    const selected = await select(api, filter, answer.tasks.filter(isNew), now, untimed)
    untimed = selected.untimed
    yield { page, ...selected, scanned, isLast: answer.lastPage }
    if (answer.lastPage) return
  }
}

interface ReadTasks extends Pick<FoundTasks, 'untimed'> {
  readonly found: readonly FoundTask[]
  readonly scanned: number
  readonly isWhole: boolean
}

const readAll = async (
  api: Api,
  filter: TaskFilter,
  now: number,
  most?: number,
): Promise<ReadTasks> => {
  const all: FoundTask[] = []
  let scanned = 0
  let isWhole = false
  let untimed: Problem | undefined
  for await (const page of matchingPages(api, filter, 0, now, most)) {
    all.push(...page.matching)
    scanned = page.scanned
    isWhole = page.isLast
    untimed = page.untimed
  }
  return { found: all, scanned, isWhole, untimed }
}

/** All that match, to be counted, unless there are more than one call may read. */
export const readToCount = (api: Api, filter: TaskFilter, now: number): Promise<ReadTasks> =>
  readAll(api, filter, now, MAX_COUNTED_PAGES)

const readSorted = async (api: Api, filter: TaskFilter, now: number): Promise<ReadTasks> => {
  const read = await readAll(api, filter, now)
  return filter.order ? { ...read, found: [...read.found].sort(COMPARE[filter.order]) } : read
}

const SORTED = 'search:sorted'

/** What was read for one page is kept for the next ones, until another search begins. */
const sortedFor = (
  api: Api,
  filter: TaskFilter,
  mark: string,
  isFirst: boolean,
  now: number,
): Promise<ReadTasks> => {
  if (isFirst) api.memory.forget(SORTED)
  return api.memory.recall(`${SORTED}:${mark}`, () => readSorted(api, filter, now))
}

/** An order that ClickUp cannot give needs all tasks first; dates relative to now would spoil a cursor. */
const findSorted = async (
  api: Api,
  filter: TaskFilter,
  { limit, from = START, now = Date.now(), mark }: Paging,
): Promise<FoundTasks> => {
  const { found, scanned, isWhole, untimed } =
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
    untimed,
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
  let untimed: Problem | undefined
  for await (const { page, matching, isLast, ...read } of matchingPages(
    api,
    filter,
    from.page,
    now,
  )) {
    scanned = read.scanned
    untimed = read.untimed
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
        untimed,
      }
    if (found.length === limit) break
    before += matching.length
    skip = 0
  }
  return { found, next, scanned, orderIncomplete: false, untimed }
}

/** At most `limit` tasks that match, in ClickUp's order or the one asked for. */
export const findTasks = (api: Api, filter: TaskFilter, paging: Paging): Promise<FoundTasks> =>
  filter.order ? findSorted(api, filter, paging) : findInPages(api, filter, paging)
