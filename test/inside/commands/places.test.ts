// Lists and folders that a person creates, renames and deletes by hand.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { eventually, nameOf, openTree } from '../support/extension.ts'
import { requests } from '../support/sandbox.ts'
import { answer, box, nodeAt, settled, show, titled } from '../support/view.ts'

const space = ['Acme', 'Engineering'] as const
const dialog = '.monaco-dialog-box'

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

  const isGone = (name: string, ...path: readonly string[]) =>
    eventually(`the end of ${name}`, async () =>
      (await openTree(...path)).some((node) => nameOf(node) === name) ? undefined : true,
    )

  it('a list is created, renamed and deleted, which is asked for by name', async () => {
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
    await driver.command('ClickUp: Delete List…')
    await driver.text(titled('Delete List'))
    await driver.type('Flies')
    await driver.press('Enter')
    assert.match(await driver.text(dialog), /Delete the list "Flies" for good\?/)
    await driver.press('Escape')
    await driver.gone(dialog)
    assert.ok(!(await requests(url)).some((one) => one.startsWith('DELETE')))
    void commands.executeCommand('clickup.deleteList', await nodeAt(...space, 'Flies'))
    await driver.text(dialog)
    await driver.click(`${dialog} .monaco-button >> text=Delete`)
    await isGone('Flies', ...space)
  })

  it('a folder is created, renamed and deleted, with its lists by name in the question', async () => {
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
    void commands.executeCommand('clickup.deleteFolder', await nodeAt(...space, 'Product Roadmap'))
    const question = await driver.text(dialog)
    await driver.screenshot('places-delete')
    assert.match(question, /Delete the folder "Product Roadmap" for good\?/)
    assert.match(question, /2 lists \("Q3 Deliverables", "Q4 Deliverables"\)/)
    await driver.press('Escape')
    await driver.gone(dialog)
    void commands.executeCommand('clickup.deleteFolder', await nodeAt(...space, 'Trials'))
    await driver.text(dialog)
    await driver.click(`${dialog} .monaco-button >> text=Delete`)
    await isGone('Trials', ...space)
  })
})
