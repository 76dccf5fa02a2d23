// Temporary.
import { describe, it } from 'mocha'
import { ConfigurationTarget, commands, window, workspace } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { inPage } from '../support/page.ts'
import { row, show, sprint } from '../support/view.ts'

describe('tmpshots', () => {
  it('pictures', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
    await show(...sprint)
    await driver.click(row('Cache invalidation'))
    try {
      await driver.text(`${inPage}h1`)
    } catch (e) {
      console.log(String(e))
    }
    await driver.screenshot('tmp-1')
    console.log(
      'LABEL',
      window.tabGroups.activeTabGroup.activeTab?.label,
      window.tabGroups.activeTabGroup.activeTab?.isPreview,
    )
    for (const [name, theme] of [
      ['light', 'Default Light Modern'],
      ['dark', 'Default Dark Modern'],
      ['hc', 'Default High Contrast'],
    ] as const) {
      await workspace
        .getConfiguration('workbench')
        .update('colorTheme', theme, ConfigurationTarget.Global)
      await new Promise((r) => setTimeout(r, 1500))
      await driver.screenshot(`tmp-${name}`)
      console.log('AXE', name, await driver.axe(`${inPage}main`))
    }
    await workspace
      .getConfiguration('workbench')
      .update('colorTheme', undefined, ConfigurationTarget.Global)
    await signOut()
  })
})
