// Lists: reading them with all that belongs to them, and writing them.
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { unlessDeleted } from '../http/refusals.ts'
import { listSchema } from './container.ts'
import type { Place } from './place.ts'
import { eachOf } from './shapes.ts'
import { type User, userSchema } from './user.ts'

const detailed = listSchema.extend({
  content: z.string().nullish(),
  status: z.object({ status: z.string() }).nullish().catch(undefined),
  priority: z.object({ priority: z.string().nullish() }).nullish().catch(undefined),
  assignee: userSchema.nullish().catch(undefined),
})
/**
 * A list as GET, POST and PUT of a list answer it. Its `status` is its colour
 * (docs/clickup-facts.md §9).
 */
export type ListDetails = Readonly<z.output<typeof detailed>>

/**
 * GET /v2/list/{id}, read anew.
 * @throws CodedError NOT_FOUND for one that was deleted
 */
export const readList = (api: Api, listId: string): Promise<ListDetails> =>
  unlessDeleted('list', api.request({ path: `/v2/list/${listId}`, answer: detailed }))

/** GET /v2/list/{id}/member: only those with explicit access (docs/clickup-facts.md §8). */
export const getListMembers = (api: Api, listId: string): Promise<readonly User[]> =>
  api.request({
    path: `/v2/list/${listId}/member`,
    answer: z.object({ members: eachOf(userSchema, 'person') }).transform(({ members }) => members),
  })

const view = z.object({ id: z.string(), name: z.string(), type: z.string().nullish() })
export const viewsAnswer = z
  .object({
    views: eachOf(view, 'view'),
    required_views: z.record(z.string(), view.nullish().catch(null)).nullish().catch(null),
  })
  .transform(({ views, required_views }): readonly View[] => [
    ...Object.values(required_views ?? {}).flatMap((each) => each ?? []),
    ...views,
  ])
export type View = Readonly<z.output<typeof view>>

/** GET /v2/list/{id}/view: the built-in views and the made ones. */
export const getListViews = (api: Api, listId: string): Promise<readonly View[]> =>
  api.request({ path: `/v2/list/${listId}/view`, answer: viewsAnswer })

export type ListBody = Readonly<Record<string, unknown>>

/** POST …/list below a folder, or below a space without one. */
export const createList = (
  api: Api,
  parent: Pick<Place, 'kind' | 'id'>,
  body: ListBody,
): Promise<ListDetails> =>
  api.request({
    method: 'POST',
    path: `/v2/${parent.kind}/${parent.id}/list`,
    body,
    answer: detailed,
  })

/** PUT /v2/list/{id}; `name` is required even where it does not change. */
export const updateList = (api: Api, listId: string, body: ListBody): Promise<ListDetails> =>
  api.request({ method: 'PUT', path: `/v2/list/${listId}`, body, answer: detailed })

/** DELETE /v2/list/{id}: with all its tasks. */
export const deleteList = (api: Api, listId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/list/${listId}`, answer: z.unknown() })
