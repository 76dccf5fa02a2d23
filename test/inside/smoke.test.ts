// The ground that the other suites stand on: the extension is there, and somebody is at the keyboard.
import { strict as assert } from 'node:assert'
import { describe, it } from 'mocha'
import { extensions, window } from 'vscode'
import { driverOr } from './support/driver.ts'

describe('a VS Code window', () => {
  it('has the extension, which activates', async () => {
    const ours = extensions.getExtension('clickup-copilot.clickup-copilot')
    assert.ok(ours, 'the extension is not installed')
    await ours.activate()
    assert.equal(ours.isActive, true)
  })

  it('has somebody who types into a password box', async function () {
    const driver = driverOr(this)
    const answer = window.showInputBox({ title: 'Say friend', password: true })
    await driver.text('.quick-input-title >> text=Say friend')
    await driver.type('mellon')
    await driver.press('Enter')
    assert.equal(await answer, 'mellon')
  })
})
