// Where somebody stands who says something: whose ClickUp it is, when it is there, and at which branch.
import type { Branches } from '../../base/git/branches.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Api } from '../http/api.ts'
import { getMe } from '../objects/workspace.ts'

/** What every reading and every plan is made from, an agent's and a person's alike. */
export interface Standpoint {
  readonly api: Api
  /** Milliseconds since 1970, the same through all of one call. */
  readonly now: number
  /** `now` in the user's own time zone: one request, none when that is remembered. */
  readonly clock: () => Promise<Clock>
  readonly branches: Branches
}

/** The zone that the user has set in ClickUp, `utc` without one. */
export const zoneOf = async (api: Api): Promise<string> => (await getMe(api)).timezone ?? 'utc'

export const standAt = (
  api: Api,
  now: number = api.timing.now(),
  branches: Branches = async () => [],
): Standpoint => ({ api, now, branches, clock: async () => ({ zone: await zoneOf(api), now }) })
