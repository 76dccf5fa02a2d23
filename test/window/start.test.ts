// What somebody sees who opens `npm start` for the first time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { stage } from '../support/vscode/chat.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts'

describe('the first look', () => {
  let vscode: VsCodeServer
  let workbench: Workbench

  beforeAll(async () => {
    vscode = await startVsCodeServer({
      stagedVsix: await packExtension(),
      extensions: [stage],
      env: { CLICKUP_START_SANDBOX: '1' },
    })
    workbench = await openWorkbench(vscode)
  })
  afterAll(async () => {
    await workbench?.close()
    await vscode?.stop()
  })

  it('is the walkthrough with its jobs as buttons, beside the tree and the chat', async () => {
    const { page, screenshot } = workbench
    await page.getByText('Ready for the chat').waitFor()
    const walkthrough = page.locator('.gettingStartedContainer')
    await walkthrough.getByText('Get Started with ClickUp for Copilot').first().waitFor()
    await page.locator('.monaco-list-row').getByText('Engineering').waitFor()
    await walkthrough.getByText('Ask Copilot').first().click()
    await screenshot(inRoot('.cache/screenshots/start-first-look.png'))
    await walkthrough.getByText('Ask for News on Stalled Tasks').click()
    const chat = page.locator('.interactive-session .interactive-input-editor')
    await chat.getByText('review the list Current Sprint').waitFor()
    expect(await chat.count()).toBe(1)
  })
})
