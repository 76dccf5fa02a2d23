// What is said of a list, and of what.
import type { ListDetails } from '../../clickup/objects/list.ts'
import type { Place } from '../../clickup/objects/place.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Argument as EngineArgument } from '../steps/argument.ts'
import type { Target } from '../steps/step.ts'

export interface Ground {
  readonly at: Standpoint
  readonly target: Target
  /** The list as it is, and where; missing for a new one. */
  readonly there: { readonly list: ListDetails; readonly place: Place } | undefined
}

export type Argument<Said> = EngineArgument<Said, Ground>

/** Adds types, nothing else. */
export const argument = <Said>(one: Argument<Said>): Argument<Said> => one
