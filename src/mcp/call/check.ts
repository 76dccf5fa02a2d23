// `--check`: a diagnosis for people.

import { isCodedError } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import { linesOf } from '../../base/problems/said.ts'
import type { Api } from '../../clickup/http/api.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { getMe, getWorkspace } from '../../clickup/objects/workspace.ts'
import type { Config } from '../config/config.ts'
import { offered } from '../tool/listing.ts'
import { LISTINGS } from '../tool/tool-list.ts'
import type { Session } from './session.ts'

export const sayError = (error: unknown): readonly string[] => {
  const [what, ...lines] = isCodedError(error) ? linesOf(problemOf(error)) : [String(error)]
  return [`✗ ${what}`, ...lines.map((line) => `  ${line}`)]
}

const sayAccount = async (api: Api): Promise<readonly string[]> => {
  const me = await getMe(api)
  const workspace = await getWorkspace(api)
  const rate = api.rate()
  return [
    `✓ signed in as ${nameOf(me)}${me.timezone ? `, time zone ${me.timezone}` : ''}`,
    `✓ workspace ${workspace.name} (${workspace.id}), ${workspace.members.length} people`,
    ...(rate ? [`✓ ${rate.remaining} of ${rate.limit} requests left in this minute`] : []),
  ]
}

export interface Checked {
  /** Some lines for people. */
  readonly text: string
  readonly ok: boolean
}

export const diagnose = async (config: Config, session: Session): Promise<Checked> => {
  const tools = offered(LISTINGS, config)
  const lines = [
    `✓ ${tools.length} tools offered; access: ${[...config.access].join(', ')}`,
    config.folders.length > 0
      ? `✓ files may be uploaded from ${config.folders.join(', ')}`
      : '✓ files may be uploaded from what the client has open; CLICKUP_FOLDERS opens more',
    ...(config.expiresAt === undefined ? [] : [`✓ access ends at ${config.expiresAt}`]),
  ]
  try {
    const account = await sayAccount((await session.ask()).connect())
    return { text: [...lines, ...account].join('\n'), ok: true }
  } catch (error) {
    return { text: [...lines, ...sayError(error)].join('\n'), ok: false }
  }
}
