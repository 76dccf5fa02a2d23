// What a person works with: a client that is patient for so long, what they have done and typed, and
// what is told of the weather.
import { commands, type Disposable, l10n, window } from 'vscode'
import type { Api } from '../clickup/http/api.ts'
import type { Accounts } from './account/accounts.ts'
import type { Session } from './account/session.ts'
import { LeftDraft } from './commands/create/left-draft.ts'
import { Drafts } from './commands/drafts.ts'
import { History } from './commands/undo/history.ts'
import type { Ears } from './patience/patience.ts'
import type { Sidebar } from './views/sidebar.ts'
import type { ModelSession } from './views/tree/model.ts'

/** The client of the account in use as a person waits for it, nothing while signed out. */
type Connect = () => Promise<Api | undefined>

/** One for all that a person does, so that ClickUp is told to be slow once. */
export const patientIn = (accounts: Accounts, ears: Ears): Connect => {
  let last: { readonly session: Session; readonly api: Api } | undefined
  return async () => {
    const session = await accounts.connect()
    if (!session) return undefined
    const { patient } = await import('./patience/patience.ts')
    if (last?.session !== session) last = { session, api: patient(session.api, ears) }
    return last.api
  }
}

/** What the views read by, nothing while signed out. */
export const sessionOf = async (
  accounts: Accounts,
  connect: Connect,
): Promise<ModelSession | undefined> => {
  const api = await connect()
  const session = await accounts.connect()
  if (!session || !api) return undefined
  const { workspaceId: id, workspaceName: name } = session.profile
  return { api, workspace: { id, name }, sandbox: accounts.kind === 'sandbox' }
}

const setContext = (key: string, value: unknown): void =>
  void commands.executeCommand('setContext', key, value)

/** What was done by hand and typed by hand: of one account, and forgotten with it. */
export const remembered = (accounts: Accounts) => {
  const drafts = new Drafts()
  const newTask = new LeftDraft()
  const history = new History(({ undo, redo }) => {
    setContext('clickup.canUndo', undo)
    setContext('clickup.canRedo', redo)
  })
  const listener = accounts.onDidChange(() => {
    drafts.clear()
    history.clear()
  })
  return { drafts, newTask, history, dispose: () => listener.dispose() }
}

/** What is told of the weather, and where. */
export const weatherEars = (sidebar: () => Sidebar): Ears => {
  let wasThere = true
  let told: Disposable | undefined
  return {
    onSlow: (isSlow) => {
      sidebar().setSlow(isSlow)
      told?.dispose()
      // Dialogues wait too, and the sidebar may be out of sight.
      const words = `$(watch) ${l10n.t('ClickUp is slow…')}`
      told = isSlow ? window.setStatusBarMessage(words) : undefined
    },
    onAnswer: (isThere) => {
      if (isThere && !wasThere) sidebar().recover()
      wasThere = isThere
    },
  }
}
