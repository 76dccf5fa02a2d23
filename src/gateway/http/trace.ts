// What becomes known of a request while it is answered, for its line in the log.
import type { Connection } from './guard/address.ts'
import { type Refusal, refuse } from './refusals.ts'

export interface Trace {
  readonly isMcp: boolean
  /** For limits. */
  readonly client: string
  /** As it is declared; undefined where nothing is there. */
  route?: string
  link?: string
  code?: string
  /** Where the answer is longer on its way than it took to begin. */
  ended?: Promise<void>
}

export type Env = { Bindings: Connection & { readonly trace: Trace } }

export const no = (trace: Trace, refusal: Refusal): Response => {
  trace.code = refusal.code
  return refuse(refusal, trace.isMcp)
}
