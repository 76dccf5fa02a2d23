// A page with the VS Code workbench in headless Chromium, and what a person does in it.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'
import type { VsCodeServer } from './server.ts'

export type PageOptions = {
  /** An extension run from its folder. */
  readonly developmentPath?: string
  /** A module that exports `run()`, to be run in the extension host. */
  readonly testsPath?: string
  /** Called with the code when the tests have ended. */
  readonly onExit?: (code: number) => void
  /** Called with each line that the tests print. */
  readonly onLog?: (type: string, args: readonly unknown[]) => void
  /** The folder in which the browser keeps what VS Code stores in it; by default one that goes with it. */
  readonly profile?: string
  /** How high the window is, in pixels. */
  readonly height?: number
}

/** An open workbench. */
export type Workbench = {
  readonly page: Page
  /** Runs a command from the palette by its title, such as "ClickUp: Sign In". */
  readonly command: (title: string) => Promise<void>
  /** Saves a picture of the page. */
  readonly screenshot: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-gpu-rasterization',
  '--disable-software-rasterizer',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const addressOf = (server: VsCodeServer, options: PageOptions): string => {
  const remote = (file: string): string => `vscode-remote://${server.authority}${file}`
  const payload = [
    ['logLevel', server.logLevel],
    ...(options.developmentPath
      ? [['extensionDevelopmentPath', remote(options.developmentPath)]]
      : []),
    ...(options.testsPath ? [['extensionTestsPath', remote(options.testsPath)]] : []),
  ]
  return `${server.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`
}

const preparedPage = async (browser: BrowserContext, options: PageOptions): Promise<Page> => {
  const page = browser.pages()[0] ?? (await browser.newPage())
  page.setDefaultTimeout(60_000)
  // The workbench calls these two when it runs tests.
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) =>
    options.onLog?.(type, args),
  )
  await page.exposeFunction('codeAutomationExit', (code: number) => options.onExit?.(code))
  return page
}

// The palette does not grow while it is open, so what an extension has yet to add needs another
// try, and so does a palette that closes because something else takes the focus.
const runCommand = async (page: Page, title: string): Promise<void> => {
  const input = page.locator('.quick-input-widget input[type=text]')
  const rows = page.locator('.quick-input-list .monaco-list-row')
  const row = rows.and(page.locator(`[aria-label="${title}"], [aria-label^="${title}, "]`)).first()
  const patience = Date.now() + 60_000
  for (;;) {
    await page.keyboard.press('F1')
    try {
      await input.fill(`>${title}`, { timeout: 3000 })
      // A click that has begun is waited for, or the command would be run twice.
      await row.click({ timeout: 15_000 })
      return
    } catch (error) {
      if (Date.now() > patience) throw error
      await page.keyboard.press('Escape')
    }
  }
}

/** Opens the workbench and waits until it is there. */
export const openWorkbench = async (
  server: VsCodeServer,
  options: PageOptions = {},
): Promise<Workbench> => {
  const executablePath = await findChromium()
  const browser = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath,
    args: chromiumArgs,
    viewport: { width: 1440, height: options.height ?? 900 },
    // Nothing slides or fades: without a graphics card each frame of that costs a core.
    reducedMotion: 'reduce',
  })
  try {
    const page = await preparedPage(browser, options)
    await page.goto(addressOf(server, options))
    await page.locator('.monaco-workbench .statusbar').waitFor()
    return {
      page,
      command: (title) => runCommand(page, title),
      screenshot: async (file) => {
        await mkdir(path.dirname(file), { recursive: true })
        await page.screenshot({ path: file })
      },
      close: () => browser.close(),
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}
