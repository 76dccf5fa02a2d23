// Operations that are a kind of ours: then they are that, with its words, its proof and its inverse.

import { sameName } from '../../base/text/names.ts'
import { isFields } from '../../base/text/records.ts'
import { MINUTE_MS } from '../../base/time/clock.ts'
import { formatDay } from '../../base/time/shown.ts'
import { kindOf } from '../../clickup/fields/kinds.ts'
import { getTask } from '../../clickup/objects/task/task.ts'
import type { Prepared } from '../../clickup/operations/request.ts'
import { isEpoch } from '../../clickup/operations/stamps.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTaskKey } from '../../clickup/references/tasks.ts'
import { planDeleteComment } from '../comments/edit.ts'
import { planDeleteList } from '../lists/delete.ts'
import type { Step } from '../steps/step.ts'
import { planDeleteTasks } from '../tasks/delete.ts'
import { planMergeTasks } from '../tasks/merge.ts'
import type { SaidTask } from '../tasks/said.ts'
import { planUpdateTasks } from '../tasks/update.ts'

/** @returns nothing where it is more than our kinds are, and stays an operation */
type Equal = (at: Standpoint, prepared: Prepared) => Promise<readonly Step[] | undefined>

const taskIn = ({ values }: Prepared): string => values.task_id ?? ''

const fieldsIn = ({ body }: Prepared): Readonly<Record<string, unknown>> =>
  isFields(body) ? body : {}

/** What changes one task. */
const updates =
  (said: (prepared: Prepared) => SaidTask | undefined): Equal =>
  async (at, prepared) => {
    const set = said(prepared)
    return set && planUpdateTasks(at, [taskIn(prepared)], set)
  }

/** The other task of a dependency stands in the body, or in the query where it ends. */
const dependency = (how: 'add' | 'remove'): Equal =>
  updates((prepared) => {
    const { depends_on: on, dependency_of: of } = { ...prepared.query, ...fieldsIn(prepared) }
    if (typeof on === 'string') return { waits_on: { [how]: [on] } }
    return typeof of === 'string' ? { blocks: { [how]: [of] } } : undefined
  })

/** Of each key of an update of a task, what is said of it by ours; missing where that would say less. */
const UPDATES: Readonly<Record<string, (value: unknown) => SaidTask | undefined>> = {
  name: (value) => (typeof value === 'string' && value.trim() !== '' ? { name: value } : undefined),
  // Literal, `description` is another thing.
  markdown_content: (value) =>
    typeof value === 'string' && value.trim() !== '' ? { description: value } : undefined,
  status: (value) => (typeof value === 'string' && value !== '' ? { status: value } : undefined),
  priority: (value) => {
    if (value === null) return { priority: '' }
    return [1, 2, 3, 4].includes(Number(value)) ? { priority: String(value) } : undefined
  },
  archived: (value) => (typeof value === 'boolean' ? { archived: value } : undefined),
  points: (value) => (value === null || typeof value === 'number' ? { points: value } : undefined),
  time_estimate: (value) => {
    if (value === null) return { estimate: '' }
    const isWhole = typeof value === 'number' && value > 0 && value % MINUTE_MS === 0
    return isWhole ? { estimate: `${value / MINUTE_MS}m` } : undefined
  },
  parent: (value) => (typeof value === 'string' && value !== '' ? { parent: value } : undefined),
}

const updateOf = (prepared: Prepared): SaidTask | undefined => {
  const entries = Object.entries(fieldsIn(prepared))
  const said = entries.map(([key, value]) => UPDATES[key]?.(value))
  if (entries.length === 0 || said.includes(undefined)) return undefined
  return Object.assign({}, ...said)
}

/** One of that name is there: ours would take it for done already. */
const newChecklist: Equal = async (at, prepared) => {
  const { name } = fieldsIn(prepared)
  if (typeof name !== 'string' || name.trim() === '') return undefined
  const { checklists } = await getTask(at.api, await resolveTaskKey(at, taskIn(prepared)))
  if (checklists.some((one) => sameName(one.name, name))) return undefined
  return planUpdateTasks(at, [taskIn(prepared)], { checklists: { [name]: [] } })
}

