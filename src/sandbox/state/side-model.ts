// What stands beside the tasks: views, time entries, chat, goals, webhooks and templates.

export type View = {
  id: string
  name: string
  /** `list`, `board`, `conversation` … */
  type: string
  parent: { id: string; type: 4 | 5 | 6 | 7 }
  /** Of grouping, filters and so on what differs from the defaults. */
  settings: Record<string, unknown>
}

export type TimeTag = { name: string; fg: string; bg: string; creatorId: number }

export type TimeEntry = {
  /** 19 digits: more than a JSON number holds. */
  id: string
  workspaceId: string
  taskId: string | null
  userId: number
  start: number
  /** null while it runs */
  end: number | null
  description: string
  billable: boolean
  /** Names of the workspace's time tags. */
  tags: string[]
  at: number
}

export type Channel = {
  id: string
  workspaceId: string
  name: string
  topic: string
  description: string
  type: 'CHANNEL' | 'DM' | 'GROUP_DM'
  visibility: 'PUBLIC' | 'PRIVATE'
  parent: { id: string; type: 4 | 5 | 6 | 12 }
  memberIds: number[]
  creatorId: number
  createdAt: number
}

export type Reaction = { name: string; userId: number; date: number }

export type Message = {
  id: string
  channelId: string
  parentId: string | null
  type: 'message' | 'post'
  post: { title: string; subtypeId: string } | null
  /** Markdown */
  content: string
  userId: number
  date: number
  updatedAt: number | null
  resolved: boolean
  assigneeId: number | null
  reactions: Reaction[]
}

export type KeyResult = {
  id: string
  name: string
  ownerIds: number[]
  type: string
  unit: string | null
  start: number
  end: number
  current: number
  note: string
  taskIds: string[]
  listIds: string[]
  dateCreated: number
}

export type Goal = {
  id: string
  prettyId: number
  workspaceId: string
  name: string
  description: string
  color: string
  dueDate: number
  multipleOwners: boolean
  ownerIds: number[]
  creatorId: number
  dateCreated: number
  keyResults: KeyResult[]
}

export type Webhook = {
  id: string
  workspaceId: string
  userId: number
  endpoint: string
  events: string[]
  status: string
  secret: string
  /** One place; the most specific counts. */
  place: { space: string | null; folder: string | null; list: string | null; task: string | null }
}

export type TaskTemplate = {
  id: string
  workspaceId: string
  name: string
  markdown: string
  tags: string[]
  timeEstimate: number | null
  checklist: { name: string; items: string[] } | null
  subtasks: string[]
}

export type TaskType = { id: number; name: string; plural: string; description: string }

/** A list of its own kind, with the names of its tasks. */
export type ListTemplate = { id: string; workspaceId: string; name: string; tasks: string[] }

/** What a guest may do with a list: `read`, `comment`, `edit` or `create`. */
export type Share = { guestId: number; listId: string; level: string; by: number }
