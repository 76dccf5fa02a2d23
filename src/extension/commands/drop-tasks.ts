// What comes of tasks that were dropped on a row: another list, another status, or a word why not.
import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode'
import { PlanError } from '../../base/problems/all.ts'
import { sameName } from '../../base/text/names.ts'
import type { Folder, List } from '../../clickup/objects/container.ts'
import { getSpaceTree } from '../../clickup/objects/hierarchy.ts'
import type { DropTarget } from '../views/hierarchy/drag.ts'
import { plain } from './plain.ts'
import { moveTasks, writeUpdate } from './tasks/change-tasks.ts'
import { namesOf, type Tasks } from './tasks/task-names.ts'
import { connected, type Desk } from './tasks/writing.ts'
import { tell } from './tell.ts'

type Place = Exclude<DropTarget, { readonly kind: 'list' | 'nowhere' }>
type OnList = Extract<DropTarget, { readonly kind: 'list' }>

/** Nothing that is dropped is silently let go of. */
const say = (text: string): void => tell('information', plain(text))

interface ListItem extends QuickPickItem {
  readonly list: List
}

const itemOf = (list: List, folder?: Folder): ListItem => ({
  label: plain(list.name),
  ...(folder && { description: plain(folder.name) }),
  iconPath: new ThemeIcon('list-unordered'),
  list,
})

/** The lists in a space, or in a folder and the folders in that. */
const listsIn = async (desk: Desk, { kind, place, spaceId }: Place): Promise<ListItem[]> => {
  const space = {
    id: spaceId,
    name: place.name,
    archived: false,
    deleted: false,
    statuses: undefined,
    features: undefined,
  }
  const { folders, lists, unread } = await getSpaceTree(await connected(desk), space)
  if (unread && folders.length + lists.length === 0) throw new PlanError([unread])
  const shown = folders.filter(({ hidden }) => !hidden)
  const isInside = (folder: Folder | undefined): boolean =>
    folder !== undefined &&
    (folder.id === place.id || isInside(shown.find(({ id }) => id === folder.parent_folder)))
  const inside = kind === 'space' ? shown : shown.filter(isInside)
  return [
    ...inside.flatMap((folder) =>
      folder.lists.map((list) => itemOf(list, folder.id === place.id ? undefined : folder)),
    ),
    ...(kind === 'space' ? lists.map((list) => itemOf(list)) : []),
  ]
}

const dropOnPlace = async (desk: Desk, tasks: Tasks, onto: Place): Promise<void> => {
  const items = await listsIn(desk, onto)
  if (items.length === 0)
    return say(l10n.t('{0} has no list that tasks could go to.', onto.place.name))
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Move {0} to {1}', namesOf(tasks), onto.place.name),
    placeHolder: l10n.t('Choose a list'),
    matchOnDescription: true,
  })
  if (picked) await dropOnList(desk, tasks, { kind: 'list', list: picked.list })
}

const dropOnList = async (desk: Desk, tasks: Tasks, { list, status }: OnList): Promise<void> => {
  const isThere = (task: Tasks[number]): boolean =>
    task.list?.id === list.id && (status === undefined || sameName(task.status.status, status))
  const affected = tasks.filter((task) => !isThere(task))
  if (affected.length === 0) {
    const where = status === undefined ? list.name : `${list.name}, ${status}`
    return say(l10n.t('{0}: already in {1}', namesOf(tasks), where))
  }
  if (status === undefined) return moveTasks(desk, affected, { id: list.id, name: list.name })
  const moves = affected.some((task) => task.list?.id !== list.id)
  const set = { status, ...(moves && { move_to: list.id }) }
  const done = moves
    ? l10n.t('Moved {0} to {1}, {2}', namesOf(affected), list.name, status)
    : l10n.t('{0}: {1}', namesOf(affected), status)
  await writeUpdate(desk, affected, set, done)
}

export const dropTasks = async (desk: Desk, tasks: Tasks, onto: DropTarget): Promise<void> => {
  if (tasks.length === 0) return say(l10n.t('Only tasks can be dragged to another place.'))
  switch (onto.kind) {
    case 'list':
      return dropOnList(desk, tasks, onto)
    case 'folder':
    case 'space':
      return dropOnPlace(desk, tasks, onto)
    case 'nowhere':
      return say(l10n.t('Tasks go to a list: drop them on a list, a status, a folder or a space.'))
  }
}
