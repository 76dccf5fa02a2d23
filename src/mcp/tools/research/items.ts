// What research tools call things: `task:<id>` and `doc:<id>/<page id>`, each with a short title and
// the address that is cited.
import { CodedError } from '../../../base/problems/error.ts'
import { oneLine, plainName } from '../../../base/text/foreign-text.ts'
import type { Doc, DocPage } from '../../../clickup/objects/doc.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { readTaskKey } from '../../../clickup/references/tasks.ts'
import { readUrl } from '../../../clickup/references/urls.ts'

const APP = 'https://app.clickup.com'

interface Item {
  readonly id: string
  readonly title: string
  readonly url: string
}

export const taskItem = (task: Task): Item => ({
  id: `task:${task.id}`,
  title: oneLine(`${labelOf(task)} ${task.name}`),
  url: task.url || `${APP}/t/${task.id}`,
})

/** Without a page the doc as a whole. */
export const docItem = (doc: Doc, page: DocPage | undefined, workspaceId: string): Item => {
  const place = page ? `${doc.id}/${page.id}` : doc.id
  return {
    id: `doc:${place}`,
    title: oneLine(page && page.name !== doc.name ? `${doc.name} / ${page.name}` : doc.name),
    url: `${APP}/${workspaceId}/v/dc/${place}`,
  }
}

export type Meant =
  | { readonly kind: 'task'; readonly reference: string }
  | { readonly kind: 'doc'; readonly id: string; readonly pageId?: string | undefined }

const DOC = /^(?:doc:)?([a-z0-9]+-[a-z0-9]+)(?:\/([a-z0-9]+-[a-z0-9]+))?$/i

/**
 * What search gave, but also custom ids and addresses, as people have them at hand.
 * @throws CodedError INVALID_INPUT
 */
export const readItem = (text: string): Meant => {
  const target = readUrl(text)
  if (target?.kind === 'doc') return target
  const reference = text.replace(/^task:/i, '').trim()
  // Old ids look as words do; behind this mark none is meant.
  const isOld = /^task:[a-z]{5,6}$/i.test(text.trim())
  if (isOld || readTaskKey(reference)) return { kind: 'task', reference }
  const [, id, pageId] = DOC.exec(text) ?? []
  if (id) return { kind: 'doc', id, pageId }
  throw new CodedError('INVALID_INPUT', `"${plainName(text)}" is no id that search gives.`, {
    hint: 'Give an id of search (task:868512p, doc:8cdgx-1/8cdgx-2), a custom id (ENG-123), or the URL of a task or doc.',
  })
}
