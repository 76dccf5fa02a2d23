// A task's status: one of those of its very list.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { sameName } from '../../../base/text/names.ts'
import { nearest } from '../../../base/text/nearest.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getStatuses, isStatus } from '../../../clickup/references/statuses.ts'
import { stepOf } from '../../engine/plan.ts'
import { property } from '../../engine/property.ts'
import type { Seen } from '../../engine/step.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** With its type, by which it counts as open, done or closed. */
export type TaskStatus = { readonly status: string; readonly type?: string | undefined }

const statusFrom = ({ status, type }: Status): TaskStatus => ({
  status,
  ...(type === undefined ? {} : { type }),
})

const isClosed = (seen: Seen<TaskStatus>): boolean =>
  seen.at === 'known' && seen.is.type === 'closed'

export const taskStatus = property<TaskStatus, Task>({
  name: 'task.status',
  subject: taskSubject,
  after: z.object({ status: z.string(), type: z.string().optional() }),
  described: {
    sends: 'PUT /v2/task/{task_id} {status}',
    proof: "the answer's `status`",
    inverse: 'the former status',
  },
  field: () => 'status',
  create: ({ after }) => ({ status: after.status }),
  body: ({ after }) => ({ status: after.status }),
  value: ({ status }) => ({ at: 'known', is: statusFrom(status) }),
  same: (a, b) => sameName(a.status, b.status),
  show: ({ status }) => status,
  // ClickUp leaves closed tasks out where it counts those of a list.
  touches: ({ before, stored, target }) =>
    typeof target.in === 'string' && isClosed(before) !== isClosed(stored)
      ? [{ kind: 'list', id: target.in }]
      : [],
})

export const status = argument<string>({
  create: reference(),
  update: reference(),
  plan: async (said, { at, target, task, list }) => {
    const statuses = await getStatuses(at.api, list)
    const found = statuses.find((one) => isStatus(one, said))
    if (!found)
      throw new CodedError('INVALID_INPUT', l10n.t`There is no status "${said}" in ${list.path}.`, {
        candidates: nearest(
          said,
          statuses.map((one) => one.status),
        ),
        hint: l10n.t('Use one of the candidates; statuses differ from list to list.'),
      })
    return [stepOf(taskStatus, target, statusFrom(found), { object: task })]
  },
})
