// Operations that replace a whole text: no way around the version that our own tools ask for.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { isFields } from '../../base/text/records.ts'
import { getPage } from '../../clickup/objects/doc.ts'
import { readList } from '../../clickup/objects/list.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask } from '../../clickup/objects/task/task.ts'
import type { Prepared } from '../../clickup/operations/request.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTaskKey } from '../../clickup/references/tasks.ts'
import { unlessGone } from '../steps/gone.ts'
import { textOf } from '../tasks/properties/description.ts'
import { checkReplaced, type Replaced } from '../texts/version.ts'

interface Guard {
  /** The keys of the body that replace it. */
  readonly keys: readonly string[]
  readonly read: (at: Standpoint, prepared: Prepared) => Promise<Omit<Replaced, 'next'>>
  /** The tool that takes the version. */
  readonly writer: string
}

const fieldsIn = ({ body }: Prepared): Readonly<Record<string, unknown>> =>
  isFields(body) ? body : {}

/** By id of the operation. */
const GUARDS: ReadonlyMap<string, Guard> = new Map<string, Guard>([
  [
    'UpdateTask',
    {
      keys: ['markdown_content', 'markdown_description', 'description'],
      read: async (at, { values: { task_id: said = '' } }) => {
        const task = await getTask(at.api, await resolveTaskKey(at, said))
        return { label: labelOf(task), now: textOf(task), reader: 'get_task' }
      },
      writer: 'update_tasks',
    },
  ],
  [
    'UpdateList',
    {
      keys: ['markdown_content', 'content'],
      read: async ({ api }, { values: { list_id: id = '' } }) => {
        const { name, content } = await readList(api, id)
        return { label: plainName(name), now: content ?? '', reader: 'get_list' }
      },
      writer: 'update_list',
    },
  ],
  [
    'editPagePublic',
    {
      keys: ['content'],
      read: async ({ api }, prepared) => {
        const { doc_id: doc = '', page_id: id = '' } = prepared.values
        const { name, content } = await getPage(api, doc, id)
        const isAdded = ['append', 'prepend'].includes(String(fieldsIn(prepared).content_edit_mode))
        return { label: plainName(name), now: isAdded ? '' : (content ?? ''), reader: 'get_doc' }
      },
      writer: 'edit_doc',
    },
  ],
])

/** @throws CodedError CONFLICT where a text would be replaced that may not have been read whole */
export const checkOverwritten = async (at: Standpoint, prepared: Prepared): Promise<void> => {
  const guard = GUARDS.get(prepared.operation.id)
  const body = fieldsIn(prepared)
  const said = guard?.keys.map((key) => body[key]).find((value) => value !== undefined)
  if (!guard || typeof said !== 'string') return
  // What is not there is told by the write itself.
  const read = await unlessGone(guard.read(at, prepared))
  if (!read) return
  const next = l10n.t`Then use ${guard.writer} with its version.`
  checkReplaced({ ...read, next }, said, undefined)
}
