// Tells VS Code of the ClickUp MCP server.
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

const provideDefinition = async (context: ExtensionContext): Promise<McpStdioServerDefinition> => {
  const script = context.asAbsolutePath('dist/server.js')
  const { label, command, args, env, version } = describeServer({
    script,
    storage: context.globalStorageUri.fsPath,
    extensionVersion: String(context.extension.packageJSON.version),
    build: await stampOf(script),
    network: readNetwork(),
  })
  return new McpStdioServerDefinition(label, command, args, env, version)
}

export interface McpProvider extends Disposable {
  readonly provider: McpServerDefinitionProvider<McpStdioServerDefinition>
}

/** Registers the provider; its definition is the same whoever is signed in. */
export const createMcpProvider = (context: ExtensionContext): McpProvider => {
  const changed = new EventEmitter<void>()
  const provider: McpServerDefinitionProvider<McpStdioServerDefinition> = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: async () => [await provideDefinition(context)],
  }
  const registered = Disposable.from(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('http')) changed.fire()
    }),
    lm.registerMcpServerDefinitionProvider('clickup.mcp', provider),
  )
  return { provider, dispose: () => registered.dispose() }
}
