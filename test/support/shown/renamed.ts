// The demo, in which everything has got another name.

import type { Status } from '../../../src/sandbox/state/model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import type { Dice } from '../../mcp/weather/random/dice.ts'
import { distinctNames, hostileName } from './names.ts'

const renameStatuses = (store: Store, dice: Dice): void => {
  const owners: readonly { readonly statuses: Status[] | null }[] = [
    ...store.spaces.values(),
    ...store.folders.values(),
    ...store.lists.values(),
  ]
  const renamed = new Map<Status, string>()
  for (const { statuses } of owners) {
    const names = distinctNames(dice, statuses?.length ?? 0)
    for (const [i, status] of (statuses ?? []).entries()) renamed.set(status, names[i] ?? '')
  }
  for (const task of store.tasks.values()) {
    const list = store.lists.get(task.listId)
    const all = list ? store.statusesOf(list) : []
    for (const visit of task.visits) {
      const status = all.find((one) => one.status === visit.status)
      visit.status = (status && renamed.get(status)) ?? visit.status
    }
  }
  for (const [status, name] of renamed) status.status = name
}

const renameTags = (store: Store, dice: Dice): void => {
  const renamed = new Map<string, string>()
  const names = distinctNames(dice, 60).map((name) => name.toLowerCase())
  for (const space of store.spaces.values())
    for (const name of space.tags.keys())
      if (!renamed.has(name)) renamed.set(name, [...new Set(names)][renamed.size] ?? name)
  for (const space of store.spaces.values())
    space.tags = new Map(
      [...space.tags.values()].map((tag) => {
        const name = renamed.get(tag.name) ?? tag.name
        return [name, { ...tag, name }]
      }),
    )
  for (const task of store.tasks.values())
    task.tags = task.tags.map((tag) => renamed.get(tag) ?? tag)
}

/** As many tasks as tell all that there is to tell. */
const thinOut = (store: Store): void => {
  for (const list of store.lists.values()) {
    const plain = store
      .tasksOf(list.id)
      .filter(
        ({ checklists, attachments, customItemId, parentId, timeSpent }) =>
          [checklists.length, attachments.length, customItemId, timeSpent].every(
            (one) => one === 0,
          ) && parentId === null,
      )
    for (const task of plain.slice(5)) store.deleteTask(task)
  }
}

/** Names only: who is where, and what belongs to what, stays as it was. */
export const renameAll = (store: Store, dice: Dice): void => {
  thinOut(store)
  const name = hostileName(dice)
  renameStatuses(store, dice)
  renameTags(store, dice)
  const named: readonly Iterable<{ name: string }>[] = [
    store.spaces.values(),
    store.folders.values(),
    store.lists.values(),
    store.groups.values(),
    store.fields.values(),
    store.views.values(),
    store.tasks.values(),
    store.docs.values(),
    store.pages.values(),
    store.channels.values(),
    store.templates.values(),
    store.taskTypes,
  ]
  for (const things of named) for (const thing of things) thing.name = name()
  // This one is always there, by this name (docs/clickup-facts.md §11).
  for (const type of store.taskTypes) if (type.id === 1) type.name = 'Milestone'
  for (const group of store.groups.values()) group.handle = name()
  for (const user of store.users.values()) user.username = name()
  for (const field of store.fields.values())
    for (const option of field.options) option.text = name()
  for (const file of store.files.values()) file.title = name()
  for (const { checklists } of store.tasks.values())
    for (const checklist of checklists) {
      checklist.name = name()
      for (const item of checklist.items) item.name = name()
    }
}
