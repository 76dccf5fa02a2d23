// What links, budgets and single-use states are kept in: one machine's own file, or a server that many
// nodes share. Keys and values are texts; a key is `kind:rest`.

export interface Reservation {
  readonly granted: boolean
  /** How many are left in the window after this one. */
  readonly remaining: number
  /** When the window starts anew, epoch milliseconds. */
  readonly resetsAt: number
}

/** A budget of so many in each window. */
export interface Budget {
  readonly limit: number
  readonly windowMs: number
  /** What the other side said last of its own counter: the stricter of both holds. */
  readonly seen?: { readonly remaining: number; readonly resetsAt: number } | undefined
}

export type Condition = 'new' | 'there' | { readonly was: string }

/** Whoever cannot reach it gets a `StoreError`, and lets nobody in. */
export interface Store {
  /** Undefined where there is none, or its time is over. */
  readonly get: (key: string) => Promise<string | undefined>
  readonly put: (
    key: string,
    value: string,
    options?: {
      /** Epoch milliseconds. */
      readonly expiresAt?: number | undefined
      /**
       * Only where there is none yet (`new`), one already (`there`), or exactly this one (`was`).
       * @returns false otherwise
       */
      readonly only?: Condition | undefined
    },
  ) => Promise<boolean>
  /** Gets and removes it: of many who ask at once one gets it. */
  readonly take: (key: string) => Promise<string | undefined>
  /** @returns whether there was one */
  readonly remove: (key: string) => Promise<boolean>
  /** All whose key begins so, in the order of keys. */
  readonly list: (prefix: string) => Promise<readonly (readonly [key: string, value: string])[]>
  /** Takes one out of a budget that all nodes share, if there is one left. */
  readonly reserve: (key: string, budget: Budget) => Promise<Reservation>
  /** To all nodes, this one too; whoever does not listen misses it. */
  readonly publish: (channel: string, message: string) => Promise<void>
  /** @returns how to listen no longer */
  readonly subscribe: (channel: string, listener: (message: string) => void) => Promise<() => void>
  /** Rejects where it does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/** It says where the store is and a code of the system or the server: never a value, nor a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** The store answers, but not in a way that this program can read: nobody is let in by it either. */
export class UnreadableError extends StoreError {}
