// Files on a task, and a comment that shows them.
import * as l10n from '@vscode/l10n'
import { type NewFile, type Uploaded, uploadAttachment } from '../clickup/attachments.ts'
import { ClickUpError } from '../clickup/errors.ts'
import type { Attachment, Block, Task } from '../clickup/model.ts'
import { resolveTask } from '../clickup/references/tasks.ts'
import { getTask } from '../clickup/tasks.ts'
import { planComment } from './add-comment.ts'
import type { Change } from './change.ts'
import type { Planning } from './planning.ts'
import { taskTouched } from './touched.ts'

const label = (task: Task): string => task.custom_id || task.id

/** ClickUp's names may differ in case and blanks; the newest of that name and size is it. */
const find = (
  attachments: readonly Attachment[],
  file: NewFile,
  id: string | undefined,
): Attachment | undefined =>
  attachments.find((one) => one.id === id) ??
  attachments.find(
    ({ title, size }) => title === file.name && (size === undefined || size === file.bytes.length),
  )

const uploadOf = (
  task: Task,
  file: NewFile,
  onUploaded: (uploaded: Uploaded) => void,
): Change<Uploaded> => {
  const known = new Set(task.attachments.map(({ id }) => id))
  return {
    title: l10n.t`attach ${file.name} to ${label(task)}`,
    effects: [{ field: 'attachment', to: l10n.t`${file.name} (${file.bytes.length} bytes)` }],
    send: (api) => uploadAttachment(api, task.id, file),
    async lookFor(api) {
      const { attachments } = await getTask(api, { id: task.id })
      return find(
        attachments.filter(({ id }) => !known.has(id)),
        file,
        undefined,
      )
    },
    async compare(api, uploaded) {
      const { attachments } = await getTask(api, { id: task.id })
      const stored = find(attachments, file, uploaded.id)
      onUploaded({ ...stored, ...uploaded })
      return {
        result: {
          attachment: stored?.id ?? uploaded.id,
          title: stored?.title ?? file.name,
          on: label(task),
        },
        missing: stored
          ? []
          : [
              {
                code: 'NOT_APPLIED',
                message: l10n.t`ClickUp took ${file.name}, but it does not show on ${label(task)}.`,
              },
            ],
        touched: [taskTouched(task)],
        futile: stored === undefined,
      }
    },
  }
}

const IMAGE = /\.(png|jpe?g|gif|webp)$/i

/** An image needs the whole attachment; any other file a link (facts.md §8). */
const fileBlocks = (files: readonly Uploaded[]): readonly Block[] =>
  files.flatMap((file): readonly Block[] => {
    const title = file.title ?? 'file'
    if (IMAGE.test(title)) return [{ text: '\n' }, { type: 'image', text: title, image: file }]
    return [{ text: '\n' }, { text: title, attributes: { link: file.url ?? '' } }]
  })

const shownFiles = (uploaded: readonly Uploaded[], wanted: number): readonly Block[] => {
  if (uploaded.length === wanted) return fileBlocks(uploaded)
  throw new ClickUpError(
    'NOT_APPLIED',
    l10n.t('The comment was not written, because not all of its files were attached.'),
  )
}

/** The files are read before anything is sent. */
export const planAttachFiles = async (
  { api, branches }: Planning,
  reference: string,
  files: readonly NewFile[],
  comment: string | undefined,
): Promise<readonly Change[]> => {
  const task = await resolveTask(api, reference, branches)
  const uploaded: Uploaded[] = []
  const uploads = files.map((file) => uploadOf(task, file, (one) => void uploaded.push(one)))
  if (comment === undefined) return uploads
  const onTask = await planComment(api, {
    parent: { task: { id: task.id } },
    label: label(task),
    text: comment,
    touched: [taskTouched(task)],
    more: () => shownFiles(uploaded, files.length),
  })
  return [...uploads, onTask]
}
