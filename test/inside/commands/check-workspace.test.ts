// How ClickUp behaves in a person's workspace, looked at from the palette: what is opened, what it says of
// the workspace, and what is sent for it.
import { strict as assert } from 'node:assert'
import { afterEach, describe, it } from 'mocha'
import { commands, type TextDocument, window, workspace } from 'vscode'
import { exploreSandbox, signIn, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { eventually } from '../support/extension.ts'
import { currentToken, requests, sandbox, setFaults } from '../support/sandbox.ts'
import { untilTold } from '../support/view.ts'

const TITLE = 'ClickUp: Check Against My Workspace'

/** The report that was opened last. */
const report = (): Promise<TextDocument> =>
  eventually('the report', () => {
    const document = window.activeTextEditor?.document
    return document?.getText().startsWith('# ClickUp, as it was found') ? document : undefined
  })

describe('Check Against My Workspace', () => {
  afterEach(async () => {
    await setFaults('')
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  it('reads around, changes nothing, and opens a report without names', async function () {
    const driver = driverOr(this)
    this.timeout(120_000)
    const url = await exploreSandbox()
    await commands.executeCommand('clickup.refresh')
    const before = (await requests(url)).length
    await driver.command(TITLE)
    const document = await report()
    assert.equal(document.isUntitled, true)
    assert.equal(document.languageId, 'markdown')
    const text = document.getText()
    assert.match(text, /\| `newest-first` \| .* \| holds \|/)
    assert.doesNotMatch(text, /Acme|Engineering|Rivera|ENG-\d|pk_\d|127\.0\.0\.1/)
    const sent = (await requests(url)).slice(before)
    assert.ok(sent.some((one) => one.endsWith('/time_entries/current')))
    assert.deepEqual(
      sent.filter((one) => !one.startsWith('GET ')),
      [],
    )
    await driver.screenshot('check-workspace')
  })

  it('tells that nothing in it is a name, and why it could not be made', async function () {
    const driver = driverOr(this)
    this.timeout(120_000)
    await signIn(driver, await currentToken())
    await untilTold(driver, /no name, text or id/, async () => {
      await commands.executeCommand('clickup.checkWorkspace')
    })
    await setFaults('GET /api/v2/team=403 x*', sandbox.url)
    const open = workspace.textDocuments.length
    await untilTold(driver, /could not be checked/, async () => {
      await commands.executeCommand('clickup.checkWorkspace')
    })
    assert.equal(workspace.textDocuments.length, open)
  })

  it('ends when the person has had enough', async function () {
    const driver = driverOr(this)
    this.timeout(120_000)
    await signIn(driver, await currentToken())
    await setFaults('GET /api/v2/team/*/taskTemplate=hold x*', sandbox.url)
    const open = workspace.textDocuments.length
    const checking = commands.executeCommand('clickup.checkWorkspace')
    await eventually('the request that is held', async () =>
      (await requests()).some((one) => one.endsWith('/taskTemplate')) ? true : undefined,
    )
    await commands.executeCommand('notifications.showList')
    await driver.click('.notifications-center .monaco-button >> text=Cancel')
    await checking
    assert.equal(workspace.textDocuments.length, open)
  })

  it('leads to signing in where nobody is', async function () {
    const driver = driverOr(this)
    await untilTold(driver, /Sign in to ClickUp first/, async () => {
      await commands.executeCommand('clickup.checkWorkspace')
    })
  })
})
