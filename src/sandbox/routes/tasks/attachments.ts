// Uploading files to tasks and to custom fields, and listing them (v3).

import { cursorPage } from '../../http/cursor.ts'
import {
  badRequest,
  noFile,
  noTaskForFile,
  notFound,
  notMultipart,
  Refusal,
} from '../../http/errors.ts'
import { type Call, get, post, type Route, type UploadedFile } from '../../http/route.ts'
import { fileUrl, thumbnails } from '../../present/attachment.ts'
import { taskOf, visibleTask, workspaceById } from '../../state/lookup.ts'
import type { Attachment, FileParent } from '../../state/model.ts'

const extensionOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** A file without a name is kept as `blob`. */
const keep = (call: Call, parent: FileParent, workspaceId: string, file: UploadedFile) => {
  const { store, session } = call
  const title = file.name === '' ? 'blob' : file.name
  const extension = extensionOf(title)
  const read = () => file.bytes
  const kept: Attachment = {
    id: extension === '' ? store.newUuid() : `${store.newUuid()}.${extension}`,
    workspaceId,
    parent,
    title,
    extension,
    mimetype: file.type || 'application/octet-stream',
    date: store.now(),
    userId: session.userId,
    read,
    readThumbnail: file.type.startsWith('image/') ? read : null,
  }
  store.addFile(kept)
  return kept
}

const filesIn = ({ form }: Call, named: RegExp): UploadedFile[] => {
  if (!form) throw notMultipart()
  const parts = form.filter(({ name }) => named.test(name))
  const files = parts.flatMap(({ value }) => (typeof value === 'string' ? [] : [value]))
  if (files.length === 0 || files.length < parts.length) throw noFile()
  return files
}

const taskForFile = (call: Call) => {
  try {
    return taskOf(call)
  } catch (error) {
    throw error instanceof Refusal ? noTaskForFile() : error
  }
}

/** The answer is thin: no size, no type. */
const upload = (call: Call) => {
  const task = taskForFile(call)
  const files = filesIn(call, /^attachment(\[\d*\])?$/)
  const kept = files.map((file) =>
    keep(call, { kind: 'task', id: task.id }, task.workspaceId, file),
  )
  task.dateUpdated = call.store.now()
  const [first] = kept
  if (!first) throw noFile()
  const thumbnail = thumbnails(call.store, first)
  return {
    id: first.id,
    version: '0',
    date: first.date,
    title: first.title,
    extension: first.extension,
    thumbnail_small: thumbnail.thumbnail_small ?? '',
    thumbnail_large: thumbnail.thumbnail_large ?? '',
    url: fileUrl(call.store, first),
  }
}

const entity = (call: Call): { parent: FileParent; workspaceId: string } => {
  const { store } = call
  const workspaceId = workspaceById(call, call.path('workspace_id')).id
  const id = call.path('entity_id')
  switch (call.path('entity_type')) {
    case 'attachments':
      return { parent: { kind: 'task', id: visibleTask(call, id).id }, workspaceId }
    case 'custom_fields': {
      const type = store.fields.get(id)?.type
      if (type === undefined) throw notFound('Custom field')
      if (type !== 'attachment') throw badRequest('Custom field takes no files')
      return { parent: { kind: 'field', id }, workspaceId }
    }
    default:
      throw badRequest('entity_type must be one of attachments, custom_fields')
  }
}

/** Always three addresses, by the documents: of a file that is no picture, its own. */
const small = (call: Call, file: Attachment) => {
  const url = fileUrl(call.store, file)
  const own = { thumbnail_small: url, thumbnail_medium: url, thumbnail_large: url }
  return { ...own, ...thumbnails(call.store, file) }
}

const present = (call: Call, file: Attachment) => ({
  id: file.id,
  title: file.title,
  date_created: file.date,
  date_updated: file.date,
  extension: file.extension,
  mime_type: file.mimetype,
  parent_entity_type: file.parent.kind === 'task' ? 'tasks' : 'custom_fields',
  parent_id: file.parent.id,
  size: file.read().length,
  signed: false,
  ...small(call, file),
  url: fileUrl(call.store, file),
  user_id: file.userId,
})

/** How the part is called is not established: any one file will do; `filename` renames it. */
const uploadTo = (call: Call) => {
  const { parent, workspaceId } = entity(call)
  const name = call.form?.find((part) => part.name === 'filename')?.value
  const [file] = filesIn(call, /^(?!filename$)/)
  if (!file) throw noFile()
  const named = typeof name === 'string' ? { ...file, name } : file
  return present(call, keep(call, parent, workspaceId, named))
}

const base = '/v3/workspaces/:workspace_id/:entity_type/:entity_id/attachments'

export const attachmentRoutes: readonly Route[] = [
  post('/v2/task/:task_id/attachment', upload),
  get(base, (call) => {
    const { parent } = entity(call)
    const files = [...call.store.files.values()].filter(
      (file) => file.parent.kind === parent.kind && file.parent.id === parent.id,
    )
    return cursorPage(call, files, (file) => present(call, file))
  }),
  post(base, uploadTo),
]
