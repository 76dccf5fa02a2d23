// Every name and id that an answer shows, with what it is of: a key that stands in no table is an error.
import type { List, Task } from '../../../src/sandbox/state/model.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'
import type { Kind, Within } from './consumers.ts'

/** What an answer shows of something. */
export interface Shown {
  readonly kind: Kind
  readonly as: string
  /** Whose it really is. */
  readonly id: string
  readonly within: Within
  /** An id stands beside it, so that it may mean several, but never another alone. */
  readonly beside: boolean
  /** `find_tasks assignees` */
  readonly where: string
}

// biome-ignore lint/suspicious/noExplicitAny: answers have many shapes
type Any = any
type Reader<T> = (value: Any, thing: T, where: string) => readonly Shown[]
type Table<T> = Readonly<Record<string, Reader<T> | null>>

/** What stands in any answer, and is of no thing: the zone of its times. */
const OF_NOTHING = ['zone']

const read = <T>(table: Table<T>, record: Any, thing: T, where: string): readonly Shown[] =>
  Object.entries(record).flatMap(([key, value]) => {
    if (OF_NOTHING.includes(key)) return []
    if (!Object.hasOwn(table, key)) throw new Error(`${where}: nobody knows what "${key}" is of.`)
    return table[key]?.(value, thing, `${where} ${key}`) ?? []
  })

export const pieces = (cell: Any): readonly string[] =>
  cell === null || cell === undefined ? [] : Array.isArray(cell) ? cell : String(cell).split(', ')

/** What is the same in all rows stands once beside them. */
export const rowsOf = ({ columns, rows, same = {} }: Any): readonly Any[] =>
  rows.map((row: Any[]) => ({
    ...same,
    ...Object.fromEntries(row.map((cell, i) => [columns[i], cell])),
  }))

