// The walkthrough as VS Code shows it.
import { afterEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { pick } from '../support/view.ts'

describe('the walkthrough', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await signOut()
  })

  it('leads through four steps, the first of which is done by signing in', async function () {
    const driver = driverOr(this)
    const id = 'clickup-copilot.clickup-copilot#start'
    await commands.executeCommand('workbench.action.openWalkthrough', id)
    for (const title of ['Connect', 'Look Around', 'Ask Copilot', 'Stay in Control'])
      await driver.text(`.gettingStartedContainer .step-title >> text=${title}`)
    await exploreSandbox()
    await driver.text('.gettingStartedContainer [data-done-step-id$="#connect"].complete')
    // With room for the pictures beside the steps.
    await commands.executeCommand('workbench.action.closeAuxiliaryBar')
    await commands.executeCommand('workbench.action.closeSidebar')
    for (const [step, title] of [
      ['connect', 'Connect'],
      ['look', 'Look Around'],
      ['ask', 'Ask Copilot'],
      ['control', 'Stay in Control'],
    ] as const) {
      await driver.click(`.gettingStartedContainer .step-title >> text=${title}`)
      await driver.screenshot(`walkthrough-${step}`)
    }
  })

  it('is opened from the palette, stands among all walkthroughs, and puts a request into the chat', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Get Started')
    await driver.text('.gettingStartedContainer .step-title >> text=Connect')
    await driver.click('.gettingStartedContainer .step-title >> text=Ask Copilot')
    const button = '.gettingStartedContainer .button-container >> text=Plan Tasks from a Doc'
    await driver.text(button)
    await driver.screenshot('walkthrough-jobs')
    await driver.click(button)
    await driver.text('.interactive-input-part .view-lines >> text=Q4 Architecture Doc')
    await driver.screenshot('walkthrough-asked')
    await driver.command('Welcome: Open Walkthrough...')
    await driver.text(pick('Get Started with ClickUp for Copilot'))
    await driver.press('Escape')
  })
})
