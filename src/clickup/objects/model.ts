// ClickUp's objects as the rest of the code sees them, and the parsers that make them from answers.
// The parsers take every shape that docs/clickup-facts.md §3 lists: nulls, numbers as strings,
// gaps.
import * as z from 'zod'

/** Ids come as numbers or strings, some beyond 2^53: always kept as strings. */
const id = z.union([z.string(), z.number()]).transform(String)

const gap = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined)

const numberLike = z
  .union([z.number(), z.string()])
  .transform((value) => (value === '' ? Number.NaN : Number(value)))
  .pipe(z.number())

/** Epoch milliseconds; strings on reads (docs/clickup-facts.md §3), `undefined` where unset. */
const instant = gap(numberLike)
const text = gap(z.string())
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
  .nullish()
  .catch(false)
  .transform((value) => value ?? false)

const listOf = <T extends z.ZodType>(type: T) =>
  z
    .array(type)
    .nullish()
    .transform((value) => value ?? [])

export const userSchema = z.object({
  id,
  username: text,
  email: text,
  initials: text,
  timezone: text,
})
export interface User {
  readonly id: string
  readonly username?: string | undefined
  readonly email?: string | undefined
  readonly initials?: string | undefined
  /** IANA name, `Europe/Berlin`; only on the token's own user. */
  readonly timezone?: string | undefined
}

/** How a person is named to people and models; users who never signed in have an e-mail only. */
export const nameOf = (user: User): string => user.username ?? user.email ?? user.id

export const workspaceSchema = z.object({
  id,
  name: z.string(),
  members: listOf(z.object({ user: userSchema, role: gap(z.number()) })).transform((members) =>
    members.map(({ user }) => user),
  ),
})
export type Workspace = Readonly<z.output<typeof workspaceSchema>>

export const groupSchema = z.object({
  id,
  name: z.string(),
  handle: text,
  members: listOf(userSchema),
})
export type Group = Readonly<z.output<typeof groupSchema>>

export const statusSchema = z.object({
  id: text,
  status: z.string(),
  type: text,
  color: text,
  orderindex: gap(numberLike),
})
/** `type` is open, custom, done or closed. */
export type Status = Readonly<z.output<typeof statusSchema>>

const place = z.object({ id, name: text, hidden: flag })

export const listSchema = z.object({
  id,
  name: z.string(),
  task_count: gap(numberLike),
  start_date: instant,
  due_date: instant,
  archived: flag,
  deleted: flag,
  override_statuses: flag,
  statuses: gap(z.array(statusSchema)),
  folder: gap(place),
  space: gap(place),
})
/** `statuses` is missing where the answer did not carry them (docs/clickup-facts.md §10). */
export type List = Readonly<z.output<typeof listSchema>>

export const folderSchema = z.object({
  id,
  name: z.string(),
  hidden: flag,
  archived: flag,
  parent_folder: gap(id),
  space: gap(place),
  lists: gap(z.array(listSchema)).transform((lists) => lists ?? []),
})
export type Folder = Readonly<z.output<typeof folderSchema>>

export const spaceSchema = z.object({
  id,
  name: z.string(),
  archived: flag,
  statuses: gap(z.array(statusSchema)),
})
export type Space = Readonly<z.output<typeof spaceSchema>>

export const customFieldSchema = z.object({
  id,
  name: z.string(),
  type: z.string(),
  type_config: gap(z.record(z.string(), z.unknown())),
  value: z.unknown().optional(),
  required: flag,
})
export type CustomField = Readonly<z.output<typeof customFieldSchema>>

/** Lower is more urgent, 1 to 4, as it is written. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

// Known as an object with a name; `1`–`4` and bare names are taken too.
const prioritySchema = gap(
  z
    .union([
      z.object({ priority: text, id: gap(id) }).transform((p) => p.priority ?? p.id ?? ''),
      id,
    ])
    .transform((name): Priority | undefined => {
      const lower = name.toLowerCase()
      return PRIORITIES.find((priority, i) => priority === lower || String(i + 1) === lower)
    }),
)

const tagSchema = z.union([z.string(), z.object({ name: z.string() }).transform((tag) => tag.name)])

const attachmentSchema = z.object({
  id,
  title: text,
  extension: text,
  mimetype: text,
  size: gap(numberLike),
  url: text,
  thumbnail_large: text,
  thumbnail_medium: text,
  deleted: flag,
  hidden: flag,
})
export type Attachment = Readonly<z.output<typeof attachmentSchema>>

export const checklistSchema = z.object({
  id,
  name: z.string(),
  items: listOf(z.object({ id, name: z.string(), resolved: flag })),
})
export type Checklist = Readonly<z.output<typeof checklistSchema>>

const taskShape = {
  id,
  custom_id: text,
  custom_item_id: gap(numberLike),
  name: z.string(),
  // With rich content some tasks answer raw Quill JSON here; `markdown_description` is the one to show.
  description: text,
  text_content: text,
  markdown_description: text,
  status: statusSchema,
  date_created: instant,
  date_updated: instant,
  date_closed: instant,
  date_done: instant,
  archived: flag,
  creator: gap(userSchema),
  assignees: listOf(userSchema),
  group_assignees: listOf(z.object({ id, name: text })).catch([]),
  watchers: listOf(userSchema).catch([]),
  tags: listOf(tagSchema).catch([]),
  parent: gap(id),
  priority: prioritySchema,
  due_date: instant,
  start_date: instant,
  points: gap(numberLike),
  time_estimate: gap(numberLike),
  // Undocumented but live (docs/clickup-facts.md §11).
  time_estimates_by_user: gap(z.array(z.object({ userid: id, user_time_estimate: numberLike }))),
  time_spent: gap(numberLike),
  custom_fields: listOf(customFieldSchema).catch([]),
  checklists: listOf(checklistSchema).catch([]),
  attachments: listOf(attachmentSchema).catch([]),
  dependencies: listOf(z.object({ task_id: id, depends_on: id })).catch([]),
  linked_tasks: listOf(z.object({ task_id: id, link_id: id })).catch([]),
  locations: listOf(place).catch([]),
  url: text,
  list: gap(place),
  folder: gap(place),
  space: gap(z.object({ id })),
}

const subtaskSchema = z.object(taskShape)
export const taskSchema = subtaskSchema.extend({ subtasks: listOf(subtaskSchema).catch([]) })
/** Dates are epoch milliseconds, estimates and times spent milliseconds. */
export type Task = Readonly<z.output<typeof subtaskSchema>> & {
  readonly subtasks?: readonly Task[]
}

/**
 * A run of a rich comment; which keys are there depends on its `type` (docs/clickup-facts.md §16).
 */
export const blockSchema = z.looseObject({ text: text, type: text })
export interface Block {
  readonly text?: string | undefined
  readonly type?: string | undefined
  readonly attributes?: unknown
  readonly [key: string]: unknown
}

export const commentSchema = z.object({
  id,
  comment: listOf(blockSchema).catch([]),
  comment_text: text,
  user: gap(userSchema),
  assignee: gap(userSchema),
  resolved: flag,
  date: instant,
  reply_count: gap(numberLike),
})
export type Comment = Readonly<z.output<typeof commentSchema>>

const inStatus = z.object({
  status: z.string(),
  total_time: gap(z.object({ by_minute: gap(numberLike), since: instant })),
})
export const timeInStatusSchema = z.object({
  current_status: gap(inStatus),
  status_history: listOf(inStatus).catch([]),
})
export type TimeInStatus = Readonly<z.output<typeof timeInStatusSchema>>
