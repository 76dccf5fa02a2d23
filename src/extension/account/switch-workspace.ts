// The dialogue of choosing another workspace or account, for all windows or for this folder alone.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window, workspace } from 'vscode'
import { isCodedError } from '../../base/problems/error.ts'
import type { Workspace } from '../../clickup/objects/workspace.ts'
import type { Accounts } from './accounts.ts'
import { checkToken } from './check-token.ts'
import { keyOf, labelOf, type Profile, type SavedAccount } from './choice.ts'
import { whyNot } from './unreachable.ts'

interface Item extends QuickPickItem {
  readonly profile?: Profile
  readonly other?: 'sign-in' | 'sandbox' | 'again'
}

export type Switched = 'sign-in' | 'sandbox' | { readonly label: string } | undefined

const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator })

/** The workspaces of an account, or why they cannot be told. */
const workspacesOf = async (account: SavedAccount): Promise<readonly Workspace[] | Error> => {
  try {
    return (await checkToken(account.token, account.apiUrl)).workspaces
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Another token helps only where this one is refused. */
const wayOut = (error: Error): Item =>
  isCodedError(error, 'AUTH_ERROR')
    ? { label: l10n.t('Sign In Again…'), iconPath: new ThemeIcon('sign-in'), other: 'sign-in' }
    : {
        label: l10n.t('Try Again'),
        detail: whyNot(error, l10n.t('try again')),
        iconPath: new ThemeIcon('refresh'),
        other: 'again',
      }

const itemsOf = (
  { userId, userName, apiUrl }: SavedAccount,
  workspaces: readonly Workspace[] | Error,
  current: Profile | undefined,
): readonly Item[] => {
  if (workspaces instanceof Error) return [separator(userName), wayOut(workspaces)]
  const items = workspaces.map(({ id, name }): Item => {
    const profile = { userId, userName, apiUrl, workspaceId: id, workspaceName: name }
    const isCurrent = current && keyOf(current) === keyOf(profile) && current.workspaceId === id
    return {
      label: name,
      iconPath: new ThemeIcon('organization'),
      ...(isCurrent && { description: l10n.t('current') }),
      profile,
    }
  })
  return [separator(userName), ...items]
}

const readItems = async (accounts: Accounts): Promise<Item[]> => {
  const { choice } = accounts
  const current = choice.kind === 'clickup' ? choice.profile : undefined
  const saved = await accounts.all()
  const found = await Promise.all(
    saved.map(async (account) => itemsOf(account, await workspacesOf(account), current)),
  )
  const isCurrent = accounts.kind === 'sandbox'
  const sandbox: Item = {
    label: isCurrent ? l10n.t('Sandbox') : l10n.t('Explore the Sandbox'),
    iconPath: new ThemeIcon('beaker'),
    ...(isCurrent && { description: l10n.t('current') }),
    other: 'sandbox',
  }
  return [
    ...(isCurrent ? [separator(l10n.t('on this machine')), sandbox] : []),
    ...found.flat(),
    separator(''),
    {
      label: l10n.t('Add Another Account…'),
      iconPath: new ThemeIcon('add'),
      other: 'sign-in',
    },
    ...(isCurrent ? [] : [sandbox]),
  ]
}

const askWhere = async (): Promise<'everywhere' | 'folder' | undefined> => {
  if (!workspace.workspaceFolders?.length) return 'everywhere'
  const everywhere = { label: l10n.t('In All Windows'), where: 'everywhere' } as const
  const folder = {
    label: l10n.t('In This Folder Only'),
    description: workspace.name ?? '',
    where: 'folder',
  } as const
  const placeHolder = l10n.t('Where do you want to work in it?')
  return (await window.showQuickPick([everywhere, folder], { placeHolder }))?.where
}

/** Nothing when the person gives up; the caller signs in, or explores the sandbox. */
export const switchWorkspace = async (accounts: Accounts): Promise<Switched> => {
  const picked = await window.showQuickPick(readItems(accounts), {
    title: l10n.t('Switch Workspace'),
    placeHolder: l10n.t('Choose the workspace to work in'),
  })
  if (picked?.other === 'again') return switchWorkspace(accounts)
  if (!picked?.profile) return picked?.other
  const where = await askWhere()
  if (!where) return undefined
  await accounts.use(picked.profile, where)
  return { label: labelOf(picked.profile) }
}
