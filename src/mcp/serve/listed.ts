// Tools as clients see them, made once: only what is offered, and one hint, differ between servers.

import type { Access, Rules } from '../../access/rules.ts'
import { type Listing, offered } from '../tool/listing.ts'
import { LISTINGS } from '../tool/tool-list.ts'

interface Annotations {
  readonly title: string
  readonly readOnlyHint: boolean
  readonly destructiveHint: boolean
  readonly idempotentHint: boolean
  readonly openWorldHint: boolean
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export interface ListedTool {
  readonly name: string
  readonly title: string
  readonly description: string
  // As the SDKs want it, which know of nothing that stays as it is.
  readonly inputSchema: {
    type: 'object'
    properties: { [name: string]: { [key: string]: Json } }
    required?: string[]
  }
  readonly annotations: Annotations
}

// Reads never ask for approval, and no result asks for one: what they hold is the user's own ClickUp.
const HINTS: Record<Access, Omit<Annotations, 'title'>> = {
  read: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  write: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  delete: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
}

const listed = (listing: Listing): ListedTool => {
  const { name, title, description, inputSchema, kind } = listing
  const { type, required } = inputSchema
  const properties = inputSchema.properties as ListedTool['inputSchema']['properties']
  return {
    name,
    title,
    description,
    inputSchema: { type, properties, ...(required ? { required: [...required] } : {}) },
    annotations: { title, ...HINTS[kind] },
  }
}

const destructive = (tool: ListedTool): ListedTool => ({
  ...tool,
  annotations: { ...tool.annotations, destructiveHint: true },
})

/** What only writes may still delete, where that is allowed: then clients have to know it. */
const LISTED = LISTINGS.map((listing) => {
  const plain = listed(listing)
  return { ...listing, plain, deleting: listing.deletes ? destructive(plain) : plain }
})

export const listedTools = (rules: Rules): ListedTool[] =>
  offered(LISTED, rules).map(({ plain, deleting }) =>
    rules.access.includes('delete') ? deleting : plain,
  )
