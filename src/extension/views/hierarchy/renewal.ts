// What it takes to read anew what was changed. All of that is loaded when it is first needed.
import { problemOf } from '../../../base/problems/problem.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { ViewMemory } from '../tree/view-memory.ts'
import type { OpenedLevels } from './opened-levels.ts'

export interface Renewal extends Pick<ModelOptions, 'onChange' | 'onError'> {
  readonly opened: OpenedLevels
  readonly memory: Pick<ViewMemory, 'filter' | 'arrangementOf'>
  readonly api: () => Promise<Api>
}

/** Whether an object is no longer there, as far as this person sees. */
export const isGone = (error: unknown): boolean => problemOf(error).code === 'NOT_FOUND'
