// The MCP server as VS Code starts it: its definition, its tools, and the token that it never holds.
import { strict as assert } from 'node:assert'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, before, describe, it } from 'mocha'
import { exploreSandbox, signIn, signOut } from '../support/account.ts'
import { canSeeChildren, childrenRunning } from '../support/children.ts'
import { driverOr } from '../support/driver.ts'
import { broker, definition, definitions } from '../support/extension.ts'
import { currentToken, rotateToken } from '../support/sandbox.ts'
import { call, startServer, talk, toolNames } from '../support/server.ts'

describe('the MCP server', () => {
  before(async function () {
    this.timeout(60_000)
    await startServer()
  })

  afterEach(signOut)

  describe('the definition', () => {
    it('runs the bundled server by the Node of VS Code and names its windows', async () => {
      const { label, command, args, env, cwd, version } = await definition()
      assert.equal(label, 'ClickUp for Copilot')
      assert.equal(command, process.execPath)
      assert.deepEqual(
        args.map((file) => path.basename(file)),
        ['server.js'],
      )
      assert.equal(env.ELECTRON_RUN_AS_NODE, '1')
      assert.equal(path.basename(String(env.CLICKUP_BROKER)), 'broker')
      assert.equal(path.basename(String(env.CLICKUP_STATE_DIR)), 'state')
      assert.equal(cwd, undefined)
      assert.match(version ?? '', /^\d+\.\d+\.\d+\+/)
    })

    it('is the same whoever is signed in, and never holds the token', async () => {
      const signedOut = JSON.stringify(await definition())
      await exploreSandbox()
      const token = (await (await broker()).getCredentials())?.token
      const signedIn = JSON.stringify(await definition())
      assert.ok(token)
      assert.equal(signedIn, signedOut)
      assert.ok(!signedIn.includes(token))
    })
  })

  describe('the tools', () => {
    it('are those that Copilot sees', () => {
      const wanted = ['get_hierarchy', 'find_members', 'find_tasks', 'get_task', 'get_comments']
      const missing = [...wanted, 'add_comment'].filter((n) => !toolNames().includes(n))
      assert.deepEqual(missing, [])
    })

    it('say how to sign in while nobody is', async () => {
      const { ok, issues } = await call('get_hierarchy', {})
      assert.equal(ok, false)
      assert.equal(issues?.[0]?.code, 'AUTH_ERROR')
      assert.match(issues?.[0]?.hint ?? '', /ClickUp: Sign In/)
    })

    it('work in the account of the window', async () => {
      await exploreSandbox()
      const { ok, result } = await call('get_hierarchy', {})
      assert.equal(ok, true)
      assert.match(JSON.stringify(result), /Current Sprint/)
    })

    it('follow a new token without a restart of the server', async function () {
      const driver = driverOr(this)
      await signIn(driver, await currentToken())
      assert.equal((await call('find_members', {})).ok, true)
      const servers = canSeeChildren ? await childrenRunning('server.js') : []
      const next = await rotateToken()
      const dead = await call('find_tasks', { in: 'Bug Tracker', limit: 1 })
      assert.equal(dead.issues?.[0]?.code, 'AUTH_ERROR')
      await signIn(driver, next)
      assert.equal((await call('find_tasks', { in: 'Bug Tracker', limit: 1 })).ok, true)
      if (canSeeChildren) {
        assert.ok(servers.length > 0)
        assert.deepEqual(await childrenRunning('server.js'), servers)
      }
    })
  })

  describe('the token', () => {
    it('stands in no message of the server, errors among them, and in nothing that it writes', async function () {
      this.timeout(60_000)
      const driver = driverOr(this)
      const token = await currentToken()
      await signIn(driver, token)
      const [only] = await definitions()
      assert.ok(only)
      const said = await talk(only, [
        ['get_hierarchy', {}],
        ['find_tasks', { in: 'Current Sprint' }],
        ['get_task', { task: 'ENG-123' }],
        ['get_task', { task: 'nonsense' }],
        ['add_comment', { task: 'ENG-123', text: token.slice(0, 3) }],
        ['update_tasks', { tasks: ['ENG-123'], set: { status: 'nonsense' } }],
        ['no_such_tool', {}],
      ])
      assert.match(said, /Current Sprint/)
      assert.match(said, /NOT_FOUND|INVALID_INPUT/)
      await rotateToken()
      const refused = await talk(only, [['find_tasks', { in: 'Bug Tracker' }]])
      assert.match(refused, /AUTH_ERROR/)
      assert.ok(!(said + refused).includes(token))
      const state = String(only.env.CLICKUP_STATE_DIR)
      const written = await readdir(state, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const { parentPath, name } of written.filter((entry) => entry.isFile()))
        assert.ok(!(await readFile(path.join(parentPath, name), 'utf8')).includes(token), name)
    })
  })
})
