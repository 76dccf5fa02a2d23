// Who voted: ClickUp tells their ids alone (docs/clickup-facts.md §15), people read names.

import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import type { CustomField } from '../objects/custom-field.ts'
import type { Task } from '../objects/task/task.ts'
import { getWorkspace } from '../objects/workspace.ts'
import { kindOf } from './kinds.ts'
import { idsNow } from './members.ts'

export const hasVotes = (field: CustomField): boolean =>
  kindOf(field) === 'votes' && idsNow(field).length > 0

/** The task with its voters as fields of people have them; who is not known keeps the id. */
export const withVoters = async (api: Api, task: Task): Promise<Task> => {
  if (!task.custom_fields.some(hasVotes)) return task
  const members = await unlessRefused(
    api,
    'member',
    getWorkspace(api).then((workspace) => workspace.members),
  )
  const known = new Map(members.map((user) => [user.id, user]))
  const voters = (field: CustomField) => idsNow(field).map((id) => known.get(id) ?? { id })
  return {
    ...task,
    custom_fields: task.custom_fields.map((field) =>
      hasVotes(field) ? { ...field, value: voters(field) } : field,
    ),
  }
}
