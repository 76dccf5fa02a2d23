// Every call that takes something away, with its request and whether it is gone.

import type { Store } from '../../../src/sandbox/state/store.ts'
import { addGoal } from '../../support/catalogue.ts'
import { fieldNamed, listNamed, must, taskOf } from '../weather/cases/world.ts'
import type { Arguments } from './world.ts'

export interface Deletion {
  readonly name: string
  readonly tool: string
  readonly write: string
  /** Prepares what is to go. */
  readonly scene: (store: Store) => { readonly args: Arguments; readonly isGone: () => boolean }
  readonly first?: readonly [tool: string, args: Arguments]
}

const ALEX = 44010001

const TAG = { tag: { name: 'infra', tag_fg: '#ffffff', tag_bg: '#000000' } }

const update = (
  name: string,
  write: string,
  set: Arguments,
  scene: (store: Store) => () => boolean,
): Deletion => ({
  name: `update_tasks, ${name}`,
  tool: 'update_tasks',
  write,
  scene: (store) => ({ args: { tasks: 'ENG-140', set }, isGone: scene(store) }),
})

const operation = (
  id: string,
  write: string,
  scene: (store: Store) => readonly [args: Arguments, isGone: () => boolean],
): Deletion => ({
  name: `call_operation ${id}`,
  tool: 'call_operation',
  write,
  scene: (store) => {
    const [args, isGone] = scene(store)
    return { args: { operation: id, ...args }, isGone }
  },
})

const comment = (store: Store) =>
  must(store.commentsOn({ kind: 'task', id: taskOf(store, 'ENG-123').id })[0], 'such comment')

const checklist = (store: Store) => {
  const task = taskOf(store, 'ENG-140')
  const item = {
    id: store.newUuid(),
    name: 'Barometer',
    orderindex: 0,
    assigneeId: null,
    resolved: false,
    parentId: null,
    dateCreated: store.now(),
  }
  const made = {
    id: store.newUuid(),
    name: 'Weather',
    orderindex: 0,
    dateCreated: store.now(),
    creatorId: ALEX,
    items: [item],
  }
  task.checklists.push(made)
  return { task, made, item }
}

const hasItem = ({ task, item }: ReturnType<typeof checklist>): boolean =>
  task.checklists.some(({ items }) => items.some(({ id }) => id === item.id))