/** The raw value of a field's type as a person would say it; nothing where it cannot be said. */
const saidOf = (type: string, body: Readonly<Record<string, unknown>>, zone: string): unknown => {
  const { value, value_options: options } = body
  if (value === null) return null
  // Files are put there by their ids alone, which no argument of ours takes.
  if (kindOf({ type }) === 'files') return undefined
  if (type === 'date') {
    // Words and ISO dates are said as a person says them.
    if (!isEpoch(value)) return value
    const hasTime = isFields(options) && options.time === true
    return hasTime ? new Date(Number(value)).toISOString() : formatDay(Number(value), zone)
  }
  if (!isFields(value)) return value
  if (type === 'manual_progress') return value.current
  if (type !== 'location') return value
  const { location, formatted_address: address } = value
  return isFields(location) ? { lat: location.lat, lng: location.lng, address } : undefined
}

/** Of a task that does not tell of the field it stays an operation. */
const setField =
  (clears: boolean): Equal =>
  async (at, prepared) => {
    const { task_id: task = '', field_id: id = '' } = prepared.values
    const { custom_fields: fields } = await getTask(at.api, await resolveTaskKey(at, task))
    const type = fields.find((field) => field.id === id)?.type
    if (type === undefined) return undefined
    const { zone } = await at.clock()
    const said = clears ? null : saidOf(type, fieldsIn(prepared), zone)
    return said === undefined ? undefined : planUpdateTasks(at, [task], { fields: { [id]: said } })
  }

const TASKS: Readonly<Record<string, Equal>> = {
  AddTagToTask: updates(({ values }) => ({ tags: { add: [values.tag_name ?? ''] } })),
  RemoveTagFromTask: updates(({ values }) => ({ tags: { remove: [values.tag_name ?? ''] } })),
  AddTaskToList: updates(({ values }) => ({ lists: { add: [values.list_id ?? ''] } })),
  RemoveTaskFromList: updates(({ values }) => ({ lists: { remove: [values.list_id ?? ''] } })),
  AddDependency: dependency('add'),
  DeleteDependency: dependency('remove'),
  AddTaskLink: updates(({ values }) => ({ links: { add: [values.links_to ?? ''] } })),
  DeleteTaskLink: updates(({ values }) => ({ links: { remove: [values.links_to ?? ''] } })),
  SetCustomFieldValue: setField(false),
  RemoveCustomFieldValue: setField(true),
  CreateChecklist: newChecklist,
  UpdateTask: updates(updateOf),
  // With mappings or fields to be moved it is more than a move.
  moveTask: updates((prepared) =>
    Object.keys(fieldsIn(prepared)).length === 0
      ? { move_to: prepared.values.list_id ?? '' }
      : undefined,
  ),
  DeleteTask: (at, prepared) => planDeleteTasks(at, [taskIn(prepared)]),
  mergeTasks: async (at, prepared) => {
    const { source_task_ids: sources } = fieldsIn(prepared)
    return Array.isArray(sources)
      ? planMergeTasks(at, taskIn(prepared), sources.map(String))
      : undefined
  },
}

const OTHERS: Readonly<Record<string, Equal>> = {
  DeleteList: (at, { values }) => planDeleteList(at, values.list_id ?? ''),
  DeleteComment: (at, { values }) => planDeleteComment(at, values.comment_id ?? ''),
}

/** By id. */
const EQUALS: ReadonlyMap<string, Equal> = new Map(Object.entries({ ...TASKS, ...OTHERS }))

/**
 * The steps of our kinds that an operation comes to.
 * @returns nothing where it is an operation and no more
 * @throws CodedError, PlanError for whatever is wrong with it
 */
export const equalSteps: Equal = async (at, prepared) => {
  const steps = await EQUALS.get(prepared.operation.id)?.(at, prepared)
  return steps && steps.length > 0 ? steps : undefined
}
