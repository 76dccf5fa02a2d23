// How the tables of the demo are written; the builder turns rows into tasks and comments.
import type { CommentBlock, Location, Priority, StatusType } from '../state/model.ts'
import type { Person } from './demo/people.ts'

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
  reactions?: readonly (readonly [code: string, by: Person])[]
}

/** Of options and people the name, of tasks the custom id, of a date the day. */
export type FieldCell = string | number | boolean | readonly string[] | Location

export type TaskRow = {
  /** Custom id. */
  key?: string
  /** Those of old tasks hold no digit. */
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
  /** A task type's number; see team.ts. */
  type?: number
  archived?: boolean
  /** Markdown. */
  text?: string
  checklist?: { name: string; items: readonly string[] }
  /** Names of samples in files.ts. */
  files?: readonly string[]
  comments?: readonly CommentRow[]
  subtasks?: readonly TaskRow[]
  /** Custom ids of tasks that must be done first. */
  waitsOn?: readonly string[]
  /** Custom ids of linked tasks. */
  links?: readonly string[]
  /** Names of further lists. */
  alsoIn?: readonly string[]
}

export const priorityOf = { urgent: 1, high: 2, normal: 3, low: 4 } as const satisfies Record<
  string,
  Priority
>

export type PageRow = {
  name: string
  /** Markdown. */
  text: string
  subTitle?: string
  pages?: readonly PageRow[]
}
