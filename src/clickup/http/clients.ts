// One client for each connection: what it remembers, its queue and its rate budget outlive a change of
// whatever is allowed, and belong to no other account.
import { LRUCache } from 'lru-cache'
import { type Api, type ApiOptions, type Connection, createApi } from './api.ts'

const MOST_CLIENTS = 8

export interface Clients {
  /** @throws CodedError INVALID_INPUT for an address that is neither ClickUp's nor loopback */
  readonly of: (connection: Connection) => Api
  /** Forgets all of them. */
  readonly forget: () => void
}

export const createClients = (options: ApiOptions): Clients => {
  const clients = new LRUCache<string, Api>({ max: MOST_CLIENTS })
  return {
    of: (connection) => {
      const { token, apiUrl, workspaceId } = connection
      const key = JSON.stringify([token, apiUrl, workspaceId])
      const known = clients.get(key)
      if (known) return known
      const api = createApi(connection, options)
      clients.set(key, api)
      return api
    },
    forget: () => clients.clear(),
  }
}
