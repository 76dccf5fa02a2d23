// How tasks hang together: dependencies, links, merging.
import type { Api } from '../../http/api.ts'
import { nothing } from '../shapes.ts'

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
