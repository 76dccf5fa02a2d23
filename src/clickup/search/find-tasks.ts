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

/** An order that ClickUp cannot give needs all tasks first; dates relative to now would spoil a cursor. */
const findSorted = async (
  api: Api,
  filter: TaskFilter,
  limit: number,
  from: Position,
  now: number,
): Promise<FoundTasks> => {
  const all: FoundTask[] = []
  let scanned = 0
  let last = false
  for (let page = 0; page < MAX_PAGES && !last; page += 1) {
    const answer = await readPage(api, filter.scope, { ...queryOf(filter), page })
    scanned += answer.tasks.length
    tellScanned(api, scanned, answer)
    all.push(...(await select(api, filter, answer.tasks, now)))
    last = answer.lastPage
  }
  const found = filter.order ? all.sort(COMPARE[filter.order]) : all
  const shown = found.slice(from.skip, from.skip + limit).map((one, i) => ({
    ...one,
    behind: { page: 0, skip: from.skip + i + 1, before: 0 },
  }))
  const end = from.skip + shown.length
  return {
    found: shown,
    total: last ? found.length : undefined,
    next: end < found.length ? { page: 0, skip: end, before: 0 } : undefined,
    scanned,
    orderIncomplete: !last,
  }
}

const findInPages = async (
  api: Api,
  filter: TaskFilter,
  limit: number,
  from: Position,
  now: number,
): Promise<FoundTasks> => {
  const found: FoundTask[] = []
  let { page, skip, before } = from
  let scanned = 0
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const answer = await readPage(api, filter.scope, { ...queryOf(filter), page })
    scanned += answer.tasks.length
    tellScanned(api, scanned, answer)
    const matching = await select(api, filter, answer.tasks, now)
    const taken = matching.slice(skip, skip + limit - found.length)
    const start = { page, skip, before }
    found.push(
      ...taken.map((one, i) => ({
        ...one,
        behind: { ...start, skip: start.skip + i + 1 },
      })),
    )
    const given = skip + taken.length
    const total = answer.lastPage ? before + matching.length : undefined
    const more = given < matching.length
    if (more || answer.lastPage || (found.length === limit && page > 0)) {
      const position = more
        ? { page, skip: given, before }
        : { page: page + 1, skip: 0, before: before + given }
      const next = more || !answer.lastPage ? position : undefined
      return { found, total, next, scanned, orderIncomplete: false }
    }
    before += matching.length
    page += 1
    skip = 0
    if (found.length === limit) break
  }
  return {
    found,
    next: { page, skip: 0, before },
    scanned,
    orderIncomplete: false,
  }
}

const START: Position = { page: 0, skip: 0, before: 0 }

/** At most `limit` tasks that match, in ClickUp's order or the one asked for. */
export const findTasks = (
  api: Api,
  filter: TaskFilter,
  { limit, from = START, now = Date.now() }: { limit: number; from?: Position; now?: number },
): Promise<FoundTasks> => {
  return filter.order
    ? findSorted(api, filter, limit, from, now)
    : findInPages(api, filter, limit, from, now)
}
