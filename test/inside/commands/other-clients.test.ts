// Other clients are given the server from the palette: an entry that is opened or copied, without the
// token, with what agents may do by the settings, and how the token gets there.
import { strict as assert } from 'node:assert'
import { existsSync } from 'node:fs'
import { afterEach, describe, it } from 'mocha'
import { ConfigurationTarget, commands, env, window, workspace } from 'vscode'
import { signIn, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { eventually } from '../support/extension.ts'
import { currentToken } from '../support/sandbox.ts'
import { choose, pick, titled, told } from '../support/view.ts'

const TITLE = 'ClickUp: Use in Other Clients…'

const entry = (words: string) =>
  eventually('the entry', () => {
    const document = window.activeTextEditor?.document
    return document?.isUntitled && document.getText().includes(words) ? document : undefined
  })

describe('Use in Other Clients', () => {
  afterEach(async () => {
    await workspace
      .getConfiguration('clickup')
      .update('access', undefined, ConfigurationTarget.Global)
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  it('opens what a client reads, with the server of the extension and without the token', async function () {
    const driver = driverOr(this)
    this.timeout(120_000)
    await signIn(driver, await currentToken())
    await workspace
      .getConfiguration('clickup')
      .update('access', ['read'], ConfigurationTarget.Global)
    await driver.command(TITLE)
    await driver.text(titled('Use in Other Clients'))
    await driver.screenshot('use-in-other-clients')
    await choose(driver, 'GitHub Copilot CLI')
    const document = await entry('mcpServers')
    assert.equal(document.languageId, 'json')
    const { command, args, env: variables } = JSON.parse(document.getText()).mcpServers.clickup
    const [script, ...flags] = args
    assert.equal(command, 'node')
    assert.match(script, /dist[\\/]server\.js$/)
    assert.ok(existsSync(script))
    assert.deepEqual(flags, ['--access', 'read'])
    assert.deepEqual(variables, { CLICKUP_API_TOKEN: `\${CLICKUP_API_TOKEN}` })
    assert.ok(!document.getText().includes(await currentToken()))
    const words = await told(driver, /mcp-config\.json/)
    assert.match(words, /The token is taken from the environment: set CLICKUP_API_TOKEN/)
    assert.match(words, /write it anew after an update/)
  })

  it('copies by the button beside a client, nobody signed in', async function () {
    const driver = driverOr(this)
    await env.clipboard.writeText('')
    void commands.executeCommand('clickup.useInOtherClients')
    await driver.text(pick('Cline'))
    await driver.type('Cline')
    await driver.hover(pick('Cline'))
    await driver.click('.quick-input-widget .quick-input-list-entry-action-bar .codicon-copy')
    const copied = await eventually(
      'the copy',
      async () => (await env.clipboard.readText()) || undefined,
    )
    assert.match(copied, /"CLICKUP_API_TOKEN": "<your ClickUp token>"/)
    assert.match(await told(driver, /cline_mcp_settings/), /write the token itself/)
    assert.equal(window.activeTextEditor, undefined)
  })
})
