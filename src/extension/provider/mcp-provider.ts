// Tells VS Code of the ClickUp MCP servers.
import { stat } from 'node:fs/promises'
import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  lm,
  type McpServerDefinitionProvider,
  McpStdioServerDefinition,
  workspace,
} from 'vscode'
import { type Grant, readGrants } from './grants.ts'
import { describeServer, type Network } from './server-definition.ts'

const readNetwork = (): Network => {
  const settings = workspace.getConfiguration('http')
  const { HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy, NODE_EXTRA_CA_CERTS } = process.env
  const inherited = (NO_PROXY ?? no_proxy ?? '').split(',').filter((host) => host !== '')
  return {
    chosenProxy: settings.get<string>('proxy') || undefined,
    inheritedProxy: HTTPS_PROXY ?? https_proxy,
    withoutProxy: [...settings.get<string[]>('noProxy', []), ...inherited],
    certificates: NODE_EXTRA_CA_CERTS,
  }
}

const stampOf = async (script: string): Promise<string> => {
  const { size, mtimeMs } = await stat(script)
  return `${size} ${mtimeMs}`
}

const provideDefinitions = async (
  context: ExtensionContext,
  restarts: number,
): Promise<McpStdioServerDefinition[]> => {
  const script = context.asAbsolutePath('dist/server.js')
  const place = {
    script,
    storage: context.globalStorageUri.fsPath,
    extensionVersion: String(context.extension.packageJSON.version),
    build: await stampOf(script),
    network: readNetwork(),
    images: workspace.getConfiguration('clickup').get('images', true),
    restarts,
  }
  return currentGrants().map((grant) => {
    const { label, command, args, env, version } = describeServer(place, grant)
    return new McpStdioServerDefinition(label, command, args, env, version)
  })
}

/** What agents may do, by the settings as they are now. */
export const currentGrants = (): readonly Grant[] => {
  const settings = workspace.getConfiguration('clickup')
  return readGrants((name) => settings.get(name))
}

export interface McpProvider extends Disposable {
  readonly provider: McpServerDefinitionProvider<McpStdioServerDefinition>
  /** As VS Code has them: that of the plain settings comes first. */
  readonly definitions: () => Promise<McpStdioServerDefinition[]>
  /** Stops the servers; each starts again at its next use. */
  readonly restart: () => void
}

/** Registers the provider; its definitions are the same whoever is signed in. */
export const createMcpProvider = (context: ExtensionContext): McpProvider => {
  const changed = new EventEmitter<void>()
  let restarts = 0
  const definitions = () => provideDefinitions(context, restarts)
  const provider: McpServerDefinitionProvider<McpStdioServerDefinition> = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: definitions,
  }
  const registered = Disposable.from(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('http') || event.affectsConfiguration('clickup'))
        changed.fire()
    }),
    lm.registerMcpServerDefinitionProvider('clickup.mcp', provider),
  )
  return {
    provider,
    definitions,
    restart: () => {
      restarts += 1
      changed.fire()
    },
    dispose: () => registered.dispose(),
  }
}
