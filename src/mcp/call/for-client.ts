// `config`: how another client starts this server, for people and for pipes.
import { plainName } from '../../base/text/foreign-text.ts'
import { CLIENTS, entryFor, isClient, titleOf } from '../../clients/clients.ts'
import type { Server } from '../../clients/entry.ts'
import type { ForClient } from '../config/config.ts'

export interface Written {
  /** For stdout: what is pasted, and nothing else. */
  readonly text: string
  /** For stderr: where to, and what to know of it. */
  readonly hints: readonly string[]
  readonly ok: boolean
}

const LONGEST = Math.max(...CLIENTS.map((client) => client.length))

const list = (): string =>
  CLIENTS.map((client) => `${client.padEnd(LONGEST)}  ${titleOf(client)}`).join('\n')

const USAGE =
  'clickup-mcp config CLIENT [--access read] [--toolsets …]: an entry for that client, to stdout'

export const writeForClient = ({ client, flags }: ForClient, script: Server['script']): Written => {
  if (client === undefined) return { text: list(), hints: [USAGE], ok: true }
  if (!isClient(client)) {
    const unknown = `clickup-mcp: There is no client "${plainName(client)}". These are known:`
    return { text: '', hints: [unknown, list()], ok: false }
  }
  const { text, title, where, token, mind } = entryFor(client, { script, flags })
  return { text, hints: [`${title}: ${where}.`, token, ...mind], ok: true }
}
