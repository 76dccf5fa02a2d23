// `config`: how another client starts this server, for people and for pipes.
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { CLIENTS, entryFor, isClient, titleOf } from '../../clients/clients.ts'
import type { Server } from '../../clients/entry.ts'
import { readForClient } from '../config/config.ts'

export interface Written {
  /** For stdout: what is pasted, and nothing else. */
  readonly text: string
  /** For stderr: where to, and what to know of it. */
  readonly hints: readonly string[]
}

const LONGEST = Math.max(...CLIENTS.map((client) => client.length))

const list = (): string =>
  CLIENTS.map((client) => `${client.padEnd(LONGEST)}  ${titleOf(client)}`).join('\n')

/**
 * @param argv what stands behind `config`
 * @param script the server's own path
 * @throws CodedError INVALID_INPUT that names the setting, or the clients that are known
 */
export const writeEntry = (argv: readonly string[], script: Server['script']): Written => {
  const { client, flags } = readForClient(argv)
  if (client === undefined)
    return {
      text: list(),
      hints: [
        'clickup-mcp config CLIENT [--access read] [--toolsets …]: an entry for it, to stdout',
      ],
    }
  if (!isClient(client))
    throw new CodedError('INVALID_INPUT', `There is no client "${plainName(client)}".`, {
      hint: `These are known:\n${list()}`,
    })
  const { text, title, where, token, mind } = entryFor(client, { script, flags })
  return { text, hints: [`${title}: ${where}.`, token, ...mind] }
}
