// The person's own tasks by when they are due: read when they are first seen, then kept up to date.
import type { ChangedObject } from '../../../access/changed-object.ts'
import { type Problem, problemOf } from '../../../base/problems/problem.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Lingering } from '../tree/lingering/lingering.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { BranchNode, GroupNode, LeftOutNode, TaskNode, TreeNode } from '../tree/nodes.ts'
import type { Filter } from '../tree/view-memory.ts'
import { isOutOfReach } from '../tree/weather/out-of-reach.ts'
import type { MyTasks } from './my-tasks.ts'

const loader = () => import('./my-tasks.ts')

export interface Counts {
  readonly overdue: number
  readonly today: number
  /** How many tasks are shown where there are more. */
  readonly cutAt?: number | undefined
}

export interface MyWorkModelOptions extends ModelOptions {
  /** Rows that stay a moment longer than they would. */
  readonly lingering?: Pick<Lingering, 'has'>
  /** While nobody sees it, what has changed is only noted. */
  readonly isVisible: () => boolean
  readonly onCounts: (counts: Counts) => void
  /** Which of the tasks are shown; the counts are of all of them. */
  readonly filter: () => Filter
}

const NO_COUNTS: Counts = { overdue: 0, today: 0 }

const leftOutOf = (mine: MyTasks | undefined): readonly LeftOutNode[] =>
  mine && mine.leftOut.size > 0 ? [{ kind: 'left-out', leftOut: mine.leftOut }] : []

export class MyWorkModel {
  readonly #options: MyWorkModelOptions
  #mine: Promise<MyTasks | undefined> | undefined
  /** What was read last: it stays where it cannot be read anew. */
  #before: MyTasks | undefined
  #isStale = false

  constructor(options: MyWorkModelOptions) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    if (node)
      return node.kind === 'group'
        ? node.tasks.map((task): TaskNode => ({ kind: 'task', id: task.id, parent: node, task }))
        : []
    this.#mine ??= this.#load()
    const mine = await this.#mine
    return [...leftOutOf(mine), ...this.#shown(await this.#groups(mine))]
  }

  /** All that is loaded, whatever the filter shows of it. */
  async tasks(): Promise<readonly Task[]> {
    return (await this.#mine)?.tasks ?? []
  }

  /** Shows what is loaded by another filter. */
  choose(): void {
    this.#options.onChange(undefined)
  }

  /**
   * Reads quietly, for the counts; what is shown stays until then, and where it fails.
   * @param again also what was read before
   */
  async renew(again: boolean): Promise<void> {
    const { connect, onChange, onError } = this.#options
    const before = this.#mine
    if (before && !again) return
    try {
      const session = await connect()
      const mine = session && (await (await loader()).loadMine(session.api))
      // Meanwhile it was read anew, or belongs to somebody else.
      if (!mine || this.#mine !== before) return
      this.#before = mine
      this.#mine = Promise.resolve(mine)
      this.#mark(undefined)
      await this.#groups(mine)
      onChange(undefined)
    } catch (error) {
      onError(error)
    }
  }

  /** Reads everything again as soon as it is seen. */
  reset(): void {
    this.#mine = undefined
    this.#options.onChange(undefined)
  }

  /** Starts anew with another account, whose overdue tasks are not known yet. */
  forget(): void {
    this.#options.onCounts(NO_COUNTS)
    this.#before = undefined
    this.#mark(undefined)
    this.reset()
  }

  /** ClickUp is in reach again: what is shown may have changed meanwhile. */
  recover(): void {
    if (this.#isStale) this.reset()
  }

  /** Shows tasks as they stand in the long run. */
  settle(): void {
    if (this.#mine) this.#options.onChange(undefined)
  }

  async apply(objects: readonly ChangedObject[]): Promise<void> {
    const ids = new Set(objects.flatMap(({ kind, id }) => (kind === 'task' ? [id] : [])))
    if (!this.#mine || ids.size === 0) return
    if (!this.#options.isVisible()) return this.reset()
    const mine = await this.#mine
    const session = await this.#options.connect()
    if (!mine || !session) return this.reset()
    const { loadChanged } = await import('../tree/reads.ts')
    const fresh = await loadChanged(session.api, ids, (error) => {
      this.#options.onError(error)
      const problem = problemOf(error)
      if (isOutOfReach(problem)) this.#mark(problem)
    })
    // At once, so that of several changes each is of what the one before has left.
    this.#mine = this.#mine?.then((latest) => {
      const kept = latest?.tasks.filter(({ id }) => !fresh.ids.has(id)) ?? []
      return latest && { ...latest, tasks: [...kept, ...fresh.tasks] }
    })
    this.#before = (await this.#mine) ?? this.#before
    this.#options.onChange(undefined)
  }

  async #groups(mine: MyTasks | undefined): Promise<readonly GroupNode[]> {
    if (!mine) return []
    const { lingering } = this.#options
    const groups = (await loader()).grouped(mine, Date.now(), (id) => lingering?.has(id) ?? false)
    const open = ({ tasks }: GroupNode): number =>
      tasks.filter(({ status }) => !isFinished(status)).length
    const shown = groups.reduce((sum, group) => sum + open(group), 0)
    const countOf = (id: GroupNode['id']): number => {
      const group = groups.find((one) => one.id === id)
      return group ? open(group) : 0
    }
    this.#options.onCounts({
      overdue: countOf('overdue'),
      today: countOf('today'),
      cutAt: mine.isCut ? shown : undefined,
    })
    // Whether there is nothing besides what could not be read, nobody knows.
    this.#options.onState(groups.length > 0 || mine.leftOut.size > 0 ? 'ready' : 'empty')
    return groups
  }

  /** Where the filter leaves nothing, the view says so in a row. */
  #shown(groups: readonly GroupNode[]): readonly TreeNode[] {
    const { text, matches } = this.#options.filter()
    if (text === '' || !matches || groups.length === 0) return groups
    const left = groups.map((group) => ({ ...group, tasks: group.tasks.filter(matches) }))
    const shown = left.filter(({ tasks }) => tasks.length > 0)
    const [first] = left
    return shown.length > 0 || !first
      ? shown
      : [{ kind: 'empty', parent: first, reason: 'no-match' }]
  }

  async #load(): Promise<MyTasks | undefined> {
    const { connect, onCounts, onError, onState } = this.#options
    onState('loading')
    try {
      const session = await connect()
      if (session) {
        this.#before = await (await loader()).loadMine(session.api)
        this.#mark(undefined)
        return this.#before
      }
      onCounts(NO_COUNTS)
      onState('signed-out')
    } catch (error) {
      onError(error)
      const problem = (await import('../../../base/problems/problem.ts')).problemOf(error)
      if (this.#before && isOutOfReach(problem)) {
        this.#mark(problem)
        return this.#before
      }
      onCounts(NO_COUNTS)
      onState('failed', problem)
    }
    return undefined
  }

  #mark(why: Problem | undefined): void {
    this.#isStale = why !== undefined
    this.#options.onStale?.(why)
  }
}
