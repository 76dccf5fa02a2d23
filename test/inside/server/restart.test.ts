// What a new start of the extension makes of what was kept: the account alone, on a store of its own.
import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { format } from 'node:util'
import { after, afterEach, describe, it } from 'mocha'
import { commands, EventEmitter, type SecretStorageChangeEvent } from 'vscode'
import { getFolderlessLists, getSpaces } from '../../../src/clickup/objects/hierarchy.ts'
import { createList } from '../../../src/clickup/objects/list.ts'
import { getMe } from '../../../src/clickup/objects/workspace.ts'
import { Accounts, type AccountsOptions } from '../../../src/extension/account/accounts.ts'
import type { Profile } from '../../../src/extension/account/choice.ts'
import { canSeeChildren, childrenRunning } from '../support/children.ts'
import { definition, eventually } from '../support/extension.ts'
import { currentToken, requests, sandbox } from '../support/sandbox.ts'

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

  /** @param folder what the window's folder keeps */
  context(folder = new Map<string, unknown>()): AccountsOptions['context'] {
    const memento = (kept: Map<string, unknown>) => ({
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    })
    return {
      globalState: memento(this.#state),
      workspaceState: memento(folder),
      secrets: {
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
      },
    }
  }
}

describe('the account in a store of its own', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clickup-sandbox-'))
  const state = path.join(folder, 'sandbox.state')
  let logged: string[] = []
  let open: Accounts[] = []

  const record = (...words: readonly unknown[]) => void logged.push(format(...words))
  const log = { debug: record, info: record, warn: record }

  const start = async (
    stores: Stores,
    sandboxByDefault = false,
    folder?: Map<string, unknown>,
  ): Promise<Accounts> => {
    const [server] = (await definition()).args
    const accounts = new Accounts({
      context: stores.context(folder),
      log,
      sandbox: { script: String(server).replace('server.js', 'sandbox.js'), state },
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
    rmSync(folder, { recursive: true, force: true })
    await commands.executeCommand('setContext', 'clickup.account', 'none')
  })

  describe('after a restart', () => {
    it('the sandbox is the account again, starts when it is needed, and has what was done in it', async () => {
      const stores = new Stores()
      const before = await start(stores)
      await before.exploreSandbox()
      const first = await before.connect()
      assert.ok(first)
      const [space] = await getSpaces(first.api)
      assert.ok(space)
      await createList(first.api, { kind: 'space', id: space.id }, { name: 'Made before' })
      before.dispose()
      stores.loseSecrets()
      const again = await start(stores)
      assert.equal(again.kind, 'sandbox')
      const session = await again.connect()
      assert.ok(session)
      assert.equal(session.profile.workspaceName, 'Acme')
      const lists = await getFolderlessLists(session.api, space.id)
      assert.ok(lists.some(({ name }) => name === 'Made before'))
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

  describe('several accounts', () => {
    const other = (): Profile => ({ ...profile(), userId: '2', userName: 'Ivo' })

    it('are kept beside each other, the last one in use', async () => {
      const stores = new Stores()
      const accounts = await start(stores)
      await accounts.signIn('pk_1', profile())
      await accounts.signIn('pk_2', other())
      assert.equal((await accounts.connect())?.credentials.token, 'pk_2')
      assert.deepEqual(
        (await accounts.all()).map(({ userName }) => userName),
        ['Alex', 'Ivo'],
      )
      await accounts.use(profile(), 'everywhere')
      assert.equal((await accounts.connect())?.credentials.token, 'pk_1')
      const again = await start(stores)
      assert.equal((await again.connect())?.profile.userName, 'Alex')
    })

    it('outlive a look at the sandbox, and the end of each other', async () => {
      const accounts = await start(new Stores())
      await accounts.signIn('pk_1', profile())
      await accounts.signIn('pk_2', other())
      await accounts.exploreSandbox()
      await accounts.use(other(), 'everywhere')
      assert.equal((await accounts.connect())?.credentials.token, 'pk_2')
      await accounts.signOut()
      assert.equal(accounts.kind, 'none')
      await accounts.use(profile(), 'everywhere')
      assert.equal((await accounts.connect())?.credentials.token, 'pk_1')
    })

    it('may be chosen for one folder alone, also after a restart', async () => {
      const stores = new Stores()
      const folder = new Map<string, unknown>()
      const here = await start(stores, false, folder)
      const there = await start(stores)
      await here.signIn('pk_1', profile())
      await here.signIn('pk_2', other())
      await here.use({ ...profile(), workspaceId: '77', workspaceName: 'Labs' }, 'folder')
      await eventually('the other window', () => (there.kind === 'clickup' ? true : undefined))
      assert.equal((await there.connect())?.profile.userName, 'Ivo')
      assert.equal((await here.connect())?.credentials.workspaceId, '77')
      const again = await start(stores, false, folder)
      assert.equal((await again.connect())?.credentials.workspaceId, '77')
      assert.doesNotMatch(JSON.stringify([...folder]), /pk_/)
    })

    it('leave a folder to the choice of all windows when its own signs out', async () => {
      const stores = new Stores()
      const here = await start(stores, false, new Map())
      await here.signIn('pk_1', profile())
      await here.signIn('pk_2', other())
      await here.use(profile(), 'folder')
      await here.signOut()
      assert.equal((await here.connect())?.profile.userName, 'Ivo')
    })
  })

  describe('a sandbox that crashed', () => {
    it('is started again at the next need, with what was done in it', async function () {
      if (!canSeeChildren) this.skip()
      const accounts = await start(new Stores())
      await accounts.exploreSandbox()
      const others = await childrenRunning('sandbox.js')
      const first = await accounts.connect()
      assert.ok(first)
      const [space] = await getSpaces(first.api)
      assert.ok(space)
      await createList(first.api, { kind: 'space', id: space.id }, { name: 'Made in time' })
      const [pid] = (await childrenRunning('sandbox.js')).filter((id) => !others.includes(id))
      assert.ok(pid)
      const changed = new Promise<void>((resolve) => {
        accounts.onDidChange(() => resolve())
      })
      process.kill(pid)
      await changed
      const second = await accounts.connect()
      assert.ok(second)
      assert.notEqual(second.credentials.apiUrl, first.credentials.apiUrl)
      const lists = await getFolderlessLists(second.api, space.id)
      assert.ok(lists.some(({ name }) => name === 'Made in time'))
    })
  })
})
