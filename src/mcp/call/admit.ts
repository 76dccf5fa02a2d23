// What a call meets before it runs.

import { isOver } from '../../access/expiry.ts'
import { NEEDS, REACHES } from '../../access/needs.ts'
import { leadsWhereItSays, type RequestRule, ruleOf } from '../../access/requests.ts'
import {
  type Access,
  allowsTool,
  isLink,
  type Ruled,
  type Rules,
  type Toolset,
} from '../../access/rules.ts'
import { CodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { nearest } from '../../base/text/nearest.ts'
import { offered } from '../tool/listing.ts'
import type { Tool } from '../tool/tool.ts'
import { LISTINGS } from '../tool/tool-list.ts'

/** @param ofLink what of a link's record says so, where that is how the server is reached */
const howToAllow = (rules: Rules, variable: string, ofLink: string): string =>
  isLink(rules)
    ? `Whoever made this link can change that: by its ${ofLink}.`
    : `The user can change that: in VS Code by "ClickUp: Configure What Agents May Do…", elsewhere by ${variable}.`

const kindRefusal = (kind: Access, rules: Rules): CodedError | undefined => {
  if (rules.access.includes(kind)) return undefined
  const message = isLink(rules)
    ? `This link does not allow to ${kind}.`
    : `The user's settings do not allow this server to ${kind}.`
  return new CodedError('ACCESS_DENIED', message, {
    hint: `${howToAllow(rules, 'CLICKUP_ACCESS', 'methods')} Do not look for another way.`,
  })
}

const toolsetRefusal = (toolset: Toolset, rules: Rules): CodedError | undefined => {
  if (rules.toolsets.includes(toolset)) return undefined
  const [leaves, what] = isLink(rules)
    ? ['This link leaves', 'tag']
    : ["The user's settings leave", 'toolset']
  return new CodedError('ACCESS_DENIED', `${leaves} out the ${what} "${plainName(toolset)}".`, {
    hint: howToAllow(rules, 'CLICKUP_TOOLSETS', 'tags'),
  })
}

const refusalOf = (kind: Access, toolset: Toolset, rules: Rules): CodedError | undefined =>
  kindRefusal(kind, rules) ?? toolsetRefusal(toolset, rules)

const refusalOfTool = (tool: Ruled, rules: Rules): CodedError | undefined =>
  allowsTool(rules, tool) ? undefined : refusalOf(tool.kind, tool.toolset, rules)

const expiry = (rules: Rules, now: number): CodedError | undefined =>
  isOver(rules.expiresAt, now)
    ? new CodedError('EXPIRED', `This server's access ended at ${rules.expiresAt}.`, {
        hint: howToAllow(rules, 'CLICKUP_EXPIRES_AT', 'expires_at'),
      })
    : undefined

/**
 * The tool of that name, if it may run now.
 * @throws CodedError EXPIRED, ACCESS_DENIED, INVALID_INPUT for an unknown name
 */
export const admit = (tools: readonly Tool[], name: string, rules: Rules, now: number): Tool => {
  const expired = expiry(rules, now)
  if (expired) throw expired
  const tool = tools.find((one) => one.name === name)
  if (!tool)
    throw new CodedError('INVALID_INPUT', `There is no tool "${plainName(name)}".`, {
      candidates: nearest(
        name,
        offered(tools, rules).map((one) => one.name),
      ),
    })
  const refused = refusalOfTool(tool, rules)
  if (refused) throw refused
  return tool
}

/** Refused unless one of these toolsets is on; what is said is about the first, which it belongs to. */
const toolsetsRefusal = (
  [first, ...others]: readonly [Toolset, ...Toolset[]],
  rules: Rules,
): CodedError | undefined =>
  others.some((toolset) => rules.toolsets.includes(toolset))
    ? undefined
    : toolsetRefusal(first, rules)

/**
 * Why something may not be done that needs all of these tools; undefined when it may.
 * @param names of tools
 */
export const refusalOfTools = (
  tools: readonly Ruled[],
  names: readonly string[],
  rules: Rules,
  now: number,
): CodedError | undefined =>
  expiry(rules, now) ??
  tools
    .filter(({ name }) => names.includes(name))
    .map((tool) => refusalOfTool(tool, rules))
    .find((refusal) => refusal !== undefined)

/** Whether one of the tools that send whatever there is of a kind is allowed by its name. */
const isReached = (kind: Access, rules: Rules): boolean =>
  Object.entries(REACHES).some(
    ([name, reached]) => reached === kind && allowsTool(rules, { name, kind, toolset: 'api' }),
  )

/** Why an operation of the catalogue may not be called; undefined when it may. */
export const refusalOfOperation = (
  method: string,
  path: string,
  rules: Rules,
): CodedError | undefined => {
  const rule = ruleOf(method, path)
  if (!rule) return notSent(method, path)
  const ofKind = isReached(rule.kind, rules) ? undefined : kindRefusal(rule.kind, rules)
  return ofKind ?? (rule.free ? undefined : toolsetRefusal(rule.toolset, rules))
}

/** Whether a tool that is offered cannot do without it. */
const isNeeded = (method: string, rule: RequestRule, rules: Rules): boolean => {
  // Where no tools are named, kinds and toolsets say all.
  if (!rules.tools) return false
  const tools = offered(LISTINGS, rules)
  if (rule.free) return tools.length > 0
  return (
    tools.some(({ name }) => NEEDS[name]?.includes(`${method} ${rule.pattern}`)) ||
    (rules.toolsets.includes(rule.toolset) &&
      (isReached(rule.kind, rules) || (rule.kind === 'read' && isReached('write', rules))))
  )
}

const notSent = (method: string, path: string): CodedError =>
  new CodedError(
    'ACCESS_DENIED',
    `This server does not send ${method} ${oneLine(path, MOST_PATH)}.`,
  )

/**
 * Why a request must not leave, whatever tool sends it: the last gate before the network.
 * @param path below `/api`, without the query
 */
export const refusalOfRequest = (
  method: string,
  path: string,
  rules: Rules,
  now: number,
): CodedError | undefined => {
  const rule = leadsWhereItSays(path) ? ruleOf(method, path) : undefined
  if (!rule || path.startsWith('/v2/oauth/')) return notSent(method, path)
  const ended = expiry(rules, now)
  if (ended) return ended
  const refused =
    kindRefusal(rule.kind, rules) ??
    (rule.free ? undefined : toolsetsRefusal([rule.toolset, ...rule.also], rules))
  return refused && isNeeded(method, rule, rules) ? undefined : refused
}
