// New tasks and their subtasks, in order, in one list.
import * as l10n from '@vscode/l10n'
import type { Api } from '../clickup/api.ts'
import { ClickUpError } from '../clickup/errors.ts'
import type { Task } from '../clickup/model.ts'
import { type Place, resolvePlace } from '../clickup/references/places.ts'
import { createFromTemplate, resolveTemplate } from '../clickup/task-relations.ts'
import { createTask, updateTask } from '../clickup/task-writes.ts'
import { getTask, getTasksPage } from '../clickup/tasks.ts'
import { getMe } from '../clickup/workspaces.ts'
import type { Change, Comparison, Problem } from './change.ts'
import { wordFor } from './field-words.ts'
import { planRelations } from './new-task-relations.ts'
import { all, type Planning } from './planning.ts'
import { isFatal, problemOf } from './problems.ts'
import type { Part } from './task-parts.ts'
import { bodyOf, planParts, type WantedTask } from './task-plan.ts'

export interface NewTask extends WantedTask {
  readonly name: string
  readonly subtasks?: readonly NewTask[] | undefined
  /** Tasks that are there already, or others of the same call by name. */
  readonly waits_on?: readonly string[] | undefined
  readonly blocks?: readonly string[] | undefined
  readonly links?: readonly string[] | undefined
  readonly template?: string | undefined
}

interface Sent {
  readonly task: Task
}

/** Where a subtask learns its parent's id, which is not known before the parent is created. */
interface Slot {
  id?: string
}

export interface Planned {
  readonly wanted: NewTask
  readonly parts: readonly Part[]
  readonly slot: Slot
  readonly above?: Planned
  readonly template?: { readonly id: string; readonly name: string }
}

/** How far ClickUp's clock and this machine's may differ when a lost task is looked for. */
const CLOCK_SKEW_MS = 10_000

const lookForLost = async (
  api: Api,
  list: Place,
  { wanted, slot, above }: Planned,
  sentAt: number,
  taken: ReadonlySet<string>,
): Promise<Sent | undefined> => {
  const [me, { tasks }] = await Promise.all([
    getMe(api),
    getTasksPage(api, list.id, {
      subtasks: true,
      include_closed: true,
      date_created_gt: sentAt - CLOCK_SKEW_MS,
    }),
  ])
  const task = tasks.find(
    (one) =>
      one.name === wanted.name &&
      one.creator?.id === me.id &&
      !taken.has(one.id) &&
      (one.date_created ?? 0) >= sentAt - CLOCK_SKEW_MS &&
      one.parent === above?.slot.id,
  )
  if (task) slot.id = task.id
  return task && { task }
}

const missingParts = (parts: readonly Part[], task: Task): readonly Part[] =>
  parts.filter((part) => !part.holds(task))

/** What the create ignored is set by its own operation, where there is one. */
const mend = async (
  api: Api,
  parts: readonly Part[],
  task: Task,
): Promise<{ task: Task; problems: readonly Problem[] }> => {
  const missing = missingParts(parts, task)
  if (missing.length === 0) return { task, problems: [] }
  const problems: { readonly part: Part; readonly problem: Problem }[] = []
  for (const part of missing)
    for (const step of part.steps ?? [])
      try {
        await step(api, task.id)
      } catch (error) {
        const problem = problemOf(error)
        const message = `${labelOf(task)}, ${wordFor(part.field)}: ${problem.message}`
        problems.push({ part, problem: { ...problem, message } })
        if (isFatal(problem)) return { task, problems: problems.map((one) => one.problem) }
      }
  const stored = await getTask(api, { id: task.id })
  // Where only the answer was lost, it holds nevertheless.
  const left = problems.filter(({ part }) => !part.holds(stored))
  return { task: stored, problems: left.map(({ problem }) => problem) }
}

const labelOf = (task: Task): string => task.custom_id || task.id

