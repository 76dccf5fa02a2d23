// Reads changed tasks anew, and puts each where it stands now.
import type { ChangedObject } from '../../../access/changed-object.ts'
import { problemOf } from '../../../base/problems/problem.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { ListNode, TaskNode, TreeNode } from '../tree/nodes.ts'
import { loadTask } from '../tree/reads.ts'
import { type Level, loadTasks } from './levels.ts'
import type { OpenedLevels } from './opened-levels.ts'
import { placeOf } from './order.ts'
import { isGone, type Renewal } from './renewal.ts'

const nodesOf = (opened: OpenedLevels, id: string): readonly TaskNode[] =>
  opened.find('task', id).filter((node) => node.kind === 'task')

const listsOf = (opened: OpenedLevels, id: string | undefined): readonly ListNode[] =>
  opened.find('list', id).filter((node) => node.kind === 'list')

/** The tasks of which something changed that shows, or may show now. */
const wantedOf = (opened: OpenedLevels, objects: readonly ChangedObject[]): readonly string[] => {
  const isOpened = (list: ListNode): boolean => opened.of(list) !== undefined
  const isWanted = (id: string, listId?: string): boolean =>
    nodesOf(opened, id).length > 0 || listsOf(opened, listId).some(isOpened)
  const wanted = objects.flatMap(({ kind, id, listId, taskId }) => {
    if (kind === 'task') return isWanted(id, listId) ? [id] : []
    return kind === 'comment' && taskId && isWanted(taskId) ? [taskId] : []
  })
  return [...new Set(wanted)]
}

const rereadList = async (
  { api }: Renewal,
  list: ListNode,
  { pages, withClosed = false }: Level,
): Promise<Level> => {
  const bound = await api()
  let level = await loadTasks(bound, list, withClosed)
  while (level.pages < pages && !level.complete)
    level = await loadTasks(bound, list, withClosed, level)
  return level
}

/** More subtasks than these that have left with their task cost less as pages of their lists. */
const MOST_ALONE = 20

const listsHolding = (opened: OpenedLevels, ids: Iterable<string>): readonly ListNode[] => {
  const parents = [...ids].flatMap((id) => nodesOf(opened, id)).map(({ parent }) => parent)
  return [...new Set(parents.filter((parent) => parent.kind === 'list'))]
}

/** Reads as much of some lists anew as was read of them. */
const reread = async (renewal: Renewal, lists: readonly ListNode[]): Promise<void> => {
  for (const list of lists) {
    const current = await renewal.opened.of(list)
    if (!current) continue
    renewal.opened.renew(list, () => rereadList(renewal, list, current))
    renewal.onChange(list)
  }
}

/** The task in a list, as that is now. */
const taskIn = async (
  { opened }: Renewal,
  list: ListNode,
  id: string,
): Promise<TaskNode | undefined> =>
  (await opened.of(list))?.nodes.find(
    (node): node is TaskNode => node.kind === 'task' && node.id === id,
  )

/**
 * Lists of which more tasks have changed than they have pages, and those to which so many may have
 * moved; answers the tasks that need no look of their own any more.
 */
const rereadLists = async (
  renewal: Renewal,
  ids: readonly string[],
  objects: readonly ChangedObject[],
): Promise<ReadonlySet<string>> => {
  const { opened } = renewal
  const byList = new Map<ListNode, string[]>()
  for (const id of ids)
    for (const list of new Set(nodesOf(opened, id).map(({ parent }) => parent)))
      if (list.kind === 'list') byList.set(list, [...(byList.get(list) ?? []), id])
  const read = new Set<string>()
  const lists = new Set<ListNode>()
  for (const [list, changed] of byList) {
    const current = await opened.of(list)
    if (!current || changed.length <= Math.max(current.pages, 1)) continue
    lists.add(list)
    for (const id of changed) read.add(id)
  }
  if (lists.size > 0)
    for (const { kind, id } of objects)
      if (kind === 'list') for (const list of listsOf(opened, id)) lists.add(list)
  await reread(renewal, [...lists])
  return read
}

/** Shows a task alone anew, or with its list where it appears, vanishes, counts or moves. */
const show = async (
  { opened, memory, onChange }: Renewal,
  node: TaskNode,
  before: Task,
): Promise<void> => {
  const list = node.parent
  if (list.kind !== 'list') return onChange(node)
  const arrangement = memory.arrangementOf(list.id)
  const stays = placeOf(before, arrangement) === placeOf(node.task, arrangement)
  if (stays && memory.filter === '') return onChange(node)
  await opened.edit(list, (nodes) => nodes)
}

/** Takes a task out of a list; answers the subtasks that it leaves behind there. */
const remove = async ({ opened }: Renewal, node: TaskNode): Promise<readonly string[]> => {
  const list = node.parent
  if (list.kind !== 'list') return []
  const left: string[] = []
  await opened.edit(list, (nodes) => {
    left.push(
      ...nodes.flatMap((one) =>
        one.kind === 'task' && one.task.parent === node.id ? [one.id] : [],
      ),
    )
    return nodes.filter((one) => one !== node)
  })
  return left
}

/**
 * Puts a task where it stands now: changed where it was, gone, or new in a list.
 * Answers the subtasks that may have gone with it.
 */
const place = async (
  renewal: Renewal,
  id: string,
  task: Task | undefined,
): Promise<readonly string[]> => {
  const { opened } = renewal
  const placeIn = async (list: ListNode): Promise<readonly string[]> => {
    const node = await taskIn(renewal, list, id)
    const isHere = task !== undefined && !task.archived && task.list?.id === list.id
    if (!node && isHere) {
      const added: TaskNode = { kind: 'task', id, parent: list, task }
      const isIt = (one: TreeNode): boolean => one.kind === 'task' && one.id === id
      await opened.edit(list, (nodes) => (nodes.some(isIt) ? nodes : [added, ...nodes]))
    }
    if (!node) return []
    const wasShown = node.task
    if (task) node.task = task
    if (!isHere) return remove(renewal, node)
    await show(renewal, node, wasShown)
    return []
  }
  return (await Promise.all(opened.lists().map(placeIn))).flat()
}

const reloadTask = async (renewal: Renewal, id: string): Promise<readonly string[]> => {
  try {
    return await place(renewal, id, await loadTask(await renewal.api(), id))
  } catch (error) {
    if (isGone(error)) return place(renewal, id, undefined)
    renewal.onError(error)
    renewal.opened.doubt(problemOf(error))
    return []
  }
}

export const renewTasks = async (
  renewal: Renewal,
  objects: readonly ChangedObject[],
): Promise<void> => {
  const wanted = wantedOf(renewal.opened, objects)
  const known = await rereadLists(renewal, wanted, objects)
  let next = wanted.filter((id) => !known.has(id))
  const done = new Set(wanted)
  // Subtasks go where their tasks go, and nobody reports each. A tree of them ends somewhere.
  while (next.length > 0) {
    const left = await Promise.all(next.map((id) => reloadTask(renewal, id)))
    const others = [...new Set(left.flat())].filter((id) => !done.has(id))
    for (const id of others) done.add(id)
    if (others.length > MOST_ALONE) return reread(renewal, listsHolding(renewal.opened, done))
    next = others
  }
}
