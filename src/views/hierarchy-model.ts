// The hierarchy as far as it was opened: each level is loaded once, and again when it has changed.
import type { ChangedObject } from '../broker/protocol.ts'
import type { Api } from '../clickup/api.ts'
import { isClickUpError } from '../clickup/errors.ts'
import type { Level } from './levels.ts'
import {
  type BranchNode,
  type ErrorNode,
  type FolderNode,
  type HierarchyNode,
  keyOf,
  type ListNode,
  type MoreNode,
  type SpaceNode,
  type TaskNode,
  type WorkspaceNode,
} from './nodes.ts'

export interface ModelSession {
  readonly api: Api
  readonly workspace: { readonly id: string; readonly name: string }
  readonly sandbox: boolean
}

export interface HierarchyModelOptions {
  /** The account in use, nothing while signed out. */
  readonly connect: () => Promise<ModelSession | undefined>
  /** Told which node is to be shown anew with all below it; nothing means the whole tree. */
  readonly onChange: (node: HierarchyNode | undefined) => void
  /** Told what went wrong, besides the node that shows it. */
  readonly onError: (error: unknown) => void
}

const ROOT = 'root'

const levels = () => import('./levels.ts')

/** More changed tasks of one list than this are read by reading the list. */
const SINGLE_READS = 3

export class HierarchyModel {
  readonly #options: HierarchyModelOptions
  readonly #levels = new Map<string, Promise<Level>>()
  /** The nodes as VS Code has them, by key. */
  readonly #nodes = new Map<string, HierarchyNode>()

  constructor(options: HierarchyModelOptions) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly HierarchyNode[]> {
    const key = node ? keyOf(node) : ROOT
    const level = this.#levels.get(key) ?? this.#start(node, () => this.#load(node))
    const { nodes } = await level
    // A level that was replaced meanwhile is asked for again.
    if (this.#levels.get(key) === level)
      for (const child of nodes) this.#nodes.set(keyOf(child), child)
    return nodes
  }

  /** Starts anew with another account; nothing is asked for until the tree is seen. */
  reset(): void {
    this.#levels.clear()
    this.#nodes.clear()
    this.#options.onChange(undefined)
  }

  /** Reads everything again that is in sight. */
  async reload(): Promise<void> {
    // Where no account can be opened, the tree itself shows why.
    const session = await this.#options.connect().catch(() => undefined)
    if (session) (await levels()).forgetEverything(session.api)
    this.reset()
  }

  /** Loads a level again that could not be loaded. */
  retry(error: ErrorNode): void {
    this.#levels.delete(error.parent ? keyOf(error.parent) : ROOT)
    this.#options.onChange(error.parent)
  }

  async loadMore({ parent: list }: MoreNode): Promise<void> {
    const key = keyOf(list)
    const current = this.#levels.get(key)
    const loaded = await current
    // A second click while the page is on its way asks for nothing new.
    if (!loaded || this.#levels.get(key) !== current) return
    const load = async () => (await levels()).loadTasks(await this.#api(), list, loaded)
    this.#start(list, load, loaded.nodes)
    this.#options.onChange(list)
  }

  /** Shows anew what a server has changed, and only that. */
  async apply(objects: readonly ChangedObject[]): Promise<void> {
    if (this.#levels.size === 0) return
    if (objects.some(({ kind }) => kind === 'workspace')) return this.reload()
    await this.#reloadPlaces(objects)
    await this.#reloadTasks(objects)
  }

  #start(
    node: BranchNode | undefined,
    load: () => Promise<Level>,
    kept: readonly HierarchyNode[] = [],
  ): Promise<Level> {
    const level = load().catch((error: unknown): Level => {
      this.#options.onError(error)
      const tasks = kept.filter(({ kind }) => kind === 'task')
      return { nodes: [...tasks, errorNode(error, node)], pages: 0 }
    })
    this.#levels.set(node ? keyOf(node) : ROOT, level)
    return level
  }

  async #load(node: BranchNode | undefined): Promise<Level> {
    if (node) return (await levels()).loadLevel(await this.#api(), node)
    const session = await this.#options.connect()
    if (!session) return { nodes: [], pages: 0 }
    const { workspace, sandbox } = session
    const root: WorkspaceNode = { kind: 'workspace', ...workspace, sandbox }
    return { nodes: [root], pages: 0 }
  }

  async #api(): Promise<Api> {
    const session = await this.#options.connect()
    if (!session) throw new Error('Nobody is signed in.')
    return session.api
  }

  /** Reads the level anew in which a changed list, folder or space stands. */
  async #reloadPlaces(objects: readonly ChangedObject[]): Promise<void> {
    const parents = new Map<string, BranchNode>()
    for (const object of objects) {
      for (const parent of this.#parentsOfPlace(object)) parents.set(keyOf(parent), parent)
    }
    if (parents.size === 0) return
    const api = await this.#api()
    for (const [key, parent] of parents) {
      api.memory.forget(parent.kind === 'workspace' ? 'spaces' : key)
      this.#levels.delete(key)
      for (const folder of this.#foldersOf(parent)) this.#levels.delete(keyOf(folder))
      this.#options.onChange(parent)
    }
  }

  /** The content of folders comes with their space, so it is as old as that. */
  #foldersOf(space: BranchNode): readonly FolderNode[] {
    return [...this.#nodes.values()].filter(
      (node): node is FolderNode => node.kind === 'folder' && topOf(node).id === space.id,
    )
  }

  #parentsOfPlace({ kind, id }: ChangedObject): readonly BranchNode[] {
    if (kind === 'space') return this.#loaded('workspace')
    if (kind !== 'folder' && kind !== 'list') return []
    const known = this.#nodes.get(`${kind}:${id}`)
    // A new one may stand in any space, for its answer does not reach us.
    if (known?.kind !== 'folder' && known?.kind !== 'list') return this.#loaded('space')
    return [topOf(known)]
  }

  #loaded(kind: 'workspace' | 'space'): readonly BranchNode[] {
    return [...this.#nodes.values()].filter(
      (node): node is BranchNode => node.kind === kind && this.#levels.has(keyOf(node)),
    )
  }

