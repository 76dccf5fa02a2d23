// Files on a task, and a comment that shows them.
import { createHash } from 'node:crypto'
import type { NewFile } from '../../base/files/kinds.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { commentSteps } from '../comments/add.ts'
import { fileShown } from '../comments/blocks.ts'
import { onTask } from '../comments/place.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step, Target } from '../steps/step.ts'
import { fileAttach, type OnTask, type Upload } from './upload.ts'

/** A file that has been read, and where. */
export interface ReadFile {
  readonly from: string
  readonly file: NewFile
}

const uploadOf = ({ from, file: { name, type, bytes } }: ReadFile): Upload => ({
  name,
  size: bytes.length,
  type,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  from,
})

/** The same file named twice is one. */
const distinct = (uploads: readonly Upload[]): readonly Upload[] => [
  ...new Map(uploads.map((one) => [JSON.stringify([one.name, one.sha256]), one])).values(),
]

/** The files are read before anything is sent. */
export const planAttachFiles = async (
  at: Standpoint,
  reference: string,
  read: readonly ReadFile[],
  comment: string | undefined,
): Promise<{ readonly steps: readonly Step[]; readonly files: ReadonlyMap<string, NewFile> }> => {
  const task = await resolveTask(at, reference)
  const place: OnTask = {
    task: task.id,
    label: labelOf(task),
    ...(task.list ? { list: task.list.id } : {}),
  }
  const files = new Map(read.map((one) => [uploadOf(one).sha256, one.file]))
  const uploads = distinct(read.map(uploadOf)).map((upload, i) => {
    const makes = `file${i}`
    const target: Target = { id: slot(makes), in: place, label: upload.name, name: upload.name }
    return { makes, upload, step: stepOf(fileAttach, target, upload, { makes }) }
  })
  const shown = uploads.flatMap(({ makes, upload: { name } }) => fileShown(makes, name))
  return {
    steps: [
      ...uploads.map(({ step }) => step),
      ...(comment === undefined
        ? []
        : await commentSteps(at, { ...onTask(task), text: comment, more: shown })),
    ],
    files,
  }
}
