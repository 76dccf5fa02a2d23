// Several accounts and workspaces, in the Accounts menu and by command.
import { strict as assert } from 'node:assert'
import { afterEach, describe, it } from 'mocha'
import { authentication, commands } from 'vscode'
import { exploreSandbox, offerToken, signIn, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { broker, eventually } from '../support/extension.ts'
import { currentToken } from '../support/sandbox.ts'
import { withTwoWorkspaces } from '../support/two-workspaces.ts'
import { choose, pane, pick, row, told, welcome } from '../support/view.ts'

const labels = async (): Promise<readonly string[]> =>
  (await authentication.getAccounts('clickup')).map(({ label }) => label)

const accountNow = async () => (await (await broker()).getCredentials())?.account

const until = (account: string): Promise<unknown> =>
  eventually(account, async () => ((await accountNow()) === account ? true : undefined))

const signInToAcme = async (driver: Driver): Promise<void> => {
  await offerToken(driver, 'pk_1_TWO')
  await choose(driver, 'Acme')
  await until('Ivo (Acme)')
}

describe('accounts', () => {
  afterEach(async () => {
    await signOut()
    await commands.executeCommand('notifications.clearAll')
  })

  it('are not said to be refused where only the network is gone', async function () {
    const driver = driverOr(this)
    await withTwoWorkspaces(async ({ close }) => {
      await signInToAcme(driver)
      close()
      await driver.command('ClickUp: Switch Workspace…')
      await driver.text(pick('Try Again'))
      await driver.gone(pick('Sign In Again…'))
      await driver.press('Escape')
    })
  })

  it('stand in the Accounts menu while they are signed in', async function () {
    const driver = driverOr(this)
    assert.deepEqual(await labels(), [])
    await signIn(driver, await currentToken())
    await eventually('the account', async () =>
      (await labels()).includes('Alex Rivera') ? true : undefined,
    )
    await driver.click('.activitybar [aria-label^="Accounts"]')
    assert.match(await driver.text('.context-view .monaco-menu'), /Alex Rivera \(ClickUp\)/)
    await driver.screenshot('accounts-menu')
    await driver.press('Escape')
    await signOut()
    await eventually('its end', async () => ((await labels()).length === 0 ? true : undefined))
  })

  it('may be several, one in use', async function () {
    const driver = driverOr(this)
    await signIn(driver, await currentToken())
    await withTwoWorkspaces(async () => {
      await signInToAcme(driver)
      await eventually('both', async () => ((await labels()).length === 2 ? true : undefined))
      await driver.command('ClickUp: Switch Workspace…')
      await driver.text(pick('Globex'))
      await driver.screenshot('accounts-switch')
      await choose(driver, 'Globex')
      await choose(driver, 'In This Folder Only')
      await until('Ivo (Globex)')
      await signOut()
      await eventually('the other one', async () =>
        (await labels()).join() === 'Alex Rivera' ? true : undefined,
      )
    })
    await driver.command('ClickUp: Sign In')
    await driver.press('Escape')
    // Whoever is left can be taken up without a token.
    await signIn(driver, await currentToken())
  })

  it('may be chosen for the open folder alone', async function () {
    const driver = driverOr(this)
    await withTwoWorkspaces(async () => {
      await signInToAcme(driver)
      await driver.command('ClickUp: Switch Workspace…')
      await choose(driver, 'Globex')
      await choose(driver, 'In This Folder Only')
      await until('Ivo (Globex)')
    })
  })

  it('are not lost by a look at the sandbox', async function () {
    const driver = driverOr(this)
    await signIn(driver, await currentToken())
    await exploreSandbox()
    assert.deepEqual(await labels(), ['Alex Rivera'])
    await driver.command('ClickUp: Switch Workspace…')
    await driver.text('.quick-input-list .monaco-list-row[aria-label^="Sandbox, current"]')
    await driver.screenshot('accounts-switch-sandbox')
    await choose(driver, 'Acme')
    await choose(driver, 'In All Windows')
    await eventually('the account', async () =>
      (await (await broker()).getCredentials())?.token === (await currentToken())
        ? true
        : undefined,
    )
  })

  it('say who has signed in', async function () {
    const driver = driverOr(this)
    await signIn(driver, await currentToken())
    await told(driver, 'Signed in to ClickUp as Alex Rivera (Acme)')
  })
})

describe('the views in place of nodes', () => {
  afterEach(signOut)

  it('say what to do where the workspace has nothing to show', async function () {
    const driver = driverOr(this)
    await withTwoWorkspaces(async (two) => {
      await signInToAcme(driver)
      await commands.executeCommand('clickup.hierarchy.focus')
      await driver.text(welcome('has no space that you can see'))
      await driver.screenshot('welcome-empty')
      await driver.text(welcome('Nothing open is assigned to you'))
      two.close()
      await driver.command('ClickUp: Refresh Tasks')
      await driver.text(welcome('ClickUp could not be read'))
      await driver.screenshot('welcome-failed')
    })
  })

  it('give way to the tree as soon as there is something', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
    await driver.text(row('Engineering'))
    await driver.gone(`${pane('Spaces')} .welcome-view`)
  })
})
