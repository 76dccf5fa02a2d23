// A file on a task. Of its bytes a step holds the SHA-256: they go beside the plan.
import { createHash } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { NewFile } from '../../base/files/kinds.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { type Attachment, uploadAttachment } from '../../clickup/objects/attachment.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import type { Filled, Kind, Subject, Where } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { madeOf, slot } from '../steps/slots.ts'
import type { Slot, Step } from '../steps/step.ts'

/** The task that it is attached to; one that is not there yet by its slot. */
export type OnTask = {
  readonly task: string | Slot
  readonly label: string
  readonly list?: string
}

/** Once that is there. */
type There = OnTask & { readonly task: string }

const taskOf = ({ in: place }: Pick<Where, 'in'>): There => place as There

export const onTask = ({ list, ...task }: Task): OnTask => ({
  task: task.id,
  label: labelOf(task),
  ...(list ? { list: list.id } : {}),
})

type FileIs = { readonly title: string; readonly size?: number | undefined }

/** What is uploaded: where it came from, and by what its bytes are known. */
export type Upload = {
  readonly name: string
  readonly size: number
  /** MIME type. */
  readonly type: string
  readonly sha256: string
  /** A path as it was said, or an address. */
  readonly from: string
}

type Uploading = Filled<Upload, FileIs>

/** A file that has been read, and where. */
export interface ReadFile {
  readonly from: string
  readonly file: NewFile
}

export const uploadOf = ({ from, file: { name, type, bytes } }: ReadFile): Upload => ({
  name,
  size: bytes.length,
  type,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  from,
})

/** Size and type are told by the task alone (docs/clickup-facts.md §17): where that is gone nothing tells. */
const fileSubject: Subject<Task> = {
  name: 'attachment',
  read: (api, where) => getTask(api, { id: taskOf(where).task }),
  title: ({ label }) => l10n.t`change the file ${plainName(label)}`,
  entry: (where) => ({ attachment: where.id, title: where.label, on: taskOf(where).label }),
  touched: (where) => {
    const { task, list } = taskOf(where)
    return [{ kind: 'task', id: task, ...(list ? { listId: list } : {}) }]
  },
}

const isLike = ({ title, size }: Attachment, { name, size: wanted }: Upload): boolean =>
  title === name && (size === undefined || size === wanted)

const filesOn = async (
  api: Parameters<typeof getTask>[0],
  { target }: Uploading,
): Promise<readonly Attachment[]> => (await getTask(api, { id: taskOf(target).task })).attachments

export const fileAttach: Kind<FileIs, Upload, Task> = {
  name: 'file.attach',
  v: 1,
  subject: fileSubject,
  after: z.object({
    name: z.string(),
    size: z.number(),
    type: z.string(),
    sha256: z.string(),
    from: z.string(),
  }),
  described: {
    sends: 'POST /v2/task/{task_id}/attachment, multipart',
    proof: 'the task read back: the file is among its attachments',
    inverse: 'none: ClickUp has no way to delete a file',
  },
  field: () => 'attachment',
  make: async (api, { target, after: { sha256, name, type } }, _, means) => {
    const { bytes } = means.file(sha256)
    const file = await uploadAttachment(api, taskOf(target).task, { name, type, bytes })
    return { made: madeOf(file.id, file) }
  },
  lost: {
    words: 'a file of that name and size on the task that was not there before',
    at: ({ target }) => `files:${taskOf(target).task}`,
    mark: async (api, step) => new Set((await filesOn(api, step)).map(({ id }) => id)),
    find: async (api, step, known) => {
      const files = await filesOn(api, step)
      const file = files.find((one) => !known.has(one.id) && isLike(one, step.after))
      return file && madeOf(file.id, file)
    },
    like: ({ after: { name } }) => name,
  },
  value: ({ attachments }, { target }) => {
    const file = attachments.find(({ id }) => id === target.id)
    if (!file) return { at: 'absent' }
    const { title = target.label, size } = file
    return { at: 'known', is: { title, ...(size === undefined ? {} : { size }) } }
  },
  // ClickUp may call it otherwise: its id is what is known of it.
  holds: () => true,
  same: (a, b) => a.title === b.title && a.size === b.size,
  applied: (_, { after: { name, size } }) => ({ title: name, size }),
  invert: () => ({
    irreversible: l10n.t("ClickUp's API has no way to delete a file: do it in ClickUp."),
  }),
  show: ({ title, size }) => (size === undefined ? title : l10n.t`${title} (${size} bytes)`),
  title: ({ target }: Step<Upload, FileIs>) =>
    l10n.t`attach ${plainName(target.label)} to ${taskOf(target).label}`,
  did: (count) => l10n.t`Attached ${count} files`,
  tell: ({ stored, makes, bound }) => {
    const url = makes === undefined ? undefined : bound[makes]?.url
    return {
      ...(stored.at === 'known' ? { title: stored.is.title } : {}),
      ...(typeof url === 'string' && url !== '' ? { url } : {}),
    }
  },
}

/** @param makes the slot that the attachment fills */
export const fileStep = (place: OnTask, upload: Upload, makes: string): Step => {
  const { name } = upload
  return stepOf(fileAttach, { id: slot(makes), in: place, label: name, name }, upload, { makes })
}
