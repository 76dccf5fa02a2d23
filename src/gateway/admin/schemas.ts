// What goes in and out of the interface: the one place from which input is read and the OpenAPI
// document is made. All fields are named; what is not named is refused.
import * as z from 'zod'
import { visible } from '../../base/text/foreign-text.ts'
import { createdLink, link, linkConfig } from '../../links/link.ts'
import { KEY_KINDS } from '../keys/admin.ts'
import { MASTER_KEY_STATES } from '../keys/master.ts'

const MOST_NAME = 100

const name = z
  .string()
  .trim()
  .min(1)
  .max(MOST_NAME)
  .refine(
    (text) => visible(text) === text && !/[\n\t]/.test(text),
    'must be one line without characters that cannot be seen',
  )

const methods = linkConfig.shape.methods
  .max(100)
  .describe('`read`, `write`, `delete`, or names of tools. `write` does not include deleting.')
const tags = linkConfig.shape.tags
  .max(100)
  .describe('Names of toolsets; empty: all but those that are off by default.')
const confirm = linkConfig.shape.confirm.describe(
  'What a client that cannot ask its user may do about deletions. `ask`: nothing. `argument`: name exactly what is lost.',
)

const expiresAt = z
  .string()
  .max(100)
  .nullable()
  .describe(
    'ISO 8601 with a zone (`2027-01-31T12:00:00Z`), a duration (`2h`, `7d`, `P1W`), or words, read in UTC (`end of friday`). null: it does not end by itself.',
  )

const secondProof = z
  .boolean()
  .describe('Whether a request needs an API token in `Authorization: Bearer` as well.')

const clickupToken = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .describe('A personal token of ClickUp or an OAuth access token. It is never shown again.')

export const newLink = z.strictObject({
  name,
  config: z.strictObject({ methods, tags: tags.default([]), confirm: confirm.default('ask') }),
  expires_at: expiresAt.default(null),
  require_api_token_auth: secondProof.default(false),
  workspace_id: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Needed only where the token opens several workspaces.'),
  clickup_token: clickupToken,
})

export const linkChange = z.strictObject({
  name: name.optional(),
  config: z
    .strictObject({
      methods: methods.optional(),
      tags: tags.optional(),
      confirm: confirm.optional(),
    })
    .optional(),
  expires_at: expiresAt.optional(),
  require_api_token_auth: secondProof.optional(),
})

export const rotation = z.strictObject({
  clickup_token: clickupToken.describe(
    'The ClickUp token once more: it is kept so that only the address itself opens it.',
  ),
})

export const newKey = z.strictObject({
  name,
  kind: z
    .enum(KEY_KINDS)
    .default('api')
    .describe('`admin` opens this interface; `api` is the second proof of links.'),
})

const masterKey = z
  .enum(MASTER_KEY_STATES)
  .describe(
    'The master key that it is under. `old`: one that is being replaced; it moves to the new one when it is used. `missing`: one that is gone; it opens no more.',
  )

const unreadable = z
  .array(z.strictObject({ id: z.string(), message: z.string() }))
  .describe('What is kept and cannot be read: why, and what to do. It can be deleted by its id.')

export const listedLink = link.extend({ master_key: masterKey })

export const keyRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(KEY_KINDS),
  created_at: z.iso.datetime(),
  master_key: masterKey,
})

export const createdKey = keyRecord
  .omit({ created_at: true, master_key: true })
  .extend({ key: z.string().describe('Shown this once.') })

export const links = z.strictObject({ links: z.array(listedLink), unreadable })
export const keys = z.strictObject({ keys: z.array(keyRecord), unreadable })

const word = z.strictObject({ name: z.string(), means: z.string() })
export const vocabulary = z.strictObject({
  methods: z.array(word),
  tags: z.array(word.extend({ by_default: z.boolean() })),
})

export const problem = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional().describe('What to do next.'),
  candidates: z.array(z.string()).optional().describe('What there is to choose from, best first.'),
})

export type CreatedKey = z.output<typeof createdKey>
export type Vocabulary = z.output<typeof vocabulary>

/** By the names that the OpenAPI document gives them. */
export const SCHEMAS = {
  NewLink: newLink,
  LinkChange: linkChange,
  Rotation: rotation,
  NewKey: newKey,
  Link: link,
  CreatedLink: createdLink,
  ListedLink: listedLink,
  Links: links,
  Key: keyRecord,
  CreatedKey: createdKey,
  Keys: keys,
  Vocabulary: vocabulary,
  Problem: problem,
} as const
export type SchemaName = keyof typeof SCHEMAS
