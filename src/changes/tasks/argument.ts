// What is said of a task, and of what.
import type { Place } from '../../clickup/objects/place.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Argument as EngineArgument } from '../steps/argument.ts'
import type { Target } from '../steps/step.ts'
import type { Wish } from './relations/edges.ts'

/** What it is said of. */
export interface Ground {
  readonly at: Standpoint
  readonly target: Target
  /** The task as it is; missing for a new one. */
  readonly task: Task | undefined
  /** Where it will stand: its statuses and fields are meant. */
  readonly list: Place
  /** Where it stands now, for one that is there. */
  readonly home: Place | undefined
  /** The status that is wanted besides, for the move that comes first. */
  readonly status: string | undefined
  /** What else is made by the same plan, by name. */
  readonly siblings: readonly Sibling[]
  /** Gets what is asked of its relations: from the other end the opposite may be. */
  readonly wishes: Wish[]
  /** Gets the tasks above the one it is put below, as they are. */
  readonly above: Task[]
}

/** Another new task of the same plan. */
export interface Sibling {
  readonly name: string
  readonly slot: string
}

export type Argument<Said> = EngineArgument<Said, Ground>

/** Adds types, nothing else. */
export const argument = <Said>(one: Argument<Said>): Argument<Said> => one
