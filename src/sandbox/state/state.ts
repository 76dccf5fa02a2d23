// Everything one running sandbox holds: data, budgets, faults, the log and the tokens.
import { Faults } from '../http/faults.ts'
import { ExchangeLog } from '../http/log.ts'
import { RateLimiter } from '../http/rate.ts'
import type { Session } from '../http/session.ts'
import { seedDemo } from '../seed/demo/demo.ts'
import { demoTokens } from '../seed/demo/team.ts'
import { seedLarge } from '../seed/large.ts'
import type { Quirks } from './quirks.ts'
import { Store } from './store.ts'

export type Seed = 'demo' | 'large'

export type SandboxOptions = {
  port?: number
  seed?: Seed
  /** Requests per window and token. */
  rate?: number
  rateWindowMs?: number
  /** See faults.ts. */
  faults?: string
  /** Where reports about ClickUp differ; see quirks.ts. */
  quirks?: Partial<Quirks>
  /** A file in which what is done in it is kept, for the next that is started with it. */
  stateFile?: string
  /** The clock, in epoch milliseconds. */
  now?: () => number
}

export type State = {
  store: Store
  limiter: RateLimiter
  faults: Faults
  log: ExchangeLog
  revoked: Set<string>
  workspaceId: string
  tokens: { personal: string; oauth: string; otherWorkspace: string }
}

export const createState = (options: SandboxOptions): State => {
  const now = options.now ?? Date.now
  // The clock stands still while the data is made, so that all of it has one "now".
  const start = now()
  let seeding = true
  const store = new Store(() => (seeding ? start : now()), options.quirks)
  const faults = new Faults()
  if (options.faults) faults.add(options.faults)
  const { workspaceId } = options.seed === 'large' ? seedLarge(store) : seedDemo(store)
  seeding = false
  return {
    store,
    limiter: new RateLimiter(options.rate ?? 100, options.rateWindowMs ?? 60_000, now),
    faults,
    log: new ExchangeLog(),
    revoked: new Set(),
    workspaceId,
    tokens: { ...demoTokens },
  }
}

/** The person's token stops working and a new one takes its place. */
export const rotateToken = (state: State): string => {
  const session = revokeToken(state)
  const n = String(state.store.serial()).padStart(8, '0')
  const token = `pk_${session.userId}_SANDBOXROTATED${n}`
  state.store.sessions.set(token, { ...session, token })
  state.tokens.personal = token
  return token
}

export const revokeToken = (state: State): Session => {
  const token = state.tokens.personal
  const session = state.store.sessions.get(token)
  if (!session) throw new Error('the sandbox has no such token')
  state.revoked.add(token)
  return session
}
