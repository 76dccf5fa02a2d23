// Reads anew where a space, folder or list has changed: the list itself, and the levels in which
// something came, went or has another name.
import type { ChangedObject } from '../../../access/changed-object.ts'
import { problemOf } from '../../../base/problems/problem.ts'
import type { List } from '../../../clickup/objects/container.ts'
import {
  type BranchNode,
  type FolderNode,
  isBranch,
  keyOf,
  type ListNode,
  parentOf,
  type TreeNode,
} from '../tree/nodes.ts'
import { loadList } from '../tree/reads.ts'
import { isGone, type Renewal } from './renewal.ts'

/** The nodes that stand for a list, and the folders that count its tasks. */
interface Bearers {
  readonly lists: readonly ListNode[]
  readonly folders: readonly FolderNode[]
}

const bearersOf = (nodes: readonly TreeNode[], id: string): Bearers => ({
  lists: nodes.filter((node) => node.kind === 'list').filter((node) => node.id === id),
  folders: nodes
    .filter((node) => node.kind === 'folder')
    .filter(({ folder }) => folder.lists?.some((list) => list.id === id)),
})

/** Puts the new state of a list where it shows; answers what is to be shown anew. */
const renewList = ({ lists, folders }: Bearers, list: List): ReadonlySet<TreeNode> => {
  const shown = new Set<TreeNode>()
  for (const node of folders) {
    const known = node.folder.lists ?? []
    const before = known.find(({ id }) => id === list.id)?.task_count
    if (before !== list.task_count) shown.add(node)
    node.folder = { ...node.folder, lists: known.map((one) => (one.id === list.id ? list : one)) }
  }
  for (const node of lists) {
    node.list = list
    if (!shown.has(node.parent)) shown.add(node)
  }
  return shown
}

/** The space of a node, or the favorite below which it stands: what is read in one go. */
const placeOf = (node: TreeNode): readonly BranchNode[] => {
  const isFavorite = node.kind === 'folder' && node.parent.kind === 'favorites'
  if (node.kind === 'space' || isFavorite) return [node]
  const parent = parentOf(node)
  return parent ? placeOf(parent) : []
}

/** What is stale where a space or folder has changed, or something right below it. */
const placesOf = (
  nodes: readonly TreeNode[],
  { kind, id }: ChangedObject,
): readonly BranchNode[] => {
  if (kind !== 'space' && kind !== 'folder') return []
  const known = nodes.filter((node) => node.kind === kind && node.id === id)
  const above = nodes.filter((node) => kind === 'space' && node.kind === 'workspace')
  return [...above.filter(isBranch), ...known.flatMap(placeOf)]
}

/** Answers the places to be read anew where the list has left them. */
const reloadList = async (
  { opened, api, onChange, onError }: Renewal,
  id: string,
): Promise<readonly BranchNode[]> => {
  const bearers = bearersOf(opened.nodes(), id)
  const all = [...bearers.lists, ...bearers.folders]
  // A new list is reported with the place that it stands in; at others nobody looks.
  if (all.length === 0) return []
  try {
    const list = await loadList(await api(), id)
    for (const node of renewList(bearers, list)) onChange(node)
    return list.archived ? all.flatMap(placeOf) : []
  } catch (error) {
    if (isGone(error)) return all.flatMap(placeOf)
    onError(error)
    opened.doubt(problemOf(error))
    return []
  }
}

const reloadLevels = async (
  { opened, api, onChange }: Renewal,
  places: readonly BranchNode[],
): Promise<void> => {
  const { memory } = await api()
  for (const place of places) {
    const spaceId = place.kind === 'folder' ? place.spaceId : place.id
    memory.forget(place.kind === 'workspace' ? 'spaces' : `space:${spaceId}`)
    // The content of folders comes with their space, so it is as old as that.
    opened.forget((node) => node.kind === 'folder' && node.spaceId === place.id)
    opened.forget((node) => keyOf(node) === keyOf(place))
    onChange(place)
  }
}

export const renewPlaces = async (
  renewal: Renewal,
  objects: readonly ChangedObject[],
): Promise<void> => {
  const { opened } = renewal
  const stale = new Map<string, BranchNode>()
  for (const object of objects) {
    const isList = object.kind === 'list'
    const places = isList ? await reloadList(renewal, object.id) : placesOf(opened.nodes(), object)
    for (const place of places) stale.set(keyOf(place), place)
  }
  const loaded = [...stale.values()].filter((place) => opened.of(place) !== undefined)
  if (loaded.length > 0) await reloadLevels(renewal, loaded)
}
