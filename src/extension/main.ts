// Composes the extension: account, broker, MCP servers, sidebar and commands.
// What talks to ClickUp is imported when it is first needed, for VS Code starts us at every start.
import path from 'node:path'
import {
  type Disposable,
  type ExtensionContext,
  ExtensionMode,
  type LogOutputChannel,
  l10n,
  ProgressLocation,
  window,
  workspace,
} from 'vscode'
import type { ChangedObject } from '../access/changed-object.ts'
import { startBroker } from '../broker/host.ts'
import { Accounts } from './account/accounts.ts'
import { registerAuthentication } from './account/authentication.ts'
import { labelOf } from './account/choice.ts'
import { type TokenHealth, watchToken } from './account/health.ts'
import { registerAccessCommands } from './commands/access/access.ts'
import { watchSettings } from './commands/access/settings-watch.ts'
import { registerAccountCommands } from './commands/account/account.ts'
import type { AccountActions } from './commands/account/account-dialogues.ts'
import { registerChatCommands } from './commands/chat.ts'
import { registerClientCommands } from './commands/clients/clients.ts'
import { registerTextFiles } from './commands/edit/text-provider.ts'
import { type Explain, explainIn } from './commands/explain.ts'
import { registerFavoriteCommands } from './commands/favorites.ts'
import { registerLinkCommands } from './commands/links/links.ts'
import type { SharedAccount } from './commands/links/links-desk.ts'
import { registerLogCommands } from './commands/log.ts'
import { registerPlaceCommands } from './commands/places/places.ts'
import { plain } from './commands/plain.ts'
import { registerSearchCommands } from './commands/searches.ts'
import { FormerStatuses } from './commands/tasks/closing/former-statuses.ts'
import { registerTaskCommands, type TaskActions } from './commands/tasks/tasks.ts'
import type { Desk } from './commands/tasks/writing.ts'
import { registerUndoCommands } from './commands/undo/undo.ts'
import { registerViewCommands } from './commands/view.ts'
import { patientIn, remembered, sessionOf, weatherEars } from './desk.ts'
import { rulesOf } from './provider/grants.ts'
import { createMcpProvider, currentGrants } from './provider/mcp-provider.ts'
import { brokerFolder } from './provider/server-definition.ts'
import { createAccessStatus } from './views/access-status.ts'
import { Gateway } from './views/links/gateway.ts'
import { createLinksView } from './views/links/links-view.ts'
import { createSidebar, type Sidebar } from './views/sidebar.ts'
import { createTaskPages, type TaskPages } from './views/task/task-pages.ts'
import type { ModelSession } from './views/tree/model.ts'

const CLICKUP = 'https://api.clickup.com'

const signIn = async (accounts: Accounts): Promise<string | undefined> => {
  const { askToSignIn } = await import('./account/sign-in.ts')
  const signedIn = await askToSignIn(process.env.CLICKUP_API_URL ?? CLICKUP)
  if (!signedIn) return undefined
  await accounts.signIn(signedIn.token, signedIn.profile)
  return labelOf(signedIn.profile)
}

const accountActions = (accounts: Accounts): AccountActions => ({
  kind: () => accounts.kind,
  signIn: () => signIn(accounts),
  signOut: () => accounts.signOut(),
  exploreSandbox: () => accounts.exploreSandbox(),
  losesSandbox: () => accounts.losesSandbox(),
  resetSandbox: () => accounts.resetSandbox(),
  switchWorkspace: async () =>
    (await import('./account/switch-workspace.ts')).switchWorkspace(accounts),
})

/** Those on this machine, where servers can read them. */
const openPaths = (): readonly string[] =>
  (workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? uri.fsPath : []))

const branchesOfFolders = async (): Promise<readonly string[]> => {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString())
  return (await import('../base/git/branches.ts')).branchesOf(folders)
}

