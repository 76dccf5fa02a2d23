// What agents may do, as the settings say it: one server for the plain settings, one more for each
// entry of `clickup.servers`.

import {
  ACCESS,
  DEFAULT_ACCESS,
  DEFAULT_TOOLSETS,
  NO_RULES,
  type Rules,
  TOOLSETS,
} from '../../access/rules.ts'

export interface ServerProfile extends Rules {
  /** Empty for the server of the plain settings. */
  readonly name: string
}

const LABEL = 'ClickUp for Copilot'

/** VS Code drops all but one of the servers whose labels differ in nothing but case. */
export const labelOf = ({ name }: Pick<ServerProfile, 'name'>): string =>
  name === '' ? LABEL : `${LABEL}: ${name}`

/** Those of `all` that a setting names, in the order of `all`. */
const subset = <T extends string>(
  value: unknown,
  all: readonly T[],
  otherwise: readonly T[],
): readonly T[] => (Array.isArray(value) ? all.filter((one) => value.includes(one)) : otherwise)

/** An end that cannot be read must not mean "never". */
const endOf = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  const at = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : 0
  return new Date(Number.isNaN(at) ? 0 : at).toISOString()
}

const profileOf = (name: string, value: Readonly<Record<string, unknown>>): ServerProfile => ({
  name,
  // Reading is what a server is for: it cannot be taken away.
  access: ACCESS.filter(
    (one) => one === 'read' || subset(value.access, ACCESS, DEFAULT_ACCESS).includes(one),
  ),
  toolsets: subset(value.toolsets, TOOLSETS, DEFAULT_TOOLSETS),
  expiresAt: endOf(value.expiresAt),
})

const readServer = (value: unknown): readonly ServerProfile[] => {
  if (typeof value !== 'object' || value === null) return []
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const name = typeof fields.name === 'string' ? fields.name.trim() : ''
  return name === '' ? [] : [profileOf(name, fields)]
}

/** @param get reads a setting of `clickup` */
export const readProfiles = (get: (name: string) => unknown): readonly ServerProfile[] => {
  const plain = profileOf('', {
    access: get('access'),
    toolsets: get('toolsets'),
    expiresAt: get('expiresAt'),
  })
  const servers = get('servers')
  const others = Array.isArray(servers) ? servers.flatMap(readServer) : []
  const named = new Map(others.map((one) => [one.name.toLowerCase(), one]))
  return [plain, ...named.values()]
}

/** What the server of that label may do; nothing once it is in the settings no more. */
export const rulesOf = (profiles: readonly ServerProfile[], label: string): Rules => {
  const profile = profiles.find((one) => labelOf(one) === label)
  if (!profile) return NO_RULES
  const { name: _, ...rules } = profile
  return rules
}

export const isExpired = ({ expiresAt }: ServerProfile, now: number): boolean =>
  expiresAt !== undefined && Date.parse(expiresAt) <= now
