// The views as axe-core judges them, which checks names, roles, contrast and what the keyboard reaches.
import { strict as assert } from 'node:assert'
import { afterEach, describe, it } from 'mocha'
import { ConfigurationTarget, commands, workspace } from 'vscode'
import { exploreSandbox, signOut } from './support/account.ts'
import { type Driver, driverOr } from './support/driver.ts'
import { row, show, sprint } from './support/view.ts'

const setTheme = (name: string | undefined): Thenable<void> =>
  workspace.getConfiguration('workbench').update('colorTheme', name, ConfigurationTarget.Global)

/** What VS Code itself draws around any extension's nodes, rule by rule. */
const drawnByVsCode: Readonly<Record<string, string>> = {
  'label-content-name-mismatch': 'no space stands between a label and its description',
  'nested-interactive': 'the header of a view is a button with buttons in it',
  tabindex: 'checkboxes of a tree have the tab index 1',
}

const pane = (view: string): string => `.pane:has(.pane-header[aria-label^="${view}"])`

describe('accessibility', () => {
  afterEach(async () => {
    await signOut()
    await setTheme(undefined)
  })

  const clean = async (driver: Driver, selector: string): Promise<void> => {
    const violations = await driver.axe(selector)
    const ours = violations.filter((line) => !((line.split(':')[0] ?? '') in drawnByVsCode))
    assert.deepEqual(ours, [])
  }

  for (const theme of [
    'Default Light Modern',
    'Default Dark Modern',
    'Default High Contrast',
    'Default High Contrast Light',
  ])
    it(`of both trees in ${theme}`, async function () {
      const driver = driverOr(this)
      await setTheme(theme)
      await exploreSandbox()
      await show(...sprint)
      await driver.text(row('Overdue'))
      await driver.screenshot(`theme-${theme.replaceAll(' ', '-').toLowerCase()}`)
      await clean(driver, pane('Hierarchy'))
      await clean(driver, pane('My Work'))
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
    await driver.text('.monaco-list-row[aria-label*="status to do, assigned to Priya Nair"]')
  })
})
