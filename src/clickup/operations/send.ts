// The request of an operation, sent: once, unless doing it twice is the same as doing it once.

import * as z from 'zod'
import type { NewFile } from '../../base/files/kinds.ts'
import { isFields } from '../../base/text/records.ts'
import type { Api } from '../http/api.ts'
import type { Prepared } from './request.ts'

/**
 * POSTs that come to the same when they are repeated: a channel that exists is answered again
 * (docs/clickup-facts.md §20).
 */
const SAME_TWICE = new Set([
  'AddTagToTask',
  'AddTaskToList',
  'AddDependency',
  'AddTaskLink',
  'AddTagsFromTimeEntries',
  'createChatChannel',
  'createDirectMessageChatChannel',
  'createLocationChatChannel',
])

/** Appending twice shows twice. */
export const adds = (body: unknown): boolean =>
  isFields(body) && ['append', 'prepend'].includes(String(body.content_edit_mode))

/** Whether doing it twice is the same as doing it once. */
export const isRepeatable = ({ operation, body }: Pick<Prepared, 'operation' | 'body'>): boolean =>
  operation.kind === 'read' ||
  (operation.method === 'POST' ? SAME_TWICE.has(operation.id) : !adds(body))

const formOf = ({ name, bytes, type }: NewFile): FormData => {
  const form = new FormData()
  form.append('attachment', new Blob([bytes], { type }), name)
  form.append('filename', name)
  return form
}

/** @returns whatever ClickUp answers */
export const send = (api: Api, prepared: Prepared): Promise<unknown> => {
  const { operation, path, query, body, file } = prepared
  return api.request({
    method: operation.method,
    path,
    query,
    ...(file ? { form: formOf(file) } : body === undefined ? {} : { body }),
    answer: z.unknown(),
    repeatable: isRepeatable(prepared),
  })
}
