// Files on a task, and a comment that shows them.

import * as l10n from '@vscode/l10n'
import type { NewFile } from '../../base/files/kinds.ts'
import { CodedError } from '../../base/problems/error.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { type Uploaded, uploadAttachment } from '../../clickup/objects/attachment.ts'
import type { Block } from '../../clickup/objects/comment.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { planComment } from '../comments/old.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { sendOrFind } from '../engine/lost.ts'
import { taskTouched } from '../engine/touched.ts'

const uploadOf = (
  task: Task,
  file: NewFile,
  /** What this call has attached so far. */
  uploaded: Uploaded[],
): Change<Uploaded, ReadonlySet<string>> => {
  const read = async (api: Api) => (await getTask(api, { id: task.id })).attachments
  const told = (id: string, title: string | null | undefined): Comparison => ({
    result: { attachment: id, title: title ?? file.name, on: labelOf(task) },
    missing: [],
    touched: [taskTouched(task)],
  })
  return {
    title: l10n.t`attach ${plainName(file.name)} to ${labelOf(task)}`,
    effects: [{ field: 'attachment', to: l10n.t`${file.name} (${file.bytes.length} bytes)` }],
    mark: async (api) => new Set((await read(api)).map(({ id }) => id)),
    send: async (api, before) => {
      const sent = await sendOrFind(
        api,
        l10n.t`attach ${plainName(file.name)} to ${labelOf(task)}`,
        (to) => uploadAttachment(to, task.id, file),
        before &&
          (async (to): Promise<Uploaded | undefined> =>
            (await read(to)).find(
              ({ id, title, size }) =>
                !before.has(id) &&
                title === file.name &&
                (size === undefined || size === file.bytes.length),
            )),
      )
      uploaded.push(sent)
      return sent
    },
    confirmed: ({ id, title }) => told(id, title),
    async compare(api, { id, title }) {
      const stored = (await read(api)).find((one) => one.id === id)
      if (stored) return told(id, stored.title)
      const message = l10n.t`ClickUp took ${plainName(file.name)}, but it does not show on ${labelOf(task)}.`
      return { ...told(id, title), missing: [notApplied(message)], futile: true }
    },
  }
}

const IMAGE = /\.(png|jpe?g|gif|webp)$/i

/** An image needs the whole attachment; any other file a link (docs/clickup-facts.md §16). */
const fileBlocks = (files: readonly Uploaded[]): readonly Block[] =>
  files.flatMap((file): readonly Block[] => {
    const title = file.title ?? 'file'
    if (IMAGE.test(title)) return [{ text: '\n' }, { type: 'image', text: title, image: file }]
    return [{ text: '\n' }, { text: title, attributes: { link: file.url ?? '' } }]
  })

const shownFiles = (uploaded: readonly Uploaded[], wanted: number): readonly Block[] => {
  if (uploaded.length === wanted) return fileBlocks(uploaded)
  throw new CodedError(
    'NOT_APPLIED',
    l10n.t('The comment was not written, because not all of its files were attached.'),
  )
}

/** The files are read before anything is sent. */
export const planAttachFiles = async (
  at: Standpoint,
  reference: string,
  files: readonly NewFile[],
  comment: string | undefined,
): Promise<readonly Change[]> => {
  const task = await resolveTask(at, reference)
  const uploaded: Uploaded[] = []
  const uploads = files.map((file) => uploadOf(task, file, uploaded))
  if (comment === undefined) return uploads
  const onTask = await planComment(at.api, {
    parent: { task: { id: task.id } },
    label: labelOf(task),
    text: comment,
    touched: [taskTouched(task)],
    more: () => shownFiles(uploaded, files.length),
  })
  return [...uploads, onTask]
}
