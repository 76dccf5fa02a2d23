// What is wanted of a task, resolved and checked against the very list it will stand in.

import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../base/text/difference.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { getFields } from '../../clickup/fields/field.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getSpaceTags } from '../../clickup/objects/task/tag.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { fieldContext } from '../../clickup/references/field-context.ts'
import { findField } from '../../clickup/references/fields.ts'
import { resolveAllPeople } from '../../clickup/references/people.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { getStatuses } from '../../clickup/references/statuses.ts'
import { resolveTaskType } from '../../clickup/references/task-types.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import {
  assigneesPart,
  datePart,
  descriptionPart,
  estimatePart,
  fieldPart,
  namePart,
  type Part,
  pointsPart,
  priorityPart,
  statusPart,
  tagsPart,
} from './parts.ts'
import { checklistPart, typePart, type WantedChecklist } from './relation-parts.ts'

/** As callers say it; empty texts and null clear. */
export interface WantedTask {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly status?: string | undefined
  readonly assignees?: SaidDifference | undefined
  readonly priority?: string | undefined
  readonly due?: string | undefined
  readonly start?: string | undefined
  readonly estimate?: string | undefined
  readonly points?: number | null | undefined
  readonly tags?: SaidDifference | undefined
  readonly fields?: Readonly<Record<string, unknown>> | undefined
  readonly parent?: string | undefined
  /** Task, milestone or a custom type. */
  readonly type?: string | undefined
  /** By name; of items a list, or what becomes of each. */
  readonly checklists?: Readonly<Record<string, readonly string[] | WantedChecklist>> | undefined
}

const assignees = async (
  { api }: Standpoint,
  said: SaidDifference,
  task: Task | undefined,
): Promise<Part> =>
  assigneesPart(
    await mapDifference(differenceOf(said), (names) => resolveAllPeople(api, names)),
    task,
  )

/** A task that was read names its fields already; for a new one the list's are asked for. */
const fieldsFor = async (
  { api }: Standpoint,
  list: Place,
  task: Task | undefined,
): Promise<readonly CustomField[]> =>
  task && task.list?.id === list.id && task.custom_fields.length > 0
    ? task.custom_fields
    : getFields(api, list)

const customField = async (
  at: Standpoint,
  list: Place,
  name: string,
  said: unknown,
  task: Task | undefined,
): Promise<Part> => {
  const field = findField(await fieldsFor(at, list, task), name, list)
  const before = task?.custom_fields.find(({ id }) => id === field.id)
  return fieldPart({ ...field, value: before?.value }, said, await fieldContext(at), task)
}

const parent = async (
  at: Standpoint,
  said: string,
  list: Place,
  task: Task | undefined,
): Promise<Part> => {
  if (said === '' || sameName(said, 'none'))
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t('ClickUp cannot turn a subtask into a task of its own.'),
      { hint: l10n.t('Create a new task instead, or do it in ClickUp itself.') },
    )
  const above = await resolveTask(at, said)
  if (above.list?.id !== list.id)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`The parent ${labelOf(above)} is in the list "${plainName(above.list?.name ?? '?')}", not in ${oneLine(list.path)}.`,
      { hint: l10n.t("A subtask stands in its parent's list: name that list, or another parent.") },
    )
  if (above.id === task?.id)
    throw new CodedError('INVALID_INPUT', l10n.t('A task cannot be its own parent.'), {
      hint: l10n.t('Name another parent.'),
    })
  return {
    field: 'parent',
    effect: {
      field: 'parent',
      ...(task ? { from: task.parent ?? null } : {}),
      to: labelOf(above),
    },
    body: { parent: above.id },
    holds: (stored) => stored.parent === above.id,
    unchanged: (stored) => stored.parent === above.id,
  }
}

const itemsOf = (said: readonly string[] | WantedChecklist): WantedChecklist =>
  Array.isArray(said)
    ? Object.fromEntries(said.map((item: string) => [item, false]))
    : (said as WantedChecklist)

const later = <T>(make: () => T | Promise<T>): Promise<T> => Promise.resolve().then(make)

/**
 * The parts that lead from `task` (nothing, for a new one) to what is wanted in `list`.
 * @param label stands before each problem, to tell one task of many
 * @throws PlanError with all that is wrong
 */
export const planParts = (
  at: Standpoint,
  list: Place,
  wanted: WantedTask,
  task?: Task,
  label = '',
): Promise<readonly Part[]> => {
  const { api } = at
  const {
    name,
    description,
    status,
    priority,
    due,
    start,
    estimate,
    points,
    tags,
    fields = {},
  } = wanted
  const parts: (Promise<Part> | undefined)[] = [
    name === undefined ? undefined : later(() => namePart(name, task)),
    description === undefined ? undefined : later(() => descriptionPart(description, task)),
    status === undefined
      ? undefined
      : later(async () => statusPart(status, await getStatuses(api, list), list.path, task)),
    wanted.assignees && later(() => assignees(at, wanted.assignees ?? [], task)),
    priority === undefined ? undefined : later(() => priorityPart(priority, task)),
    start === undefined
      ? undefined
      : at.clock().then((clock) => datePart('start', start, clock, task)),
    due === undefined ? undefined : at.clock().then((clock) => datePart('due', due, clock, task)),
    estimate === undefined ? undefined : later(() => estimatePart(estimate, task)),
    points === undefined ? undefined : later(() => pointsPart(points, task)),
    tags &&
      later(async () => tagsPart(differenceOf(tags), await getSpaceTags(api, list.spaceId), task)),
    wanted.parent === undefined
      ? undefined
      : later(() => parent(at, wanted.parent ?? '', list, task)),
    wanted.type === undefined
      ? undefined
      : later(async () => typePart(await resolveTaskType(api, wanted.type ?? ''), task)),
    ...Object.entries(wanted.checklists ?? {}).map(([title, items]) =>
      later(() => checklistPart(title, itemsOf(items), task)),
    ),
    ...Object.entries(fields).map(([field, said]) =>
      later(() => customField(at, list, field, said, task)),
    ),
  ]
  return all(
    parts.filter((part) => part !== undefined),
    label,
  )
}

/** One body of all parts; custom fields are one list. */
export const bodyOf = (parts: readonly Part[]): Readonly<Record<string, unknown>> => {
  const bodies: Readonly<Record<string, unknown>>[] = parts.flatMap(({ body }) =>
    body ? [body] : [],
  )
  const fields = bodies.flatMap(({ custom_fields }) =>
    Array.isArray(custom_fields) ? custom_fields : [],
  )
  return Object.assign({}, ...bodies, fields.length > 0 ? { custom_fields: fields } : {})
}
