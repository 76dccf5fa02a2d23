// Lists and folders that a person creates and renames by hand; questions are asked in test/window.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { eventually, nameOf, openTree } from '../support/extension.ts'
import { requests } from '../support/sandbox.ts'
import { answer, box, nodeAt, settled, show, titled } from '../support/view.ts'

const space = ['Acme', 'Engineering'] as const

describe('lists and folders by hand', () => {
  let url = ''
  let driver: Driver

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await settled(driver)
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  const stands = (name: string, ...path: readonly string[]) =>
    eventually(name, async () =>
      (await openTree(...path)).some((node) => nameOf(node) === name) ? true : undefined,
    )

  it('a list is created and renamed', async () => {
    const node = await show(...space)
    void commands.executeCommand('clickup.createList', node)
    await driver.text(titled('Create List in Engineering'))
    await driver.press('Enter')
    await driver.text(`${box} .quick-input-message >> text=It needs a name`)
    await driver.type('Bug Tracker')
    await driver.text(`${box} .quick-input-message >> text=choose another name`)
    await driver.type(' Two')
    await driver.press('Enter')
    await stands('Bug Tracker Two', ...space)
    void commands.executeCommand('clickup.renameList', await nodeAt(...space, 'Bug Tracker Two'))
    await driver.text(titled('Rename the List Bug Tracker Two'))
    await driver.press('Control+A')
    await answer(driver, 'Rename the List', 'Flies')
    await stands('Flies', ...space)
  })

  it('a folder is created and renamed', async () => {
    await show(...space)
    await driver.command('ClickUp: Create Folder…')
    await driver.text(titled('Create Folder'))
    await driver.press('Enter')
    await answer(driver, 'Create Folder in Engineering', 'Experiments')
    await stands('Experiments', ...space)
    void commands.executeCommand('clickup.renameFolder', await nodeAt(...space, 'Experiments'))
    await driver.text(titled('Rename the Folder Experiments'))
    await driver.press('Control+A')
    await answer(driver, 'Rename the Folder', 'Trials')
    await stands('Trials', ...space)
  })

  it('nothing is deleted where the question is not answered', async () => {
    // VS Code refuses to show such questions to tests, which is no yes.
    for (const [command, name] of [
      ['clickup.deleteList', 'Bug Tracker'],
      ['clickup.deleteFolder', 'Product Roadmap'],
    ] as const) {
      await commands.executeCommand(command, await nodeAt(...space, name))
      await stands(name, ...space)
    }
    assert.ok(!(await requests(url)).some((one) => one.startsWith('DELETE')))
  })
})
