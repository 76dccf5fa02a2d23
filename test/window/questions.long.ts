// Questions that VS Code shows before everything else, which it refuses to the tests that run inside it:
// what ends for good, and what others have written meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inRoot } from '../../scripts/lib/paths.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { openInTree, signIn, treeItem } from '../support/vscode/signed-in.ts'
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts'

const task = 'Document the retry policy'
const described = z.object({ id: z.string(), markdown_description: z.string().nullish() })

describe('a question', () => {
  let sandbox: Sandbox
  let vscode: VsCodeServer
  let workbench: Workbench

  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 1000 })
    vscode = await startVsCodeServer({
      vsix: [await packExtension()],
      env: { CLICKUP_API_URL: sandbox.url },
    })
    workbench = await openWorkbench(vscode)
    await workbench.command('ClickUp: Focus on Spaces View')
    await signIn(workbench, sandbox.token)
  })

  afterAll(async () => {
    await workbench?.close()
    await vscode?.stop()
    await sandbox?.close()
  })

  const dialog = () => workbench.page.locator('.monaco-dialog-box')

  const askToDelete = async (): Promise<void> => {
    const { page, command } = workbench
    await command('ClickUp: Delete Folder…')
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor()
    await page.keyboard.type('Product Roadmap')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
  }

  it('names what goes with a folder, and without a yes nothing goes', {
    timeout: 90_000,
  }, async () => {
    const { page, screenshot } = workbench
    await openInTree(page, ['Engineering'])
    await treeItem(page, 'Product Roadmap').waitFor()
    await askToDelete()
    const question = await dialog().textContent()
    await screenshot(inRoot('.cache/screenshots/places-delete.png'))
    expect(question).toContain('Delete the folder "Product Roadmap" for good?')
    expect(question).toContain('"Q3 Deliverables", "Q4 Deliverables"')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    const deletions = () =>
      sandbox.state.log.since(0).filter(({ method }) => method === 'DELETE').length
    expect(deletions()).toBe(0)
    await askToDelete()
    await dialog().getByRole('button', { name: 'Delete' }).click()
    await expect.poll(deletions, { timeout: 20_000 }).toBe(1)
    await treeItem(page, 'Product Roadmap').waitFor({ state: 'detached' })
  })

  const api = async (path: string, body?: object) => {
    const response = await fetch(`${sandbox.url}/api/v2${path}`, {
      method: body ? 'PUT' : 'GET',
      headers: { authorization: sandbox.token, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.json()
  }

  it('comes before a text is written over that others have changed', {
    timeout: 90_000,
  }, async () => {
    const { page, command, screenshot } = workbench
    const { id } = described.parse(
      await api(`/task/ENG-137?custom_task_ids=true&team_id=${sandbox.workspaceId}`),
    )
    const text = async () => {
      const read = described.parse(await api(`/task/${id}?include_markdown_description=true`))
      return read.markdown_description?.trim()
    }
    await openInTree(page, ['Current Sprint'])
    await treeItem(page, task).click()
    await command('ClickUp: Edit Description of Task…')
    await page.locator('.monaco-editor.focused').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Mine')
    await page.keyboard.press('Control+S')
    await expect.poll(text, { timeout: 20_000 }).toBe('Mine')
    await api(`/task/${id}`, { markdown_content: 'Theirs' })
    await page.keyboard.type(' and more')
    await page.keyboard.press('Control+S')
    await dialog().waitFor()
    await screenshot(inRoot('.cache/screenshots/edit-conflict.png'))
    expect(await dialog().textContent()).toContain('Somebody else has changed this text')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await text()).toBe('Theirs')
    await page.locator('.tab.active.dirty').waitFor()
    await page.locator('.monaco-editor').first().click()
    await page.keyboard.press('Control+S')
    await dialog().getByRole('button', { name: 'Overwrite' }).click()
    await expect.poll(text, { timeout: 20_000 }).toBe('Mine and more')
  })
})