const taskActions = (accounts: Accounts, desk: Desk, sidebar: () => Sidebar): TaskActions => ({
  desk,
  isSandbox: () => accounts.kind === 'sandbox',
  tasksOf: (node, nodes) => sidebar().tasksOf(node, nodes),
  aim: (node) => sidebar().aim(node),
  listOf: (node) => sidebar().listOf(node),
  likelyList: () => sidebar().likelyList(),
})

const createPages = (
  context: ExtensionContext,
  connect: () => Promise<ModelSession | undefined>,
  desk: () => Desk,
  sidebar: () => Sidebar,
  explain: Explain,
): TaskPages =>
  createTaskPages({
    connect,
    deeds: async () => (await import('./page/deeds.ts')).pageDeeds(desk(), explain),
    known: (id) => sidebar().selectedTask(id),
    plain,
    pathOf: (file) => context.asAbsolutePath(file),
  })

const createViews = (
  context: ExtensionContext,
  log: LogOutputChannel,
  { onFailure, onRefusal }: TokenHealth,
  pages: TaskPages,
  desk: Desk,
  session: () => Promise<ModelSession | undefined>,
  isSignedIn: boolean,
): Sidebar => {
  const explain = explainIn({ log, onRefusal })
  // A box that is clicked, a row that is dropped: no reason for a notification each time.
  const quietDesk: Desk = { ...desk, progress: ProgressLocation.Window }
  return createSidebar({
    global: context.globalState,
    local: context.workspaceState,
    log,
    onFailure,
    connect: session,
    pages,
    isSignedIn,
    chooseTask: async (aim) => {
      const { chooseTask } = await import('./commands/tasks/task-actions.ts')
      return chooseTask(desk, aim, l10n.t('Open in ClickUp'))
    },
    onCheck: (tasks, closes) =>
      explain(async () => {
        const { closeTasks } = await import('./commands/tasks/close-tasks.ts')
        await closeTasks(quietDesk, tasks, closes)
      }),
    onDrop: (tasks, onto) =>
      explain(async () => {
        const { dropTasks } = await import('./commands/drop-tasks.ts')
        await dropTasks(quietDesk, tasks, onto)
      }),
  })
}

const watchAccess = (accounts: Accounts): Disposable => {
  const status = createAccessStatus(() => (accounts.kind === 'none' ? [] : currentGrants()))
  const listeners = [
    accounts.onDidChange(status.update),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('clickup')) status.update()
    }),
  ]
  return { dispose: () => [...listeners, status].map((one) => one.dispose()) }
}

/** What a link is made from: the account in use, and the workspace it works in. */
const sharedAccount = async (accounts: Accounts): Promise<SharedAccount | undefined> => {
  const session = await accounts.connect()
  if (!session) return undefined
  const { workspaceId } = session.profile
  return {
    token: session.credentials.token,
    workspaceId,
    isSandbox: accounts.kind === 'sandbox',
  }
}

/** Each folder has a sandbox of its own, as each window runs one. */
const sandboxState = ({ storageUri, globalStorageUri }: ExtensionContext): string =>
  path.join((storageUri ?? globalStorageUri).fsPath, 'sandbox.state')

