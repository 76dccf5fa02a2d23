// What a new start of the extension makes of what was kept: the account alone, on a store of its own.
import { strict as assert } from 'node:assert'
import { format } from 'node:util'
import { after, afterEach, describe, it } from 'mocha'
import {
  commands,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Memento,
  type SecretStorage,
  type SecretStorageChangeEvent,
} from 'vscode'
import { Accounts } from '../../src/account/accounts.ts'
import type { Profile } from '../../src/account/choice.ts'
import { getMe } from '../../src/clickup/workspaces.ts'
import { canSeeChildren, childrenRunning } from './support/children.ts'
import { definition, eventually } from './support/extension.ts'
import { currentToken, requests, sandbox } from './support/sandbox.ts'

/** The two stores of VS Code, which outlive a window and are shared by all. */
class Stores {
  readonly #state = new Map<string, unknown>()
  readonly #secrets = new Map<string, string>()
  readonly #changed = new EventEmitter<SecretStorageChangeEvent>()

  get written(): string {
    return JSON.stringify([...this.#state])
  }

  loseSecrets(): void {
    this.#secrets.clear()
  }

  context(): ExtensionContext {
    const globalState: Pick<Memento, 'get' | 'update'> = {
      get: (key: string) => this.#state.get(key) as never,
      update: async (key, value) => void this.#state.set(key, value),
    }
    const secrets: Pick<SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'> = {
      get: async (key) => this.#secrets.get(key),
      store: async (key, value) => {
        this.#secrets.set(key, value)
        this.#changed.fire({ key })
      },
      delete: async (key) => {
        this.#secrets.delete(key)
        this.#changed.fire({ key })
      },
      onDidChange: this.#changed.event,
    }
    return { globalState, secrets } as unknown as ExtensionContext
  }
}

describe('the account in a store of its own', () => {
  let logged: string[] = []
  let open: Accounts[] = []

  const recorder = (): LogOutputChannel => {
    const record = (...words: readonly unknown[]) => void logged.push(format(...words))
    const lines = { debug: record, info: record, warn: record, error: record }
    return lines as unknown as LogOutputChannel
  }

  const start = async (stores: Stores, sandboxByDefault = false): Promise<Accounts> => {
    const [server] = (await definition()).args
    const accounts = new Accounts({
      context: stores.context(),
      log: recorder(),
      sandboxScript: String(server).replace('server.js', 'sandbox.js'),
      sandboxByDefault,
    })
    open.push(accounts)
    return accounts
  }

  const profile = (): Profile => ({
    userId: '1',
    userName: 'Alex',
    workspaceId: sandbox.workspaceId,
    workspaceName: 'Acme',
    apiUrl: sandbox.url,
  })

  afterEach(() => {
    for (const accounts of open) accounts.dispose()
    open = []
    logged = []
  })

  after(async () => {
    await commands.executeCommand('setContext', 'clickup.account', 'none')
  })

  describe('after a restart', () => {
    it('the sandbox is the account again, and starts when it is needed', async () => {
      const stores = new Stores()
      const before = await start(stores)
      await before.exploreSandbox()
      const first = await before.connect()
      before.dispose()
      stores.loseSecrets()
      const again = await start(stores)
      assert.equal(again.kind, 'sandbox')
      const session = await again.connect()
      assert.equal(session?.profile.workspaceName, 'Acme')
      assert.notEqual(session?.credentials.apiUrl, first?.credentials.apiUrl)
    })

    it('a real account is in use again without a request', async () => {
      const stores = new Stores()
      const token = await currentToken()
      await (await start(stores)).signIn(token, profile())
      const asked = (await requests()).length
      const again = await start(stores)
      assert.equal((await again.connect())?.credentials.token, token)
      assert.equal((await requests()).length, asked)
    })

    it('nobody is signed in whose token is gone', async () => {
      const stores = new Stores()
      await (await start(stores)).signIn('pk_1', profile())
      stores.loseSecrets()
      const again = await start(stores)
      assert.equal(await again.connect(), undefined)
      assert.equal(again.kind, 'none')
    })

    it('the sandbox is the account where none was chosen and that is wished', async () => {
      const stores = new Stores()
      const first = await start(stores, true)
      assert.equal(first.kind, 'sandbox')
      await first.signOut()
      assert.equal((await start(stores, true)).kind, 'none')
    })
  })

  describe('two windows', () => {
    it('follow each other', async () => {
      const stores = new Stores()
      const [here, there] = [await start(stores), await start(stores)]
      await here.signIn('pk_1', profile())
      await eventually('the other window', () => (there.kind === 'clickup' ? true : undefined))
      assert.equal((await there.connect())?.credentials.token, 'pk_1')
      await here.signIn('pk_2', profile())
      await eventually('the other token', async () =>
        (await there.connect())?.credentials.token === 'pk_2' ? true : undefined,
      )
      await there.signOut()
      await eventually('the sign-out', () => (here.kind === 'none' ? true : undefined))
      assert.equal(await here.connect(), undefined)
    })

    it('keep the token in the secret store alone, and out of the log', async () => {
      const stores = new Stores()
      const accounts = await start(stores)
      await accounts.signIn('pk_1_SECRET', profile())
      const session = await accounts.connect()
      assert.ok(session)
      await assert.rejects(getMe(session.api))
      assert.match(stores.written, /Acme/)
      assert.match(logged.join('\n'), /GET \/v2\/user: 401/)
      assert.doesNotMatch(stores.written + logged.join('\n'), /SECRET/)
    })
  })

  describe('a sandbox that crashed', () => {
    it('is started again at the next need', async function () {
      if (!canSeeChildren) this.skip()
      const accounts = await start(new Stores())
      await accounts.exploreSandbox()
      const others = await childrenRunning('sandbox.js')
      const first = await accounts.connect()
      const [pid] = (await childrenRunning('sandbox.js')).filter((id) => !others.includes(id))
      assert.ok(pid)
      const changed = new Promise<void>((resolve) => {
        accounts.onDidChange(() => resolve())
      })
      process.kill(pid)
      await changed
      const second = await accounts.connect()
      assert.ok(second)
      assert.notEqual(second.credentials.apiUrl, first?.credentials.apiUrl)
    })
  })
})
