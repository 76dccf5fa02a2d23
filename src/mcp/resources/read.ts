// A task, list or doc as one Markdown document.

import { CodedError } from '../../base/problems/error.ts'
import { plainName, visible } from '../../base/text/foreign-text.ts'
import { readableFields } from '../../clickup/fields/read.ts'
import { flattenPages, getPages } from '../../clickup/objects/doc.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { resolveDoc } from '../../clickup/references/docs.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { findTasks } from '../../clickup/search/find-tasks.ts'
import { type Column, FACTS, fieldsOf, rowOf } from '../show/cells.ts'
import { readThreads } from '../show/threads.ts'
import { type ResourceTemplate, templateOf } from './templates.ts'

const TASK_FIELDS: readonly Column[] = [...FACTS, 'url']
const LIST_COLUMNS: readonly Column[] = ['id', 'name', 'status', 'assignees', 'priority', 'due']

/** One line of a Markdown table or list: no breaks, no bars. */
const flat = (value: unknown): string =>
  String(value ?? '')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')

interface Thread {
  readonly by: string
  readonly at?: string
  readonly text: string
  readonly replies?: readonly Thread[]
}

const threadText = ({ by, at, text, replies = [] }: Thread, depth = 0): string => {
  const quote = '> '.repeat(depth)
  const own = `${quote}**${by}**${at ? `, ${at}` : ''}\n${quote}\n${text
    .split('\n')
    .map((line) => quote + line)
    .join('\n')}`
  return [own, ...replies.map((reply) => threadText(reply, depth + 1))].join('\n\n')
}

const readTask = async (at: Standpoint, id: string): Promise<string> => {
  const { api } = at
  const [task, clock] = await Promise.all([resolveTask(at, id), at.clock()])
  const fields = {
    ...fieldsOf({ task }, TASK_FIELDS, clock.zone),
    ...readableFields(task.custom_fields, clock.zone),
  }
  const { comments = [] } = (await readThreads(api, { task: { id: task.id } }, clock.zone)) as {
    comments?: readonly Thread[]
  }
  return [
    `# ${labelOf(task)} ${flat(task.name)}`,
    Object.entries(fields)
      .map(([name, value]) => `- ${name}: ${flat(value)}`)
      .join('\n'),
    task.markdown_description ?? task.text_content ?? '',
    comments.length > 0
      ? `## Comments\n\n${comments.map((thread) => threadText(thread)).join('\n\n')}`
      : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

const MOST_ROWS = 100

const readList = async (at: Standpoint, id: string): Promise<string> => {
  const { api } = at
  const [place, clock] = await Promise.all([resolvePlace(at, id, ['list']), at.clock()])
  const { found, total, next } = await findTasks(
    api,
    { scope: place },
    { limit: MOST_ROWS, now: clock.now },
  )
  const rows = found.map(
    (one) => `| ${rowOf(one, LIST_COLUMNS, clock.zone).map(flat).join(' | ')} |`,
  )
  const more = next
    ? `\n\nThe first ${found.length}${total === undefined ? '' : ` of ${total}`}.`
    : ''
  return `# ${place.path}\n\n| ${LIST_COLUMNS.join(' | ')} |\n|${' --- |'.repeat(LIST_COLUMNS.length)}\n${rows.join('\n')}${more}`
}

const readDoc = async ({ api }: Standpoint, id: string): Promise<string> => {
  const { doc } = await resolveDoc(api, id)
  const pages = flattenPages(await getPages(api, doc.id))
  const texts = pages.map(
    ({ page, path }) =>
      `${'#'.repeat(Math.min(path.length + 1, 6))} ${page.name}\n\n${page.content ?? ''}`,
  )
  return [`# ${doc.name}`, ...texts].join('\n\n')
}

const READERS = { task: readTask, list: readList, doc: readDoc } as const

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

interface Address {
  readonly template: ResourceTemplate
  /** A reference of whatever the template is for. */
  readonly id: string
}

/** @throws CodedError INVALID_INPUT for a URI that is none of ours */
export const readAddress = (uri: string): Address => {
  const template = templateOf(uri)
  const id = template && decoded(uri.slice(template.uriTemplate.indexOf('{')))
  if (!template || !id)
    throw new CodedError('INVALID_INPUT', `There is no resource "${plainName(uri)}".`, {
      hint: 'Use clickup://task/{id}, clickup://list/{id} or clickup://doc/{id}.',
    })
  return { template, id }
}

export const readResource = async (at: Standpoint, { template, id }: Address): Promise<string> =>
  visible(await READERS[template.kind](at, id))
