// What could not be read is told where it would stand, beside all that could.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { inPage } from '../support/page.ts'
import { setFaults } from '../support/sandbox.ts'
import { pane, row, settled, show, sprint, taskAt } from '../support/view.ts'

describe('what could not be read', () => {
  let url = ''
  const space = ['Acme', 'Engineering'] as const
  const refused = 'Its folders could not be read.'
  const missing = 'Not all could be read'

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await setFaults('', url)
    await signOut()
  })

  it('of a space stands above the rest of it, and is read again by a click', async function () {
    const driver = driverOr(this)
    await settled(driver)
    await setFaults('GET /v2/space/*/folder=403 x*', url)
    await driver.command('ClickUp: Refresh Tasks')
    await show(...space)
    const told = await driver.text(`${pane('Spaces')} .monaco-list-row:has-text("${refused}")`)
    assert.match(told, /may not do that/)
    await driver.text(`${pane('Spaces')} ${row('Current Sprint')}`)
    await driver.gone(`${pane('Spaces')} ${row('Product Roadmap')}`)
    await driver.screenshot('left-out-refused')
    await setFaults('', url)
    await driver.click(`${pane('Spaces')} ${row(refused)}`)
    await driver.text(`${pane('Spaces')} ${row('Product Roadmap')}`)
    await driver.gone(`${pane('Spaces')} ${row(refused)}`)
  })

  it('of a list and of the own work stands above the other tasks', async function () {
    const driver = driverOr(this)
    await settled(driver)
    await setFaults('GET /v2/list/*/task=odd-after x*; GET /v2/team/*/task=odd-after x*', url)
    await driver.command('ClickUp: Refresh Tasks')
    await show(...sprint)
    for (const view of ['Spaces', 'My Work']) {
      const told = await driver.text(`${pane(view)} .monaco-list-row:has-text("${missing}")`)
      assert.match(told, /1 × task/)
    }
    await driver.screenshot('left-out-tasks')
    await setFaults('', url)
    await driver.command('ClickUp: Refresh Tasks')
    for (const view of ['Spaces', 'My Work']) await driver.gone(`${pane(view)} ${row(missing)}`)
  })

  it('of a task is told on its page, above the rest', async function () {
    const driver = driverOr(this)
    const task = await taskAt(...sprint, 'Rate limits per API key')
    await setFaults('GET /v2/task/*=odd-after x*', url)
    await commands.executeCommand('clickup.showTask', task)
    const told = await driver.text(`${inPage}.note >> text=Not all of this task could be read`)
    assert.match(told, /1 × tag/)
    assert.equal(await driver.text(`${inPage}h1`), 'Rate limits per API key')
    await driver.screenshot('left-out-page')
  })
})
