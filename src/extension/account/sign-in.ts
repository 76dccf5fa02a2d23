// The dialogue of signing in: a token that ClickUp accepts, and one of its workspaces.
import { env, type InputBox, l10n, type QuickPickItem, ThemeIcon, Uri, window } from 'vscode'
import { isCodedError } from '../../base/problems/error.ts'
import type { Workspace } from '../../clickup/objects/workspace.ts'
import { type CheckedToken, checkToken, profileOf } from './check-token.ts'
import type { Profile } from './choice.ts'
import { whyNot } from './unreachable.ts'

/** Tokens of apps, which are taken as well, are longer than this. */
const LEAST_OF_APP = 30

const TOKEN_PAGE = 'https://app.clickup.com/settings/apps'

export interface SignedIn {
  readonly token: string
  readonly profile: Profile
}

interface AcceptedToken extends CheckedToken {
  readonly token: string
}

interface WorkspaceItem extends QuickPickItem {
  readonly workspace: Workspace
}

/** What is wrong with a token by its looks, as long as the person types; nothing when it may do. */
const complaintAbout = (token: string): string | undefined => {
  if (/\s/.test(token)) return l10n.t('A token holds no spaces. Copy it from ClickUp again.')
  // Nothing else can be sent in a header: the request would fail as if there were no network.
  if (/[^\x21-\x7e]/.test(token))
    return l10n.t('A token holds letters, digits and "_" only. Copy it from ClickUp again.')
  // The token of an app has no sign of its own, but it is long.
  const begins = 'pk_'.startsWith(token.slice(0, 3))
  return begins || token.length >= LEAST_OF_APP
    ? undefined
    : l10n.t('A personal token begins with "pk_". Copy it from ClickUp again.')
}

const explain = (error: unknown): string => {
  if (isCodedError(error, 'AUTH_ERROR', 'NOT_FOUND', 'FORBIDDEN')) {
    return l10n.t(
      'ClickUp does not accept this token. Copy it again: ClickUp → your avatar → Settings → Apps → API Token.',
    )
  }
  return whyNot(error, l10n.t('press Enter again'))
}

const nothingYet = (): string =>
  l10n.t('Paste your token first. The button above opens the page of ClickUp where you find it.')

const noWorkspace = (): string =>
  l10n.t('This token opens no workspace. Use the token of an account that is a member of one.')

const createTokenBox = (): InputBox => {
  const box = window.createInputBox()
  box.title = l10n.t('Sign In to ClickUp')
  box.prompt = l10n.t(
    'Paste your personal API token. You find it in ClickUp: your avatar → Settings → Apps → API Token. It is kept in the secret storage of VS Code.',
  )
  box.placeholder = 'pk_…'
  box.password = true
  box.ignoreFocusOut = true
  box.buttons = [
    { iconPath: new ThemeIcon('link-external'), tooltip: l10n.t('Open the Token Page of ClickUp') },
  ]
  return box
}

/** Asks until ClickUp accepts a token or the person gives up; a refused token stays in the box. */
const askForToken = (apiUrl: string): Promise<AcceptedToken | undefined> =>
  new Promise((resolve) => {
    const box = createTokenBox()
    const giveUp = new AbortController()
    let accepted: AcceptedToken | undefined

    const check = async (): Promise<void> => {
      const token = box.value.trim()
      if (box.busy) return
      box.validationMessage = token === '' ? nothingYet() : complaintAbout(token)
      if (box.validationMessage) return
      box.busy = true
      box.enabled = false
      try {
        const checked = await checkToken(token, apiUrl, giveUp.signal)
        if (checked.workspaces.length > 0) {
          accepted = { token, ...checked }
          box.hide()
        } else box.validationMessage = noWorkspace()
      } catch (error) {
        box.validationMessage = explain(error)
      } finally {
        box.busy = false
        box.enabled = true
      }
    }

    box.onDidTriggerButton(() => void env.openExternal(Uri.parse(TOKEN_PAGE)))
    box.onDidChangeValue((value) => {
      box.validationMessage = complaintAbout(value.trim())
    })
    box.onDidAccept(() => void check())
    box.onDidHide(() => {
      giveUp.abort()
      box.dispose()
      resolve(accepted)
    })
    box.show()
  })

const chooseWorkspace = async (
  workspaces: readonly Workspace[],
): Promise<Workspace | undefined> => {
  const [only, ...others] = workspaces
  if (others.length === 0) return only
  const items = workspaces.map(
    (workspace): WorkspaceItem => ({ label: workspace.name, description: workspace.id, workspace }),
  )
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Sign In to ClickUp'),
    placeHolder: l10n.t('Choose the workspace to work in'),
    ignoreFocusOut: true,
  })
  return picked?.workspace
}

/** Asks for a token and a workspace; nothing is kept here. Nothing when the person gives up. */
export const askToSignIn = async (apiUrl: string): Promise<SignedIn | undefined> => {
  const accepted = await askForToken(apiUrl)
  if (!accepted) return undefined
  const workspace = await chooseWorkspace(accepted.workspaces)
  if (!workspace) return undefined
  return { token: accepted.token, profile: profileOf(accepted.user, workspace, apiUrl) }
}
