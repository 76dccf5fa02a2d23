// The state of one sandbox: maps by id, and the indexes that keep 50,000 tasks quick.

import type { Session } from '../http/session.ts'
import { drop, Indexes, push, targetKey } from './indexes.ts'
import type {
  Attachment,
  Comment,
  CommentTarget,
  Doc,
  DocPage,
  Field,
  Folder,
  Group,
  List,
  Space,
  Status,
  Task,
  User,
  Workspace,
} from './model.ts'
import { defaultQuirks, type Quirks } from './quirks.ts'
import type {
  Channel,
  Goal,
  ListTemplate,
  Message,
  Share,
  TaskTemplate,
  TaskType,
  TimeEntry,
  TimeTag,
  View,
  Webhook,
} from './side-model.ts'
import { unrelate } from './unrelate.ts'

export class Store {
  readonly now: () => number
  readonly users = new Map<number, User>()
  readonly workspaces = new Map<string, Workspace>()
  readonly groups = new Map<string, Group>()
  readonly spaces = new Map<string, Space>()
  readonly folders = new Map<string, Folder>()
  readonly lists = new Map<string, List>()
  readonly fields = new Map<string, Field>()
  readonly views = new Map<string, View>()
  readonly tasks = new Map<string, Task>()
  readonly comments = new Map<string, Comment>()
  readonly sessions = new Map<string, Session>()
  readonly docs = new Map<string, Doc>()
  readonly pages = new Map<string, DocPage>()
  readonly files = new Map<string, Attachment>()
  readonly timeEntries = new Map<string, TimeEntry>()
  readonly timeTags = new Map<string, TimeTag>()
  readonly channels = new Map<string, Channel>()
  readonly messages = new Map<string, Message>()
  readonly goals = new Map<string, Goal>()
  readonly webhooks = new Map<string, Webhook>()
  readonly templates = new Map<string, TaskTemplate>()
  readonly listTemplates = new Map<string, ListTemplate>()
  /** By guest and list. */
  readonly shares = new Map<string, Share>()
  readonly taskTypes: TaskType[] = []
  readonly deletedTaskIds = new Set<string>()
  /** Where the sandbox listens; empty before it does. */
  origin = ''
  readonly quirks: Quirks
  /** How many custom field values were set, for the limit of the free plan. */
  fieldUses = 0

  readonly indexes = new Indexes()

  constructor(now: () => number, quirks: Partial<Quirks> = {}) {
    this.now = now
    this.quirks = { ...defaultQuirks, ...quirks }
  }

  /** A number that was not given before in this sandbox. */
  serial(): number {
    this.indexes.serial += 1
    return this.indexes.serial
  }

  /** A lower-case base-36 id as ClickUp's: `86…`. Spread out, so that ids do not look counted. */
  newTaskId(): string {
    const space = 36 ** 4
    for (;;) {
      const id = `868${((this.serial() * 7919 + 40507) % space).toString(36).padStart(4, '0')}`
      if (!this.tasks.has(id) && !this.deletedTaskIds.has(id)) return id
    }
  }

  newCommentId(): string {
    return String(901404000000 + this.serial())
  }

  /** Docs, pages and views: `8cm2k-1234`. */
  newDocId(): string {
    return `8cm2k-${1000 + this.serial() * 20 + 14}`
  }

  newTimeEntryId(): string {
    return String(1_963_465_985_517_105_840n + BigInt(this.serial()) * 7919n)
  }

  newListId(): string {
    return String(901403900000 + this.serial())
  }

  newUuid(): string {
    const n = this.serial()
    const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
    const mixed = Math.imul(n, 2654435761) >>> 0
    return `${hex(mixed, 8)}-${hex(n & 0xffff, 4)}-4${hex((mixed >>> 5) & 0xfff, 3)}-a${hex(mixed & 0xfff, 3)}-${hex(n * 48271, 12)}`
  }