export const DELETIONS: readonly Deletion[] = [
  {
    name: 'delete_tasks',
    tool: 'delete_tasks',
    write: 'DELETE /v2/task/*',
    scene: (store) => {
      const { id } = taskOf(store, 'ENG-121')
      return { args: { tasks: ['ENG-121'] }, isGone: () => !store.tasks.has(id) }
    },
  },
  {
    name: 'merge_tasks',
    tool: 'merge_tasks',
    write: 'POST /v2/task/*/merge',
    scene: (store) => {
      const { id } = taskOf(store, 'ENG-121')
      return {
        args: { into: 'ENG-118', tasks: ['ENG-121'] },
        isGone: () => !store.tasks.has(id),
      }
    },
  },
  {
    name: 'delete_comment',
    tool: 'delete_comment',
    write: 'DELETE /v2/comment/*',
    scene: (store) => {
      const { id } = comment(store)
      return { args: { comment: id }, isGone: () => !store.comments.has(id) }
    },
    first: ['get_comments', { task: 'ENG-123' }],
  },
  {
    name: 'delete_list',
    tool: 'delete_list',
    write: 'DELETE /v2/list/*',
    scene: (store) => {
      const list = listNamed(store, 'Q3 Deliverables')
      return { args: { list: list.name }, isGone: () => list.deleted }
    },
  },
  update('a tag', 'DELETE /v2/task/*/tag/*', { tags: { remove: ['infra'] } }, (store) => {
    const task = taskOf(store, 'ENG-140')
    task.tags = ['infra']
    return () => !task.tags.includes('infra')
  }),
  update(
    'a further list',
    'DELETE /v2/list/*/task/*',
    { lists: { remove: ['Bug Tracker'] } },
    (store) => {
      const task = taskOf(store, 'ENG-140')
      store.addToList(task, listNamed(store, 'Bug Tracker').id)
      return () => task.extraListIds.length === 0
    },
  ),
  update('a custom field', 'DELETE /v2/task/*/field/*', { fields: { Effort: null } }, (store) => {
    const task = taskOf(store, 'ENG-140')
    const { id } = fieldNamed(store, 'Effort')
    task.fields.set(id, 5)
    return () => !task.fields.has(id)
  }),
  update('a link', 'DELETE /v2/task/*/link/*', { links: { remove: ['ENG-122'] } }, (store) => {
    const task = taskOf(store, 'ENG-140')
    const { id } = taskOf(store, 'ENG-122')
    return () => !task.links.some(({ taskId, linkId }) => [taskId, linkId].includes(id))
  }),
  update(
    'a dependency',
    'DELETE /v2/task/*/dependency',
    { blocks: [] },
    (store) => () => taskOf(store, 'ENG-140').dependencies.length === 0,
  ),
  update(
    'an item of a check list',
    'DELETE /v2/checklist/*/checklist_item/*',
    { checklists: { Weather: { Barometer: null } } },
    (store) => {
      const made = checklist(store)
      return () => !hasItem(made)
    },
  ),
  operation('DeleteTask', 'DELETE /v2/task/*', (store) => {
    const { id } = taskOf(store, 'ENG-121')
    return [{ path: { task_id: 'ENG-121' } }, () => !store.tasks.has(id)]
  }),
  operation('DeleteComment', 'DELETE /v2/comment/*', (store) => {
    const { id } = comment(store)
    return [{ path: { comment_id: id } }, () => !store.comments.has(id)]
  }),
  operation('DeleteList', 'DELETE /v2/list/*', (store) => {
    const list = listNamed(store, 'Q3 Deliverables')
    return [{ path: { list_id: list.id } }, () => list.deleted]
  }),
  operation('DeleteFolder', 'DELETE /v2/folder/*', (store) => {
    const folder = must(
      [...store.folders.values()].find(({ name }) => name === 'Sprints'),
      'such folder',
    )
    return [{ path: { folder_id: folder.id } }, () => !store.folders.has(folder.id)]
  }),
  operation('DeleteSpace', 'DELETE /v2/space/*', (store) => {
    const space = must(
      [...store.spaces.values()].find(({ name }) => name === 'Marketing'),
      'such space',
    )
    return [{ path: { space_id: space.id } }, () => !store.spaces.has(space.id)]
  }),
  operation('DeleteSpaceTag', 'DELETE /v2/space/*/tag/*', (store) => {
    const space = must(
      [...store.spaces.values()].find(({ tags }) => tags.has('infra')),
      'such space',
    )
    return [
      { path: { space_id: space.id, tag_name: 'infra' }, body: TAG },
      () => !space.tags.has('infra'),
    ]
  }),
  operation('DeleteGoal', 'DELETE /v2/goal/*', (store) => {
    const { id } = addGoal(store)
    return [{ path: { goal_id: id } }, () => !store.goals.has(id)]
  }),
  operation('DeleteView', 'DELETE /v2/view/*', (store) => {
    const id = store.newDocId()
    const parent = { id: listNamed(store, 'Bug Tracker').id, type: 6 } as const
    store.views.set(id, { id, name: 'Radar', type: 'board', parent, settings: {} })
    return [{ path: { view_id: id } }, () => !store.views.has(id)]
  }),
  operation('DeleteChecklist', 'DELETE /v2/checklist/*', (store) => {
    const { task, made } = checklist(store)
    return [
      { path: { checklist_id: made.id } },
      () => !task.checklists.some(({ id }) => id === made.id),
    ]
  }),
  operation('DeleteChecklistItem', 'DELETE /v2/checklist/*/checklist_item/*', (store) => {
    const made = checklist(store)
    return [
      { path: { checklist_id: made.made.id, checklist_item_id: made.item.id } },
      () => !hasItem(made),
    ]
  }),
  operation('DeleteATimeEntry', 'DELETE /v2/team/*/time_entries/*', (store) => {
    const { id } = must(
      [...store.timeEntries.values()].find(({ userId }) => userId === ALEX),
      'such entry',
    )
    return [{ path: { timer_id: id } }, () => !store.timeEntries.has(id)]
  }),
  operation('DeleteUserGroup', 'DELETE /v2/group/*', (store) => {
    const { id } = must([...store.groups.values()][0], 'group')
    return [{ path: { group_id: id } }, () => !store.groups.has(id)]
  }),
  operation('RemoveTagFromTask', 'DELETE /v2/task/*/tag/*', (store) => {
    const task = taskOf(store, 'ENG-140')
    task.tags = ['infra']
    return [{ path: { task_id: 'ENG-140', tag_name: 'infra' } }, () => !task.tags.includes('infra')]
  }),
  operation('deleteChatMessage', 'DELETE /v3/workspaces/*/chat/messages/*', (store) => {
    const { id } = must([...store.messages.values()][0], 'message')
    return [{ path: { message_id: id } }, () => !store.messages.has(id)]
  }),
]
