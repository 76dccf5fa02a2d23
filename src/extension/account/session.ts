// An open account, real or the sandbox. Loaded when it is first needed, for the client is in here.
import { type LogOutputChannel, l10n } from 'vscode'
import type { Credentials } from '../../broker/protocol.ts'
import { type Api, createApi } from '../../clickup/http/api.ts'
import { checkToken, profileOf } from './check-token.ts'
import { labelOf, type Profile } from './choice.ts'
import { type Kept, type SandboxFiles, startSandbox } from './sandbox-process.ts'

export type Log = Pick<LogOutputChannel, 'debug' | 'info' | 'warn'>

/** What the views and the servers work with. */
export interface Session {
  readonly api: Api
  readonly profile: Profile
  readonly credentials: Credentials
}

export interface SandboxSession extends Session {
  /** Settles when the sandbox is gone, whoever ended it. */
  readonly exited: Promise<void>
  readonly kept: Kept
  readonly close: () => void
}

export const openAccount = (token: string, profile: Profile, log: Log): Session => {
  const { apiUrl, workspaceId } = profile
  const api = createApi(
    { token, apiUrl, workspaceId },
    {
      onExchange: ({ method, path, status, ms }) =>
        log.debug(`${method} ${path}: ${status} (${ms} ms)`),
    },
  )
  return { api, profile, credentials: { token, apiUrl, workspaceId, account: labelOf(profile) } }
}

/** Starts a sandbox and signs in to it; its token lives as long as it does. */
export const openSandbox = async (files: SandboxFiles, log: Log): Promise<SandboxSession> => {
  const { url, token, workspaceId, kept, exited, stop } = await startSandbox(files)
  log.info(`The sandbox runs at ${url}.`)
  try {
    const { user, workspaces } = await checkToken(token, url)
    const workspace = workspaces.find(({ id }) => id === workspaceId)
    if (!workspace) throw new Error(l10n.t('The sandbox has no workspace.'))
    const session = openAccount(token, profileOf(user, workspace, url), log)
    return { ...session, exited, kept, close: stop }
  } catch (error) {
    stop()
    throw error
  }
}
