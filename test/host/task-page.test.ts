// A task on a page of its own, in VS Code's Markdown preview.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, TabInputWebview, window, workspace } from 'vscode'
import { exploreSandbox, signOut } from './support/account.ts'
import { driverOr } from './support/driver.ts'
import { eventually } from './support/extension.ts'
import { call, startServer } from './support/server.ts'
import { row, show, sprint, taskAt } from './support/view.ts'

describe('the page of a task', () => {
  beforeEach(async () => {
    await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await signOut()
  })

  const enter = 'internal:control=enter-frame'
  /** Inside of the two frames in which VS Code shows a preview. */
  const inPreview = `iframe.webview >> ${enter} >> iframe#active-frame >> ${enter} >> `
  const name = 'Rate limits per API key'

  /** The page that is in sight, as Markdown. */
  const pageInSight = (): Promise<string> =>
    eventually('the page', () => {
      const { label, input } = window.tabGroups.activeTabGroup.activeTab ?? {}
      const isPreview = input instanceof TabInputWebview && /markdown\.preview/.test(input.viewType)
      const page = workspace.textDocuments.find(({ uri }) => uri.scheme === 'clickup-task')
      return isPreview && label && page ? page.getText() || undefined : undefined
    })

  it('opens by a click, with its facts, description and comments', async function () {
    const driver = driverOr(this)
    await show(...sprint)
    await driver.click(row(name))
    const page = await pageInSight()
    assert.match(page, new RegExp(`^# ${name}`))
    assert.match(page, /\*\*Assignees\*\*: .*Priya Nair/)
    assert.equal(await driver.text(`${inPreview}h1`), name)
    await driver.screenshot('task-page')
  })

  it('opens by the keyboard, and shows what an agent changes', async function () {
    const driver = driverOr(this)
    await startServer()
    await show(...sprint, name)
    await driver.press('Enter')
    assert.match(await pageInSight(), /\*\*Status\*\*: /)
    const { task } = await taskAt(...sprint, name)
    const said = { task: task.id, text: 'Any news on this?' }
    assert.equal((await call('add_comment', said)).ok, true)
    await eventually('the comment', async () =>
      (await pageInSight()).includes('Any news on this?') ? true : undefined,
    )
  })

  it('shows nothing of an account that was left', async function () {
    const driver = driverOr(this)
    await show(...sprint)
    await driver.click(row(name))
    assert.match(await pageInSight(), new RegExp(name))
    await signOut()
    await eventually('its end', async () =>
      (await pageInSight()) === 'Nobody is signed in to ClickUp.' ? true : undefined,
    )
  })

  it('is offered in the palette', async function () {
    const driver = driverOr(this)
    await show(...sprint, name)
    await driver.command('ClickUp: Show Task')
    assert.match(await pageInSight(), new RegExp(name))
  })
})
