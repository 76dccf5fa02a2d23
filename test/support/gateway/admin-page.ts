// The page at /admin in a browser of one's own, and what a person does on it.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../vscode/chromium.ts'

export interface AdminPage {
  readonly context: BrowserContext
  readonly page: Page
  /** The addresses that it asked for. */
  readonly requested: readonly string[]
  /** What the browser had to say, refusals apart. */
  readonly said: readonly string[]
  readonly signIn: (key: string) => Promise<void>
  readonly clipboard: () => Promise<string>
  /** Opens the form of a new link, and fills in what it cannot do without. */
  readonly draft: (name: string, token: string) => Promise<void>
  readonly make: () => Promise<void>
  /** Goes there by the Tab key alone. @param name of what has the focus then */
  readonly tabTo: (name: string) => Promise<void>
}

export const startBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })

const MOST_TABS = 60

export const openAdminPage = async (browser: Browser, url: string): Promise<AdminPage> => {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const requested: string[] = []
  const said: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(url)
  const has = (name: string): Promise<boolean> =>
    page
      .locator(':focus')
      .and(page.getByLabel(name, { exact: true }))
      .count()
      .then(Boolean)
  const isCalled = (name: string): Promise<boolean> =>
    page
      .locator(':focus')
      .and(page.getByRole('button', { name, exact: true }))
      .count()
      .then(Boolean)
  return {
    ...{ context, page, requested, said },
    signIn: async (key) => {
      await page.getByLabel('Admin key').fill(key)
      await page.keyboard.press('Enter')
    },
    clipboard: () => page.evaluate('navigator.clipboard.readText()'),
    draft: async (name, token) => {
      await page.getByRole('button', { name: 'New link…' }).click()
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('ClickUp token').fill(token)
    },
    make: () => page.getByRole('button', { name: 'Make link' }).click(),
    tabTo: async (name) => {
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        if ((await has(name)) || (await isCalled(name))) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`The Tab key does not lead to "${name}".`)
    },
  }
}
