// How the tables of the demo are written; the builder turns rows into tasks and comments.
import type { CommentBlock, Priority, StatusType } from '../model.ts'
import type { Person } from './people.ts'

/** Name, colour and type, in the order of the board. */
export type StatusRow = [status: string, color: string, type: StatusType]

export type CommentRow = {
  by: Person
  /** A span before now, such as `2d 3h`. */
  ago: string
  /** `@name` of a person becomes a real mention. */
  text: string
  /** Instead of the text: runs as the editor makes them. */
  runs?: readonly CommentBlock[]
  replies?: readonly CommentRow[]
  assign?: Person
  resolved?: boolean
}

export type FieldCell = string | number | boolean | readonly string[]

export type TaskRow = {
  /** Custom id. */
  key?: string
  id?: string
  name: string
  status: string
  /** How long it has been in this status. */
  for: string
  /** Earlier statuses with the time spent there, the latest first. */
  before?: readonly (readonly [status: string, spent: string])[]
  who?: readonly Person[]
  /** Assigned user groups, by name. */
  groups?: readonly string[]
  by?: Person
  watchers?: readonly Person[]
  priority?: keyof typeof priorityOf
  points?: number
  /** Days from today, such as `+3d`, with a time of day if wanted: `+3d 15:00`. */
  due?: string
  start?: string
  estimate?: string
  spent?: string
  tags?: readonly string[]
  fields?: Readonly<Record<string, FieldCell>>
  milestone?: boolean
  archived?: boolean
  /** Markdown. */
  text?: string
  checklist?: { name: string; items: readonly string[] }
  attachment?: string
  comments?: readonly CommentRow[]
  subtasks?: readonly TaskRow[]
  /** Custom ids of tasks that must be done first. */
  waitsOn?: readonly string[]
  /** Names of further lists. */
  alsoIn?: readonly string[]
}

export const priorityOf = { urgent: 1, high: 2, normal: 3, low: 4 } as const satisfies Record<
  string,
  Priority
>
