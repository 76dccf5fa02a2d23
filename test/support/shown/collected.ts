// All that the tools show of a workspace, those that read and those that write.
import { COLUMNS } from '../../../src/mcp/show/cells.ts'
import type { List } from '../../../src/sandbox/state/model.ts'
import { reading, type Shown } from './shown.ts'
import { byId, codesOf, type Trial } from './trial.ts'

const INCLUDE = ['comments', 'subtasks', 'checklists', 'dependencies', 'attachments', 'watchers']

export const listsOf = ({ store, workspaceId }: Trial): readonly List[] =>
  [...store.lists.values()].filter(
    ({ deleted, archived, spaceId }) =>
      !deleted && !archived && store.spaces.get(spaceId)?.workspaceId === workspaceId,
  )

export const resultOf = async (
  { call }: Pick<Trial, 'call'>,
  tool: string,
  args: Record<string, unknown> = {},
) => {
  const answer = await call(tool, args)
  if (answer.ok || codesOf(answer).every((code) => code === 'INCOMPLETE')) return answer.result
  throw new Error(`${tool} ${JSON.stringify(args)}: ${JSON.stringify(answer.issues)}`)
}

export const collect = async (trial: Trial): Promise<readonly Shown[]> => {
  const { store, dice, workspaceId, tasks } = trial
  const read = reading(store, workspaceId)
  const found: Shown[] = []
  const note = (shown: readonly Shown[]): void => void found.push(...shown)
  const result = (tool: string, args?: Record<string, unknown>) => resultOf(trial, tool, args)
  const lists = listsOf(trial)

  // By then it is known who and what groups there are.
  note(read.find_members(await result('find_members')))
  note(read.get_hierarchy(await result('get_hierarchy')))
  for (const list of dice.some(lists, 2))
    note(read.get_hierarchy(await result('get_hierarchy', { in: list.id })))

  const columns = COLUMNS.filter((name) => name !== 'time_in_status')
  const all = { columns, include_closed: true, include_subtasks: true }
  for (const list of lists)
    note(read.find_tasks(await result('find_tasks', { in: list.id, limit: 6, ...all })))
  note(read.find_tasks(await result('find_tasks', { limit: 30, include_closed: true })))

  const isRich = [...tasks()].filter(
    ({ checklists, attachments, customItemId, groupAssigneeIds }) =>
      checklists.length + attachments.length + customItemId + groupAssigneeIds.length > 0,
  )
  for (const { id } of [...dice.some(tasks(), 6), ...dice.some(isRich, 8)])
    note(read.get_task(await result('get_task', { task: id, include: INCLUDE })))

  for (const list of lists) {
    note(read.get_list(await result('get_list', { list: list.id })))
    note(read.get_comments(await result('get_comments', { list: list.id })))
  }
  const threads = [...store.comments.values()].filter(
    ({ parentId, target: { kind, id } }) =>
      parentId === null && kind === 'task' && tasks().some((task) => task.id === id),
  )
  for (const { id, target } of dice.some(threads, 3))
    note(read.get_comments(await result('get_comments', { comment: id, task: target.id })))
  const docs = await result('find_docs')
  note(read.find_docs(docs))
  for (const [id] of docs.rows.slice(0, 6))
    note(read.get_doc(await result('get_doc', { doc: `(doc ${id})` })))

  const channels = [...store.channels.values()].filter((one) => one.workspaceId === workspaceId)
  for (const { id } of channels) {
    const answer = await trial.call('get_messages', {
      channel: `(channel ${id})`,
      include: ['reactions'],
    })
    if (answer.ok) note(read.get_messages(answer.result, id))
  }
  const time = { by: 'everybody', from: 'last 60 days' }
  note(read.get_time_entries(await result('get_time_entries', time)))
  for (const group of ['person', 'list', 'task'] as const)
    note(read.times(await result('get_time_entries', { ...time, group_by: group }), group))
  note(read.find_operations(await result('find_operations', { query: 'goal' })))
  note(read.search(await result('search', { query: 'ideas' })))

  const [task] = dice.some(
    tasks().filter(({ customItemId }) => customItemId === 0),
    1,
  )
  const own = task && store.lists.get(task.listId)
  if (task && own)
    note(read.update_tasks(await result('update_tasks', changeOf(trial, task.id, own))))

  const key = ({ where: _, ...one }: Shown): string => JSON.stringify(one)
  return [...new Map(found.map((one) => [key(one), one])).values()]
}

/** Something of everything that a change tells by names. */
const changeOf = (trial: Trial, task: string, list: List) => {
  const { store, dice } = trial
  // Guests can be given only what was shared with them.
  const members = (store.workspaces.get(trial.workspaceId)?.memberIds ?? []).filter(
    (id) => store.users.get(id)?.role !== 4,
  )
  const some = (count: number) =>
    dice.some(members, count).map((id) => byId({ kind: 'user', id: String(id) }))
  // The sandbox takes a status as it spells it itself.
  const statuses = store
    .statusesOf(list)
    .filter(({ status, type }) => type !== 'closed' && /^[a-z][a-z ]*[a-z]$/.test(status))
  const beside = listsOf(trial).filter(
    ({ id, spaceId }) => id !== list.id && spaceId === list.spaceId,
  )
  const isMultiple = store.spaces.get(list.spaceId)?.multipleLists
  return {
    tasks: task,
    set: {
      assignees: { add: some(2) },
      watchers: { add: some(2) },
      tags: {
        add: [...(store.spaces.get(list.spaceId)?.tags.keys() ?? [])]
          .slice(0, 2)
          .map((id) => byId({ kind: 'tag', id })),
      },
      ...(statuses[0] ? { status: byId({ kind: 'status', id: statuses[0].id }) } : {}),
      type: byId({ kind: 'type', id: '1001' }),
      ...(isMultiple ? { lists: { add: dice.some(beside, 2).map(({ id }) => id) } } : {}),
    },
  }
}
