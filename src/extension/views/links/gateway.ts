// The gateway that links are shared by: its address stands in the settings, its admin key in the
// secret storage, bound to the address for which it was given. Read at every start, so it loads nothing.
import {
  ConfigurationTarget,
  commands,
  Disposable,
  EventEmitter,
  type SecretStorage,
  workspace,
} from 'vscode'

const STORE = 'clickup.gateway'

export interface GatewayAddress {
  readonly url: string
  readonly key: string
}

const readKept = (json: string | undefined): GatewayAddress | undefined => {
  try {
    const { url, key } = JSON.parse(json ?? '{}')
    return typeof url === 'string' && typeof key === 'string' ? { url, key } : undefined
  } catch {
    return undefined
  }
}

const settings = () => workspace.getConfiguration('clickup')

export class Gateway implements Disposable {
  readonly #secrets: SecretStorage
  readonly #changed = new EventEmitter<void>()
  readonly #listeners: Disposable
  /** By the id of the link: a gateway tells an address once, and this window knows it to its end. */
  readonly #told = new Map<string, string>()
  #now = ''

  /** Fired when another gateway, or none, is connected from now on. */
  readonly onDidChange = this.#changed.event

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets
    this.#listeners = Disposable.from(
      this.#changed,
      secrets.onDidChange(({ key }) => {
        if (key === STORE) void this.#follow()
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('clickup.gateway')) void this.#follow()
      }),
    )
    void this.#follow()
  }

  /** As the settings have it; empty where there is none. */
  get url(): string {
    return String(settings().get('gateway.url') ?? '')
      .trim()
      .replace(/\/+$/, '')
  }

  /** Nothing where the key was given for another address: it goes nowhere else. */
  async address(): Promise<GatewayAddress | undefined> {
    const { url } = this
    const kept = url === '' ? undefined : readKept(await this.#secrets.get(STORE))
    return kept?.url === url ? kept : undefined
  }

  async connect(address: GatewayAddress): Promise<void> {
    await this.#secrets.store(STORE, JSON.stringify(address))
    if (this.url !== address.url)
      await settings().update('gateway.url', address.url, ConfigurationTarget.Global)
    await this.#follow()
  }

  /** Forgets the key; the address stays for the next time. */
  async disconnect(): Promise<void> {
    await this.#secrets.delete(STORE)
    await this.#follow()
  }

  tell(id: string, url: string): void {
    this.#told.set(id, url)
  }

  /** The address of a link, where this window was told it. */
  told(id: string): string | undefined {
    return this.#told.get(id)
  }

  forget(id: string): void {
    this.#told.delete(id)
  }

  dispose(): void {
    this.#listeners.dispose()
  }

  async #follow(): Promise<void> {
    const address = await this.address()
    const now = JSON.stringify(address)
    if (now === this.#now) return
    this.#now = now
    this.#told.clear()
    const state = address ? 'connected' : 'none'
    await commands.executeCommand('setContext', 'clickup.gateway', state)
    this.#changed.fire()
  }
}