  addFolder(folder: Folder) {
    this.folders.set(folder.id, folder)
    push(this.indexes.foldersBySpace, folder.spaceId, folder)
  }

  /** With its lists. */
  moveFolder(folder: Folder, spaceId: string) {
    drop(this.indexes.foldersBySpace, folder.spaceId, folder)
    folder.spaceId = spaceId
    push(this.indexes.foldersBySpace, spaceId, folder)
    for (const list of this.listsOf(folder.id)) list.spaceId = spaceId
  }

  /** With its tasks; the list itself is remembered as deleted. */
  deleteList(list: List) {
    // A subtask may be gone with its parent already.
    for (const task of [...this.tasksOf(list.id)]) {
      if (this.tasks.has(task.id)) this.deleteTask(task)
    }
    list.deleted = true
  }

  deleteFolder(folder: Folder) {
    for (const list of this.listsOf(folder.id)) this.deleteList(list)
    for (const below of [...this.folders.values()].filter((f) => f.parentId === folder.id)) {
      this.deleteFolder(below)
    }
    this.folders.delete(folder.id)
    drop(this.indexes.foldersBySpace, folder.spaceId, folder)
  }

  deleteSpace(space: Space) {
    for (const folder of [...this.foldersOf(space.id)]) this.deleteFolder(folder)
    for (const list of this.folderlessListsOf(space.id)) this.deleteList(list)
    this.spaces.delete(space.id)
  }

  addList(list: List) {
    this.lists.set(list.id, list)
    if (list.folderId === null) push(this.indexes.folderlessBySpace, list.spaceId, list)
    else push(this.indexes.listsByFolder, list.folderId, list)
  }

  addTask(task: Task) {
    this.tasks.set(task.id, task)
    push(this.indexes.tasksByList, task.listId, task)
    for (const listId of task.extraListIds) push(this.indexes.guestTasksByList, listId, task)
    if (task.parentId !== null) push(this.indexes.subtasks, task.parentId, task)
    if (task.customId !== null) {
      this.indexes.tasksByCustomId.set(`${task.workspaceId}:${task.customId.toLowerCase()}`, task)
    }
  }

  /** Subtasks go with their parent. */
  deleteTask(task: Task) {
    for (const subtask of [...this.subtasksOf(task.id)]) this.deleteTask(subtask)
    this.tasks.delete(task.id)
    this.deletedTaskIds.add(task.id)
    unrelate(this, task)
    drop(this.indexes.tasksByList, task.listId, task)
    for (const listId of task.extraListIds) drop(this.indexes.guestTasksByList, listId, task)
    if (task.parentId !== null) drop(this.indexes.subtasks, task.parentId, task)
    if (task.customId !== null) {
      this.indexes.tasksByCustomId.delete(`${task.workspaceId}:${task.customId.toLowerCase()}`)
    }
  }

  setParent(task: Task, parent: Task) {
    if (task.parentId !== null) drop(this.indexes.subtasks, task.parentId, task)
    task.parentId = parent.id
    task.topLevelParentId = parent.topLevelParentId ?? parent.id
    push(this.indexes.subtasks, parent.id, task)
  }

  addToList(task: Task, listId: string) {
    if (task.listId === listId || task.extraListIds.includes(listId)) return
    task.extraListIds.push(listId)
    push(this.indexes.guestTasksByList, listId, task)
  }

  moveHome(task: Task, listId: string) {
    this.removeFromList(task, listId)
    drop(this.indexes.tasksByList, task.listId, task)
    task.listId = listId
    push(this.indexes.tasksByList, listId, task)
    for (const subtask of this.subtasksOf(task.id)) this.moveHome(subtask, listId)
  }

  removeFromList(task: Task, listId: string) {
    task.extraListIds = task.extraListIds.filter((id) => id !== listId)
    drop(this.indexes.guestTasksByList, listId, task)
  }

  addFile(file: Attachment) {
    this.files.set(file.id, file)
    if (file.parent.kind === 'task') this.tasks.get(file.parent.id)?.attachments.push(file)
  }

