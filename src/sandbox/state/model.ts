// The sandbox's own data: plain objects, dates as epoch milliseconds, independent of the wire format.

export type StatusType = 'open' | 'custom' | 'done' | 'closed'

export type Status = {
  id: string
  status: string
  orderindex: number
  color: string
  type: StatusType
}

export type User = {
  id: number
  /** null where somebody was invited and has not come yet */
  username: string | null
  email: string
  color: string | null
  initials: string
  picture: string | null
  /** 1 owner, 2 admin, 3 member, 4 guest */
  role: 1 | 2 | 3 | 4
  timezone: string
}

export type Group = {
  id: string
  workspaceId: string
  name: string
  handle: string
  initials: string
  memberIds: number[]
  ownerId: number
  dateCreated: number
}

export type Workspace = { id: string; name: string; color: string; memberIds: number[] }

export type Tag = { name: string; fg: string; bg: string; creatorId: number }

export type Space = {
  id: string
  workspaceId: string
  name: string
  private: boolean
  color: string
  archived: boolean
  statuses: Status[]
  tags: Map<string, Tag>
  /** Tasks get `PREFIX-n` when set. */
  customIdPrefix: string | null
  /** The ClickApp "Tasks in Multiple Lists". */
  multipleLists: boolean
  orderindex: number
}

export type Folder = {
  id: string
  spaceId: string
  /** Folders nest. */
  parentId: string | null
  name: string
  orderindex: number
  archived: boolean
  /** null = inherited from the space */
  statuses: Status[] | null
}

export type List = {
  id: string
  spaceId: string
  /** null = folderless; ClickUp then shows a hidden placeholder folder of its own id. */
  folderId: string | null
  hiddenFolderId: string
  name: string
  content: string
  orderindex: number
  archived: boolean
  deleted: boolean
  /** null = inherited from the folder or the space */
  statuses: Status[] | null
  startDate: number | null
  dueDate: number | null
  dueDateTime: boolean
  priority: Priority | null
  assigneeId: number | null
  /** A list's `status` is its colour, by name. */
  color: string | null
  /** Those with explicit access, guests among them; everybody else sees it through the space. */
  memberIds: number[]
}

export type FieldType =
  | 'text'
  | 'short_text'
  | 'number'
  | 'currency'
  | 'date'
  | 'checkbox'
  | 'drop_down'
  | 'labels'
  | 'users'
  | 'url'
  | 'email'
  | 'phone'
  | 'tasks'
  | 'list_relationship'
  | 'emoji'
  | 'manual_progress'
  | 'automatic_progress'
  | 'location'
  | 'formula'
  | 'rollup'
  | 'votes'
  | 'signature'
  | 'multi_key'
  | 'attachment'
  | 'button'

export type FieldOption = { id: string; text: string; color: string | null }

export type Field = {
  id: string
  name: string
  type: FieldType
  options: FieldOption[]
  config: Record<string, unknown>
  required: boolean
  dateCreated: number
  /** Where the field is available: a space, a folder or a list. */
  scopeId: string
  /** Task types that have it; null = all. */
  itemTypes: number[] | null
}

export type Location = { location: { lat: number; lng: number }; formatted_address: string }

/**
 * As kept: option ids for drop_down and labels, user ids for users and votes, task ids for tasks,
 * attachment ids for attachment, ms for date.
 */
export type FieldValue = string | number | boolean | string[] | number[] | Location

export type Priority = 1 | 2 | 3 | 4

export type Visit = { status: string; since: number }

export type ChecklistItem = {
  id: string
  name: string
  orderindex: number
  assigneeId: number | null
  resolved: boolean
  /** Items nest. */
  parentId: string | null
  dateCreated: number
}

export type Checklist = {
  id: string
  name: string
  orderindex: number
  dateCreated: number
  creatorId: number
  items: ChecklistItem[]
}

/** What a file belongs to. */
export type FileParent = { kind: 'task' | 'field'; id: string }

export type Attachment = {
  /** A uuid with the extension of the file. */
  id: string
  workspaceId: string
  parent: FileParent
  title: string
  extension: string
  mimetype: string
  date: number
  userId: number
  read: () => Uint8Array
  /** ClickUp keeps small copies of pictures. */
  readThumbnail: (() => Uint8Array) | null
}

export type Dependency = { taskId: string; dependsOn: string; date: number; userId: number }

export type TaskLink = { taskId: string; linkId: string; date: number; userId: number }

export type Task = {
  id: string
  workspaceId: string
  customId: string | null
  customItemId: number
  listId: string
  /** Tasks in multiple lists: the lists besides the home list. */
  extraListIds: string[]
  name: string
  markdown: string
  /** The description was written as plain text: its `*` and `#` mean themselves. */
  literal: boolean
  /** Oldest first; the last one is the current status. */
  visits: Visit[]
  orderindex: number
  dateCreated: number
  dateUpdated: number
  dateDone: number | null
  dateClosed: number | null
  archived: boolean
  creatorId: number
  assigneeIds: number[]
  groupAssigneeIds: string[]
  watcherIds: number[]
  checklists: Checklist[]
  tags: string[]
  parentId: string | null
  topLevelParentId: string | null
  priority: Priority | null
  dueDate: number | null
  startDate: number | null
  /** A task that recurs: how far its dates go on when it is closed, in milliseconds. */
  recursEveryMs?: number
  points: number | null
  timeEstimate: number | null
  /** By user, or by `unassigned`; where there are some, they add up to the estimate. */
  estimates: Map<number | 'unassigned', number>
  timeSpent: number
  fields: Map<string, FieldValue>
  dependencies: Dependency[]
  links: TaskLink[]
  attachments: Attachment[]
}

/** 4 space, 5 folder, 6 list, 7 everything, 12 workspace; live also 1 task. */
export type DocParent = { id: string; type: 1 | 4 | 5 | 6 | 7 | 12 }

export type Doc = {
  id: string
  workspaceId: string
  name: string
  parent: DocParent
  public: boolean
  creatorId: number
  dateCreated: number
  dateUpdated: number
  deleted: boolean
  archived: boolean
}

export type DocPage = {
  id: string
  docId: string
  parentId: string | null
  name: string
  subTitle: string
  /** Markdown, as the editor gives it back. */
  content: string
  creatorId: number
  editorId: number
  dateCreated: number
  dateUpdated: number
}

export type CommentTarget = { kind: 'task' | 'list' | 'view'; id: string }

/** One rich text run, as ClickUp takes and gives it. */
export type CommentBlock = {
  text?: string
  type?: string
  user?: { id: number }
  attributes?: Record<string, unknown>
  [more: string]: unknown
}

/** An emoji by its code points, `1F44D`, and whose it is. */
export type CommentReaction = { code: string; userId: number; date: number }

export type Comment = {
  id: string
  target: CommentTarget
  /** Set on a reply: the comment whose thread it belongs to. */
  parentId: string | null
  blocks: CommentBlock[]
  userId: number
  date: number
  resolved: boolean
  assigneeId: number | null
  groupAssigneeId: string | null
  assignedById: number | null
  reactions: CommentReaction[]
}
