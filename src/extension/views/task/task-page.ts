// A task to read: its details, description and comments as one Markdown document. It is built as a
// tree, so that nothing in a name or a text can be taken for more than it is.
import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast'
import { leadsOut, safeNodes, writeNodes } from '../../../base/text/safe-markdown.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { type Comment, getCommentsPage } from '../../../clickup/objects/comment.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { commentToMarkdown } from '../../../clickup/rich-text/read.ts'
import { formatDay } from '../tree/days.ts'
import { factsOf } from '../tree/details.ts'
import type { Onlooker } from '../tree/onlooker.ts'

export interface Page {
  readonly task: Task
  /** Newest first, as many as one request brings. */
  readonly comments: readonly Comment[]
}

export const loadPage = async (api: Api, id: string): Promise<Page> => {
  const [task, comments] = await Promise.all([
    getTask(api, { id }),
    getCommentsPage(api, { task: { id } }),
  ])
  return { task, comments }
}

const text = (value: string): PhrasingContent => ({ type: 'text', value })
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [text(value)] })
const heading = (depth: 1 | 2, value: string): RootContent => ({
  type: 'heading',
  depth,
  children: [text(value)],
})
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children })

const linkTo = (task: Task, { t }: Onlooker): readonly PhrasingContent[] =>
  task.url && leadsOut(task.url)
    ? [text(' · '), { type: 'link', url: task.url, children: [text(t('Open in ClickUp'))] }]
    : []

const headOf = (task: Task, onlooker: Onlooker): readonly RootContent[] => {
  const [place, ...facts] = factsOf(task, onlooker)
  const items = facts.map(
    ({ name = '', value }): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: [strong(name), text(`: ${value}`)] }],
    }),
  )
  return [
    heading(1, task.name),
    paragraph(text(place?.value ?? task.id), ...linkTo(task, onlooker)),
    { type: 'list', ordered: false, spread: false, children: items },
  ]
}

const commentNodes = (comment: Comment, onlooker: Onlooker): readonly RootContent[] => {
  const { user, date } = comment
  const day = date === undefined ? '' : `, ${formatDay(date, onlooker)}`
  return [
    paragraph(strong(user ? nameOf(user) : onlooker.t('Somebody')), text(day)),
    { type: 'blockquote', children: safeNodes(commentToMarkdown(comment)) as BlockContent[] },
  ]
}

export const pageOf = ({ task, comments }: Page, onlooker: Onlooker): string => {
  const description = safeNodes(task.markdown_description ?? task.text_content ?? '')
  return writeNodes([
    ...headOf(task, onlooker),
    ...(description.length > 0 ? [{ type: 'thematicBreak' } as const, ...description] : []),
    ...(comments.length > 0 ? [heading(2, onlooker.t('Latest Comments'))] : []),
    ...comments.flatMap((comment) => commentNodes(comment, onlooker)),
  ])
}
