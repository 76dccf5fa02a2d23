// How VS Code starts the MCP server. It keeps this unencrypted, so no secret may ever stand in it.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Grant, serverLabel } from './grants.ts'

export interface ServerDefinition {
  readonly label: string
  readonly command: string
  readonly args: string[]
  readonly env: Record<string, string>
  /** VS Code keeps a server's tools under it: it changes whenever they may have changed. */
  readonly version: string
}

/** How requests leave this machine. */
export interface Network {
  /** The proxy of the settings of VS Code. */
  readonly chosenProxy?: string | undefined
  /** The proxy of the environment, which a server inherits. */
  readonly inheritedProxy?: string | undefined
  readonly withoutProxy: readonly string[]
  /** A file of certificates to trust besides the usual ones. */
  readonly certificates?: string | undefined
}

export interface ServerPlace {
  readonly script: string
  /** The extension's own folder in the global storage of VS Code. */
  readonly storage: string
  readonly extensionVersion: string
  /** Size and time of the script: another build may bring other tools under the same version. */
  readonly build: string
  readonly network: Network
  /** Whether answers may hold pictures. */
  readonly images: boolean
  /** How often the person has had the servers started anew. */
  readonly restarts: number
}

/** The sandbox, or any server on this machine, is never asked through a proxy. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1']

const hasPassword = (url: string): boolean => !URL.canParse(url) || new URL(url).password !== ''

/** VS Code does not pass its own network settings on to a server. */
const networkEnvironment = (network: Network): Record<string, string> => {
  const { chosenProxy, inheritedProxy, withoutProxy, certificates } = network
  const inherited = inheritedProxy && !hasPassword(inheritedProxy) ? inheritedProxy : undefined
  const url = chosenProxy ?? inherited
  return {
    ...(url && { HTTPS_PROXY: url }),
    ...((chosenProxy ?? inheritedProxy) && {
      NO_PROXY: [...new Set([...withoutProxy, ...LOOPBACK])].join(','),
      NODE_USE_ENV_PROXY: '1',
    }),
    ...(certificates && { NODE_EXTRA_CA_CERTS: certificates }),
  }
}

export const brokerFolder = (storage: string): string => path.join(storage, 'broker')

/** Another definition stops a running server; the next call starts it by this one. */
export const describeServer = (place: ServerPlace, grant: Grant): ServerDefinition => {
  const { access, toolsets, expiresAt } = grant
  const tools = JSON.stringify([place.build, access, toolsets])
  const hash = createHash('sha256').update(tools).digest('hex').slice(0, 8)
  const restarts = place.restarts > 0 ? `.${place.restarts}` : ''
  const label = serverLabel(grant)
  return {
    label,
    command: process.execPath,
    args: [place.script],
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      CLICKUP_BROKER: brokerFolder(place.storage),
      CLICKUP_SERVER: label,
      CLICKUP_STATE_DIR: path.join(place.storage, 'state'),
      CLICKUP_ACCESS: access.join(','),
      // Nothing at all would stand for the default.
      CLICKUP_TOOLSETS: toolsets.join(',') || ',',
      ...(expiresAt !== undefined && { CLICKUP_EXPIRES_AT: expiresAt }),
      ...(place.images ? {} : { CLICKUP_IMAGES: 'off' }),
      ...networkEnvironment(place.network),
    },
    version: `${place.extensionVersion}+${hash}${restarts}`,
  }
}
