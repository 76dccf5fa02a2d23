// Deleting tasks: ClickUp's API has no way back.

import * as l10n from '@vscode/l10n'
import type { Api } from '../clickup/api.ts'
import { isClickUpError } from '../clickup/errors.ts'
import { plainName } from '../clickup/foreign-text.ts'
import type { Task } from '../clickup/model.ts'
import { resolveTask } from '../clickup/references/tasks.ts'
import { deleteTask } from '../clickup/task-writes.ts'
import { getTask } from '../clickup/tasks.ts'
import type { Change } from './change.ts'
import { all, type Planning } from './planning.ts'
import { taskAndListTouched } from './touched.ts'

const isGone = async (api: Api, id: string): Promise<boolean> => {
  try {
    await getTask(api, { id })
    return false
  } catch (error) {
    // A deleted task answers 404, an unknown one 401 (facts.md §2): both are mapped to this.
    if (isClickUpError(error, 'NOT_FOUND')) return true
    throw error
  }
}

const changeOf = (task: Task): Change => {
  const label = task.custom_id || task.id
  return {
    title: l10n.t`delete the task ${label} "${plainName(task.name)}"`,
    effects: [{ field: 'task', from: task.name, to: null }],
    destroys: [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('task'),
        name: task.name,
        label,
        ...(task.list?.name ? { where: l10n.t`in the list "${plainName(task.list.name)}"` } : {}),
      },
    ],
    send: (api) =>
      deleteTask(api, task.id).catch((error: unknown) => {
        // A repeated request finds what the first one left: nothing.
        if (!isClickUpError(error, 'NOT_FOUND')) throw error
      }),
    compare: async (api) => ({
      result: { id: label, deleted: true },
      missing: (await isGone(api, task.id))
        ? []
        : [
            {
              code: 'NOT_APPLIED',
              message: l10n.t`ClickUp said yes, but ${label} is still there.`,
            },
          ],
      touched: taskAndListTouched(task),
    }),
  }
}

/** @throws PlanError when one of them cannot be found */
export const planDeleteTasks = async (
  { api, branches }: Planning,
  references: readonly string[],
): Promise<readonly Change[]> => {
  const tasks = await all(references.map((reference) => resolveTask(api, reference, branches)))
  return [...new Map(tasks.map((task) => [task.id, task])).values()].map(changeOf)
}
