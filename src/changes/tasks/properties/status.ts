// A task's status: one of those of its very list.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { sameName } from '../../../base/text/names.ts'
import { nearest } from '../../../base/text/nearest.ts'
import { formatDate } from '../../../base/time/shown.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getStatuses, statusToSet, tellingStatuses } from '../../../clickup/references/statuses.ts'
import type { When } from '../../steps/dates.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import type { Seen, Step } from '../../steps/step.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'
import { taskDue } from './dates.ts'

/** With its type, by which it counts as open, done or closed. */
export type TaskStatus = {
  readonly status: string
  readonly type?: string | undefined
  /** Closed, it came back open with this next date: it recurs (docs/clickup-facts.md §10). */
  readonly recurs?: number | undefined
}

const closes = ({ type }: TaskStatus): boolean => type === 'closed' || type === 'done'

/** When it was due before, and what is asked for besides: by that a task that recurs is told. */
type DueOf = { readonly was: number; readonly asked?: When | null | undefined }

const dueOf = ({ of }: Pick<Step, 'of'>): DueOf | undefined => of as DueOf | undefined

/** Whether its date is another one than anybody asked for. */
const hasMoved = ({ was, asked }: DueOf, due: number | undefined): boolean =>
  due !== was && (!asked || due === undefined || !taskDue.same(asked, { ...asked, at: due }))

/** That the date moves as asked is no sign that the task recurs. */
export const besideDue = (steps: readonly Step[]): readonly Step[] => {
  const due = steps.find(({ kind }) => kind === taskDue.name)
  if (!due) return steps
  return steps.map((step) =>
    step.kind === taskStatus.name && step.of !== undefined
      ? { ...step, of: { ...dueOf(step), asked: due.after } }
      : step,
  )
}

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
  // Closed twice it moves on twice.
  once: ({ after }) => closes(after),
  described: {
    sends: 'PUT /v2/task/{task_id} {status}',
    proof: "the answer's `status`",
    inverse: 'the former status',
  },
  field: () => 'status',
  create: ({ after }) => ({ status: after.status }),
  body: ({ after }) => ({ status: after.status }),
  value: ({ status, due_date: due }, step) => {
    const before = dueOf(step)
    const now = statusFrom(status)
    const recurs = closes(step.after) && !closes(now) && before && hasMoved(before, due)
    return { at: 'known', is: recurs && due !== undefined ? { ...now, recurs: due } : now }
  },
  same: (a, b) => sameName(a.status, b.status),
  holds: (now, { after }) => sameName(now.status, after.status) || now.recurs !== undefined,
  show: ({ status }) => status,
  notes: async (done, { clock }) => {
    const { stored, target } = done
    const before = dueOf(done)
    if (stored.at !== 'known' || stored.is.recurs === undefined || before === undefined) return []
    // That it recurs is told in any zone: closed again it would move on again.
    const { zone } = await clock().catch(() => ({ zone: 'utc' }))
    const [from, to] = [before.was, stored.is.recurs].map((at) => formatDate(at, zone))
    return [
      {
        code: 'CONFLICT',
        message: l10n.t`${target.label} recurs: ClickUp closed it and opened it anew as "${plainName(stored.is.status)}", due ${to ?? ''} instead of ${from ?? ''}.`,
        hint: l10n.t('It is done: do not close it again, or it moves on once more.'),
      },
    ]
  },
  // ClickUp leaves closed tasks out where it counts those of a list.
  touches: ({ before, stored, target }) =>
    typeof target.in === 'string' && isClosed(before) !== isClosed(stored)
      ? [{ kind: 'list', id: target.in }]
      : [],
})

export const status = argument<string>({
  create: reference('Status'),
  update: reference('Name, or group: closed'),
  plan: async (said, { at, target, task, list }) => {
    const statuses = await getStatuses(at.api, list)
    const found = statusToSet(statuses, said)
    if (!found)
      throw new CodedError('INVALID_INPUT', l10n.t`There is no status "${said}" in ${list.path}.`, {
        candidates: nearest(said, statuses.map(tellingStatuses(statuses))),
        hint: l10n.t('Use one of the candidates; statuses differ from list to list.'),
      })
    const was = task?.due_date
    const of = was === undefined ? undefined : { was }
    return [stepOf(taskStatus, target, statusFrom(found), { object: task, of })]
  },
})
