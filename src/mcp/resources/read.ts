// A task, list or doc as one Markdown document.

import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { readable } from '../../base/text/pictures.ts'
import { getPages } from '../../clickup/objects/doc.ts'
import { resolveDoc } from '../../clickup/references/docs.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { findTasks } from '../../clickup/search/find-tasks.ts'
import { type Column, rowOf } from '../show/cells.ts'
import { docMarkdown, flat, taskMarkdown } from '../show/markdown.ts'
import { viewOf } from '../show/view.ts'
import { type ResourceTemplate, templateOf } from './templates.ts'

const LIST_COLUMNS: readonly Column[] = ['id', 'name', 'status', 'assignees', 'priority', 'due']

const readTask = async (at: Standpoint, id: string): Promise<string> =>
  taskMarkdown(at, await resolveTask(at, id))

const MOST_ROWS = 100

const readList = async (at: Standpoint, id: string): Promise<string> => {
  const { api } = at
  const place = await resolvePlace(at, id, ['list'])
  const { found, total, next } = await findTasks(
    api,
    { scope: place },
    { limit: MOST_ROWS, now: at.now },
  )
  const view = await viewOf(at)
  const rows = found.map((one) => `| ${rowOf(one, LIST_COLUMNS, view).map(flat).join(' | ')} |`)
  const more = next
    ? `\n\nThe first ${found.length}${total === undefined ? '' : ` of ${total}`}.`
    : ''
  return `# ${place.path}\n\n| ${LIST_COLUMNS.join(' | ')} |\n|${' --- |'.repeat(LIST_COLUMNS.length)}\n${rows.join('\n')}${more}`
}

const readDoc = async ({ api }: Standpoint, id: string): Promise<string> => {
  const { doc } = await resolveDoc(api, id)
  return docMarkdown(doc, await getPages(api, doc.id))
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
  readable(await READERS[template.kind](at, id))
