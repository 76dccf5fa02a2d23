// The account in use: kept across restarts, shared by all windows unless a folder has its own,
// opened when it is first needed.
import { rm } from 'node:fs/promises'
import { commands, type Disposable, EventEmitter, type SecretStorage } from 'vscode'
import {
  accountOf,
  type Choice,
  keyOf,
  type Profile,
  readChoice,
  readProfile,
  readVault,
  type SavedAccount,
  type Vault,
  withAccount,
} from './choice.ts'
import type { Kept, SandboxFiles } from './sandbox-process.ts'
import type { Log, Session } from './session.ts'

/** The session itself, and how to end what it started. */
interface OpenSession {
  readonly session: Session
  readonly close: () => void
  /** Of the sandbox: settles when it has ended, and whether what is done in it is kept. */
  readonly exited?: Promise<void>
  readonly kept?: Kept
}

const STORE = 'clickup.account'

/** The part of VS Code's Memento that is used here. */
interface Store {
  readonly get: (key: string) => unknown
  readonly update: (key: string, value: unknown) => Thenable<void>
}

/** The part of an extension's context that is used here. */
interface Stores {
  readonly globalState: Store
  readonly workspaceState: Store
  readonly secrets: Pick<SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>
}

export interface AccountsOptions {
  readonly context: Stores
  readonly log: Log
  readonly sandbox: SandboxFiles
  /** Explores the sandbox where no account was ever chosen. */
  readonly sandboxByDefault: boolean
}

export class Accounts implements Disposable {
  readonly #options: AccountsOptions
  readonly #changed = new EventEmitter<void>()
  readonly #accountsChanged = new EventEmitter<void>()
  readonly #sandboxStarted = new EventEmitter<Kept>()
  readonly #listener: Disposable
  /** The choice of all windows. */
  #choice: Choice
  /** What this folder has instead. */
  #folder: Profile | undefined
  #session: Promise<OpenSession | undefined> | undefined
  /** What others were told of: another one, or another token, is another session. */
  #shown: string
  #token: string | undefined

  /** Fired when another account, or none, is in use from now on. */
  readonly onDidChange = this.#changed.event
  /** Fired when an account was added or removed. */
  readonly onDidChangeAccounts = this.#accountsChanged.event

  /** Fired when a sandbox has started, with what became of what was done in it before. */
  readonly onDidStartSandbox = this.#sandboxStarted.event

