// A new task as it is wanted, and as it is planned.
import type { Part } from './parts.ts'
import type { WantedTask } from './plan.ts'

export interface NewTask extends WantedTask {
  readonly name: string
  readonly subtasks?: readonly NewTask[] | undefined
  /** Tasks that are there already, or others of the same call by name. */
  readonly waits_on?: readonly string[] | undefined
  readonly blocks?: readonly string[] | undefined
  readonly links?: readonly string[] | undefined
  readonly template?: string | undefined
}

/** Where a subtask learns its parent's id, which is not known before the parent is created. */
interface Slot {
  id?: string
}

export interface Planned {
  readonly wanted: NewTask
  readonly parts: readonly Part[]
  readonly slot: Slot
  readonly above?: Planned
  readonly template?: { readonly id: string; readonly name: string }
}
