// clickup-mcp serve: the gateway behind a port, until it is told to stop.
import { CodedError } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import type { Gateway } from '../http/app.ts'
import { listen } from '../http/listen.ts'
import { createLog, type Log } from '../http/log.ts'
import type { GatewaySettings } from '../http/settings.ts'
import { hereAt, readServe, type ServeSettings, serveHelp } from './settings.ts'

/** What is served, made once it is known where it is reached. */
export interface Served {
  readonly gatewayAt: (settings: GatewaySettings) => Gateway
  readonly close: () => Promise<void>
}

export interface ServeWorld {
  readonly version: string
  readonly env: NodeJS.ProcessEnv
  readonly stdout: { readonly write: (text: string) => unknown }
  readonly stderr: { readonly write: (text: string) => unknown }
  /** Resolves when it is to stop. */
  readonly stopped: Promise<string>
  /** @throws CodedError where a key is missing or a store cannot be opened */
  readonly open: (settings: ServeSettings, log: Log) => Promise<Served>
}

const complaint = (error: unknown): string => {
  const { message, hint } = problemOf(error)
  return `clickup-mcp: ${message}\n${hint ? `${hint}\n` : ''}`
}

/** Faults of the system, as an address in use, are told by their words as well. */
const MISUSED = 2
const FAILED = 1

const run = async (settings: ServeSettings, world: ServeWorld): Promise<void> => {
  const log = createLog(settings.log, (line) => world.stderr.write(line), Date.now)
  const served = await world.open(settings, log)
  try {
    const { port, stop } = await listen(settings.gateway, (at) =>
      served.gatewayAt({
        ...settings.gateway,
        port: at,
        baseUrl: settings.baseUrl ?? hereAt(at),
      }),
    )
    const url = settings.baseUrl ?? hereAt(port)
    const { host } = settings.gateway
    world.stdout.write(`${JSON.stringify({ url, admin: `${url}/admin`, host, port })}\n`)
    log.note(`${await world.stopped}: no more is let in`)
    await stop()
  } finally {
    await served.close()
  }
}

/** @param argv behind the word `serve`. @returns the exit code */
export const runServe = async (argv: readonly string[], world: ServeWorld): Promise<number> => {
  try {
    const start = readServe(argv, world.env)
    if (start.action === 'help') {
      world.stdout.write(`${serveHelp(world.version)}\n`)
      return 0
    }
    await run(start.settings, world)
    return 0
  } catch (error) {
    world.stderr.write(complaint(error))
    return error instanceof CodedError || error instanceof TypeError ? MISUSED : FAILED
  }
}
