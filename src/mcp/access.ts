// What a call meets before it runs.

import type { Access, Rules, Toolset } from '../broker/rules.ts'
import { ClickUpError } from '../clickup/errors.ts'
import { plainName } from '../clickup/foreign-text.ts'
import { nearest } from '../clickup/references/names.ts'
import { offered } from './listing.ts'
import type { Tool } from './tool.ts'

const howToAllow = (variable: string): string =>
  `The user can change that: in VS Code by "ClickUp: Configure What Agents May Do…", elsewhere by ${variable}.`

const kindRefusal = (kind: Access, { access }: Rules): ClickUpError | undefined =>
  access.includes(kind)
    ? undefined
    : new ClickUpError(
        'ACCESS_DENIED',
        `The user's settings do not allow this server to ${kind}.`,
        { hint: `${howToAllow('CLICKUP_ACCESS')} Do not look for another way.` },
      )

const toolsetRefusal = (toolset: Toolset, { toolsets }: Rules): ClickUpError | undefined =>
  toolsets.includes(toolset)
    ? undefined
    : new ClickUpError(
        'ACCESS_DENIED',
        `The user's settings leave out the toolset "${plainName(toolset)}".`,
        {
          hint: howToAllow('CLICKUP_TOOLSETS'),
        },
      )

/** Why something of that kind and toolset may not be done; undefined when it may. */
export const refusalOf = (kind: Access, toolset: Toolset, rules: Rules): ClickUpError | undefined =>
  kindRefusal(kind, rules) ?? toolsetRefusal(toolset, rules)

const expiry = ({ expiresAt }: Rules, now: number): ClickUpError | undefined =>
  expiresAt !== undefined && now >= Date.parse(expiresAt)
    ? new ClickUpError('EXPIRED', `This server's access ended at ${expiresAt}.`, {
        hint: howToAllow('CLICKUP_EXPIRES_AT'),
      })
    : undefined

/**
 * The tool of that name, if it may run now.
 * @throws ClickUpError EXPIRED, ACCESS_DENIED, INVALID_INPUT for an unknown name
 */
export const admit = (tools: readonly Tool[], name: string, rules: Rules, now: number): Tool => {
  const expired = expiry(rules, now)
  if (expired) throw expired
  const tool = tools.find((one) => one.name === name)
  if (!tool)
    throw new ClickUpError('INVALID_INPUT', `There is no tool "${plainName(name)}".`, {
      candidates: nearest(
        name,
        offered(tools, rules).map((one) => one.name),
      ),
    })
  const refused = refusalOf(tool.kind, tool.toolset, rules)
  if (refused) throw refused
  return tool
}

// What only takes something off a task, a list or an entry: a change of that, nothing is lost.
const TAKES_OFF =
  /^\/v2\/(task\/[^/]+\/(tag|field|dependency|link)(\/|$)|list\/[^/]+\/task\/|checklist\/[^/]+\/checklist_item\/|team\/[^/]+\/time_entries\/tags$)/

const kindOfRequest = (method: string, path: string): Access => {
  if (method === 'GET' || /\/auditlogs$/.test(path)) return 'read'
  if (method === 'DELETE') return TAKES_OFF.test(path) ? 'write' : 'delete'
  return /^\/v2\/task\/[^/]+\/merge$/.test(path) ? 'delete' : 'write'
}

const ADMIN =
  /^\/v2\/((team|task|list|folder)\/[^/]+\/guest(\/|$)|team\/[^/]+\/(user|group|customroles)(\/|$)|group\/)|^\/v3\/workspaces\/[^/]+\/(auditlogs$|[^/]+\/[^/]+\/acls$)/
const CHAT = /^\/v3\/workspaces\/[^/]+\/(chat|comments\/types)\//

/** Tools of other toolsets need each other's reads and parts; these two nobody needs but their own. */
const toolsetOfRequest = (path: string): Toolset | undefined => {
  if (ADMIN.test(path)) return 'admin'
  return CHAT.test(path) ? 'chat' : undefined
}

/**
 * Why a request must not leave, whatever tool sends it: the last gate before the network.
 * @param path below `/api`, without the query
 */
export const refusalOfRequest = (
  method: string,
  path: string,
  rules: Rules,
  now: number,
): ClickUpError | undefined => {
  // A segment of dots, or one that is hidden, would lead elsewhere than it says.
  if (/(^|\/)(\.|%2e){1,2}(\/|$)|\\|\?|#/i.test(path) || path.startsWith('/v2/oauth/'))
    return new ClickUpError('ACCESS_DENIED', `This server does not send ${method} ${path}.`)
  const toolset = toolsetOfRequest(path)
  return (
    expiry(rules, now) ??
    kindRefusal(kindOfRequest(method, path), rules) ??
    (toolset && toolsetRefusal(toolset, rules))
  )
}
