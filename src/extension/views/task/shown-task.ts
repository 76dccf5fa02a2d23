// A task as its page shows it: plain data, with nothing in it that could be taken for more than words.
import { checkClickUpFile } from '../../../base/files/download.ts'
import type { LeftOut } from '../../../base/problems/left-out.ts'
import { visible } from '../../../base/text/foreign-text.ts'
import { filesOf } from '../../../clickup/fields/files.ts'
import type { PictureFile } from '../../../clickup/http/files.ts'
import type { Attachment } from '../../../clickup/objects/attachment.ts'
import type { Comment } from '../../../clickup/objects/comment.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { initialsOf, nameOf } from '../../../clickup/objects/user.ts'
import { commentToMarkdown } from '../../../clickup/rich-text/read.ts'
import type {
  ActName,
  CommentShown,
  CommentsShown,
  FileShown,
  OtherTask,
  Related,
  TaskShown,
} from '../../../ui/messages.ts'
import type { Onlooker } from '../tree/onlooker.ts'
import { leftOutWords } from '../tree/rows/left-out-row.ts'
import { dayOf, exactly, factsOf, fieldsOf, placeOf, statusShown } from './shown-facts.ts'
import { type KeyOf, outwards, plainTree, textTree } from './text-tree.ts'

/** The replies to a comment, oldest first, or why they could not be read. */
export type Thread = { readonly replies: readonly Comment[] } | { readonly failure: string }

/** What was read of a task. */
export interface TaskRead {
  readonly task: Task
  /** Newest first; missing while they are not read. */
  readonly comments?: readonly Comment[]
  readonly hasOlder?: boolean
  /** Why they could not be read. */
  readonly commentsFailure?: string | undefined
  /** Those that are open, by the comment above them. */
  readonly threads?: ReadonlyMap<string, Thread>
  /** What there is of it besides, and could not be read. */
  readonly leftOut?: LeftOut
  /** Whether more is known than this, and being read. */
  readonly isPart?: boolean
}

export interface Showing {
  readonly onlooker: Onlooker
  /** What there is a dialogue for. */
  readonly acts: ReadonlySet<ActName>
  /** Whether ClickUp has pages of its own for these tasks. */
  readonly isOnline: boolean
  readonly apiUrl: string
  /** What else is known of other tasks. */
  readonly known: (id: string) => Task | undefined
}

/** The pictures that a page may ask for, by their keys. */
export type Pictures = ReadonlyMap<string, PictureFile>

const isPicture = ({ mimetype, extension }: Attachment): boolean =>
  /^image\/|^(png|jpe?g|gif|webp)$/i.test(mimetype || extension || '')

const sizeOf = (bytes: number | undefined, { locale }: Onlooker): string => {
  if (bytes === undefined) return ''
  const [unit, size] =
    bytes < 1_000_000 ? ['kilobyte', Math.max(1, bytes / 1000)] : ['megabyte', bytes / 1_000_000]
  const options = { style: 'unit', unit: String(unit), maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, options).format(Number(size))
}

/** Collects what a text of the page shows of ClickUp's own files. */
const collector = (task: Task, apiUrl: string) => {
  const files = filesOf(task)
  const pictures = new Map<string, PictureFile>(
    files.filter(isPicture).map((file) => [`file:${file.id}`, file]),
  )
  const check = checkClickUpFile(apiUrl)
  const isOurs = (url: string): boolean => {
    try {
      check(new URL(url))
      return true
    } catch {
      return false
    }
  }
  const keyOf: KeyOf = (url) => {
    const file = files.find((one) => one.url === url)
    if (file) return isPicture(file) ? `file:${file.id}` : undefined
    if (!isOurs(url)) return undefined
    const key = `url:${url}`
    pictures.set(key, { url })
    return key
  }
  return { pictures, keyOf }
}

const commentShown = (comment: Comment, { onlooker }: Showing, keyOf: KeyOf): CommentShown => {
  const { user, date, assignee } = comment
  return {
    id: comment.id,
    by: user ? visible(nameOf(user)) : onlooker.t('Somebody'),
    initials: user ? visible(initialsOf(user)).slice(0, 3) : '?',
    when: date === undefined ? '' : dayOf(date, onlooker),
    at: date === undefined ? '' : exactly(date, onlooker),
    text: textTree(commentToMarkdown(comment), keyOf),
    isResolved: comment.resolved,
    replyCount: comment.reply_count ?? 0,
    ...(assignee ? { assignee: visible(nameOf(assignee)) } : {}),
  }
}

