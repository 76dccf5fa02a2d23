// A task or a doc as one Markdown document.
import { withVoters } from '../../clickup/fields/voters.ts'
import { type Doc, type DocPage, flattenPages } from '../../clickup/objects/doc.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { type Column, FACTS, fieldsOf } from './cells.ts'
import { customFieldsOf } from './field-columns.ts'
import { readThreads } from './threads.ts'
import { viewOf } from './view.ts'

const TASK_FIELDS: readonly Column[] = [...FACTS, 'parent', 'created', 'updated', 'url']

/** One line of a Markdown table or list: no breaks, no bars. */
export const flat = (value: unknown): string =>
  (Array.isArray(value) ? value.join('; ') : String(value ?? ''))
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')

interface Thread {
  readonly by: string
  readonly at?: string
  readonly text: string
  readonly text_left?: number
  readonly replies?: readonly Thread[]
  readonly replies_left?: number
}

interface Threads {
  readonly comments?: readonly Thread[]
  readonly next_cursor?: string
}

const threadText = (thread: Thread, depth = 0): string => {
  const { by, at, text, text_left: left, replies = [], replies_left: earlier } = thread
  const quote = '> '.repeat(depth)
  const whole = left ? `${text}… (${left} more characters)` : text
  const own = `${quote}**${by}**${at ? `, ${at}` : ''}\n${quote}\n${whole
    .split('\n')
    .map((line) => quote + line)
    .join('\n')}`
  return [
    own,
    ...(earlier ? [`(${earlier} earlier replies are left out.)`] : []),
    ...replies.map((reply) => threadText(reply, depth + 1)),
  ].join('\n\n')
}

const commentsText = ({ comments = [], next_cursor: more }: Threads): string =>
  comments.length === 0
    ? ''
    : [
        '## Comments',
        ...comments.map((thread) => threadText(thread)),
        ...(more ? ['(Older comments are left out.)'] : []),
      ].join('\n\n')

/** @param most characters of comments */
export const taskMarkdown = async (at: Standpoint, read: Task, most?: number): Promise<string> => {
  const { api } = at
  const [task, view] = await Promise.all([withVoters(api, read), viewOf(at)])
  const fields = {
    ...fieldsOf({ task }, TASK_FIELDS, view),
    ...customFieldsOf(task.custom_fields, view),
  }
  const threads = await readThreads(
    api,
    { task: { id: task.id } },
    view,
    most === undefined ? {} : { most },
  )
  return [
    `# ${labelOf(task)} ${flat(task.name)}`,
    Object.entries(fields)
      .map(([name, value]) => `- ${name}: ${flat(value)}`)
      .join('\n'),
    task.markdown_description ?? task.text_content ?? '',
    commentsText(threads as Threads),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** All pages, each under its title, as deep as it stands. */
export const docMarkdown = (doc: Doc, pages: readonly DocPage[]): string =>
  [
    `# ${doc.name}`,
    ...flattenPages(pages).map(
      ({ page, path }) =>
        `${'#'.repeat(Math.min(path.length + 1, 6))} ${page.name}\n\n${page.content ?? ''}`,
    ),
  ].join('\n\n')
