// What agents may do: shown in the status bar, set by the guided way or in the settings, at once in force.
import { strict as assert } from 'node:assert'
import { afterEach, before, describe, it } from 'mocha'
import { ConfigurationTarget, commands, workspace } from 'vscode'
import { exploreSandbox, signOut } from './support/account.ts'
import { canSeeChildren, childrenRunning } from './support/children.ts'
import { driverOr } from './support/driver.ts'
import { definition, definitions, eventually } from './support/extension.ts'
import { call, startServer, toolNames } from './support/server.ts'
import { pick, titled } from './support/view.ts'

const set = (name: string, value: unknown): Thenable<void> =>
  workspace.getConfiguration('clickup').update(name, value, ConfigurationTarget.Global)

const status = (words: string): string => `.statusbar >> text=${words}`

describe('what agents may do', () => {
  before(async function () {
    this.timeout(60_000)
    await startServer()
  })

  afterEach(async () => {
    for (const name of ['access', 'toolsets', 'expiresAt', 'servers']) await set(name, undefined)
    await signOut()
  })

  it('shows in the status bar while it is more than reading', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    await driver.text(status('ClickUp: agents may write'))
    await set('access', ['read', 'write', 'delete'])
    await driver.text(status('ClickUp: agents may delete'))
    await driver.screenshot('access-status')
    await set('access', ['read'])
    await driver.gone(status('ClickUp: agents'))
    await set('access', undefined)
    await driver.text(status('ClickUp: agents may write'))
    await set('expiresAt', new Date(Date.now() + 2000).toISOString())
    await driver.gone(status('ClickUp: agents'))
  })

  it('is a part of the definition, and of the version by which VS Code keeps the tools', async () => {
    const usual = await definition()
    assert.equal(usual.env.CLICKUP_ACCESS, 'read,write')
    await set('access', ['read'])
    const reading = await definition()
    assert.equal(reading.env.CLICKUP_ACCESS, 'read')
    assert.notEqual(reading.version, usual.version)
    await set('toolsets', ['workspace', 'tasks'])
    const fewer = await definition()
    assert.equal(fewer.env.CLICKUP_TOOLSETS, 'workspace,tasks')
    assert.notEqual(fewer.version, reading.version)
    await set('expiresAt', '2031-12-24')
    assert.equal((await definition()).env.CLICKUP_EXPIRES_AT, '2031-12-24T00:00:00.000Z')
  })

  it('may be told apart for further servers', async () => {
    const servers = [{ name: 'Read Only', access: ['read'], expiresAt: '2031-12-24' }]
    await set('servers', servers)
    const all = await definitions()
    assert.deepEqual(
      all.map(({ label, env }) => [label, env.CLICKUP_ACCESS]),
      [
        ['ClickUp for Copilot', 'read,write'],
        ['ClickUp for Copilot: Read Only', 'read'],
      ],
    )
  })

  it('takes effect at the next tool call', async function () {
    this.timeout(90_000)
    await exploreSandbox()
    assert.equal((await call('get_hierarchy', {})).ok, true)
    await set('access', ['read'])
    // VS Code needs a moment to stop the server that still runs; a call under way is cancelled then.
    await eventually('the refusal', async () => {
      const said = { task: 'ENG-123', text: 'Hi' }
      const outcome = await call('add_comment', said).catch(() => undefined)
      return outcome?.ok ? undefined : true
    })
    await startServer()
    await eventually('the shorter list', () =>
      toolNames().includes('add_comment') ? undefined : true,
    )
    assert.ok(toolNames().includes('find_tasks'))
    await set('access', undefined)
    await set('expiresAt', '2001-01-01')
    await eventually('the end', async () => {
      const outcome = await call('get_hierarchy', {}).catch(() => undefined)
      return outcome?.issues?.[0]?.code === 'EXPIRED' ? true : undefined
    })
  })

  it('is set step by step', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Configure What Agents May Do…')
    await driver.text(titled('What Agents May Do in ClickUp'))
    await driver.press('Enter')
    await driver.text(pick('Read, Write and Delete'))
    await driver.screenshot('access-level')
    await driver.type('Read, Write and Delete')
    await driver.press('Enter')
    await driver.text(pick('Find, read, create and change tasks'))
    await driver.screenshot('access-toolsets')
    await driver.press('Enter')
    await driver.text(pick('In an Hour'))
    await driver.type('In an Hour')
    await driver.press('Enter')
    const settings = () => workspace.getConfiguration('clickup')
    await eventually('the setting', () => settings().get('expiresAt') || undefined)
    assert.deepEqual(settings().get('access'), ['read', 'write', 'delete'])
    const { env } = await definition()
    const left = Date.parse(String(env.CLICKUP_EXPIRES_AT)) - Date.now()
    assert.ok(left > 3_500_000 && left <= 3_600_000, `${left} ms`)
  })

  it('is set for a further server, and taken away again', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Configure What Agents May Do…')
    await driver.text(pick('Add a Server…'))
    await driver.type('Add a Server')
    await driver.press('Enter')
    await driver.text(titled('Add a Server'))
    await driver.type('Reviewer')
    await driver.press('Enter')
    await driver.text(titled('ClickUp for Copilot: Reviewer'))
    await driver.press('Enter')
    await driver.text(pick('Find, read, create and change tasks'))
    await driver.press('Enter')
    await driver.text(pick('No End'))
    await driver.press('Enter')
    const labels = async () => (await definitions()).map(({ label }) => label)
    await eventually('the server', async () =>
      (await labels()).includes('ClickUp for Copilot: Reviewer') ? true : undefined,
    )
    await driver.command('ClickUp: Configure What Agents May Do…')
    await driver.text(pick('ClickUp for Copilot: Reviewer'))
    await driver.type('Reviewer')
    await driver.press('Enter')
    await driver.text(pick('Remove This Server'))
    await driver.type('Remove')
    await driver.press('Enter')
    await eventually('its end', async () => ((await labels()).length === 1 ? true : undefined))
  })

  it('comes with a restart of the server for whoever needs one', async function () {
    if (!canSeeChildren) this.skip()
    this.timeout(60_000)
    await exploreSandbox()
    await call('get_hierarchy', {})
    const before = await childrenRunning('server.js')
    assert.ok(before.length > 0)
    await commands.executeCommand('clickup.restartServer')
    await eventually('the end of the server', async () =>
      (await childrenRunning('server.js')).some((pid) => before.includes(pid)) ? undefined : true,
    )
    assert.equal((await call('get_hierarchy', {})).ok, true)
  })
})
