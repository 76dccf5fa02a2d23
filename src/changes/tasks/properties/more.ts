// What kind of task it is, whether it is put away, and how long each person is thought to need.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { reference, text } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { formatDuration, HOURS, parseDuration, WORK } from '../../../base/time/durations.ts'
import { setEstimates } from '../../../clickup/objects/task/estimate.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getTaskTypes } from '../../../clickup/objects/task/type.ts'
import type { User } from '../../../clickup/objects/user.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { resolvePerson } from '../../../clickup/references/people.ts'
import { resolveTaskType, tellingNamed } from '../../../clickup/references/task-types.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** ClickUp's custom item; 0 is a plain task. */
export type TaskType = { readonly id: number; readonly name: string }

export const taskType = property<TaskType, Task>({
  name: 'task.type',
  subject: taskSubject,
  after: z.object({ id: z.number(), name: z.string() }),
  described: {
    sends: 'PUT /v2/task/{task_id} {custom_item_id}',
    proof: "the answer's `custom_item_id`",
    inverse: 'the former type',
  },
  field: () => 'type',
  create: ({ after }) => ({ custom_item_id: after.id }),
  body: ({ after }) => ({ custom_item_id: after.id }),
  value: ({ custom_item_id: id = 0 }) => ({ at: 'known', is: { id, name: String(id) } }),
  same: (a, b) => a.id === b.id,
  show: ({ name }) => name,
})

export const type = argument<string>({
  create: reference('Task type'),
  update: reference('Task type'),
  plan: async (said, { at, target, task }) => {
    const wanted = await resolveTaskType(at.api, said)
    const step = stepOf(taskType, target, wanted, { object: task })
    if (step.before.at !== 'known') return [step]
    const { id } = step.before.is
    const types = await getTaskTypes(at.api)
    const found = types.find((one) => one.id === String(id))
    const name = found ? tellingNamed(types, 'type')(found) : String(id)
    return [{ ...step, before: { at: 'known', is: { id, name } } }]
  },
})

export const taskArchived = property<boolean, Task>({
  name: 'task.archived',
  subject: taskSubject,
  after: z.boolean(),
  described: {
    sends: 'PUT /v2/task/{task_id} {archived}',
    proof: "the answer's `archived`",
    inverse: 'the former state',
  },
  field: () => 'archived',
  body: ({ after }) => ({ archived: after }),
  value: ({ archived: now }) => ({ at: 'known', is: now }),
  same: (a, b) => a === b,
  show: (now) => now,
  // ClickUp leaves archived tasks out where it counts those of a list.
  touches: ({ target }) => (typeof target.in === 'string' ? [{ kind: 'list', id: target.in }] : []),
})

export const archived = argument<boolean>({
  update: z.boolean().describe('Put away'),
  plan: async (said, { target, task }) => [stepOf(taskArchived, target, said, { object: task })],
})

/** Milliseconds. */
export type PersonEstimate = { readonly id: string; readonly name: string; readonly ms: number }

const timeOf = (estimates: readonly PersonEstimate[], { id }: PersonEstimate): number =>
  estimates.find((one) => one.id === id)?.ms ?? 0

/** A task that is read does not tell the estimates by person for sure; the answer to the write does. */
export const taskEstimates = property<readonly PersonEstimate[], Task>({
  name: 'task.estimates',
  subject: taskSubject,
  after: z.array(z.object({ id: z.string(), name: z.string(), ms: z.number() })),
  described: {
    sends: 'PATCH /v3/workspaces/{workspace_id}/tasks/{task_id}/time_estimates_by_user',
    proof: "the answer's times, or the task's where it tells them",
    inverse: 'the former times, where the task told them',
  },
  field: () => 'estimates',
  send: async (api, { target, after }) => {
    const wanted = after.map(({ id, ms }) => ({ assignee: Number(id), time: ms }))
    const answered = await setEstimates(api, target.id, wanted)
    const stored = after.map((one) => ({ ...one, ms: answered[one.id] ?? 0 }))
    return { stored }
  },
  value: ({ time_estimates_by_user: told }, { after }) =>
    told
      ? {
          at: 'known',
          is: after.map((one) => ({
            ...one,
            ms: told.find(({ userid }) => userid === one.id)?.user_time_estimate ?? 0,
          })),
        }
      : {
          at: 'unread',
          why: { code: 'INCOMPLETE', message: l10n.t('The task does not tell them.') },
        },
  same: (a, b) => a.every((one) => timeOf(b, one) === one.ms),
  show: (estimates) =>
    Object.fromEntries(estimates.map(({ name, ms }) => [name, formatDuration(ms, HOURS)])),
})

export const estimates = argument<Readonly<Record<string, string>>>({
  update: z.record(z.string(), text()).describe('By person'),
  plan: async (said, { at, target, task }) => {
    const names = await knownNames(at.api)
    const tellPerson = (user: User) => ({ id: user.id, name: names.user(user) })
    const wanted = await Promise.all(
      Object.entries(said).map(async ([name, duration]) => ({
        ...tellPerson(await resolvePerson(at.api, name)),
        ms: duration.trim() === '' ? 0 : parseDuration(duration, WORK),
      })),
    )
    const twice = wanted.find(({ id }, i) => wanted.findIndex((one) => one.id === id) !== i)
    if (twice)
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t`"${plainName(twice.name)}" is estimated twice.`,
        {
          hint: l10n.t('Name each person once. Nothing was sent.'),
        },
      )
    return wanted.length === 0 ? [] : [stepOf(taskEstimates, target, wanted, { object: task })]
  },
})