/** A template brings values of its own; what was asked is laid over them. */
const fromTemplate = async (
  planning: Planning,
  list: Place,
  { wanted, template }: Planned,
): Promise<Task> => {
  const { api } = planning
  const id = template && (await createFromTemplate(api, list.id, template.id, wanted.name))
  if (!id)
    throw new ClickUpError('UPSTREAM_ERROR', l10n.t('ClickUp did not say which task it created.'), {
      outcomeUnknown: true,
    })
  const task = await getTask(api, { id })
  const changed = (await planParts(planning, list, wanted, task)).filter(
    (part) => !part.unchanged(task),
  )
  const body = bodyOf(changed)
  return Object.keys(body).length > 0 ? updateTask(api, task.id, body) : task
}

const changeOf = (
  planning: Planning,
  planned: Planned,
  list: Place,
  taken: Set<string>,
): Change<Sent> => {
  const { wanted, parts, slot, above, template } = planned
  return {
    title: above
      ? l10n.t`create "${wanted.name}" below "${above.wanted.name}"`
      : l10n.t`create "${wanted.name}" in ${list.path}`,
    effects: parts.map(({ effect }) => effect),
    warnings: parts.flatMap(({ warnings = [] }) => warnings),
    async send(api) {
      const parent = above ? { parent: above.slot.id } : {}
      if (above && !above.slot.id)
        throw new ClickUpError(
          'NOT_APPLIED',
          l10n.t`"${wanted.name}" was not created, because its parent was not.`,
        )
      const task = template
        ? await fromTemplate({ ...planning, api }, list, planned)
        : await createTask(api, list.id, { ...bodyOf(parts), ...parent })
      slot.id = task.id
      taken.add(task.id)
      return { task }
    },
    lookFor: (api, sentAt) => lookForLost(api, list, planned, sentAt, taken),
    async compare(api, { task: created }): Promise<Comparison> {
      taken.add(created.id)
      const { task, problems } = await mend(api, parts, created)
      const lost = missingParts(parts, task).map(
        ({ field, effect }): Problem => ({
          code: 'NOT_APPLIED',
          message: l10n.t`${labelOf(task)}: ClickUp created it, but did not set ${wordFor(field)} to ${JSON.stringify(effect.to)}.`,
        }),
      )
      return {
        result: { id: labelOf(task), name: task.name, ...echo(parts, task) },
        missing: [...problems, ...lost],
        touched: [
          { kind: 'task', id: task.id, listId: list.id },
          { kind: 'list', id: list.id },
        ],
      }
    },
  }
}

/** Dates and estimates come back as they were understood. */
const echo = (parts: readonly Part[], task: Task): Record<string, unknown> =>
  Object.fromEntries(
    parts.flatMap(({ field, effect, holds }) =>
      ['due', 'start', 'estimate'].includes(field) && holds(task) ? [[field, effect.to]] : [],
    ),
  )

const plan = async (
  planning: Planning,
  list: Place,
  wanted: NewTask,
  /** Which of several tasks it is, for what is wrong with it; empty for the only one. */
  label: string,
  above?: Planned,
): Promise<readonly Planned[]> => {
  const parts = await planParts(planning, list, wanted, undefined, label && `${label}: `)
  const template =
    wanted.template === undefined ? undefined : await resolveTemplate(planning.api, wanted.template)
  const planned: Planned = {
    wanted,
    parts,
    slot: {},
    ...(above ? { above } : {}),
    ...(template ? { template } : {}),
  }
  const below = await all(
    (wanted.subtasks ?? []).map((sub, i) =>
      plan(planning, list, sub, `${label}.subtasks[${i}]`, planned),
    ),
  )
  return [planned, ...below.flat()]
}

/**
 * One change a task, parents ahead of their subtasks, and at the end what ties them together.
 * @throws PlanError, ClickUpError when anything about any of them is wrong
 */
export const planCreateTasks = async (
  planning: Planning,
  listReference: string,
  tasks: readonly NewTask[],
): Promise<readonly Change[]> => {
  const { api, clock } = planning
  const list = await resolvePlace(api, listReference, ['list'], clock.now)
  const isAlone = tasks.length === 1 && !tasks[0]?.subtasks?.length
  const nested = await all(
    tasks.map((task, i) => plan(planning, list, task, isAlone ? '' : `tasks[${i}]`)),
  )
  const planned = nested.flat()
  const relations = await planRelations(planning, planned)
  const taken = new Set<string>()
  return [...planned.map((one) => changeOf(planning, one, list, taken)), ...relations]
}
