// Files on the wire: their data, and the addresses at which the sandbox itself serves them.
import type { Attachment } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { person } from './user.ts'

const thumbnailSizes = ['small', 'medium', 'large'] as const

const bareId = ({ id }: Attachment) => id.replace(/\.[^.]*$/, '')

/** Public, as at ClickUp: whoever knows the address can load the file. */
export const fileUrl = (store: Store, file: Attachment) =>
  `${store.origin}/attachments/t${file.workspaceId}/${bareId(file)}/${encodeURIComponent(file.title)}`

export const thumbnails = (store: Store, file: Attachment): Record<string, string> => {
  if (!file.readThumbnail) return {}
  const base = `${store.origin}/attachments/t${file.workspaceId}/${bareId(file)}`
  return Object.fromEntries(
    thumbnailSizes.map((size) => [`thumbnail_${size}`, `${base}_${size}.png`]),
  )
}

export const attachment = (store: Store, file: Attachment) => {
  const url = fileUrl(store, file)
  return {
    id: file.id,
    date: file.date,
    title: file.title,
    type: 1,
    source: 1,
    version: 0,
    extension: file.extension,
    ...thumbnails(store, file),
    is_folder: false,
    mimetype: file.mimetype,
    hidden: false,
    parent_id: file.parent.id,
    size: file.read().length,
    total_comments: 0,
    resolved_comments: 0,
    user: person(store, file.userId),
    deleted: false,
    url,
    url_w_query: `${url}?view=open`,
    url_w_host: url,
  }
}

/** The file that an address names, whole or small. */
export const fileAt = (
  store: Store,
  id: string,
): { file: Attachment; bytes: Uint8Array } | null => {
  const size = thumbnailSizes.find((each) => id.endsWith(`_${each}.png`))
  const bare = size === undefined ? id : id.slice(0, -`_${size}.png`.length)
  const file = [...store.files.values()].find((each) => bareId(each) === bare)
  if (!file) return null
  if (size === undefined) return { file, bytes: file.read() }
  return file.readThumbnail ? { file, bytes: file.readThumbnail() } : null
}
