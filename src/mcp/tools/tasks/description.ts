// A task's description as it is read: as much as there is room for, and on from there.
import { CodedError } from '../../../base/problems/error.ts'
import type { Fields } from '../../../base/text/records.ts'
import { needsVersion, versionOf } from '../../../base/text/version.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { fieldsOfText, type Limits, placeIn, readPlace } from '../../show/parts.ts'
import { MAX_ANSWER_CHARS } from '../../tool/envelope.ts'
import type { ToolContext } from '../../tool/tool.ts'

interface Reading extends Limits {
  readonly isFull?: boolean
  readonly cursor?: string
}

/** @throws CodedError CONFLICT where it has changed since the part before was read */
export const descriptionOf = (task: Task, { isFull, cursor, ...limits }: Reading): Fields => {
  const whole = task.markdown_description ?? task.text_content ?? task.description ?? ''
  const from = cursor && placeIn(readPlace(cursor, 'description_cursor'), whole)
  const shown = fieldsOfText('description', whole, limits, from ? { from } : {})
  // What was asked for is told where it is empty as well.
  if (String(shown.description).trim() === '' && !from) return isFull ? { description: '' } : {}
  const isCut = 'description_left' in shown
  // What update_tasks wants to hear before it replaces it.
  return {
    ...shown,
    ...(isFull || isCut || needsVersion(whole) ? { version: versionOf(whole) } : {}),
  }
}

/** @throws CodedError INVALID_INPUT for more than one task, CONFLICT where it has changed */
export const readOn = async (
  context: ToolContext,
  [reference = '', ...others]: readonly string[],
  cursor: string,
): Promise<Fields> => {
  if (others.length > 0)
    throw new CodedError('INVALID_INPUT', 'A cursor reads on the description of one task.', {
      hint: 'Give the task that it was told of.',
    })
  const task = await resolveTask(context, reference)
  const head = { id: labelOf(task) }
  return { ...head, ...descriptionOf(task, { room: MAX_ANSWER_CHARS - 300, cursor }) }
}
