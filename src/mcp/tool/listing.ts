// What clients see of a tool, and which tools are offered.
import {
  type Access,
  allowsTool,
  type Ruled,
  type Rules,
  type Toolset,
} from '../../access/rules.ts'
import type { InputSchema } from './schema.ts'

/** A tool's public face. tool-list.ts holds all of them, so that listing loads none of their code. */
export interface Listing {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly kind: Access
  /** Set where it may also delete, with that access. */
  readonly deletes?: true
  readonly toolset: Toolset
  readonly inputSchema: InputSchema
}

/** In the fixed order of the catalogue; the list follows settings alone. */
export const offered = <T extends Ruled>(tools: readonly T[], rules: Rules): readonly T[] =>
  tools.filter((tool) => allowsTool(rules, tool))
