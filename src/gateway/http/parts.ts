// What the app needs of the others, and no more of them than it needs.
import type { Link } from '../../links/link.ts'
import type { Calls } from '../../mcp/call/calls.ts'
import type { Config } from '../../mcp/config/config.ts'
import type { Store } from '../store/store.ts'

/** A link and the ClickUp account that it leads to. */
export interface OpenLink {
  readonly link: Link
  readonly clickup: { readonly token: string; readonly apiUrl: string }
}

/** Of a link while a call is under way. */
export interface Watch {
  /** Aborted when the link ends, is revoked or its rules change, on whichever node. */
  readonly signal: AbortSignal
  readonly done: () => void
}

export interface LinkDoor {
  /** Looked up anew each time; undefined for an unknown, an ended and a revoked one alike. */
  readonly open: (token: string) => Promise<OpenLink | undefined>
  /** Aborted from the start where it has changed since it was opened. */
  readonly watch: (open: OpenLink) => Watch
}

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
  readonly fetch: (request: Request, visit: Visit) => Promise<Response>
}

export type StoreDoor = Pick<Store, 'ping' | 'reserve'>
