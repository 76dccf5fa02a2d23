// How tasks hang together: dependencies, links, merging, types, templates, checklists, estimates per person.

import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { nearest, sameName } from '../../base/text/names.ts'
import type { Api } from '../http/api.ts'
import { type Checklist, checklistSchema } from './model.ts'
import { getWorkspace } from './workspace.ts'

const nothing = z.unknown()

/** `waits_on`: the task cannot start before the other is done; `blocks`: the other way round. */
export type Direction = 'waits_on' | 'blocks'

const KEYS = { waits_on: 'depends_on', blocks: 'dependency_of' } as const

/** The body has exactly one of the two keys (docs/clickup-facts.md §14). */
export const addDependency = (
  api: Api,
  taskId: string,
  direction: Direction,
  otherId: string,
): Promise<unknown> =>
  api.request({
    method: 'POST',
    path: `/v2/task/${taskId}/dependency`,
    body: { [KEYS[direction]]: otherId },
    repeatable: true,
    answer: nothing,
  })

/**
 * The query has exactly one of the two keys, though the documents require both
 * (docs/clickup-facts.md §14).
 */
export const removeDependency = (
  api: Api,
  taskId: string,
  direction: Direction,
  otherId: string,
): Promise<unknown> =>
  api.request({
    method: 'DELETE',
    path: `/v2/task/${taskId}/dependency`,
    query: { [KEYS[direction]]: otherId },
    answer: nothing,
  })

export const addLink = (api: Api, taskId: string, otherId: string): Promise<unknown> =>
  api.request({
    method: 'POST',
    path: `/v2/task/${taskId}/link/${otherId}`,
    repeatable: true,
    answer: nothing,
  })

