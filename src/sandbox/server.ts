// Starts a sandbox in this process, on loopback alone.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './http/app.ts'
import { openStateFile, type Start } from './keep/state-file.ts'
import { createState, type SandboxOptions, type State } from './state/state.ts'

export type Sandbox = {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string
  /** The personal token of the demo's own user. */
  token: string
  /** The same user through an OAuth app: to be sent as `Bearer`. */
  oauthToken: string
  /** A working token that sees another workspace only. */
  otherToken: string
  workspaceId: string
  state: State
  /** What became of what was kept; nothing where nothing is. */
  start: Start | undefined
  close: () => Promise<void>
}

const listen = (server: Server, port: number) =>
  new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })

/**
 * @example const sandbox = await startSandbox({ faults: '429x2' })
 */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const state = createState(options)
  const file = options.stateFile ? await openStateFile(options.stateFile, state.store) : undefined
  const app = createApp(state)
  const fetch: typeof app.fetch = async (request, env) => {
    const response = await app.fetch(request, env)
    // Before it is answered: what was answered outlives this process, however that ends.
    if (request.method !== 'GET') file?.save()
    return response
  }
  const server = createAdaptorServer({ fetch }) as Server
  const { port } = await listen(server, options.port ?? 0)
  const url = `http://127.0.0.1:${port}`
  state.store.origin = url
  return {
    url,
    token: state.tokens.personal,
    oauthToken: state.tokens.oauth,
    otherToken: state.tokens.otherWorkspace,
    workspaceId: state.workspaceId,
    state,
    start: file?.start,
    close: () =>
      new Promise((resolve) => {
        file?.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
