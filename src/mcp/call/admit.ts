// What a call meets before it runs.

import { isOver } from '../../access/expiry.ts'
import { leadsWhereItSays, ruleOf } from '../../access/requests.ts'
import type { Access, Rules, Toolset } from '../../access/rules.ts'
import { CodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { nearest } from '../../base/text/nearest.ts'
import { offered } from '../tool/listing.ts'
import type { Tool } from '../tool/tool.ts'

const howToAllow = (variable: string): string =>
  `The user can change that: in VS Code by "ClickUp: Configure What Agents May Do…", elsewhere by ${variable}.`

const kindRefusal = (kind: Access, { access }: Rules): CodedError | undefined =>
  access.includes(kind)
    ? undefined
    : new CodedError('ACCESS_DENIED', `The user's settings do not allow this server to ${kind}.`, {
        hint: `${howToAllow('CLICKUP_ACCESS')} Do not look for another way.`,
      })

const toolsetRefusal = (toolset: Toolset, { toolsets }: Rules): CodedError | undefined =>
  toolsets.includes(toolset)
    ? undefined
    : new CodedError(
        'ACCESS_DENIED',
        `The user's settings leave out the toolset "${plainName(toolset)}".`,
        {
          hint: howToAllow('CLICKUP_TOOLSETS'),
        },
      )

/** Why something of that kind and toolset may not be done; undefined when it may. */
export const refusalOf = (kind: Access, toolset: Toolset, rules: Rules): CodedError | undefined =>
  kindRefusal(kind, rules) ?? toolsetRefusal(toolset, rules)

const expiry = ({ expiresAt }: Rules, now: number): CodedError | undefined =>
  isOver(expiresAt, now)
    ? new CodedError('EXPIRED', `This server's access ended at ${expiresAt}.`, {
        hint: howToAllow('CLICKUP_EXPIRES_AT'),
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
  const refused = refusalOf(tool.kind, tool.toolset, rules)
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
  tools: readonly Pick<Tool, 'name' | 'kind' | 'toolset'>[],
  names: readonly string[],
  rules: Rules,
  now: number,
): CodedError | undefined =>
  expiry(rules, now) ??
  tools
    .filter(({ name }) => names.includes(name))
    .map(({ kind, toolset }) => refusalOf(kind, toolset, rules))
    .find((refusal) => refusal !== undefined)

/** Why an operation of the catalogue may not be called; undefined when it may. */
export const refusalOfOperation = (
  method: string,
  path: string,
  rules: Rules,
): CodedError | undefined => {
  const rule = ruleOf(method, path)
  if (!rule) return notSent(method, path)
  return rule.free ? kindRefusal(rule.kind, rules) : refusalOf(rule.kind, rule.toolset, rules)
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
  return (
    expiry(rules, now) ??
    kindRefusal(rule.kind, rules) ??
    (rule.free ? undefined : toolsetsRefusal([rule.toolset, ...rule.also], rules))
  )
}
