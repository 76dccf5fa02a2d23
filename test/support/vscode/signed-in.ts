// A person who signs in and opens what they are about to speak of.
import type { Page } from 'playwright-core'
import type { Workbench } from './workbench.ts'

export const treeItem = (page: Page, name: string) =>
  page
    .locator('.part.sidebar .monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: name }) })
    .first()

/** By the command, with the token pasted into the password box; waits for its spaces in the tree. */
export const signIn = async ({ page, command }: Workbench, token: string): Promise<void> => {
  await command('ClickUp: Sign In')
  await page.locator('.quick-input-box input[type=password]').waitFor()
  await page.keyboard.insertText(token)
  await page.keyboard.press('Enter')
  await treeItem(page, 'Engineering').waitFor()
}

/** Opens each, and waits for what is in it. */
export const openInTree = async (page: Page, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await treeItem(page, name).click()
    await treeItem(page, name).locator('.codicon-tree-item-expanded').waitFor()
  }
}
