// What a person meets as axe-core judges it, which checks names, roles, contrast and what the
// keyboard reaches.
import { strict as assert } from 'node:assert'
import { afterEach, describe, it } from 'mocha'
import { ConfigurationTarget, commands, workspace } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { linkNamed, startFakeGateway } from '../support/fake-gateway.ts'
import { connect, disconnect, fold, linksView } from '../support/links.ts'
import { inPage } from '../support/page.ts'
import { box, pane, row, show, sprint, taskAt, titled } from '../support/view.ts'

const setTheme = (name: string | undefined): Thenable<void> =>
  workspace.getConfiguration('workbench').update('colorTheme', name, ConfigurationTarget.Global)

const themes = [
  'Default Light Modern',
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
]

const status = '[id="clickup-copilot.clickup-copilot.clickup.access"]'
const choice = `${box} .quick-input-list .monaco-list-row`

const clean = async (driver: Driver, selector: string): Promise<void> =>
  assert.deepEqual(await driver.axe(selector), [])

describe('accessibility', () => {
  afterEach(async () => {
    await signOut()
    await setTheme(undefined)
  })

  for (const theme of themes)
    it(`of both trees and the status item in ${theme}`, async function () {
      const driver = driverOr(this)
      await setTheme(theme)
      await exploreSandbox()
      await show(...sprint)
      await driver.text(row('Overdue'))
      await driver.screenshot(`theme-${theme.replaceAll(' ', '-').toLowerCase()}`)
      for (const part of [pane('Spaces'), pane('My Work'), status]) await clean(driver, part)
    })

  for (const theme of themes)
    it(`of what is shared in ${theme}`, async function () {
      const driver = driverOr(this)
      const gateway = await startFakeGateway()
      const end = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
      gateway.links.push(
        linkNamed('ChatGPT of the marketing team', { expires_at: end(80) }),
        linkNamed('Soon', { expires_at: end(5.5), require_api_token_auth: true }),
        linkNamed('Over', { expires_at: end(-1) }),
      )
      try {
        await setTheme(theme)
        await exploreSandbox()
        await commands.executeCommand('clickup.links.focus')
        await connect(driver, gateway)
        await driver.text(`${linksView} >> text=has ended`)
        await driver.screenshot(`links-${theme.replaceAll(' ', '-').toLowerCase()}`)
        await clean(driver, linksView)
      } finally {
        await disconnect()
        await fold(driver)
        await gateway.close()
      }
    })

  it('of the page of a task in every theme, also while a name is completed', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    const node = await taskAt(...sprint, 'Cache invalidation misses renamed projects')
    await commands.executeCommand('clickup.showTask', node)
    await driver.text(`${inPage}img`)
    for (const theme of themes) {
      await setTheme(theme)
      await driver.text(`${inPage}h1`)
      await driver.screenshot(`page-${theme.replaceAll(' ', '-').toLowerCase()}`)
      await clean(driver, `${inPage}main`)
    }
    await driver.click(`${inPage}textarea`)
    await driver.type('@a')
    await driver.text(`${inPage}[role=option]`)
    await clean(driver, `${inPage}main`)
    await commands.executeCommand('workbench.action.closeAllEditors')
  })

  it('of the welcome view', async function () {
    const driver = driverOr(this)
    await signOut()
    await commands.executeCommand('clickup.hierarchy.focus')
    await driver.text('.welcome-view >> text=Explore the Sandbox')
    await clean(driver, '.welcome-view')
  })

  it('of the nodes: each says what it is', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    await show(...sprint)
    await driver.text('.monaco-list-row[aria-label^="Current Sprint, 20 tasks"]')
    await driver.text('.monaco-list-row[aria-label*=", PN (Priya Nair), to do"]')
  })

  describe('of the box of a command', () => {
    for (const [command, title, part] of [
      ['signIn', 'Sign In to ClickUp', box],
      ['switchWorkspace', 'Switch Workspace', choice],
      ['searchTasks', 'Search Tasks', choice],
      ['createTask', 'Create Subtask of', choice],
      ['filterTasks', 'Filter Tasks', box],
      ['configureAccess', 'What Agents May Do in ClickUp', choice],
      ['changeStatus', 'Change Status of', choice],
      ['assignTask', 'Assign', choice],
      ['setDueDate', 'Due Date of', choice],
      ['addComment', 'Comment on', box],
      ['moveTask', 'Move', choice],
    ] as const)
      it(command, async function () {
        const driver = driverOr(this)
        await exploreSandbox()
        const task = await taskAt(...sprint, 'Document the retry policy')
        void commands.executeCommand(`clickup.${command}`, task, [task])
        await driver.text(titled(title))
        await driver.text(part)
        await clean(driver, box)
        await driver.press('Escape')
        await driver.gone(titled(title))
      })
  })

  it('of the walkthrough', async function () {
    const driver = driverOr(this)
    const id = 'clickup-copilot.clickup-copilot#start'
    await commands.executeCommand('workbench.action.openWalkthrough', id)
    await driver.text('.gettingStartedContainer .step-title >> text=Stay in Control')
    await clean(driver, '.gettingStartedSlideDetails')
    await commands.executeCommand('workbench.action.closeAllEditors')
  })

  describe('would be found wanting', () => {
    for (const [rule, selector, attributes] of [
      ['label-content-name-mismatch', '.monaco-list-row', { 'aria-label': 'Something else' }],
      ['nested-interactive', '.monaco-tl-contents:has(.monaco-checkbox)', { role: 'button' }],
      ['tabindex', '.monaco-list-row', { tabindex: '1' }],
      ['aria-command-name', '.pane-header .action-label', { 'aria-label': '' }],
      ['color-contrast', '.label-name', { style: 'color: #777' }],
    ] as const)
      it(`by ${rule}`, async function () {
        const driver = driverOr(this)
        await exploreSandbox()
        await show(...sprint)
        const found = await driver.axe(pane('Spaces'), { selector, attributes })
        assert.deepEqual(
          found.map((line) => line.split(':')[0]),
          [rule],
        )
        await clean(driver, pane('Spaces'))
      })
  })
})
