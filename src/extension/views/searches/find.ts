// What a saved search finds: ClickUp filters what it can, the rest is looked at here.
import { CodedError } from '../../../base/problems/error.ts'
import type { LeftOut } from '../../../base/problems/left-out.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { queryOf, readPage } from '../../../clickup/search/query.ts'
import { type Query, readQuery } from '../../query/query.ts'
import { readTelling } from '../tree/reads.ts'

/** Nobody looks at more than this. */
const MOST_PAGES = 5

export interface Found {
  readonly query: Query
  readonly tasks: readonly Task[]
  /** Whether there may be more than were read. */
  readonly isCut: boolean
  /** What there is besides, and could not be read. */
  readonly leftOut: LeftOut
}

const due = ({ due_date: at }: Task): number => at ?? Number.POSITIVE_INFINITY

/** What is due first ahead, then what changed last. */
export const sorted = (tasks: readonly Task[]): readonly Task[] =>
  [...tasks].sort(
    (one, other) => due(one) - due(other) || (other.date_updated ?? 0) - (one.date_updated ?? 0),
  )

/** Whether a task is among what it finds. */
export const fits = ({ matches, withClosed }: Query, task: Task): boolean =>
  !task.archived && (withClosed || task.status.type !== 'closed') && matches(task)

/** @throws CodedError, INVALID_INPUT where the query is not understood any more */
export const find = async (api: Api, text: string): Promise<Found> => {
  const { value, leftOut } = await readTelling(api, (told) => search(told, text))
  return { ...value, leftOut }
}

const search = async (api: Api, text: string): Promise<Omit<Found, 'leftOut'>> => {
  const query = await readQuery(text, standAt(api, Date.now()))
  const [flaw] = query.flaws
  if (flaw) throw new CodedError('INVALID_INPUT', flaw.message)
  const { narrow } = query
  const tasks = new Map<string, Task>()
  let isCut = true
  for (let page = 0; isCut && page < MOST_PAGES; page += 1) {
    const asked = { ...queryOf(narrow), order_by: 'updated', page }
    const answer = await readPage(api, narrow.scope, asked)
    for (const task of answer.tasks) if (fits(query, task)) tasks.set(task.id, task)
    isCut = !answer.lastPage
  }
  return { query, tasks: sorted([...tasks.values()]), isCut }
}
