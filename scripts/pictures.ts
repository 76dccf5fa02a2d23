// Takes the README's pictures of the sidebar and the palette from a real VS Code, light and dark.
// Usage: node --import tsx scripts/pictures.ts; the chat's picture comes with the agent tests.
import type { Page } from 'playwright-core'
import { packExtension } from '../test/support/vscode/package.ts'
import { startVsCodeServer } from '../test/support/vscode/server.ts'
import { openWorkbench, type Workbench } from '../test/support/vscode/workbench.ts'
import { inRoot } from './lib/paths.ts'
import { run, runMain } from './lib/processes.ts'

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const

const row = (page: Page, name: string) =>
  page.locator('.part.sidebar .monaco-list-row').filter({ hasText: name }).first()

const save = (page: Page, name: string, clip: { width: number; height: number }) =>
  page.screenshot({ path: inRoot('media/readme', `${name}.png`), clip: { x: 0, y: 0, ...clip } })

/** As wide as VS Code makes it. */
const SIDEBAR_WIDTH = 300

/** The sidebar gets the width that most people have, the chat none. */
const arrange = async ({ page, command }: Workbench): Promise<void> => {
  await command('View: Toggle Secondary Side Bar Visibility')
  const sash = page.locator('.monaco-sash.vertical').first()
  const edge = await page.locator('.part.sidebar').boundingBox()
  if (!edge) throw new Error('There is no sidebar.')
  await sash.waitFor({ state: 'attached' })
  await page.mouse.move(edge.x + edge.width + 1, 400)
  await page.mouse.down()
  await page.mouse.move(edge.x + SIDEBAR_WIDTH + 1, 400, { steps: 5 })
  await page.mouse.up()
}

const openSprint = async (page: Page): Promise<void> => {
  for (const name of ['Engineering', 'Sprints', 'Current Sprint']) {
    await row(page, name).click()
    await row(page, name).locator('.codicon-tree-item-expanded').waitFor()
  }
}

const takeAll = async (bench: Workbench, theme: string): Promise<void> => {
  const { page, command } = bench
  await command('ClickUp: Focus on Spaces View')
  await row(page, 'Engineering').waitFor()
  await arrange(bench)
  await openSprint(page)
  // The end of a name may lie below what can be done with its row.
  const words = row(page, 'Cache invalidation').locator('.label-name')
  await words.hover({ position: { x: 20, y: 5 } })
  await words.hover({ position: { x: 24, y: 6 } })
  await page.locator('.monaco-hover').getByText('Alex Rivera').waitFor()
  await save(page, `sidebar-${theme}`, { width: 800, height: 900 })
  await page.keyboard.press('Escape')
  await command('ClickUp: Search Tasks…')
  await page.locator('.quick-input-widget input').first().fill('review')
  await page.locator('.quick-input-list').getByText('Sprint review').waitFor()
  await save(page, `search-${theme}`, { width: 1440, height: 560 })
  await page.keyboard.press('Escape')
  await command('ClickUp: Configure What Agents May Do…')
  await page.locator('.quick-input-list').getByText('Read and Write for One Hour').waitFor()
  await save(page, `access-${theme}`, { width: 1440, height: 560 })
  await page.keyboard.press('Escape')
}

const takeWith = async (vsix: string, theme: keyof typeof themes): Promise<void> => {
  const server = await startVsCodeServer({
    vsix: [vsix],
    env: { CLICKUP_START_SANDBOX: '1' },
    forTests: true,
    // Nothing is caught while it fades in.
    settings: { 'workbench.colorTheme': themes[theme], 'workbench.reduceMotion': 'on' },
  })
  try {
    const bench = await openWorkbench(server)
    await takeAll(bench, theme).finally(() => bench.close())
  } finally {
    await server.stop()
  }
}

runMain(async () => {
  const built = await run(process.execPath, ['esbuild.js'])
  if (built !== 0) return built
  const vsix = await packExtension()
  for (const theme of ['light', 'dark'] as const) await takeWith(vsix, theme)
  return 0
})
