// The account that is signed in *now* and the rules that hold *now*: asked for once a call, so that
// signing in, out or over and another access need no restart.

import type { ChangedObject } from '../../access/changed-object.ts'
import { type Rules, withinBoth } from '../../access/rules.ts'
import { CodedError } from '../../base/problems/error.ts'
import { REAL_TIME, type Timing } from '../../base/time/timing.ts'
import { type BrokerClient, createBrokerClient } from '../../broker/client.ts'
import type { CallReport, Credentials } from '../../broker/protocol.ts'
import type { Api, ApiOptions, Connection } from '../../clickup/http/api.ts'
import { createClients } from '../../clickup/http/clients.ts'
import { SIGN_IN_HINT } from '../../clickup/http/refusals.ts'
import type { Config } from '../config/config.ts'
import { refusalOfRequest } from './admit.ts'
import { type Host, thisHost } from './host.ts'

/** What holds for one call. */
export interface Standing {
  /** Never more than the server started with. */
  readonly rules: Rules
  /** The folders that the window has open which gave the token, as paths. */
  readonly folders: readonly string[]
  /**
   * The client of that account, whatever the rules are; these are bound to what is asked of it here.
   * @throws CodedError AUTH_ERROR when nobody is signed in
   */
  readonly connect: () => Api
}

/** Who calls, and what holds for them: of one person's machine, or of a link. */
export interface Session {
  /** Rejects only when `signal` is aborted, with its reason. */
  readonly ask: (signal?: AbortSignal) => Promise<Standing>
  readonly timing: Timing
  readonly host: Host
  /** Tells the open windows; never fails. */
  readonly report: (objects: readonly ChangedObject[]) => void
  /** Tells the window that a call was made; never fails. */
  readonly reportCall: (call: CallReport) => void
}

const connectionOf = (
  { workspaceId, token, apiUrl }: Config,
  fromWindow: Credentials | undefined,
): Connection | undefined => {
  const found = fromWindow ?? (token === undefined ? undefined : { token, apiUrl })
  const chosen = workspaceId ?? fromWindow?.workspaceId
  return (
    found && { token: found.token, apiUrl: found.apiUrl, ...(chosen && { workspaceId: chosen }) }
  )
}

const brokerOf = ({ brokerDirectory, server }: Config): BrokerClient | undefined =>
  brokerDirectory ? createBrokerClient(brokerDirectory, { server }) : undefined

const NOBODY = { message: 'Nobody is signed in to ClickUp.', hint: SIGN_IN_HINT }

/** How its client reaches the network and tells the time; a test hands in its own. */
export type Surroundings = Pick<ApiOptions, 'fetch' | 'timing'>

export const createSession = (
  config: Config,
  userAgent: string,
  surroundings: Surroundings = {},
): Session => {
  const timing = surroundings.timing ?? REAL_TIME
  const broker = brokerOf(config)
  const clients = createClients({ userAgent, ...surroundings })

  return {
    timing,
    host: thisHost(config),
    ask: async (signal) => {
      const fromWindow = await broker?.getCredentials(signal)
      const connection = connectionOf(config, fromWindow)
      const rules = withinBoth(config, fromWindow?.rules ?? config)
      // Whoever signs out leaves nothing behind, the token least of all.
      if (!connection) clients.forget()
      return {
        rules,
        folders: fromWindow?.folders ?? [],
        connect: () => {
          if (connection)
            return clients.of(connection).during({
              refuses: (method, path) => refusalOfRequest(method, path, rules, timing.now()),
            })
          const { message, hint } = config.unfilled ?? NOBODY
          throw new CodedError('AUTH_ERROR', message, { hint })
        },
      }
    },
    reportCall: (call) => void broker?.reportCall(call),
    report: (objects) => {
      if (objects.length > 0) void broker?.reportChanges(objects)
    },
  }
}
