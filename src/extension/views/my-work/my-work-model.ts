// The person's own tasks by when they are due: read when they are first seen, then kept up to date.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { BranchNode, GroupNode, TaskNode, TreeNode } from '../tree/nodes.ts'
import type { MyTasks } from './my-tasks.ts'

const loader = () => import('./my-tasks.ts')
const problems = () => import('../../../base/problems/problem.ts')

export interface Counts {
  readonly overdue: number
  /** How many tasks are shown where there are more. */
  readonly cutAt?: number | undefined
}

export interface MyWorkModelOptions extends ModelOptions {
  /** While nobody sees it, what has changed is only noted. */
  readonly isVisible: () => boolean
  readonly onCounts: (counts: Counts) => void
}

export class MyWorkModel {
  readonly #options: MyWorkModelOptions
  #mine: Promise<MyTasks | undefined> | undefined

  constructor(options: MyWorkModelOptions) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    if (node)
      return node.kind === 'group'
        ? node.tasks.map((task): TaskNode => ({ kind: 'task', id: task.id, parent: node, task }))
        : []
    this.#mine ??= this.#load()
    return this.#groups(await this.#mine)
  }

  /** Reads everything again as soon as it is seen. */
  reset(): void {
    this.#mine = undefined
    this.#options.onChange(undefined)
  }

  /** Starts anew with another account, whose overdue tasks are not known yet. */
  forget(): void {
    this.#options.onCounts({ overdue: 0 })
    this.reset()
  }

  async apply(objects: readonly ChangedObject[]): Promise<void> {
    const ids = new Set(objects.flatMap(({ kind, id }) => (kind === 'task' ? [id] : [])))
    if (!this.#mine || ids.size === 0) return
    if (!this.#options.isVisible()) return this.reset()
    const mine = await this.#mine
    const session = await this.#options.connect()
    if (!mine || !session) return this.reset()
    const { loadTask } = await import('../tree/reads.ts')
    const { problemOf } = await problems()
    const read = [...ids].map((id) =>
      loadTask(session.api, id).catch((error: unknown) => {
        if (problemOf(error).code !== 'NOT_FOUND') this.#options.onError(error)
      }),
    )
    const fresh = (await Promise.all(read)).flatMap((task) => task ?? [])
    const kept = mine.tasks.filter(({ id }) => !ids.has(id))
    this.#mine = Promise.resolve({ ...mine, tasks: [...kept, ...fresh] })
    this.#options.onChange(undefined)
  }

  async #groups(mine: MyTasks | undefined): Promise<readonly GroupNode[]> {
    if (!mine) return []
    const groups = (await loader()).grouped(mine, Date.now())
    const shown = groups.reduce((sum, { tasks }) => sum + tasks.length, 0)
    this.#options.onCounts({
      overdue: groups.find(({ id }) => id === 'overdue')?.tasks.length ?? 0,
      cutAt: mine.isCut ? shown : undefined,
    })
    this.#options.onState(groups.length > 0 ? 'ready' : 'empty')
    return groups
  }

  async #load(): Promise<MyTasks | undefined> {
    const { connect, onCounts, onError, onState } = this.#options
    onState('loading')
    try {
      const session = await connect()
      if (session) return await (await loader()).loadMine(session.api)
      onCounts({ overdue: 0 })
      onState('signed-out')
    } catch (error) {
      onError(error)
      onCounts({ overdue: 0 })
      onState('failed', (await problems()).problemOf(error))
    }
    return undefined
  }
}
