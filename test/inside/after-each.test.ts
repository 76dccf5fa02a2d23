// After each test: a picture of the window if it failed, and nothing left open for the next one.
import { afterEach } from 'mocha'
import { commands } from 'vscode'
import { driver } from './support/driver.ts'

afterEach(async function () {
  if (this.currentTest?.state === 'failed') {
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-').slice(0, 100)
    await driver?.screenshot(`failed-${name}`)
  }
  await commands.executeCommand('workbench.action.closeQuickOpen')
  await commands.executeCommand('workbench.action.closeAllEditors')
})
