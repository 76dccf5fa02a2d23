// What agents may do, as the settings say it: one server for the plain settings, one more for each
// entry of `clickup.servers`.

import { LONG_OVER, readEnd } from '../../access/expiry.ts'
import {
  ACCESS,
  DEFAULT_ACCESS,
  DEFAULT_TOOLSETS,
  NO_RULES,
  type Rules,
  TOOLSETS,
} from '../../access/rules.ts'

/** What one server may do. */
export interface Grant extends Rules {
  /** Empty for the server of the plain settings. */
  readonly name: string
}

const LABEL = 'ClickUp for Copilot'

/** VS Code drops all but one of the servers whose labels differ in nothing but case. */
export const serverLabel = ({ name }: Pick<Grant, 'name'>): string =>
  name === '' ? LABEL : `${LABEL}: ${name}`

/** Those of `all` that a setting names, in the order of `all`; none of what is no list. */
const subset = <T extends string>(
  value: unknown,
  all: readonly T[],
  otherwise: readonly T[],
): readonly T[] => {
  if (value === undefined || value === null) return otherwise
  return Array.isArray(value) ? all.filter((one) => value.includes(one)) : []
}

const endOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : (readEnd(value) ?? LONG_OVER)

const grantOf = (name: string, value: Readonly<Record<string, unknown>>): Grant => ({
  name,
  // Reading is what a server is for: it cannot be taken away.
  access: ACCESS.filter(
    (one) => one === 'read' || subset(value.access, ACCESS, DEFAULT_ACCESS).includes(one),
  ),
  toolsets: subset(value.toolsets, TOOLSETS, DEFAULT_TOOLSETS),
  expiresAt: endOf(value.expiresAt),
})

const readServer = (value: unknown): readonly Grant[] => {
  if (typeof value !== 'object' || value === null) return []
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const name = typeof fields.name === 'string' ? fields.name.trim() : ''
  return name === '' ? [] : [grantOf(name, fields)]
}

/** @param get reads a setting of `clickup` */
export const readGrants = (get: (name: string) => unknown): readonly Grant[] => {
  const plain = grantOf('', {
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
export const rulesOf = (grants: readonly Grant[], label: string): Rules => {
  const grant = grants.find((one) => serverLabel(one) === label)
  if (!grant) return NO_RULES
  const { name: _, ...rules } = grant
  return rules
}
