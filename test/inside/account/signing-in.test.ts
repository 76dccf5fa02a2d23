// Signing in and out, and the sandbox as an account.
import { strict as assert } from 'node:assert'
import { writeFile } from 'node:fs/promises'
import { afterEach, describe, it } from 'mocha'
import { commands, workspace } from 'vscode'
import { isFinished } from '../../../src/clickup/objects/finished.ts'
import { keyOf, type TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import {
  exploreSandbox,
  offerToken,
  refusal,
  signIn,
  signOut,
  tokenBox,
} from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker, eventually, insides, nameOf, openTree } from '../support/extension.ts'
import { currentToken, requests, sandbox, setFaults } from '../support/sandbox.ts'
import { withTwoWorkspaces } from '../support/two-workspaces.ts'
import { choose, pick, sprint, told } from '../support/view.ts'

/** What a server may upload from: the folders of this window. */
const openFolders = (): readonly string[] =>
  (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath)

const isGone = async (url: string): Promise<true | undefined> => {
  try {
    await fetch(`${url}/__sandbox/state`)
    return undefined
  } catch {
    return true
  }
}

describe('the account', () => {
  afterEach(signOut)

  describe('signing in', () => {
    it('refuses a wrong token in the box, keeps it there, and takes the right one', async function () {
      const driver = driverOr(this)
      await offerToken(driver, 'pk_1_WRONG')
      await driver.text(refusal)
      assert.equal(await (await broker()).getCredentials(), undefined)
      // The wrong one is still there: all of it has to be replaced.
      await driver.press('End')
      await driver.press('Shift+Home')
      await driver.type(await currentToken())
      await driver.gone(refusal)
      await driver.press('Enter')
      await driver.gone(tokenBox)
      const client = await broker()
      const credentials = await eventually('the credentials', () => client.getCredentials())
      assert.deepEqual(credentials, {
        token: await currentToken(),
        apiUrl: sandbox.url,
        workspaceId: sandbox.workspaceId,
        account: 'Alex Rivera (Acme)',
        folders: openFolders(),
      })
      assert.deepEqual((await openTree()).map(nameOf), ['Engineering', 'Marketing'])
    })

    it('asks which workspace, where the token opens several', async function () {
      const driver = driverOr(this)
      await withTwoWorkspaces(async (two) => {
        await offerToken(driver, 'pk_1_TWO')
        await driver.text(pick('Globex'))
        assert.equal(await (await broker()).getCredentials(), undefined)
        await choose(driver, 'Globex')
        const client = await broker()
        const credentials = await eventually('the credentials', () => client.getCredentials())
        assert.deepEqual(credentials, {
          token: 'pk_1_TWO',
          apiUrl: two.url,
          workspaceId: '2',
          account: 'Ivo (Globex)',
          folders: openFolders(),
        })
      })
    })

    it('keeps nothing when the person gives up', async function () {
      const driver = driverOr(this)
      await driver.command('ClickUp: Sign In')
      await driver.text(tokenBox)
      await driver.type(await currentToken())
      await driver.press('Escape')
      await driver.gone(tokenBox)
      assert.equal(await (await broker()).getCredentials(), undefined)
    })

    it('says in words, without the request, that ClickUp cannot be asked', async function () {
      const driver = driverOr(this)
      await setFaults('GET /v2/user=503 x*; GET /v2/team=503 x*')
      try {
        await offerToken(driver, 'pk_1_NOBODY')
        await driver.text('.quick-input-message >> text=cannot be asked right now')
        assert.doesNotMatch(await driver.text('.quick-input-message'), /GET|\/v2\/|503/)
        await driver.press('Escape')
        await driver.gone(tokenBox)
      } finally {
        await setFaults('')
      }
    })

    it('says at once what is no token, and what to do where none is given', async function () {
      const driver = driverOr(this)
      const before = (await requests()).length
      await driver.command('ClickUp: Sign In')
      await driver.text(tokenBox)
      await driver.type('pk_1 2')
      await driver.text('.quick-input-message >> text=no spaces')
      await driver.press('Enter')
      await driver.text('.quick-input-message >> text=no spaces')
      // As it stands where a token is shown cut.
      await driver.press('Control+A')
      await driver.type('pk_1…2')
      await driver.text('.quick-input-message >> text=letters, digits')
      await driver.press('Control+A')
      await driver.type('hello')
      await driver.text('.quick-input-message >> text=begins with "pk_"')
      await driver.press('Enter')
      await driver.text('.quick-input-message >> text=begins with "pk_"')
      await driver.press('Control+A')
      await driver.press('Delete')
      await driver.press('Enter')
      await driver.text('.quick-input-message >> text=Paste your token first')
      await driver.press('Escape')
      await driver.gone(tokenBox)
      assert.equal((await requests()).length, before)
    })
  })

  describe('signing out', () => {
    it('takes the token from servers and the tree, and offers both ways in again', async function () {
      const driver = driverOr(this)
      await signIn(driver, await currentToken())
      await commands.executeCommand('clickup.hierarchy.focus')
      await driver.text('.monaco-list-row >> text=Engineering')
      await driver.command('ClickUp: Sign Out')
      await driver.text('.welcome-view >> text=Explore the Sandbox')
      assert.equal(await (await broker()).getCredentials(), undefined)
      assert.deepEqual(await openTree(), [])
    })
  })

  describe('exploring the sandbox', () => {
    it('starts one, signs in to it and shows its tree', async function () {
      const driver = driverOr(this)
      await driver.command('ClickUp: Explore the Sandbox')
      await driver.text('.monaco-list-row >> text=Engineering')
      const credentials = await (await broker()).getCredentials()
      assert.match(credentials?.apiUrl ?? '', /^http:\/\/127\.0\.0\.1:\d+$/)
      assert.notEqual(credentials?.apiUrl, sandbox.url)
    })

    it('ends with the account', async () => {
      const url = await exploreSandbox()
      assert.equal(await isGone(url), undefined)
      await signOut()
      await eventually('the end of the sandbox', () => isGone(url))
    })

    it('keeps what was changed in it while it stays the account', async () => {
      const url = await exploreSandbox()
      await commands.executeCommand('clickup.exploreSandbox')
      const { hierarchy } = await insides()
      assert.deepEqual((await hierarchy.getChildren())?.map(nameOf), ['Engineering', 'Marketing'])
      assert.equal((await (await broker()).getCredentials())?.apiUrl, url)
    })

    /** A row that was closed a moment ago is still there. */
    const hasOpen = async (task: TreeNode): Promise<boolean> =>
      (await openTree(...sprint)).some(
        (node) =>
          node.kind === 'task' && keyOf(node) === keyOf(task) && !isFinished(node.task.status),
      )

    it('keeps what was done in it for the next time, and says so to whoever leaves', async function () {
      const driver = driverOr(this)
      await exploreSandbox()
      const [task] = (await openTree(...sprint)).filter(({ kind }) => kind === 'task')
      assert.ok(task)
      await commands.executeCommand('clickup.closeTask', task)
      await commands.executeCommand('notifications.clearAll')
      await driver.command('ClickUp: Sign Out')
      await told(driver, 'left the sandbox. What you did in it is kept')
      await exploreSandbox()
      assert.ok(!(await hasOpen(task)))
    })

    it('is reset by whoever says so, and then starts anew', async function () {
      const driver = driverOr(this)
      await exploreSandbox()
      const [task] = (await openTree(...sprint)).filter(({ kind }) => kind === 'task')
      assert.ok(task)
      await commands.executeCommand('clickup.closeTask', task)
      await driver.command('ClickUp: Reset the Sandbox…')
      await choose(driver, 'Keep It')
      assert.ok(!(await hasOpen(task)))
      await driver.command('ClickUp: Reset the Sandbox…')
      await driver.screenshot('reset-sandbox')
      await choose(driver, 'Start Anew')
      await told(driver, 'starts anew: what you did in it is gone')
      await eventually('the task', async () =>
        (await hasOpen(task).catch(() => false)) ? true : undefined,
      )
    })

    it('says where what was done in it cannot be read any more', async function () {
      const driver = driverOr(this)
      await commands.executeCommand('notifications.clearAll')
      await writeFile((await insides()).sandboxState, 'spoilt')
      await exploreSandbox()
      await told(driver, 'starts anew: what you did in it is gone')
    })
  })
})
