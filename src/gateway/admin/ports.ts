// What of links and keys is administered here, as far as this needs to know it.
import type { Link, LinkConfig } from '../../links/link.ts'

export interface WantedLink {
  readonly name: string
  readonly config: LinkConfig
  readonly expires_at: string | null
  readonly require_api_token_auth: boolean
  readonly workspace_id: string
  readonly created_by: string
  readonly clickup: { readonly token: string; readonly apiUrl: string }
}

export type LinkChange = Partial<
  Pick<Link, 'name' | 'config' | 'expires_at' | 'require_api_token_auth'>
>

export interface LinkWithToken {
  readonly link: Link
  /** The last part of its address; nobody can be told it a second time. */
  readonly token: string
}

export interface LinkBook {
  readonly create: (wanted: WantedLink) => Promise<LinkWithToken>
  readonly list: () => Promise<readonly Link[]>
  readonly get: (id: string) => Promise<Link | undefined>
  readonly change: (id: string, change: LinkChange) => Promise<Link | undefined>
  /** @returns whether there was one */
  readonly revoke: (id: string) => Promise<boolean>
  readonly rotate: (id: string, clickupToken: string) => Promise<LinkWithToken | undefined>
}
