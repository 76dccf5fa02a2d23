// What a search knows so far: tasks that were read page by page, and what of ClickUp was asked already.
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { TaskFilter } from '../../../clickup/search/filter.ts'
import { queryOf, readPage } from '../../../clickup/search/query.ts'

/** So many pages are read before the person is asked whether to go on. */
const PAGES_AT_ONCE = 5

/** One way through the tasks of a workspace, as far as it was gone. */
interface Walk {
  readonly filter: TaskFilter
  page: number
  isOver: boolean
}

const walkKey = (filter: TaskFilter): string =>
  `${filter.scope?.id} ${JSON.stringify(queryOf(filter))}`

/** Whether ClickUp can be asked for less than everything. */
export const isNarrow = ({ scope, assignees, statuses, tags, due, updated }: TaskFilter): boolean =>
  [scope, assignees, statuses, tags, due, updated].some((one) => one !== undefined)

export class Findings {
  readonly #tasks = new Map<string, Task>()
  readonly #walks = new Map<string, Walk>()

  get tasks(): readonly Task[] {
    return [...this.#tasks.values()]
  }

  add(tasks: readonly Task[]): void {
    for (const task of tasks) this.#tasks.set(task.id, task)
  }

  task(id: string): Task | undefined {
    return this.#tasks.get(id)
  }

  /** Whether there is nothing left that ClickUp would send for it. */
  isOver(filter: TaskFilter): boolean {
    return this.#walk(filter).isOver || this.#walk({ ...filter, ...EVERYTHING }).isOver
  }

  isBegun(filter: TaskFilter): boolean {
    return this.#walk(filter).page > 0
  }

  /** Reads on where it stopped. @throws CodedError */
  async goOn(api: Api, filter: TaskFilter, onPage: () => void): Promise<void> {
    const walk = this.#walk(filter)
    const end = walk.page + PAGES_AT_ONCE
    while (walk.page < end && !walk.isOver) {
      const query = { ...queryOf(filter), order_by: 'updated', page: walk.page }
      const { tasks, lastPage } = await readPage(api, filter.scope, query)
      this.add(tasks)
      walk.page += 1
      walk.isOver = lastPage
      onPage()
    }
  }

  #walk(filter: TaskFilter): Walk {
    const key = walkKey(filter)
    const walk = this.#walks.get(key) ?? { filter, page: 0, isOver: false }
    this.#walks.set(key, walk)
    return walk
  }
}

const EVERYTHING: TaskFilter = {
  scope: undefined,
  assignees: undefined,
  statuses: undefined,
  tags: undefined,
  due: undefined,
  updated: undefined,
}
