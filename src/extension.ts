// Composes the extension: account, broker, MCP server, sidebar and commands.
// What talks to ClickUp is imported when it is first needed, for VS Code starts us at every start.
import { type ExtensionContext, ExtensionMode, type LogOutputChannel, window } from 'vscode'
import { Accounts } from './account/accounts.ts'
import { labelOf } from './account/choice.ts'
import { startBroker } from './broker/host.ts'
import { type AccountActions, registerAccountCommands } from './commands/account.ts'
import { explainIn } from './commands/explain.ts'
import { registerLogCommands } from './commands/log.ts'
import { registerViewCommands, type ViewActions } from './commands/view.ts'
import { createMcpProvider } from './provider/mcp-provider.ts'
import { brokerFolder } from './provider/server-definition.ts'
import { createHierarchyView, type HierarchyView } from './views/hierarchy-view.ts'
import { isNode } from './views/nodes.ts'

const CLICKUP = 'https://api.clickup.com'

const createView = (accounts: Accounts, log: LogOutputChannel): HierarchyView =>
  createHierarchyView({
    log,
    connect: async () => {
      const session = await accounts.connect()
      if (!session) return undefined
      const { api, profile } = session
      const workspace = { id: profile.workspaceId, name: profile.workspaceName }
      return { api, workspace, sandbox: accounts.kind === 'sandbox' }
    },
  })

const accountActions = (accounts: Accounts): AccountActions => ({
  kind: () => accounts.kind,
  signIn: async () => {
    const { askToSignIn } = await import('./account/sign-in.ts')
    const signedIn = await askToSignIn(process.env.CLICKUP_API_URL ?? CLICKUP)
    if (!signedIn) return undefined
    await accounts.signIn(signedIn.token, signedIn.profile)
    return labelOf(signedIn.profile)
  },
  signOut: () => accounts.signOut(),
  exploreSandbox: () => accounts.exploreSandbox(),
})

const viewActions = (accounts: Accounts, { model }: HierarchyView): ViewActions => ({
  isSandbox: () => accounts.kind === 'sandbox',
  refresh: async (node) =>
    isNode(node) && node.kind === 'error' ? model.retry(node) : model.reload(),
  loadMore: async (node) => {
    if (isNode(node) && node.kind === 'more') await model.loadMore(node)
  },
  urlOf: async (node) => {
    if (isNode(node)) return (await import('./views/appearance.ts')).urlOf(node)
    const session = await accounts.connect()
    return session && `https://app.clickup.com/${session.profile.workspaceId}`
  },
})

export const activate = (context: ExtensionContext) => {
  const log = window.createOutputChannel('ClickUp', { log: true })
  const accounts = new Accounts({
    context,
    log,
    sandboxScript: context.asAbsolutePath('dist/sandbox.js'),
    sandboxByDefault: process.env.CLICKUP_START_SANDBOX === '1',
  })
  const view = createView(accounts, log)
  const mcp = createMcpProvider(context)
  const broker = startBroker({
    directory: brokerFolder(context.globalStorageUri.fsPath),
    credentials: async () => (await accounts.connect())?.credentials,
    onChanges: (objects) => void view.model.apply(objects).catch((error) => log.error(error)),
  })
  broker.catch((error) => log.error('Copilot cannot sign in to ClickUp in this window.', error))
  context.subscriptions.push(
    log,
    accounts,
    view,
    mcp,
    accounts.onDidChange(() => view.model.reset()),
    { dispose: () => void broker.then((running) => running.dispose()).catch(() => {}) },
    registerLogCommands(log),
    registerAccountCommands(accountActions(accounts), explainIn(log)),
    registerViewCommands(viewActions(accounts, view), explainIn(log)),
  )
  // Only the tests that run inside VS Code look behind the scenes.
  const isTest = context.extensionMode === ExtensionMode.Test
  return isTest ? { hierarchy: view.provider, mcp: mcp.provider } : undefined
}
