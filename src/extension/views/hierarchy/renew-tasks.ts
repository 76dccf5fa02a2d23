// Reads changed tasks anew, and puts each where it stands now.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { BranchNode, ListNode, TaskNode } from '../tree/nodes.ts'
import { loadTask } from '../tree/reads.ts'
import { type Level, loadTasks } from './levels.ts'
import type { OpenedLevels } from './opened-levels.ts'
import { isGone, type Renewal } from './renewal.ts'

const nodesOf = (opened: OpenedLevels, id: string): readonly TaskNode[] =>
  opened.find('task', id).filter((node) => node.kind === 'task')

const listsOf = (opened: OpenedLevels, id: string | undefined): readonly ListNode[] =>
  opened.find('list', id).filter((node) => node.kind === 'list')

/** The tasks of which something changed that shows, or may show now. */
const wantedOf = (opened: OpenedLevels, objects: readonly ChangedObject[]): readonly string[] => {
  const homes = new Map<string, string | undefined>()
  for (const { kind, id, listId, taskId } of objects) {
    if (kind === 'task') homes.set(id, listId)
    if (kind === 'comment' && taskId && !homes.has(taskId)) homes.set(taskId, undefined)
  }
  const isOpened = (list: ListNode) => opened.of(list) !== undefined
  return [...homes].flatMap(([id, home]) =>
    nodesOf(opened, id).length > 0 || listsOf(opened, home).some(isOpened) ? [id] : [],
  )
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

/** Lists of which more tasks have changed than they have pages; answers those tasks. */
const rereadLists = async (
  renewal: Renewal,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { opened, onChange } = renewal
  const byList = new Map<ListNode, string[]>()
  for (const id of ids)
    for (const { parent } of nodesOf(opened, id))
      if (parent.kind === 'list') byList.set(parent, [...(byList.get(parent) ?? []), id])
  const reread = new Set<string>()
  for (const [list, changed] of byList) {
    const current = await opened.of(list)
    if (!current || changed.length <= Math.max(current.pages, 1)) continue
    opened.load(list, () => rereadList(renewal, list, current))
    onChange(list)
    for (const id of changed) reread.add(id)
  }
  return reread
}

/** Shows a task alone anew, or with its list where it appears, vanishes or counts. */
const show = async (
  { opened, memory, onChange }: Renewal,
  node: TaskNode,
  before: Task,
): Promise<void> => {
  const list = node.parent
  const sameStatus = before.status.type === node.task.status.type
  const isFiltered = memory.filter !== ''
  if (list.kind !== 'list' || (sameStatus && !isFiltered)) return onChange(node)
  await opened.edit(list, (nodes) => nodes)
}

/** Puts a task where it stands now: changed where it was, gone, or new in a list. */
const place = async (renewal: Renewal, id: string, task: Task | undefined): Promise<void> => {
  const { opened } = renewal
  const known = nodesOf(opened, id)
  const isHome = (list: BranchNode) => task !== undefined && task.list?.id === list.id
  for (const node of known) {
    const wasShown = node.task
    if (task) node.task = task
    if (isHome(node.parent)) await show(renewal, node, wasShown)
    else if (node.parent.kind === 'list')
      await opened.edit(node.parent, (nodes) => nodes.filter((one) => one !== node))
  }
  if (!task || task.parent !== undefined || task.archived) return
  for (const list of listsOf(opened, task.list?.id)) {
    if (known.some(({ parent }) => parent === list)) continue
    const added: TaskNode = { kind: 'task', id, parent: list, task }
    await opened.edit(list, (nodes) => [added, ...nodes])
  }
}

const reloadTask = async (renewal: Renewal, id: string): Promise<void> => {
  try {
    await place(renewal, id, await loadTask(await renewal.api(), id))
  } catch (error) {
    if (isGone(error)) await place(renewal, id, undefined)
    else renewal.onError(error)
  }
}

export const renewTasks = async (
  renewal: Renewal,
  objects: readonly ChangedObject[],
): Promise<void> => {
  const wanted = wantedOf(renewal.opened, objects)
  const reread = await rereadLists(renewal, wanted)
  await Promise.all(wanted.map((id) => (reread.has(id) ? undefined : reloadTask(renewal, id))))
}
