// Files on a task, and a comment that shows them.
import type { NewFile } from '../../base/files/kinds.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { commentSteps } from '../comments/add.ts'
import { fileShown } from '../comments/blocks.ts'
import { onTask as placeOn } from '../comments/place.ts'
import type { Step } from '../steps/step.ts'
import { fileStep, onTask, type ReadFile, type Upload, uploadOf } from '../uploads/upload.ts'

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
  const place = onTask(task)
  const files = new Map(read.map((one) => [uploadOf(one).sha256, one.file]))
  const uploads = distinct(read.map(uploadOf)).map((upload, i) => {
    const makes = `file${i}`
    return { makes, upload, step: fileStep(place, upload, makes) }
  })
  const shown = uploads.flatMap(({ makes, upload: { name } }) => fileShown(makes, name))
  return {
    steps: [
      ...uploads.map(({ step }) => step),
      ...(comment === undefined
        ? []
        : await commentSteps(at, { ...placeOn(task), text: comment, more: shown })),
    ],
    files,
  }
}
