// What a call meets before it runs.
import { ClickUpError } from '../clickup/errors.ts'
import { nearest } from '../clickup/references/names.ts'
import type { Config } from './config.ts'
import { offered } from './listing.ts'
import type { Tool } from './tool.ts'

type Rules = Pick<Config, 'access' | 'toolsets' | 'expiresAt'>

/**
 * The tool of that name, if it may run now.
 * @throws ClickUpError EXPIRED, ACCESS_DENIED, INVALID_INPUT for an unknown name
 */
export const admit = (tools: readonly Tool[], name: string, rules: Rules, now: number): Tool => {
  if (rules.expiresAt !== undefined && now >= rules.expiresAt)
    throw new ClickUpError(
      'EXPIRED',
      `This server's access ended at ${new Date(rules.expiresAt).toISOString()}.`,
      {
        hint: 'The user can give it a later CLICKUP_EXPIRES_AT.',
      },
    )
  const tool = tools.find((one) => one.name === name)
  if (!tool)
    throw new ClickUpError('INVALID_INPUT', `There is no tool "${name}".`, {
      candidates: nearest(
        name,
        offered(tools, rules).map((one) => one.name),
      ),
    })
  if (!rules.access.has(tool.kind))
    throw new ClickUpError(
      'ACCESS_DENIED',
      `The user's settings do not allow this server to ${tool.kind}.`,
      {
        hint: `The user can add "${tool.kind}" to CLICKUP_ACCESS. Do not look for another way.`,
      },
    )
  if (!rules.toolsets.has(tool.toolset))
    throw new ClickUpError(
      'ACCESS_DENIED',
      `The user's settings leave out the toolset "${tool.toolset}".`,
      {
        hint: `The user can add "${tool.toolset}" to CLICKUP_TOOLSETS.`,
      },
    )
  return tool
}