export const reading = (store: Store, workspaceId: string) => {
  const one = (
    kind: Kind,
    id: string | number,
    as: Any,
    where: string,
    within: Within = {},
    beside = false,
  ): Shown => ({ kind, id: String(id), as: String(as), where, within, beside })

  const several = (
    cell: Any,
    wanted: readonly (readonly [Kind, string | number])[],
    where: string,
    within: Within = {},
  ): readonly Shown[] => {
    const shown = pieces(cell)
    if (shown.length !== wanted.length)
      throw new Error(`${where}: ${JSON.stringify(cell)} is not ${wanted.length} of them.`)
    return wanted.map(([kind, id], i) => one(kind, id, shown[i], where, within))
  }

  const taskBy = (label: string): Task => {
    const task = store.taskByCustomId(workspaceId, label) ?? store.tasks.get(label)
    if (!task) throw new Error(`There is no task ${label}.`)
    return task
  }
  const withinTask = ({ id, listId }: Task): Within => ({ task: id, list: listId })
  const task: Reader<unknown> = (value, _, where) => [one('task', taskBy(value).id, value, where)]
  const tasks: Reader<unknown> = (value, thing, where) =>
    pieces(value).flatMap((each) => task(each, thing, where))
  /** An id with what it is called and where it stands, or the id alone. */
  const related: Reader<unknown> = (value, thing, where) =>
    [value]
      .flat()
      .flatMap((each) =>
        typeof each === 'string'
          ? tasks(each, thing, where)
          : read(taskTable, each, taskBy(each.id), where),
      )
  const user =
    <T>(of: (thing: T) => number | null): Reader<T> =>
    (value, thing, where) => {
      const id = of(thing)
      return id === null ? [] : [one('user', id, value, where)]
    }
  const users = (ids: readonly number[]) => ids.map((id) => ['user', id] as const)

  const comment: Table<Any> = {
    id: (value, _, where) => [one('comment', value, value, where)],
    by: (value, { id }, where) =>
      user(() => store.comments.get(id)?.userId ?? null)(value, {}, where),
    at: null,
    text: null,
    text_left: null,
    text_cursor: null,
    reactions: (value, { id }, where) => {
      const own = store.comments.get(id)?.reactions ?? []
      return several(Object.values(value).flat(), users(own.map(({ userId }) => userId)), where)
    },
    assigned_to: (value, { id }, where) =>
      user(() => store.comments.get(id)?.assigneeId ?? null)(value, {}, where),
    resolved: null,
    replies: (value, _, where) => value.flatMap((reply: Any) => read(comment, reply, reply, where)),
    replies_left: null,
  }
  const comments: Reader<unknown> = (value, _, where) =>
    value.flatMap((each: Any) => read(comment, each, each, where))

  const attachment: Table<Task> = {
    id: (value, of, where) => [one('attachment', value, value, where, withinTask(of))],
    title: null,
    added: null,
    // As `fields` of the task, under whose names it stands.
    field: null,
    mimetype: null,
    size: null,
    url: null,
  }

  const taskTable: Table<Task> = {
    id: task,
    name: null,
    status: (value, of, where) => [
      one('status', store.statusOf(of).id, value, where, withinTask(of)),
    ],
    list: (value, of, where) => [one('list', of.listId, value, where, withinTask(of))],
    assignees: (value, of, where) =>
      several(
        value,
        [...users(of.assigneeIds), ...of.groupAssigneeIds.map((id) => ['group', id] as const)],
        where,
        withinTask(of),
      ),
    watchers: (value, of, where) => several(value, users(of.watcherIds), where, withinTask(of)),
    tags: (value, of, where) =>
      several(
        value,
        of.tags.map((tag) => ['tag', tag] as const),
        where,
        withinTask(of),
      ),
    also_in: (value, of, where) =>
      several(
        value,
        of.extraListIds.map((id) => ['list', id] as const),
        where,
        withinTask(of),
      ),
    parent: related,
    under: task,
    url: (value, of, where) => [one('task', of.id, value, where)],
    waits_on: related,
    blocks: related,
    links: related,
    creator: user((of) => of.creatorId),
    type: (value, of, where) =>
      of.customItemId === 0 ? [] : [one('type', of.customItemId, value, where, withinTask(of))],
    // Of these no more is known than what they are called: they are given back by themselves.
    fields: null,
    checklists: (value, of, where) =>
      value.flatMap((each: Any, i: number) => {
        const own = of.checklists[i]
        const within = { ...withinTask(of), checklist: own?.id ?? '' }
        return read<Task>(
          {
            name: (name, _, at) => [one('checklist', own?.id ?? '', name, at, within)],
            items: (items, _, at) =>
              items.map((item: Any, j: number) =>
                one('item', own?.items[j]?.id ?? '', item, at, within),
              ),
          },
          each,
          of,
          where,
        )
      }),
    attachments: (value, of, where) =>
      value.flatMap((each: Any) => read(attachment, each, of, where)),
    subtasks: (value, _, where) =>
      value.flatMap((each: Any) => read(taskTable, each, taskBy(each.id), where)),
    comments,
    priority: null,
    due: null,
    start: null,
    estimate: null,
    // A name and a duration.
    estimates: (value, of, where) => {
      const people = [...of.estimates.keys()].filter((id) => id !== 'unassigned')
      return several(
        pieces(value).map((each) => each.replace(/( \d+[a-z]+)+$/, '')),
        users(people),
        where,
      )
    },
    points: null,
    tracked: null,
    created: null,
    updated: null,
    done: null,
    closed: null,
    archived: null,
    description: null,
    description_left: null,
    description_cursor: null,
    version: null,
    time_in_status: null,
    status_history: null,
    images_left: null,
    next_cursor: null,
  }

  const rows =
    <T>(table: Table<T>, thing: (row: Any) => T) =>
    (result: Any, where: string): readonly Shown[] =>
      rowsOf(result).flatMap((row) => {
        const cells = Object.entries(row).filter(([, cell]) => cell !== null)
        return read(table, Object.fromEntries(cells), thing(row), where)
      })

  /** What stands there now. */
  const changed = (nowOf: (value: Any) => Any): Table<Task> => {
    const now =
      (key: 'assignees' | 'watchers' | 'tags' | 'status' | 'type'): Reader<Task> =>
      (value, of, where) =>
        taskTable[key]?.(nowOf(value), of, where) ?? []
    return {
      assignees: now('assignees'),
      watchers: now('watchers'),
      tags: now('tags'),
      status: now('status'),
      type: now('type'),
      lists: (value, of, where) => taskTable.also_in?.(nowOf(value), of, where) ?? [],
    }
  }

  const node = (kind: 'space' | 'folder' | 'list'): Table<Any> => ({
    id: (value, _, where) => [one(kind, value, value, where)],
    name: (value, { id }, where) => [one(kind, id, value, where, {}, true)],
    path: (value, { id }, where) => [one(kind, id, value, where)],
    folders: (value, _, where) =>
      value.flatMap((each: Any) => read(node('folder'), each, each, where)),
    lists: (value, _, where) => value.flatMap((each: Any) => read(node('list'), each, each, where)),
    folder_count: null,
    list_count: null,
  })

  const list: Table<List> = {
    id: (value, _, where) => [one('list', value, value, where)],
    list: (value, { id }, where) => [one('list', id, value, where)],
    clickup_task_count: null,
    start: null,
    due: null,
    priority: null,
    status: null,
    content: null,
    content_left: null,
    content_cursor: null,
    version: null,
    assignee: user((of) => of.assigneeId),
    statuses: (value, of, where) =>
      store.statusesOf(of).map(({ id }, i) => one('status', id, value[i], where, { list: of.id })),
    fields: (value, of, where) =>
      store.fieldsOf(of).flatMap((field, i) => {
        const within = { list: of.id, field: field.id }
        return read<List>(
          {
            name: (name, _, at) => [one('field', field.id, name, at, within)],
            options: (options, _, at) =>
              field.options.map(({ id }, j) => one('option', id, options[j], at, within)),
            type: null,
            required: null,
            most: null,
            unit: null,
          },
          value[i],
          of,
          where,
        )
      }),
    members: (value, of, where) => several(value, users(of.memberIds), where),
    views: (value, _, where) =>
      value
        .map((each: string) => [/ ([\w-]+)\)$/.exec(each)?.[1] ?? '', each])
        .filter(([id = '']) => store.views.get(id)?.type === 'conversation')
        .map(([id, each]: string[]) => one('view', id ?? '', each, where)),
  }

  const member: Table<Any> = {
    id: (value, _, where) => [one('user', value, value, where)],
    name: (value, { id }, where) => [one('user', id, value, where)],
    email: (value, { id }, where) => (value === '' ? [] : [one('user', id, value, where)]),
    timezone: null,
  }

  const doc: Table<Any> = {
    id: (value, _, where) => [one('doc', value, value, where)],
    name: (value, { id }, where) => [one('doc', id, value, where, {}, true)],
    doc: (value, { id }, where) => [one('doc', id, value, where, {}, true)],
    updated: null,
    version: null,
    next_cursor: null,
    tree: (value, { id }, where) => pageNames(value).map((as) => page(as, id, where)),
    pages: (value, { id: own }, where) =>
      value.flatMap((each: Any) =>
        read<Any>(
          {
            id: (id, _, at) => [one('page', id, id, at, { doc: own })],
            page: (as, { id }, at) =>
              as.trim() === '' ? [] : [one('page', id, as, at, { doc: own }, true)],
            text: null,
            text_left: null,
          },
          each,
          each,
          where,
        ),
      ),
  }
  const pageNames = (tree: Any): readonly string[] =>
    typeof tree === 'string'
      ? [tree]
      : Array.isArray(tree)
        ? tree.flatMap(pageNames)
        : Object.entries(tree).flatMap(([name, below]) => [name, ...pageNames(below)])
  const page = (as: string, docId: string, where: string): Shown =>
    one('page', /\(([\w-]+)\)$/.exec(as)?.[1] ?? '', as, where, { doc: docId })

  const message: Table<Any> = {
    id: (value, { channel }, where) => [one('message', value, value, where, { channel })],
    by: (value, { id }, where) =>
      user(() => store.messages.get(id)?.userId ?? null)(value, {}, where),
    at: null,
    text: null,
    text_left: null,
    text_cursor: null,
    reactions: (value, { id }, where) => {
      const own = store.messages.get(id)?.reactions ?? []
      return several(Object.values(value).flat(), users(own.map(({ userId }) => userId)), where)
    },
    replies_left: null,
    replies: (value, { channel }, where) =>
      value.flatMap((each: Any) => read(message, each, { ...each, channel }, where)),
  }

  const entry: Table<Any> = {
    entry: (value, _, where) => [one('entry', value, value, where)],
    person: (value, row, where) =>
      user(() => store.timeEntries.get(row.entry)?.userId ?? null)(value, {}, where),
    task,
    name: null,
    start: null,
    duration: null,
    note: null,
  }

  const ofList = (id: string): List => {
    const found = store.lists.get(id)
    if (!found) throw new Error(`There is no list ${id}.`)
    return found
  }

  return {
    get_hierarchy: (result: Any) =>
      read<Any>(
        {
          me: (value, _, where) => read(member, value, value, where),
          workspace: null,
          rate: null,
          spaces: (value, _, where) =>
            value.flatMap((each: Any) => read(node('space'), each, each, where)),
          space: (value, _, where) => read(node('space'), value, value, where),
          folder: (value, _, where) => read(node('folder'), value, value, where),
          list: (value, _, where) => read(node('list'), value, value, where),
        },
        result,
        undefined,
        'get_hierarchy',
      ),
    find_members: (result: Any) =>
      read<Any>(
        {
          columns: null,
          total: null,
          rows: (_, __, where) => rows(member, (row) => row)(result, where),
          groups: (value, _, where) =>
            value.flatMap((each: Any, i: number) => {
              const group = [...store.groups.values()][i]
              return read<Any>(
                {
                  name: (name, __, at) => [one('group', group?.id ?? '', name, at)],
                  members: (cell, __, at) => several(cell, users(group?.memberIds ?? []), at),
                },
                each,
                each,
                where,
              )
            }),
        },
        result,
        undefined,
        'find_members',
      ),
    find_tasks: (result: Any) => rows(taskTable, (row) => taskBy(row.id))(result, 'find_tasks'),
    get_task: (result: Any) => read(taskTable, result, taskBy(result.id), 'get_task'),
    get_list: (result: Any) => read(list, result, ofList(result.id), 'get_list'),
    get_comments: (result: Any) =>
      read<Any>(
        {
          comments,
          comment: (value, _, where) => read(comment, value, value, where),
          replies: comments,
          next_cursor: null,
        },
        result,
        {},
        'get_comments',
      ),
    find_docs: (result: Any) => rows(doc, (row) => row)(result, 'find_docs'),
    get_doc: (result: Any) => read(doc, result, result, 'get_doc'),
    get_messages: (result: Any, channel: string) =>
      read<Any>(
        {
          channel: (value, _, where) => [one('channel', channel, value, where)],
          messages: (value, _, where) =>
            value.flatMap((each: Any) => read(message, each, { ...each, channel }, where)),
          next_cursor: null,
        },
        result,
        {},
        'get_messages',
      ),
    get_time_entries: (result: Any) => rows(entry, (row) => row)(result, 'get_time_entries'),
    /** Sums by one thing: whose each is, its entries tell. */
    times: (result: Any, group: 'person' | 'list' | 'task') =>
      rowsOf(result).flatMap((row): readonly Shown[] => {
        if (row[group] === 'no list') return []
        if (group === 'task') return row.task === 'no task' ? [] : task(row.task, {}, 'times task')
        const owners = [...store.timeEntries.values()].map(({ userId, taskId }) =>
          group === 'person' ? String(userId) : (store.tasks.get(taskId ?? '')?.listId ?? ''),
        )
        const counts = [...new Set(owners)].filter(
          (id) => owners.filter((one) => one === id).length === row.entries && id !== '',
        )
        const [only, ...others] = counts
        return only === undefined || others.length > 0
          ? []
          : [one(group === 'person' ? 'user' : 'list', only, row[group], `times ${group}`)]
      }),
    update_tasks: (result: Any) =>
      read<Task>(
        {
          id: task,
          already: (value, of, where) =>
            read(
              changed((now) => now),
              value,
              of,
              where,
            ),
          set: (value, of, where) =>
            read(
              changed(([, now]) => now),
              value,
              of,
              where,
            ),
        },
        result,
        taskBy(result.id),
        'update_tasks',
      ),
    find_operations: (result: Any) =>
      result.flatMap((each: Any) =>
        read<Any>(
          {
            operation: (value, _, where) => [one('operation', value, value, where)],
            request: null,
            kind: null,
            toolset: null,
            arguments: null,
            denied: null,
          },
          each,
          each,
          'find_operations',
        ),
      ),
    search: (result: Any) =>
      result.results.flatMap((each: Any) =>
        read<Any>(
          {
            id: (value, _, where) => [one('found', value, value, where)],
            title: null,
            url: (value, { id }, where) => [one('found', id, value, where)],
          },
          each,
          each,
          'search',
        ),
      ),
  }
}
