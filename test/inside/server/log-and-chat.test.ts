// The two commands that lead out of our own views: to the log, and to Copilot Chat.
import { strict as assert } from 'node:assert'
import { after, describe, it } from 'mocha'
import { commands, window } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { eventually } from '../support/extension.ts'
import { call, startServer } from '../support/server.ts'

describe('the ways out', () => {
  after(async () => {
    await commands.executeCommand('workbench.action.closePanel')
    await commands.executeCommand('workbench.action.closeAuxiliaryBar')
  })

  it('lead to the log', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Show Log')
    await driver.text('.part.panel .output-view')
    const shown = await eventually('the log', () =>
      window.visibleTextEditors.find(({ document }) => document.languageId === 'log'),
    )
    assert.match(shown.document.fileName, /ClickUp/)
    await driver.screenshot('show-log')
  })

  it('lead to a log with a line for each call of an agent, and none of the texts', async function () {
    driverOr(this)
    this.timeout(60_000)
    await exploreSandbox()
    await startServer()
    await call('find_tasks', { text: 'Cache invalidation' })
    await call('get_task', { task: ['ENG-99999'] })
    await commands.executeCommand('clickup.showLog')
    const log = await eventually('the lines', () => {
      const shown = window.visibleTextEditors.find(({ document }) => document.languageId === 'log')
      const text = shown?.document.getText() ?? ''
      return /called get_task: NOT_FOUND \(\d+ ms\)/.test(text) ? text : undefined
    })
    assert.match(log, /An agent called find_tasks: ok \(\d+ ms\)/)
    assert.doesNotMatch(log, /Cache invalidation|ENG-99999/)
    await signOut()
  })

  it('lead to the chat, where the question waits to be sent', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Ask Copilot About My Work')
    await driver.screenshot('ask-copilot')
    const lines = await driver.text('.interactive-input-part .view-lines')
    assert.equal(
      lines.replace(/\s+/g, ' '),
      'What is assigned to me in ClickUp, and what am I late with?',
    )
  })
})
