// The files of a task: those attached to it, and those that its fields hold.
import { type Attachment, attachmentSchema } from '../objects/attachment.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { listOf } from '../objects/shapes.ts'
import type { Task } from '../objects/task/task.ts'
import { kindOf } from './kinds.ts'
import { tellingFields } from './told.ts'

export interface FileOfTask extends Attachment {
  /** What the field is called that holds it; missing of those attached to the task itself. */
  readonly field?: string
}

const heldFiles = listOf(attachmentSchema, 'attachment')

const filesIn = (field: CustomField): readonly Attachment[] =>
  kindOf(field) === 'files' ? heldFiles.parse(field.value) : []

/** Those that can be seen: neither deleted nor hidden. */
export const filesOf = ({ attachments, custom_fields: fields }: Task): readonly FileOfTask[] => {
  const tell = tellingFields(fields)
  return [
    ...attachments,
    ...fields.flatMap((field) => filesIn(field).map((file) => ({ ...file, field: tell(field) }))),
  ].filter(({ deleted, hidden }) => !deleted && !hidden)
}