const commentsShown = (
  { comments, hasOlder = false, commentsFailure, threads }: TaskRead,
  showing: Showing,
  keyOf: KeyOf,
): CommentsShown | undefined => {
  if (commentsFailure !== undefined)
    return { list: [], hasOlder: false, failure: visible(commentsFailure) }
  if (!comments) return undefined
  const list = comments.map((comment): CommentShown => {
    const thread = threads?.get(comment.id)
    const shown = commentShown(comment, showing, keyOf)
    if (!thread) return shown
    if ('failure' in thread) return { ...shown, repliesFailure: visible(thread.failure) }
    const below = thread.replies.map((reply) => commentShown(reply, showing, keyOf))
    return { ...shown, replyCount: below.length, replies: below }
  })
  return { list: list.reverse(), hasOlder }
}

export const otherTask = (task: Task): OtherTask => ({
  id: task.id,
  label: visible(labelOf(task)),
  name: visible(task.name),
  status: statusShown(task.status),
  people: task.assignees.map((user) => visible(nameOf(user))).join(', '),
})

const relatedTo = (task: Task, { onlooker: { t }, known }: Showing): readonly Related[] => {
  const byId = (id: string): OtherTask => {
    const other = known(id)
    return other ? otherTask(other) : { id, label: id }
  }
  const { dependencies, linked_tasks: links, parent, subtasks = [], id } = task
  const waits = dependencies.filter(({ task_id }) => task_id === id).map((one) => one.depends_on)
  const blocks = dependencies.filter((one) => one.depends_on === id).map(({ task_id }) => task_id)
  const linked = links.map(({ task_id, link_id }) => (task_id === id ? link_id : task_id))
  const groups: readonly Related[] = [
    { key: 'parent', label: t('Part of'), tasks: parent ? [byId(parent)] : [] },
    { key: 'subtasks', label: t('Subtasks'), tasks: subtasks.map(otherTask) },
    { key: 'waits', label: t('Waiting on'), tasks: waits.map(byId) },
    { key: 'blocks', label: t('Blocking'), tasks: blocks.map(byId) },
    { key: 'links', label: t('Linked'), tasks: linked.map(byId) },
  ]
  return groups.filter(({ tasks }) => tasks.length > 0)
}

const fileShown = (file: Attachment, { onlooker, isOnline }: Showing): FileShown => {
  const url = isOnline ? outwards(file.url ?? '') : undefined
  return {
    key: `file:${file.id}`,
    name: visible(file.title ?? file.id),
    size: sizeOf(file.size, onlooker),
    isPicture: isPicture(file),
    ...(url === undefined ? {} : { url }),
  }
}

export interface Shown {
  readonly shown: TaskShown
  readonly pictures: Pictures
}

export const taskShown = (read: TaskRead, showing: Showing): Shown => {
  const { task, leftOut, isPart = false } = read
  const { onlooker, acts } = showing
  const { pictures, keyOf } = collector(task, showing.apiUrl)
  const { markdown_description: markdown, text_content: text = '' } = task
  const description =
    markdown === undefined ? (isPart ? undefined : plainTree(text)) : textTree(markdown, keyOf)
  const comments = commentsShown(read, showing, keyOf)
  return {
    shown: {
      id: task.id,
      label: visible(labelOf(task)),
      name: visible(task.name),
      place: placeOf(task),
      isOnline: showing.isOnline,
      canRename: acts.has('renameTask'),
      canDescribe: acts.has('editDescription'),
      facts: factsOf(task, onlooker, acts),
      fields: fieldsOf(task, onlooker, acts),
      checklists: task.checklists.map(({ id, name, items }) => ({
        id,
        name: visible(name),
        items: items.map((item) => ({
          id: item.id,
          name: visible(item.name),
          ticked: item.resolved,
        })),
      })),
      related: relatedTo(task, showing),
      files: filesOf(task).map((file) => fileShown(file, showing)),
      ...(leftOut?.size ? { leftOut: visible(leftOutWords(leftOut, onlooker)) } : {}),
      ...(description ? { description } : {}),
      ...(comments ? { comments } : {}),
    },
    pictures,
  }
}
