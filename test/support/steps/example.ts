// Steps of a kind as the planners make them, to be run, run again and taken back.
import type { Step } from '../../../src/changes/steps/step.ts'
import type { Standpoint } from '../../../src/clickup/references/standpoint.ts'
import type { Store } from '../../../src/sandbox/state/store.ts'

export interface Example {
  readonly kind: string
  /** What is special about it. */
  readonly what: string
  /** Plans it in the demo, from which the steps of the kind are taken. */
  readonly of: (at: Standpoint, store: Store) => Promise<readonly Step[]>
}
