// What the app needs of the others, and no more of them than it needs.
import type { Calls } from '../../mcp/call/calls.ts'
import type { Config } from '../../mcp/config/config.ts'
import type { Links, OpenLink } from '../links/links.ts'
import type { Store } from '../store/store.ts'

export type LinkDoor = Pick<Links, 'open' | 'watch'>

export interface KeyCheck {
  readonly check: (
    key: string,
  ) => Promise<{ readonly id: string; readonly kind: string } | undefined>
}

/** ClickUp's own counter, as its last answer told it. */
export interface KnownBudget {
  readonly limit: number
  readonly remaining: number
  /** Epoch milliseconds. */
  readonly resetsAt: number
}

export interface Tenant {
  readonly calls: Calls
  readonly config: Config
  /** What ClickUp said last of its own counter. */
  readonly rate?: () => KnownBudget | undefined
}

export interface TenantDoor {
  readonly of: (open: OpenLink) => Tenant
}

export interface Visit {
  readonly config: Config
  readonly calls: () => Promise<Calls>
  /** Aborted where the call must end, whatever its client wants. */
  readonly signal: AbortSignal
  /** Whom sealed states belong to. */
  readonly account: string
}

export interface HttpFace {
  /** @param body of the request, where it is JSON that was read already */
  readonly fetch: (request: Request, visit: Visit, body?: unknown) => Promise<Response>
}

export type StoreDoor = Pick<Store, 'ping' | 'reserve'>