  addComment(comment: Comment) {
    this.comments.set(comment.id, comment)
    if (comment.parentId === null) push(this.indexes.comments, targetKey(comment.target), comment)
    else push(this.indexes.replies, comment.parentId, comment)
  }

  /** Moves a comment with its thread. */
  retarget(comment: Comment, target: CommentTarget) {
    drop(this.indexes.comments, targetKey(comment.target), comment)
    comment.target = target
    push(this.indexes.comments, targetKey(target), comment)
    for (const reply of this.repliesTo(comment.id)) reply.target = target
  }

  deleteComment(comment: Comment) {
    this.comments.delete(comment.id)
    if (comment.parentId === null) drop(this.indexes.comments, targetKey(comment.target), comment)
    else drop(this.indexes.replies, comment.parentId, comment)
    for (const reply of this.repliesTo(comment.id)) this.comments.delete(reply.id)
    this.indexes.replies.delete(comment.id)
  }

  foldersOf = (spaceId: string): readonly Folder[] => this.indexes.foldersBySpace.get(spaceId) ?? []
  listsOf = (folderId: string): readonly List[] =>
    this.#live(this.indexes.listsByFolder.get(folderId))
  folderlessListsOf = (spaceId: string): readonly List[] =>
    this.#live(this.indexes.folderlessBySpace.get(spaceId))
  tasksOf = (listId: string): readonly Task[] => this.indexes.tasksByList.get(listId) ?? []
  guestTasksOf = (listId: string): readonly Task[] =>
    this.indexes.guestTasksByList.get(listId) ?? []
  subtasksOf = (taskId: string): readonly Task[] => this.indexes.subtasks.get(taskId) ?? []
  taskByCustomId = (workspaceId: string, customId: string): Task | undefined =>
    this.indexes.tasksByCustomId.get(`${workspaceId}:${customId.toLowerCase()}`)
  /** Oldest first. */
  commentsOn = (target: CommentTarget): readonly Comment[] =>
    this.indexes.comments.get(targetKey(target)) ?? []
  /** Oldest first. */
  repliesTo = (commentId: string): readonly Comment[] => this.indexes.replies.get(commentId) ?? []

  /** The pages of a doc that stand right below the page, or at the top. */
  pagesOf(docId: string, parentId: string | null): DocPage[] {
    return [...this.pages.values()].filter(
      (page) => page.docId === docId && page.parentId === parentId,
    )
  }

  spacesOf(workspaceId: string): Space[] {
    return [...this.spaces.values()].filter((space) => space.workspaceId === workspaceId)
  }

  statusesOf(list: List): readonly Status[] {
    if (list.statuses) return list.statuses
    const folder = list.folderId === null ? undefined : this.folders.get(list.folderId)
    return folder?.statuses ?? this.spaces.get(list.spaceId)?.statuses ?? []
  }

  /** A status that its list no longer has falls back to the list's open one, as in ClickUp. */
  statusOf(task: Task): Status {
    const list = this.lists.get(task.listId)
    const statuses = list ? this.statusesOf(list) : []
    const name = task.visits.at(-1)?.status
    const status =
      statuses.find((s) => s.status === name) ?? statuses.find((s) => s.type === 'open')
    if (!status) throw new Error(`the list of task ${task.id} has no open status`)
    return status
  }

  /** With a task type, only those that it has. */
  fieldsOf(list: List, itemType?: number): Field[] {
    const scopes = new Set([list.id, list.folderId, list.spaceId])
    return [...this.fields.values()].filter(
      ({ scopeId, itemTypes }) =>
        scopes.has(scopeId) &&
        (itemType === undefined || itemTypes === null || itemTypes.includes(itemType)),
    )
  }

  #live(lists: readonly List[] | undefined): readonly List[] {
    return lists?.filter((list) => !list.deleted) ?? []
  }
}
