// Turns rows into the objects of a store.
import { dateOnly, dayMs, onDayOf, span } from '../state/dates.ts'
import type {
  Attachment,
  Checklist,
  Comment,
  CommentBlock,
  CommentTarget,
  Field,
  FieldValue,
  List,
  Status,
  Task,
  Visit,
} from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { depend, link } from '../state/task-links.ts'
import { samples } from './demo/files.ts'
import { idOf, isPerson, type Person, teamZone } from './demo/people.ts'
import {
  type CommentRow,
  type FieldCell,
  priorityOf,
  type StatusRow,
  type TaskRow,
} from './rows.ts'

const idTail = (text: string) => {
  let hash = 7
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(36).padStart(8, '0').slice(-8)
}

/** Status ids say whose they are: `p<space>_…`, `c<folder>_…`, `sc<list>_…`. */
export const statusSet = (owner: string, rows: readonly StatusRow[]): Status[] =>
  rows.map(([status, color, type], orderindex) => ({
    id: `${owner}_${idTail(owner + status)}`,
    status,
    orderindex,
    color,
    type,
  }))

const dayOf = (now: number, text: string): number => {
  const shape = /^([+-]\d+)d(?: (\d\d):(\d\d))?$/.exec(text)
  if (!shape) throw new Error(`not a day: ${text}`)
  const day = now + Number(shape[1]) * dayMs
  if (shape[2] === undefined) return dateOnly(day, teamZone)
  return onDayOf(day, teamZone, Number(shape[2]), Number(shape[3]))
}

const visitsOf = (store: Store, row: TaskRow): Visit[] => {
  let since = store.now() - span(row.for)
  const visits: Visit[] = [{ status: row.status, since }]
  for (const [status, spent] of row.before ?? []) {
    since -= span(spent)
    visits.unshift({ status, since })
  }
  return visits
}

const optionId = (field: Field, text: string) => {
  const option = field.options.find((each) => each.text === text)
  if (!option) throw new Error(`field ${field.name} has no option ${text}`)
  return option.id
}

const holdsTasks = ({ type }: Field) => type === 'tasks' || type === 'list_relationship'

const cell = (store: Store, list: List, field: Field, value: FieldCell): FieldValue => {
  if (field.type === 'drop_down') return optionId(field, String(value))
  if (field.type === 'date') return dayOf(store.now(), String(value))
  if (!Array.isArray(value)) return value as FieldValue
  if (field.type === 'labels') return value.map((text) => optionId(field, String(text)))
  if (holdsTasks(field)) return value.map(String)
  if (field.type === 'attachment') return value.map((title) => fieldFile(store, list, field, title))
  return value.map((name) => idOf(String(name) as Person))
}

const fieldValues = (store: Store, list: List, row: TaskRow) => {
  const available = store.fieldsOf(list)
  return new Map(
    Object.entries(row.fields ?? {}).map(([name, value]) => {
      const field = available.find((each) => each.name === name)
      if (!field) throw new Error(`list ${list.name} has no field ${name}`)
      return [field.id, structuredClone(cell(store, list, field, value))] as const
    }),
  )
}

const checklists = (store: Store, row: TaskRow, at: number, creatorId: number): Checklist[] => {
  if (!row.checklist) return []
  const items = row.checklist.items.map((text, orderindex) => ({
    id: store.newUuid(),
    name: text.replace(/^\[x\] /, ''),
    orderindex,
    assigneeId: null,
    resolved: text.startsWith('[x] '),
    parentId: null,
    dateCreated: at,
  }))
  return [
    {
      id: store.newUuid(),
      name: row.checklist.name,
      orderindex: 0,
      dateCreated: at,
      creatorId,
      items,
    },
  ]
}

type FileOrigin = Pick<Attachment, 'workspaceId' | 'parent' | 'date' | 'userId'>

const keepFile = (store: Store, title: string, origin: FileOrigin): Attachment => {
  const sample = samples[title]
  if (!sample) throw new Error(`no sample file ${title}`)
  const extension = title.slice(title.lastIndexOf('.') + 1)
  const file = { id: `${store.newUuid()}.${extension}`, title, extension, ...origin, ...sample }
  store.addFile(file)
  return file
}

export const addFile = (store: Store, task: Task, title: string, date: number, userId: number) =>
  keepFile(store, title, {
    workspaceId: task.workspaceId,
    parent: { kind: 'task', id: task.id },
    date,
    userId,
  })

const fieldFile = (store: Store, { spaceId }: List, field: Field, title: string): string =>
  keepFile(store, title, {
    workspaceId: store.spaces.get(spaceId)?.workspaceId ?? '',
    parent: { kind: 'field', id: field.id },
    date: store.now(),
    userId: idOf('alex'),
  }).id

/** Text with `@name` in it → runs, where a mention is a run of its own. */
export const runs = (text: string): CommentBlock[] =>
  text
    .split(/(@[a-z]+(?:\.[a-z]+)?)/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = part.slice(1)
      return part.startsWith('@') && isPerson(name)
        ? { type: 'tag', user: { id: idOf(name) } }
        : { text: part }
    })