  async #reloadTasks(objects: readonly ChangedObject[]): Promise<void> {
    const lists = new Map<ListNode, TaskNode[]>()
    const whole = new Set<ListNode>()
    for (const { kind, id, listId, taskId } of objects) {
      if (kind !== 'task' && kind !== 'comment') continue
      const known = this.#tasks(kind === 'task' ? id : taskId)
      for (const task of known) lists.set(task.parent, [...(lists.get(task.parent) ?? []), task])
      const home = listId === undefined ? undefined : this.#nodes.get(`list:${listId}`)
      const inHome = known.some(({ parent }) => parent.id === listId)
      if (kind === 'task' && home?.kind === 'list' && !inHome) whole.add(home)
    }
    for (const [list, tasks] of lists) if (tasks.length > SINGLE_READS) whole.add(list)
    for (const list of whole) this.#reloadList(list)
    const single = [...lists].filter(([list]) => !whole.has(list)).flatMap(([, tasks]) => tasks)
    await Promise.all([...new Set(single)].map((task) => this.#reloadTask(task)))
  }

  #tasks(id: string | undefined): readonly TaskNode[] {
    return [...this.#nodes.values()].filter(
      (node): node is TaskNode => node.kind === 'task' && node.id === id,
    )
  }

  #reloadList(list: ListNode): void {
    const key = keyOf(list)
    const current = this.#levels.get(key)
    if (!current) return
    const load = async (): Promise<Level> => {
      const { pages } = await current
      const api = await this.#api()
      const { loadTasks } = await levels()
      let level = await loadTasks(api, list)
      while (level.pages < pages && level.nodes.at(-1)?.kind === 'more') {
        level = await loadTasks(api, list, level)
      }
      return level
    }
    this.#forgetTasks(list)
    this.#start(list, load)
    this.#options.onChange(list)
  }

  #forgetTasks(list: ListNode): void {
    const below = `${keyOf(list)}/`
    for (const key of this.#nodes.keys()) if (key.startsWith(below)) this.#nodes.delete(key)
  }

  async #reloadTask(node: TaskNode): Promise<void> {
    try {
      const task = await (await levels()).loadTask(await this.#api(), node)
      const stays =
        task.status.type !== 'closed' && !task.archived && task.list?.id === node.parent.id
      if (!stays) return this.#reloadList(node.parent)
      node.task = task
      this.#options.onChange(node)
    } catch (error) {
      if (isClickUpError(error, 'NOT_FOUND')) return this.#reloadList(node.parent)
      this.#options.onError(error)
    }
  }
}

const topOf = ({ parent }: FolderNode | ListNode): SpaceNode =>
  parent.kind === 'folder' ? topOf(parent) : parent

const errorNode = (error: unknown, parent: BranchNode | undefined): ErrorNode => {
  const message = error instanceof Error ? error.message : String(error)
  if (!isClickUpError(error)) return { kind: 'error', parent, code: 'INTERNAL_ERROR', message }
  return { kind: 'error', parent, code: error.code, message, hint: error.details.hint }
}
