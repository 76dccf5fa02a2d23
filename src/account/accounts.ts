// The account in use: kept across restarts, shared by all windows, opened when it is first needed.
import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode'
import { type Choice, type Profile, readChoice, readSecret, type SecretChoice } from './choice.ts'
import type { Session } from './session.ts'

/** The session itself, and how to end what it started. */
interface OpenSession {
  readonly session: Session
  readonly close: () => void
}

const STORE = 'clickup.account'

export interface AccountsOptions {
  readonly context: ExtensionContext
  readonly log: LogOutputChannel
  readonly sandboxScript: string
  /** Explores the sandbox where no account was ever chosen. */
  readonly sandboxByDefault: boolean
}

export class Accounts implements Disposable {
  readonly #options: AccountsOptions
  readonly #changed = new EventEmitter<void>()
  readonly #listener: Disposable
  #current: SecretChoice
  #session: Promise<OpenSession | undefined> | undefined

  /** Fired when another account, or none, is in use from now on. */
  readonly onDidChange = this.#changed.event

  constructor(options: AccountsOptions) {
    this.#options = options
    const { context, log, sandboxByDefault } = options
    const stored = readChoice(context.globalState.get(STORE))
    this.#current = { choice: stored ?? { kind: sandboxByDefault ? 'sandbox' : 'none' } }
    this.#listener = context.secrets.onDidChange(({ key }) => {
      if (key === STORE) void this.#follow()
    })
    this.#showKind()
    // Without its token an account is none; looking for it asks no network.
    if (stored?.kind === 'clickup') this.connect().catch((error) => log.error(error))
  }

  get kind(): Choice['kind'] {
    return this.#current.choice.kind
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
    await this.#keep({ choice: { kind: 'clickup', profile }, token })
  }

  async exploreSandbox(): Promise<void> {
    await this.#keep({ choice: { kind: 'sandbox' } })
  }

  async signOut(): Promise<void> {
    await this.#keep({ choice: { kind: 'none' } })
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
    this.#close()
  }

  async #keep(next: SecretChoice): Promise<void> {
    const { secrets, globalState } = this.#options.context
    // Other windows hear of the change of the secret alone, so it holds the whole choice.
    if (next.choice.kind === 'none') await secrets.delete(STORE)
    else await secrets.store(STORE, JSON.stringify(next))
    await globalState.update(STORE, next.choice)
    this.#become(next)
  }

  /** Takes over what this or another window has kept. */
  async #follow(): Promise<void> {
    const secret = readSecret(await this.#options.context.secrets.get(STORE))
    this.#become(secret ?? { choice: { kind: 'none' } })
  }

  #become(next: SecretChoice): void {
    if (JSON.stringify(next) === JSON.stringify(this.#current)) return
    this.#close()
    this.#current = next
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
    const { context, log } = this.#options
    if (this.#current.token === undefined) {
      const secret = readSecret(await context.secrets.get(STORE))
      if (secret?.choice.kind !== 'clickup') {
        log.warn('The stored token is gone: sign in again.')
        this.#become(secret ?? { choice: { kind: 'none' } })
        return undefined
      }
      this.#current = secret
    }
    const { choice, token } = this.#current
    if (choice.kind !== 'clickup' || token === undefined) return undefined
    const { openAccount } = await import('./session.ts')
    return { session: openAccount(token, choice.profile, log), close: () => {} }
  }

  async #openSandbox(): Promise<OpenSession> {
    const { log, sandboxScript } = this.#options
    const { openSandbox } = await import('./session.ts')
    const session = await openSandbox(sandboxScript, log)
    const open = { session, close: session.close }
    void session.exited.then(() => this.#restart(open))
    return open
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
