// A window as a person has it, in which no test runs: what is told pops up, and the page of a task
// that stood open is one again after a reload.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { treeItem } from '../support/vscode/signed-in.ts'
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts'

const task = 'Audit access to the bastion host'

describe('a window with the page of a task', () => {
  let vscode: VsCodeServer
  let workbench: Workbench

  /** Inside of the two frames in which VS Code shows a webview. */
  const shown = () =>
    workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame')
  const heading = () => shown().getByRole('heading', { name: task })
  const box = () => shown().getByRole('textbox', { name: 'Write a comment' })

  beforeAll(async () => {
    vscode = await startVsCodeServer({
      vsix: [await packExtension()],
      env: { CLICKUP_START_SANDBOX: '1' },
    })
    workbench = await openWorkbench(vscode)
    await workbench.command('ClickUp: Focus on My Work View')
    await treeItem(workbench.page, task).click()
    await heading().waitFor()
  })

  afterAll(async () => {
    await workbench?.close()
    await vscode?.stop()
  })

  it('shows it again after a reload, and knows whose it is', { timeout: 120_000 }, async () => {
    const { page, command, screenshot } = workbench
    await box().fill('A draft')
    const loaded = page.waitForEvent('load')
    await command('Developer: Reload Window')
    await loaded
    await heading().waitFor()
    // What was written and not sent yet is there as well.
    await expect.poll(() => box().inputValue(), { timeout: 30_000 }).toBe('A draft')
    await screenshot(inRoot('.cache/screenshots/page-after-reload.png'))
    await command('ClickUp: Change Status of Task…')
    const title = page.locator('.quick-input-title')
    await expect
      .poll(() => title.textContent(), { timeout: 30_000 })
      .toMatch(new RegExp(`Change Status of .*${task}`))
    await page.keyboard.press('Escape')
  })

  it('stays readable however little room is left', { timeout: 90_000 }, async () => {
    const { page, screenshot } = workbench
    await heading().click()
    await page.keyboard.press('Control+b')
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+Alt+b')
    await page.locator('.part.auxiliarybar').waitFor({ state: 'hidden' })
    for (const width of [1392, 760, 300]) {
      // Beside it stands the activity bar.
      await page.setViewportSize({ width: width + 48, height: 900 })
      await heading().waitFor()
      await screenshot(inRoot(`.cache/screenshots/page-${width}.png`))
      // Nothing has to be looked for at the side.
      const wider = await shown()
        .locator('main')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
      expect(wider).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('shows what it is told', { timeout: 60_000 }, async () => {
    const { page, command } = workbench
    await command('ClickUp: Sign Out')
    await page.locator('.notifications-toasts').getByText('You have left the sandbox.').waitFor()
    await heading().waitFor({ state: 'detached' })
    expect(await page.locator('.notifications-toasts .notification-toast').count()).toBe(1)
  })
})
