// A tool's public face, as tool-list.ts keeps it.
import type { Listing } from '../tool/listing.ts'
import { inputSchemaOf } from '../tool/schema.ts'
import type { Tool } from '../tool/tool.ts'

export const listingOf = ({
  name,
  title,
  description,
  kind,
  deletes,
  toolset,
  input,
}: Tool): Listing => ({
  name,
  title,
  description,
  kind,
  ...(deletes ? { deletes } : {}),
  toolset,
  inputSchema: inputSchemaOf(input),
})