export const addComment = (
  store: Store,
  target: CommentTarget,
  row: CommentRow,
  parentId: string | null = null,
): number => {
  const comment: Comment = {
    id: store.newCommentId(),
    target,
    parentId,
    blocks: row.runs ? structuredClone([...row.runs]) : runs(row.text),
    userId: idOf(row.by),
    date: store.now() - span(row.ago),
    resolved: row.resolved ?? false,
    assigneeId: row.assign ? idOf(row.assign) : null,
    groupAssigneeId: null,
    assignedById: row.assign ? idOf(row.by) : null,
    reactions: (row.reactions ?? []).map(([code, by]) => ({
      code,
      userId: idOf(by),
      date: store.now() - span(row.ago),
    })),
  }
  store.addComment(comment)
  const replied = (row.replies ?? []).map((reply) => addComment(store, target, reply, comment.id))
  return Math.max(comment.date, ...replied)
}

const groupIds = (store: Store, names: readonly string[]) =>
  [...store.groups.values()].filter(({ name }) => names.includes(name)).map(({ id }) => id)

const doneAt = (store: Store, list: List, { status, since }: Visit) => {
  const type = store.statusesOf(list).find((each) => each.status === status)?.type
  if (!type) throw new Error(`list ${list.name} has no status ${status}`)
  return {
    dateDone: type === 'done' || type === 'closed' ? since : null,
    dateClosed: type === 'closed' ? since : null,
  }
}

export const addTask = (store: Store, list: List, row: TaskRow, parent?: Task): Task => {
  const visits = visitsOf(store, row)
  const first = visits[0]
  const last = visits.at(-1)
  const space = store.spaces.get(list.spaceId)
  if (!first || !last || !space) throw new Error(`cannot place ${row.name}`)
  const creatorId = idOf(row.by ?? 'alex')
  const now = store.now()
  const task: Task = {
    id: row.id ?? store.newTaskId(),
    workspaceId: space.workspaceId,
    customId: row.key ?? null,
    customItemId: row.type ?? 0,
    listId: list.id,
    extraListIds: [],
    name: row.name,
    markdown: row.text ?? '',
    literal: false,
    visits,
    orderindex: store.tasksOf(list.id).length + 1,
    dateCreated: first.since,
    dateUpdated: last.since,
    ...doneAt(store, list, last),
    archived: row.archived ?? false,
    creatorId,
    assigneeIds: (row.who ?? []).map(idOf),
    groupAssigneeIds: groupIds(store, row.groups ?? []),
    watcherIds: [...new Set([creatorId, ...(row.watchers ?? []).map(idOf)])],
    checklists: checklists(store, row, first.since, creatorId),
    tags: [...(row.tags ?? [])],
    parentId: parent?.id ?? null,
    topLevelParentId: parent ? (parent.topLevelParentId ?? parent.id) : null,
    priority: row.priority ? priorityOf[row.priority] : null,
    dueDate: row.due ? dayOf(now, row.due) : null,
    startDate: row.start ? dayOf(now, row.start) : null,
    points: row.points ?? null,
    timeEstimate: row.estimate ? span(row.estimate) : null,
    estimates: new Map(),
    timeSpent: row.spent ? span(row.spent) : 0,
    fields: fieldValues(store, list, row),
    dependencies: [],
    links: [],
    attachments: [],
  }
  store.addTask(task)
  for (const title of row.files ?? []) addFile(store, task, title, first.since, creatorId)
  for (const comment of row.comments ?? []) {
    const date = addComment(store, { kind: 'task', id: task.id }, comment)
    task.dateUpdated = Math.max(task.dateUpdated, date)
  }
  for (const subtask of row.subtasks ?? []) addTask(store, list, subtask, task)
  return task
}

/** What rows say about each other; done when all tasks are there. */
export const relate = (store: Store, workspaceId: string, rows: readonly TaskRow[]) => {
  const taskNamed = (key: string) => {
    const task = store.taskByCustomId(workspaceId, key)
    if (!task) throw new Error(`no task ${key}`)
    return task
  }
  for (const row of rows) {
    if (!row.key) continue
    const task = taskNamed(row.key)
    for (const key of row.waitsOn ?? []) {
      const before = taskNamed(key)
      depend(store, task, before, task.creatorId)
    }
    for (const key of row.links ?? []) link(store, task, taskNamed(key), task.creatorId)
    for (const [fieldId, value] of task.fields) {
      const field = store.fields.get(fieldId)
      if (!field || !holdsTasks(field) || !Array.isArray(value)) continue
      task.fields.set(
        fieldId,
        value.map((key) => taskNamed(String(key)).id),
      )
    }
    for (const name of row.alsoIn ?? []) {
      const list = [...store.lists.values()].find((each) => each.name === name)
      if (!list) throw new Error(`no list ${name}`)
      store.addToList(task, list.id)
    }
  }
}
