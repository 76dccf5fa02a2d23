// ClickUp in VS Code's Accounts menu: who is signed in, signing in and out.
import {
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
  type AuthenticationSession,
  authentication,
  CancellationError,
  Disposable,
  EventEmitter,
  l10n,
} from 'vscode'
import type { Accounts } from './accounts.ts'
import { keyOf, type SavedAccount } from './choice.ts'

/** The token itself: VS Code hands it to nobody whom the person has not allowed it. */
const sessionOf = (account: SavedAccount): AuthenticationSession => ({
  id: keyOf(account),
  accessToken: account.token,
  account: { id: keyOf(account), label: account.userName },
  scopes: [],
})

/** @param signIn the whole dialogue; answers who has signed in, nothing when the person gave up */
export const registerAuthentication = (
  accounts: Accounts,
  signIn: () => Promise<string | undefined>,
): Disposable => {
  const changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>()
  let known: readonly AuthenticationSession[] = []
  const read = async () => (await accounts.all()).map(sessionOf)

  const tell = async (): Promise<void> => {
    const now = await read()
    const isIn = (sessions: readonly AuthenticationSession[], { id }: AuthenticationSession) =>
      sessions.some((one) => one.id === id)
    const added = now.filter((one) => !isIn(known, one))
    const removed = known.filter((one) => !isIn(now, one))
    const changedOnes = now.filter((one) =>
      known.some(({ id, accessToken }) => id === one.id && accessToken !== one.accessToken),
    )
    known = now
    if (added.length + removed.length + changedOnes.length > 0)
      changed.fire({ added, removed, changed: changedOnes })
  }

  const provider: AuthenticationProvider = {
    onDidChangeSessions: changed.event,
    getSessions: async (_scopes, options) => {
      known = await read()
      const wanted = options?.account?.id
      return known.filter(({ id }) => wanted === undefined || id === wanted)
    },
    createSession: async () => {
      if ((await signIn()) === undefined) throw new CancellationError()
      const session = (await read()).at(-1)
      if (!session) throw new Error(l10n.t('Nobody is signed in to ClickUp.'))
      return session
    },
    removeSession: (id) => accounts.remove(id),
  }
  const options = { supportsMultipleAccounts: true }
  return Disposable.from(
    changed,
    accounts.onDidChangeAccounts(() => void tell()),
    authentication.registerAuthenticationProvider('clickup', 'ClickUp', provider, options),
  )
}
