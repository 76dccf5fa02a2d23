// Lists by key, kept up to date as things come and go.
import type { Comment, CommentTarget, Folder, List, Task } from './model.ts'

export const push = <K, V>(index: Map<K, V[]>, key: K, value: V) => {
  const values = index.get(key)
  if (values) values.push(value)
  else index.set(key, [value])
}

export const drop = <K, V>(index: Map<K, V[]>, key: K, value: V) => {
  const values = index.get(key)
  const at = values ? values.indexOf(value) : -1
  if (values && at >= 0) values.splice(at, 1)
}

export const targetKey = (target: CommentTarget) => `${target.kind}:${target.id}`

/** What is found by something else than its id, and the last number that was given. */
export class Indexes {
  readonly foldersBySpace = new Map<string, Folder[]>()
  readonly listsByFolder = new Map<string, List[]>()
  readonly folderlessBySpace = new Map<string, List[]>()
  readonly tasksByList = new Map<string, Task[]>()
  readonly guestTasksByList = new Map<string, Task[]>()
  readonly subtasks = new Map<string, Task[]>()
  readonly tasksByCustomId = new Map<string, Task>()
  readonly comments = new Map<string, Comment[]>()
  readonly replies = new Map<string, Comment[]>()
  serial = 0
}
