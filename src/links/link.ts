// What a link is, alike for the gateway, its page, its command line and VS Code. The names are those
// that managed MCP services use.
import * as z from 'zod'

export const linkConfig = z.strictObject({
  /** `read`, `write`, `delete`, or names of tools. `write` does not include deleting. */
  methods: z.array(z.string()).min(1),
  /** Names of toolsets; all but those that are off by default where it is empty. */
  tags: z.array(z.string()),
  /**
   * What a client that cannot ask the user may do about deletions: `ask` – nothing; `argument` – name
   * exactly what is lost.
   */
  confirm: z.enum(['ask', 'argument']),
})
export type LinkConfig = z.infer<typeof linkConfig>

export const link = z.strictObject({
  id: z.string(),
  name: z.string(),
  config: linkConfig,
  /** ISO 8601; null: it does not end by itself. */
  expires_at: z.iso.datetime().nullable(),
  require_api_token_auth: z.boolean(),
  workspace_id: z.string(),
  created_by: z.string(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
})
export type Link = z.infer<typeof link>

/** What an answer to a creation or a rotation holds, once. */
export const createdLink = link.extend({ url: z.url() })
export type CreatedLink = z.infer<typeof createdLink>