export const removeLink = (api: Api, taskId: string, otherId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/task/${taskId}/link/${otherId}`, answer: nothing })

/**
 * Moves everything of the sources into the task; there is no way back (docs/clickup-facts.md §13).
 */
export const mergeTasks = (
  api: Api,
  intoId: string,
  sourceIds: readonly string[],
): Promise<unknown> =>
  api.request({
    method: 'POST',
    path: `/v2/task/${intoId}/merge`,
    body: { source_task_ids: sourceIds },
    answer: nothing,
  })

const checklistAnswer = z
  .object({ checklist: checklistSchema })
  .transform(({ checklist }): Checklist => checklist)

/** Checklist operations answer with the whole checklist (docs/clickup-facts.md §14). */
export const createChecklist = (api: Api, taskId: string, name: string): Promise<Checklist> =>
  api.request({
    method: 'POST',
    path: `/v2/task/${taskId}/checklist`,
    body: { name },
    answer: checklistAnswer,
  })

export const addChecklistItem = (api: Api, checklistId: string, name: string): Promise<Checklist> =>
  api.request({
    method: 'POST',
    path: `/v2/checklist/${checklistId}/checklist_item`,
    body: { name },
    answer: checklistAnswer,
  })

export const setChecklistItem = (
  api: Api,
  checklistId: string,
  itemId: string,
  body: { readonly resolved?: boolean; readonly name?: string },
): Promise<Checklist> =>
  api.request({
    method: 'PUT',
    path: `/v2/checklist/${checklistId}/checklist_item/${itemId}`,
    body,
    answer: checklistAnswer,
  })

export const deleteChecklistItem = (
  api: Api,
  checklistId: string,
  itemId: string,
): Promise<unknown> =>
  api.request({
    method: 'DELETE',
    path: `/v2/checklist/${checklistId}/checklist_item/${itemId}`,
    answer: nothing,
  })

const named = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
})
type Named = Readonly<z.output<typeof named>>

const oneNamed = (reference: string, all: readonly Named[], missing: string): Named => {
  const found = all.find(({ id, name }) => id === reference || sameName(name, reference))
  if (found) return found
  throw new CodedError('INVALID_INPUT', missing, {
    candidates: nearest(
      reference,
      all.map(({ name }) => name),
    ),
    hint: l10n.t('Use one of the candidates.'),
  })
}

/**
 * GET …/custom_item, remembered. `task` (0) and `milestone` (1) are always there
 * (docs/clickup-facts.md §11).
 */
const getTaskTypes = async (api: Api): Promise<readonly Named[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('task-types', async () => {
    const types = await api.request({
      path: `/v2/team/${id}/custom_item`,
      answer: z
        .object({ custom_items: z.array(named) })
        .transform(({ custom_items }) => custom_items),
    })
    const builtIn = [
      { id: '0', name: 'Task' },
      { id: '1', name: 'Milestone' },
    ]
    return [...builtIn.filter(({ id }) => !types.some((type) => type.id === id)), ...types]
  })
}

/** @throws CodedError INVALID_INPUT with the nearest names */
export const resolveTaskType = async (
  api: Api,
  reference: string,
): Promise<{ readonly id: number; readonly name: string }> => {
  const missing = l10n.t`There is no task type "${plainName(reference)}".`
  const { id, name } = oneNamed(reference, await getTaskTypes(api), missing)
  return { id: Number(id), name }
}

const MAX_TEMPLATE_PAGES = 10

const getTemplates = async (api: Api): Promise<readonly Named[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('task-templates', async () => {
    const all: Named[] = []
    for (let page = 0; page < MAX_TEMPLATE_PAGES; page += 1) {
      const templates = await api.request({
        path: `/v2/team/${id}/taskTemplate`,
        query: { page },
        answer: z.object({ templates: z.array(named) }).transform((answer) => answer.templates),
      })
      const fresh = templates.filter((one) => !all.some((other) => other.id === one.id))
      if (fresh.length === 0) break
      all.push(...fresh)
    }
    return all
  })
}

/** @throws CodedError INVALID_INPUT with the nearest names */
export const resolveTemplate = async (api: Api, reference: string): Promise<Named> =>
  oneNamed(
    reference,
    await getTemplates(api),
    l10n.t`There is no task template "${plainName(reference)}".`,
  )

const createdFromTemplate = z.object({
  id: z.string().nullish(),
  task: z.object({ id: z.string() }).nullish(),
})

/** @returns the new task's id, where ClickUp tells it */
export const createFromTemplate = async (
  api: Api,
  listId: string,
  templateId: string,
  name: string,
): Promise<string | undefined> => {
  const { id, task } = await api.request({
    method: 'POST',
    path: `/v2/list/${listId}/taskTemplate/${templateId}`,
    body: { name },
    answer: createdFromTemplate,
  })
  return task?.id ?? id ?? undefined
}

const estimatesAnswer = z
  .object({ data: z.object({ updated_estimates: z.record(z.string(), z.number()) }) })
  .transform(({ data }) => data.updated_estimates)

export interface PersonEstimate {
  readonly assignee: number
  /** Milliseconds. */
  readonly time: number
}

/**
 * PATCH …/time_estimates_by_user: Business plans only (docs/clickup-facts.md §23).
 * @returns what is set now, by user id
 */
export const setEstimates = async (
  api: Api,
  taskId: string,
  estimates: readonly PersonEstimate[],
): Promise<Readonly<Record<string, number>>> => {
  const { id } = await getWorkspace(api)
  const path = `/v3/workspaces/${id}/tasks/${taskId}/time_estimates_by_user`
  try {
    const body = estimates
    return await api.request({
      method: 'PATCH',
      path,
      body,
      repeatable: true,
      answer: estimatesAnswer,
    })
  } catch (error) {
    // People and times were checked before; what is left of the reasons for its bare 400 is the plan.
    if (!isCodedError(error, 'INVALID_INPUT', 'FORBIDDEN')) throw error
    throw new CodedError(
      'PLAN_LIMIT',
      l10n.t`ClickUp refused estimates by person, which need a Business plan. ${error.message}`,
      { ...error.details, hint: l10n.t('Set `estimate` for the task as a whole instead.') },
    )
  }
}
