// The ClickUp client of the account that is signed in *now*: asked for once a call, kept while it
// stays the same, so that signing in, out or over needs no restart.
import { type BrokerClient, createBrokerClient } from '../broker/client.ts'
import type { ChangedObject } from '../broker/protocol.ts'
import { type Api, type Connection, createApi } from '../clickup/api.ts'
import { ClickUpError, SIGN_IN_HINT } from '../clickup/errors.ts'
import { refusalOfRequest } from './access.ts'
import type { Config } from './config.ts'

export interface Session {
  /** @throws ClickUpError AUTH_ERROR when nobody is signed in */
  readonly connect: (signal?: AbortSignal) => Promise<Api>
  /** Tells the open windows; never fails. */
  readonly report: (objects: readonly ChangedObject[]) => void
}

const credentials = async (
  config: Config,
  broker: BrokerClient | undefined,
  signal?: AbortSignal,
): Promise<Connection | undefined> => {
  const { workspaceId, token, apiUrl } = config
  const fromWindow = await broker?.getCredentials(signal)
  const chosen = workspaceId ?? fromWindow?.workspaceId
  if (fromWindow)
    return {
      token: fromWindow.token,
      apiUrl: fromWindow.apiUrl,
      ...(chosen ? { workspaceId: chosen } : {}),
    }
  return token === undefined
    ? undefined
    : { token, apiUrl, ...(workspaceId ? { workspaceId } : {}) }
}

export const createSession = (config: Config, userAgent: string): Session => {
  const broker = config.brokerDirectory ? createBrokerClient(config.brokerDirectory) : undefined
  let current: { readonly key: string; readonly api: Api } | undefined
  const refusal = (method: string, path: string) =>
    refusalOfRequest(method, path, config, Date.now())
  return {
    connect: async (signal) => {
      const connection = await credentials(config, broker, signal)
      if (!connection) {
        current = undefined
        throw new ClickUpError('AUTH_ERROR', 'Nobody is signed in to ClickUp.', {
          hint: SIGN_IN_HINT,
        })
      }
      const key = JSON.stringify(connection)
      if (current?.key !== key)
        current = { key, api: createApi(connection, { userAgent, refusal }) }
      return current.api
    },
    report: (objects) => {
      if (objects.length > 0) void broker?.reportChanges(objects)
    },
  }
}
