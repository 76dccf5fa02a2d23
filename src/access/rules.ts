// What a server may do for an agent: the words in which settings say it, alike at both ends. They
// are read without zod, here and at both ends: VS Code loads this at every start.
import { firstEnd } from './expiry.ts'

export const ACCESS = ['read', 'write', 'delete'] as const
export type Access = (typeof ACCESS)[number]

export const TOOLSETS = [
  'workspace',
  'tasks',
  'lists',
  'comments',
  'docs',
  'time',
  'files',
  'chat',
  'research',
  'api',
  'admin',
] as const
export type Toolset = (typeof TOOLSETS)[number]

/** Once offered, without a tool: settings that still name them are read as if they did not. */
export const RETIRED_TOOLSETS: readonly string[] = ['changes']

export const NOT_BY_DEFAULT: readonly Toolset[] = ['chat', 'research', 'admin']

export const DEFAULT_ACCESS: readonly Access[] = ['read', 'write']
export const DEFAULT_TOOLSETS = TOOLSETS.filter((name) => !NOT_BY_DEFAULT.includes(name))

export interface Rules {
  readonly access: readonly Access[]
  readonly toolsets: readonly Toolset[]
  /**
   * Single tools that may be used besides those kinds, where their toolset is on. Where this is given,
   * each tool that may be used has what it needs (needs.ts), whatever the kinds are.
   */
  readonly tools?: readonly string[] | undefined
  /** As `Date.toISOString` writes it; from then on every call is refused. */
  readonly expiresAt?: string | undefined
}

/** Whether they are a link's, which alone may name single tools: its owner changes them elsewhere. */
export const isLink = ({ tools }: Pick<Rules, 'tools'>): boolean => tools !== undefined

/** What tells whether a tool is offered. */
export interface Ruled {
  readonly name: string
  readonly kind: Access
  readonly toolset: Toolset
}

export const allowsTool = ({ access, tools, toolsets }: Rules, tool: Ruled): boolean =>
  toolsets.includes(tool.toolset) &&
  (access.includes(tool.kind) || (tools?.includes(tool.name) ?? false))

/** What both allow by kinds and toolsets, until the first of them ends. */
export const withinBoth = (one: Rules, other: Rules): Rules => ({
  access: one.access.filter((name) => other.access.includes(name)),
  toolsets: one.toolsets.filter((name) => other.toolsets.includes(name)),
  expiresAt: firstEnd(one.expiresAt, other.expiresAt),
})

/** What is left of a server that is in the settings no more. */
export const NO_RULES: Rules = { access: [], toolsets: [] }
