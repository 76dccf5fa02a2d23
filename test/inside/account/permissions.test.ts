// What agents may do: shown in the status bar, set by the guided way or in the settings, at once in force.
import { strict as assert } from 'node:assert'
import { afterEach, before, describe, it } from 'mocha'
import { ConfigurationTarget, commands, workspace } from 'vscode'
import { createBrokerClient } from '../../../src/broker/client.ts'
import { exploreSandbox, signOut } from '../support/account.ts'
import { canSeeChildren, childrenRunning } from '../support/children.ts'
import { driverOr } from '../support/driver.ts'
import { brokerFolder, definition, definitions, eventually } from '../support/extension.ts'
import { requests } from '../support/sandbox.ts'
import { call, startServer, toolNames } from '../support/server.ts'
import { answer, box, choose, pick, titled, told } from '../support/view.ts'

const set = (name: string, value: unknown): Thenable<void> =>
  workspace.getConfiguration('clickup').update(name, value, ConfigurationTarget.Global)

const entry = (label: string): string => `${box} .monaco-list-row[aria-label^="${label}"]`
const back = `${box} .codicon-quick-input-back`

const status = (words: string): string => `.statusbar >> text=${words}`

describe('what agents may do', () => {
  before(async function () {
    this.timeout(60_000)
    await startServer()
  })

  afterEach(async () => {
    for (const name of ['access', 'toolsets', 'expiresAt', 'images', 'servers'])
      await set(name, undefined)
    await signOut()
  })

  it('shows in the status bar whatever it is, while somebody is signed in', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    await driver.text(status('ClickUp: agents read and write'))
    await set('access', ['read', 'write', 'delete'])
    await driver.text(status('ClickUp: agents may delete'))
    await driver.screenshot('access-status')
    await set('access', ['read'])
    await driver.text(status('ClickUp: agents read only'))
    await set('access', undefined)
    await driver.text(status('ClickUp: agents read and write'))
    await set('expiresAt', new Date(Date.now() + 2000).toISOString())
    await driver.text(status('ClickUp: agents ended'))
    await signOut()
    await driver.gone(status('ClickUp: agents'))
  })

  it('is taken to reading and back by a click on the status bar and one choice each', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    const access = () => workspace.getConfiguration('clickup').get<readonly string[]>('access')
    await driver.click(status('ClickUp: agents read and write'))
    await driver.text(entry('Read and Write, current'))
    await driver.screenshot('access-menu')
    await choose(driver, 'Read Only')
    await driver.text(status('ClickUp: agents read only'))
    assert.deepEqual(access(), ['read'])
    await driver.click(status('ClickUp: agents read only'))
    await driver.text(entry('Read Only, current'))
    await driver.text(pick('Read and Write'))
    await driver.press('ArrowDown')
    await driver.press('Enter')
    await driver.text(status('ClickUp: agents read and write'))
    assert.deepEqual(access(), ['read', 'write'])
    await driver.click(status('ClickUp: agents read and write'))
    await choose(driver, 'Read and Write for One Hour')
    const end = await eventually(
      'the end',
      () => workspace.getConfiguration('clickup').get<string>('expiresAt') || undefined,
    )
    const left = Date.parse(end) - Date.now()
    assert.ok(left > 3_500_000 && left <= 3_600_000, `${left} ms`)
    await driver.click(status('ClickUp: agents read and write'))
    await driver.text(entry('Read and Write for One Hour, current, until'))
    await driver.press('Escape')
  })

  it('is told where the settings say an end in words that are none, with the way there', async function () {
    const driver = driverOr(this)
    await commands.executeCommand('notifications.clearAll')
    await set('expiresAt', 'tomorrow')
    await told(driver, 'takes a date such as 2026-12-24')
    await set('expiresAt', '2001-01-01')
    await told(driver, 'is past (2001-01-01)')
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
    assert.equal(usual.env.CLICKUP_IMAGES, undefined)
    await set('images', false)
    assert.equal((await definition()).env.CLICKUP_IMAGES, 'off')
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
    const url = await exploreSandbox()
    const comment = { task: 'ENG-123', text: 'Hi' }
    assert.equal((await call('add_comment', comment)).ok, true)
    // The page itself may be reading meanwhile.
    const writes = async () => (await requests(url)).filter((line) => !line.startsWith('GET '))
    const { length } = await writes()
    await set('access', ['read'])
    // VS Code may be stopping the server that still runs; a call under way is cancelled then.
    const denied = await call('add_comment', comment).catch(() => undefined)
    assert.ok(!denied || denied.issues?.[0]?.code === 'ACCESS_DENIED', JSON.stringify(denied))
    assert.equal((await writes()).length, length)
    await eventually('the shorter list', async () => {
      await startServer()
      return toolNames().includes('add_comment') ? undefined : true
    })
    assert.ok(toolNames().includes('find_tasks'))
    await set('expiresAt', '2001-01-01')
    const ended = await call('get_hierarchy', {}).catch(() => undefined)
    assert.ok(!ended || ended.issues?.[0]?.code === 'EXPIRED', JSON.stringify(ended))
  })

  it('is told to every server at each call, by its label', async () => {
    await exploreSandbox()
    const directory = await brokerFolder()
    const accessOf = async (server: string) =>
      (await createBrokerClient(directory, { server }).getCredentials())?.rules?.access
    await set('servers', [{ name: 'Reviewer', access: ['read'] }])
    assert.deepEqual(await accessOf('ClickUp for Copilot'), ['read', 'write'])
    assert.deepEqual(await accessOf('ClickUp for Copilot: Reviewer'), ['read'])
    await set('servers', undefined)
    assert.deepEqual(await accessOf('ClickUp for Copilot: Reviewer'), [])
  })

  it('is set step by step, back and forth', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Configure What Agents May Do…')
    await driver.text(titled('What Agents May Do in ClickUp'))
    await choose(driver, 'More…')
    await choose(driver, 'ClickUp for Copilot')
    await driver.text(pick('Read, Write and Delete'))
    await driver.screenshot('access-level')
    await choose(driver, 'Read, Write and Delete')
    await driver.text(pick('Find, read, create and change tasks'))
    await driver.screenshot('access-toolsets')
    await driver.click(back)
    await driver.text(pick('Read, Write and Delete'))
    await driver.click(back)
    await driver.text(pick('Add a Server…'))
    await driver.click(back)
    await driver.text(pick('Read and Write for One Hour'))
    await choose(driver, 'More…')
    await choose(driver, 'ClickUp for Copilot')
    await choose(driver, 'Read, Write and Delete')
    await driver.text(pick('Find, read, create and change tasks'))
    await driver.press('Enter')
    await choose(driver, 'In an Hour')
    const settings = () => workspace.getConfiguration('clickup')
    await eventually('the setting', () => settings().get('expiresAt') || undefined)
    await eventually('the access', () =>
      settings().get<readonly string[]>('access')?.includes('delete') ? true : undefined,
    )
    const { env } = await definition()
    const left = Date.parse(String(env.CLICKUP_EXPIRES_AT)) - Date.now()
    assert.ok(left > 3_500_000 && left <= 3_600_000, `${left} ms`)
  })

  it('is set for a further server, with no end that is past, and taken away again', async function () {
    const driver = driverOr(this)
    const openSteps = async () => {
      await driver.command('ClickUp: Configure What Agents May Do…')
      await choose(driver, 'More…')
      await driver.text(pick('Add a Server…'))
    }
    await openSteps()
    await choose(driver, 'Add a Server…')
    await answer(driver, 'Add a Server', 'Reviewer')
    await driver.text(titled('ClickUp for Copilot: Reviewer'))
    await driver.text(pick('Read, Write and Delete'))
    await driver.gone(pick('Remove This Server'))
    await driver.gone(pick('current'))
    await driver.click(back)
    await driver.text(titled('Add a Server'))
    await driver.press('Enter')
    await driver.text(titled('ClickUp for Copilot: Reviewer'))
    await driver.press('Enter')
    await driver.text(pick('Find, read, create and change tasks'))
    await driver.press('Enter')
    await choose(driver, 'At Another Time…')
    await driver.text(`${box} >> text=friday 5pm`)
    await driver.type('yesterday')
    await driver.text('.quick-input-message >> text=past already')
    await driver.press('Enter')
    await driver.text('.quick-input-message >> text=past already')
    await driver.press('Control+A')
    await driver.type('2031-12-24')
    await driver.text('.quick-input-message >> text=the end of Wednesday, December 24, 2031')
    await driver.press('Enter')
    const servers = async () =>
      (await definitions()).map(({ label, env }) => `${label} ${env.CLICKUP_EXPIRES_AT ?? ''}`)
    await eventually('the server', async () =>
      (await servers()).some((one) => /: Reviewer 2031-12-2[45]T/.test(one)) ? true : undefined,
    )
    await openSteps()
    await choose(driver, 'ClickUp for Copilot: Reviewer')
    await choose(driver, 'Remove This Server')
    await eventually('its end', async () => ((await servers()).length === 1 ? true : undefined))
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
    // VS Code cancels a call that meets the restart.
    const answer = await eventually('an answer', () =>
      call('get_hierarchy', {}).catch(() => undefined),
    )
    assert.equal(answer.ok, true)
  })
})
