// Deleting tasks: ClickUp's API has no way back.

import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import { deleteTask } from '../../clickup/objects/task/writes.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { isStillThere, lookForGone, stillThere } from '../engine/gone.ts'
import { taskAndListTouched } from '../engine/touched.ts'

const changeOf = (task: Task): Change<true> => {
  const label = labelOf(task)
  const read = (api: Api) => getTask(api, { id: task.id })
  const deleted: Comparison = {
    result: { id: label, deleted: true },
    missing: [],
    touched: taskAndListTouched(task),
  }
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
    send: async (api) => {
      await deleteTask(api, task.id)
      return true
    },
    lookFor: (api) => lookForGone(() => read(api)),
    confirmed: () => deleted,
    compare: async (api) =>
      (await isStillThere(() => read(api))) ? stillThere(label, taskAndListTouched(task)) : deleted,
  }
}

/** @throws PlanError when one of them cannot be found */
export const planDeleteTasks = async (
  at: Standpoint,
  references: readonly string[],
): Promise<readonly Change[]> => {
  const tasks = await all(references.map((reference) => resolveTask(at, reference)))
  return [...new Map(tasks.map((task) => [task.id, task])).values()].map(changeOf)
}
