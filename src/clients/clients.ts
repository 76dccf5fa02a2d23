// Every client that an entry is known for: one table, from which the command line, VS Code and the
// page of clients are served.
import type { Entry, Server, Way } from './entry.ts'
import { IN_CODE } from './in-code.ts'
import { IN_FILES } from './in-files.ts'

const WAYS = { ...IN_FILES, ...IN_CODE } as const

export type Client = keyof typeof WAYS

/** In the order in which they are offered. */
export const CLIENTS = Object.keys(WAYS) as readonly Client[]

export const isClient = (name: string): name is Client => CLIENTS.some((known) => known === name)

export const titleOf = (client: Client): string => WAYS[client].title

export const entryFor = (client: Client, server: Server): Entry => {
  const way: Way = WAYS[client]
  return {
    client,
    title: way.title,
    where: way.where(),
    text: way.text(server),
    language: way.language,
    token: way.token(),
    mind: way.mind(),
  }
}
