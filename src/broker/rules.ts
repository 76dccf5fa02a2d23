// What a server may do for an agent: the words in which settings say it, alike at both ends.

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
  'changes',
  'chat',
  'api',
  'admin',
] as const
export type Toolset = (typeof TOOLSETS)[number]

export const NOT_BY_DEFAULT: readonly Toolset[] = ['chat', 'admin']

export const DEFAULT_ACCESS: readonly Access[] = ['read', 'write']
export const DEFAULT_TOOLSETS = TOOLSETS.filter((name) => !NOT_BY_DEFAULT.includes(name))

export interface Rules {
  readonly access: readonly Access[]
  readonly toolsets: readonly Toolset[]
  /** ISO 8601; from then on every call is refused. */
  readonly expiresAt?: string | undefined
}
