// How people, places and statuses are told where they are read. Nothing is asked for that: what is
// known besides tells whether a name alone would be found again.
import { isCodedError } from '../../../base/problems/error.ts'
import type { Api } from '../../http/api.ts'
import type { Status } from '../../objects/container.ts'
import { knowsHierarchy } from '../../objects/hierarchy.ts'
import { type Place, pathOf } from '../../objects/place.ts'
import type { User } from '../../objects/user.ts'
import { getGroups, getWorkspace } from '../../objects/workspace.ts'
import { type SomeGroup, tellingPeople } from '../people/names.ts'
import { tellingPlaces } from '../places/names.ts'
import { getPlaces } from '../places.ts'
import { tellingStatuses } from '../statuses.ts'

/** A list as a task or an entry tells it. */
export interface SomeList {
  readonly id: string
  readonly name?: string | null | undefined
  readonly folder?: string | null | undefined
}

export interface Names {
  readonly user: (user: User) => string
  readonly group: (group: SomeGroup) => string
  /** By its name and its folder's; `by: 'name'` by its name alone, where that will do. */
  readonly list: (list: SomeList, by?: 'name') => string
  /** By its whole path. */
  readonly place: (place: Place) => string
  /** Of a list. */
  readonly status: (status: Pick<Status, 'id' | 'status'>, listId: string | undefined) => string
}

const unlessRefused = async <T>(reading: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await reading()
  } catch (error) {
    if (!isCodedError(error)) throw error
    return undefined
  }
}

const later = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** By what of all that is remembered now: no request is made. */
export const knownNames = async (told: Api): Promise<Names> => {
  // What these leave out is said by those who are asked for them.
  const { onLeftOut: _, ...call } = told.call
  const api = told.during(call)
  const knows = (key: string): boolean => api.memory.known(key)
  const [workspace, groups, places] = await Promise.all([
    knows('workspaces') ? unlessRefused(() => getWorkspace(api)) : undefined,
    knows('workspaces') && knows('groups') ? unlessRefused(() => getGroups(api)) : undefined,
    knowsHierarchy(api) ? unlessRefused(() => getPlaces(api)) : undefined,
  ])
  const people = later(() =>
    tellingPeople(workspace && { members: workspace.members, ...(groups ? { groups } : {}) }),
  )
  const tellPlace = later(() => tellingPlaces(places))
  const lists = later(
    () => new Map(places?.flatMap((one) => (one.kind === 'list' ? [[one.id, one] as const] : []))),
  )
  const statuses = new Map<string, (status: Pick<Status, 'id' | 'status'>) => string>()
  const tellStatus = (listId: string) => {
    const telling =
      statuses.get(listId) ?? tellingStatuses(lists().get(listId)?.statuses ?? undefined)
    statuses.set(listId, telling)
    return telling
  }
  return {
    user: (user) => people().user(user),
    group: (group) => people().group(group),
    list: ({ id, name, folder }, by) => {
      const known: Place | undefined = lists().get(id)
      const own = name ?? known?.name ?? ''
      const path = pathOf([folder ?? undefined, own])
      return tellPlace()(
        known ?? { kind: 'list', id, name: own, path },
        by === 'name' ? [own, path] : [path],
      )
    },
    place: (place) => tellPlace()(place),
    status: (status, listId) => tellStatus(listId ?? '')(status),
  }
}
