// What the command line stands in: handed in, so that a test can hand in its own.
import type { Admin } from '../admin/admin.ts'

/** Where the links are, if not behind a server. */
export interface Place {
  readonly store: string | undefined
  readonly keyCommand: string | undefined
  /** Where the world finds the server. */
  readonly baseUrl: string | undefined
}

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly stdout: { readonly write: (text: string) => unknown }
  readonly stderr: { readonly write: (text: string) => unknown }
  /** IANA name: ends are said in it. */
  readonly zone: string
  readonly now: () => number
  readonly fetch: typeof fetch
  /** Opens the store itself. */
  readonly openAdmin: (
    place: Place,
  ) => Promise<{ readonly admin: Admin; readonly close: () => Promise<void> }>
}
