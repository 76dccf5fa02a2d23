// What whoever runs the gateway decides, and what is the same everywhere.

export type LogLevel = 'off' | 'info' | 'debug'

export interface GatewaySettings {
  /** Where the world reaches it, without a slash at the end; the only source of URLs in answers. */
  readonly baseUrl: string
  readonly host: string
  readonly port: number
  /** Besides the host of the base URL; with a port only where it is not the scheme's own. */
  readonly allowedHosts: readonly string[]
  /** Of web pages, besides that of the base URL. */
  readonly allowedOrigins: readonly string[]
  /** Whether the last entry of X-Forwarded-For is the client: only behind a proxy that sets it. */
  readonly trustProxy: boolean
  readonly limits: {
    /** Requests a minute through one link. */
    readonly perLink: number
    /** Requests a minute from one address, all together. */
    readonly perAddress: number
    /** Calls under way at once through one link. */
    readonly underWay: number
  }
  /** Whether the limit of a link is counted in the store, for all nodes together. */
  readonly sharedLimits: boolean
}

export const DEFAULT_LIMITS: GatewaySettings['limits'] = {
  perLink: 300,
  perAddress: 1200,
  underWay: 16,
}

/** Of what no link or key stands behind, a minute from one address. */
export const MISSES_A_MINUTE = 60

export const WINDOW_MS = 60_000

export const BODY_LIMIT = 1_000_000

/** A store that does not answer in this time is away. */
export const STORE_PATIENCE_MS = 2000

/** More than the budget of a call, which ends it in words. */
export const CALL_LIMIT_MS = 75_000

/** What a call may take to say what came of it where the process or the clock ends it. */
export const LAST_WORDS_MS = 500

/** What calls under way get to end by themselves when the process is to stop. */
export const STOP_MS = 10_000
