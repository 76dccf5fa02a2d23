// Files of tasks. Uploads are the only multipart of the API.
import * as z from 'zod'
import type { NewFile } from '../../base/files/kinds.ts'
import type { Api } from '../http/api.ts'
import { flag, gap, id, instant, numberLike, text } from './shapes.ts'

export const attachmentSchema = z
  .object({
    id,
    title: text,
    date: instant,
    extension: text,
    mimetype: text,
    size: gap(numberLike),
    url: text,
    // Of files in custom fields these alone were seen (docs/clickup-facts.md §17).
    url_w_host: text,
    url_w_query: text,
    thumbnail_large: text,
    thumbnail_medium: text,
    deleted: flag,
    hidden: flag,
  })
  .transform(({ url, url_w_host: whole, url_w_query: inline, ...file }) => ({
    ...file,
    url: url ?? whole ?? inline,
  }))

export type Attachment = Readonly<z.output<typeof attachmentSchema>>

// Loose, because an image in a comment needs the whole of it (docs/clickup-facts.md §16).
const uploaded = z.looseObject({
  id: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
})

/** The answer is thin (docs/clickup-facts.md §17): the task tells size and type. */
export type Uploaded = Readonly<z.output<typeof uploaded>>

/** POST /v2/task/{id}/attachment; without a file name it would be stored as `blob`. */
export const uploadAttachment = (api: Api, taskId: string, file: NewFile): Promise<Uploaded> => {
  const form = new FormData()
  form.append('attachment', new Blob([file.bytes], { type: file.type }), file.name)
  return api.request({
    method: 'POST',
    path: `/v2/task/${taskId}/attachment`,
    form,
    answer: uploaded,
  })
}