export const activate = (context: ExtensionContext) => {
  const log = window.createOutputChannel('ClickUp', { log: true })
  const accounts = new Accounts({
    context,
    log,
    sandbox: { script: context.asAbsolutePath('dist/sandbox.js'), state: sandboxState(context) },
    sandboxByDefault: process.env.CLICKUP_START_SANDBOX === '1',
  })
  const health = watchToken(accounts)
  const explain = explainIn({ log, onRefusal: health.onRefusal })
  const theSidebar = (): Sidebar => sidebar
  const connect = patientIn(accounts, weatherEars(theSidebar))
  const session = () => sessionOf(accounts, connect)
  const pages = createPages(context, session, () => desk, theSidebar, explain)
  let shown: Promise<void> = Promise.resolve()
  const onChanges = (objects: readonly ChangedObject[]): void => {
    pages.apply(objects)
    shown = sidebar.apply(objects).catch((error) => log.error(error))
  }
  const former = new FormerStatuses(context.workspaceState)
  const memory = remembered(accounts)
  const desk: Desk = {
    ...{ connect, branches: branchesOfFolders, showTask: pages.show, onChanges, log },
    ...{ history: memory.history, drafts: memory.drafts, newTask: memory.newTask },
    ahead: ({ workspaceId = '' }) => sidebar.aheadIn(workspaceId),
    // What was made stands in the tree once the tree has heard of it.
    reveal: (listId, label) =>
      shown.then(() => sidebar.reveal(listId, label)).catch((error) => log.error(error)),
    statusBefore: ({ id }) => former.of(id),
    onClosed: (closed) => {
      former.remember(closed).catch((error) => log.error(error))
      sidebar.linger(closed)
    },
  }
  const isSignedIn = accounts.kind === 'clickup'
  const sidebar = createViews(context, log, health, pages, desk, session, isSignedIn)
  const gateway = new Gateway(context.secrets)
  const links = createLinksView(gateway, log)
  const mcp = createMcpProvider(context)
  const broker = startBroker({
    directory: brokerFolder(context.globalStorageUri.fsPath),
    credentials: async (server) => {
      const credentials = (await accounts.connect())?.credentials
      if (!credentials) return undefined
      const folders = openPaths()
      if (server === undefined) return { ...credentials, folders }
      // By the settings as they are now: a server that started by others need not have ended yet.
      return { ...credentials, folders, rules: rulesOf(currentGrants(), server) }
    },
    onChanges,
    onCall: ({ tool, outcome, ms }) =>
      log.info(`An agent called ${tool}: ${outcome} (${Math.round(ms)} ms)`),
  })
  broker.catch((error) => log.error('Copilot cannot sign in to ClickUp in this window.', error))
  context.subscriptions.push(
    log,
    accounts,
    health,
    sidebar,
    pages,
    memory,
    gateway,
    links,
    mcp,
    watchAccess(accounts),
    watchSettings(),
    registerAuthentication(accounts, () => signIn(accounts)),
    accounts.onDidChange(() => {
      sidebar.reset()
      pages.reset()
    }),
    { dispose: () => void broker.then((running) => running.dispose()).catch(() => {}) },
    registerLogCommands(log, desk, mcp.definitions, explain),
    registerChatCommands(explain, pages.ask),
    registerClientCommands(mcp.definitions, explain),
    registerAccountCommands(accountActions(accounts), explain),
    accounts.onDidStartSandbox(async (kept) =>
      (await import('./commands/account/account-dialogues.ts')).tellOfSandbox(kept),
    ),
    registerTaskCommands(taskActions(accounts, desk, theSidebar), explain),
    registerTextFiles(desk),
    registerPlaceCommands({ desk, placeOf: sidebar.actions.placeOf }, explain),
    registerUndoCommands(desk, explain),
    registerViewCommands(
      { ...sidebar.actions, isSandbox: () => accounts.kind === 'sandbox' },
      explain,
    ),
    registerFavoriteCommands({ ...sidebar.actions, connect, ahead: desk.ahead }, explain),
    registerSearchCommands({ ...sidebar.searchesDesk, connect: desk.connect }, explain),
    registerLinkCommands(
      { gateway, view: links, account: () => sharedAccount(accounts), log },
      explain,
    ),
    registerAccessCommands({ grants: currentGrants, restart: mcp.restart }, explain),
  )
  // Only the tests that run inside VS Code look behind the scenes, also of an installed package.
  const isTest = context.extensionMode === ExtensionMode.Test
  if (!isTest && process.env.CLICKUP_TEST_INSIDES !== '1') return undefined
  const { hierarchy, myWork, searches } = sidebar
  return {
    hierarchy: hierarchy.provider,
    myWork: myWork.provider,
    searches: searches.provider,
    links: links.provider,
    mcp: mcp.provider,
    views: {
      hierarchy: hierarchy.view,
      myWork: myWork.view,
      searches: searches.view,
      links: links.view,
    },
    sandboxState: sandboxState(context),
  }
}