  constructor(options: AccountsOptions) {
    this.#options = options
    const { context, sandboxByDefault } = options
    const stored = readChoice(context.globalState.get(STORE))
    this.#choice = stored ?? { kind: sandboxByDefault ? 'sandbox' : 'none' }
    this.#folder = readProfile(context.workspaceState.get(STORE))
    this.#shown = JSON.stringify(this.choice)
    this.#listener = context.secrets.onDidChange(({ key }) => {
      if (key === STORE) void this.#follow()
    })
    this.#showKind()
    // Without its token an account is none; looking for it asks no network.
    if (this.kind === 'clickup') void this.#follow()
  }

  get choice(): Choice {
    return this.#folder ? { kind: 'clickup', profile: this.#folder } : this.#choice
  }

  get kind(): Choice['kind'] {
    return this.choice.kind
  }

  /** Whether this folder has an account or workspace of its own. */
  get isFolderChoice(): boolean {
    return this.#folder !== undefined
  }

  /** Everybody who has signed in and not out. */
  async all(): Promise<readonly SavedAccount[]> {
    return (await this.#vault()).accounts
  }

  /** The open account, nothing while signed out. Starts the sandbox where that is the account. */
  async connect(): Promise<Session | undefined> {
    this.#session ??= this.#open()
    const opening = this.#session
    try {
      return (await opening)?.session
    } catch (error) {
      if (this.#session === opening) this.#session = undefined
      throw error
    }
  }

  async signIn(token: string, profile: Profile): Promise<void> {
    const { userId, userName, apiUrl } = profile
    const accounts = withAccount(await this.#vault(), { userId, userName, apiUrl, token })
    await this.#keepFolder(undefined)
    await this.#keep({ choice: { kind: 'clickup', profile }, accounts })
  }

  /** Works in another workspace of an account that is signed in. */
  async use(profile: Profile, where: 'everywhere' | 'folder'): Promise<void> {
    const vault = await this.#vault()
    await this.#keepFolder(where === 'folder' ? profile : undefined)
    if (where === 'folder') this.#become(vault)
    else await this.#keep({ ...vault, choice: { kind: 'clickup', profile } })
  }

  async exploreSandbox(): Promise<void> {
    await this.#keepFolder(undefined)
    await this.#keep({ ...(await this.#vault()), choice: { kind: 'sandbox' } })
  }

  /** Whether leaving the sandbox is the end of what was done in it. */
  async losesSandbox(): Promise<boolean> {
    if (this.kind !== 'sandbox') return false
    return (await this.#session?.catch(() => undefined))?.kept === 'elsewhere'
  }

  /** Starts the sandbox anew, without what was done in it. */
  async resetSandbox(): Promise<void> {
    const open = await this.#session?.catch(() => undefined)
    this.#close()
    if (this.kind !== 'sandbox') return
    // Whoever asks meanwhile gets the new one.
    this.#session = this.#openAnew(open)
    this.#changed.fire()
    await this.connect()
  }

  /** Forgets the account in use, and its token. */
  async signOut(): Promise<void> {
    const { choice } = this
    if (choice.kind === 'clickup') return this.remove(keyOf(choice.profile))
    await this.#keep({ ...(await this.#vault()), choice: { kind: 'none' } })
  }

  /** Forgets one account; nobody is signed in where it was in use. */
  async remove(key: string): Promise<void> {
    const { accounts, choice } = await this.#vault()
    if (this.#folder && keyOf(this.#folder) === key) await this.#keepFolder(undefined)
    const wasInUse = choice.kind === 'clickup' && keyOf(choice.profile) === key
    const left = accounts.filter((one) => keyOf(one) !== key)
    await this.#keep({ choice: wasInUse ? { kind: 'none' } : choice, accounts: left })
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
    this.#accountsChanged.dispose()
    this.#sandboxStarted.dispose()
    this.#close()
  }

  async #vault(): Promise<Vault> {
    const vault = readVault(await this.#options.context.secrets.get(STORE))
    // Where nothing secret is kept, the choice stands beside it.
    return vault.choice.kind === 'none' && vault.accounts.length === 0
      ? { ...vault, choice: this.#choice.kind === 'sandbox' ? this.#choice : vault.choice }
      : vault
  }

  async #keep(next: Vault): Promise<void> {
    const { secrets, globalState } = this.#options.context
    // Other windows hear of the change of the secret alone, so it holds the whole choice.
    if (next.choice.kind === 'none' && next.accounts.length === 0) await secrets.delete(STORE)
    else await secrets.store(STORE, JSON.stringify(next))
    await globalState.update(STORE, next.choice)
    this.#become(next)
    this.#accountsChanged.fire()
  }

  async #keepFolder(profile: Profile | undefined): Promise<void> {
    if (!profile && !this.#folder) return
    await this.#options.context.workspaceState.update(STORE, profile)
    this.#folder = profile
  }

  /** Takes over what this or another window has kept. */
  async #follow(): Promise<void> {
    this.#become(readVault(await this.#options.context.secrets.get(STORE)))
    this.#accountsChanged.fire()
  }

  #become(vault: Vault): void {
    this.#choice = vault.choice
    // A folder whose account has signed out elsewhere has that of all windows again.
    if (this.#folder && !accountOf(vault, this.#folder)) this.#folder = undefined
    const { choice } = this
    const account = choice.kind === 'clickup' ? accountOf(vault, choice.profile) : undefined
    if (choice.kind === 'clickup' && !account) this.#choice = { kind: 'none' }
    const isSame = JSON.stringify(this.choice) === this.#shown
    // At a start the token is not known yet: to learn it changes nothing for anybody.
    const isSameToken = this.#token === undefined || this.#token === account?.token
    this.#token = account?.token
    this.#shown = JSON.stringify(this.choice)
    if (isSame && isSameToken) return
    this.#close()
    this.#showKind()
    this.#changed.fire()
  }

  #showKind(): void {
    void commands.executeCommand('setContext', 'clickup.account', this.kind)
  }

  #close(): void {
    const closing = this.#session
    this.#session = undefined
    closing?.then(
      (open) => open?.close(),
      () => {},
    )
  }

  async #open(): Promise<OpenSession | undefined> {
    if (this.kind === 'none') return undefined
    return this.kind === 'sandbox' ? this.#openSandbox() : this.#openClickUp()
  }

  async #openClickUp(): Promise<OpenSession | undefined> {
    const vault = await this.#vault()
    this.#become(vault)
    const { choice } = this
    const account = choice.kind === 'clickup' ? accountOf(vault, choice.profile) : undefined
    if (choice.kind !== 'clickup' || !account) {
      this.#options.log.warn('The stored token is gone: sign in again.')
      return undefined
    }
    const { openAccount } = await import('./session.ts')
    const session = openAccount(account.token, choice.profile, this.#options.log)
    return { session, close: () => {} }
  }

  async #openSandbox(): Promise<OpenSession> {
    const { log, sandbox } = this.#options
    const { openSandbox } = await import('./session.ts')
    const session = await openSandbox(sandbox, log)
    const { close, exited, kept } = session
    const open = { session, close, exited, kept }
    this.#sandboxStarted.fire(kept)
    void session.exited.then(() => this.#restart(open))
    return open
  }

  async #openAnew(before: OpenSession | undefined): Promise<OpenSession | undefined> {
    await before?.exited
    // What another window has is not ours to take away.
    if (before?.kept !== 'elsewhere') await rm(this.#options.sandbox.state, { force: true })
    return this.#open()
  }

  /** A sandbox that ended by itself is started again at the next need. */
  async #restart(ended: OpenSession): Promise<void> {
    const current = await this.#session?.catch(() => undefined)
    if (current !== ended) return
    this.#options.log.warn('The sandbox has ended; it starts again when it is needed.')
    this.#session = undefined
    this.#changed.fire()
  }
}
