// The account that is signed in *now* and the rules that hold *now*: asked for once a call, so that
// signing in, out or over and another access need no restart.
import { type BrokerClient, createBrokerClient } from '../broker/client.ts'
import type { ChangedObject, Credentials } from '../broker/protocol.ts'
import { type Rules, withinBoth } from '../broker/rules.ts'
import { type Api, type Connection, createApi } from '../clickup/api.ts'
import { ClickUpError, SIGN_IN_HINT } from '../clickup/errors.ts'
import { refusalOfRequest } from './access.ts'
import type { Config } from './config.ts'

/** What holds for one call. */
export interface Standing {
  /** Never more than the server started with. */
  readonly rules: Rules
  /** The folders that the window has open which gave the token, as paths. */
  readonly folders: readonly string[]
  /** @throws ClickUpError AUTH_ERROR when nobody is signed in */
  readonly connect: () => Api
}

export interface Session {
  /** Rejects only when `signal` is aborted, with its reason. */
  readonly ask: (signal?: AbortSignal) => Promise<Standing>
  /** Tells the open windows; never fails. */
  readonly report: (objects: readonly ChangedObject[]) => void
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

export const createSession = (config: Config, userAgent: string): Session => {
  const broker = brokerOf(config)
  let current: { readonly key: string; readonly api: Api } | undefined

  const apiOf = (connection: Connection, rules: Rules): Api => {
    const key = JSON.stringify([connection, rules])
    if (current?.key !== key) {
      const refusal = (method: string, path: string) =>
        refusalOfRequest(method, path, rules, Date.now())
      current = { key, api: createApi(connection, { userAgent, refusal }) }
    }
    return current.api
  }

  return {
    ask: async (signal) => {
      const fromWindow = await broker?.getCredentials(signal)
      const connection = connectionOf(config, fromWindow)
      const rules = withinBoth(config, fromWindow?.rules ?? config)
      if (!connection) current = undefined
      return {
        rules,
        folders: fromWindow?.folders ?? [],
        connect: () => {
          if (connection) return apiOf(connection, rules)
          throw new ClickUpError('AUTH_ERROR', 'Nobody is signed in to ClickUp.', {
            hint: SIGN_IN_HINT,
          })
        },
      }
    },
    report: (objects) => {
      if (objects.length > 0) void broker?.reportChanges(objects)
    },
  }
}
