// What the extension does before anybody asked it for something.
import { strict as assert } from 'node:assert'
import { describe, it } from 'mocha'
import { commands, extensions } from 'vscode'
import { driverOr } from './support/driver.ts'
import { broker, eventually, insides, openTree } from './support/extension.ts'
import { requests } from './support/sandbox.ts'

/** Whether this host has loaded what the extension loads when it is first needed. */
const hasLoadedMore = (): boolean =>
  Object.keys(require.cache).some((file) => /[\\/]later\.js$/.test(file))

describe('activation', () => {
  it('loads no more than it needs itself; the first look at a view loads the rest', async () => {
    await insides()
    assert.equal(hasLoadedMore(), false)
    await commands.executeCommand('workbench.view.extension.clickup')
    await openTree()
    assert.equal(hasLoadedMore(), true)
  })

  it('asks ClickUp for nothing, and neither does the view of somebody signed out', async () => {
    await insides()
    await commands.executeCommand('workbench.view.extension.clickup')
    assert.deepEqual(await openTree(), [])
    assert.deepEqual(await requests(), [])
  })

  it('offers both ways in', async function () {
    const driver = driverOr(this)
    await commands.executeCommand('workbench.view.extension.clickup')
    const words = await driver.text('.welcome-view')
    assert.match(words, /Sign In/)
    assert.match(words, /Explore the Sandbox/)
    assert.deepEqual(await requests(), [])
  })

  it('makes the window known to servers, which hear that nobody is signed in', async () => {
    const client = await broker()
    assert.equal(await client.getCredentials(), undefined)
    assert.deepEqual(await requests(), [])
  })

  it('brings every command that is declared', async () => {
    const ours = extensions.getExtension('clickup-copilot.clickup-copilot')
    const declared: readonly { command: string }[] = ours?.packageJSON.contributes.commands ?? []
    await eventually('the commands', async () => {
      const known = new Set(await commands.getCommands(true))
      return declared.every(({ command }) => known.has(command)) ? true : undefined
    })
    const own = /^clickup\.(?!(?:hierarchy|myWork|searches|links)\.)/
    const known = (await commands.getCommands(true)).filter((command) => own.test(command))
    assert.deepEqual(known.sort(), declared.map(({ command }) => command).sort())
  })
})
