// The page at /admin in a browser: what a person does on it, by keyboard and with hostile names, and
// what of the secrets stays behind.
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { readAssets } from '../../src/gateway/admin/page.ts'
import type { Link } from '../../src/links/link.ts'
import { ADMIN_KEY, type Administration, startAdministration } from '../support/gateway/admin.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { violationsIn } from '../support/vscode/axe.ts'
import { findChromium } from '../support/vscode/chromium.ts'

const HOUR = 3_600_000
const from = (ms: number): string => new Date(Date.now() + ms).toISOString()

const linkOf = (id: string, fields: Partial<Link> = {}): Link => ({
  ...{ id, name: id, workspace_id: '9001', created_by: 'first', created_at: from(-2 * HOUR) },
  config: { methods: ['read'], tags: ['tasks'], confirm: 'ask' },
  ...{ expires_at: from(72 * HOUR), require_api_token_auth: false, last_used_at: null },
  ...fields,
})

describe('the page of a gateway', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let running: Administration
  let server: ServerType | undefined
  let requested: string[]
  let said: string[]

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-gpu'],
    })
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const address = async (): Promise<string> => {
    server?.close()
    running = startAdministration({ assets: readAssets(inRoot('dist')), now: Date.now })
    const { fetch } = running.app
    const port = await new Promise<number>((resolve) => {
      server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port))
    })
    return `http://127.0.0.1:${port}/admin`
  }

  beforeEach(async () => {
    await context?.close()
    const url = await address()
    context = await browser.newContext({ reducedMotion: 'reduce' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    requested = []
    said = []
    page.on('request', (request) => requested.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(url)
  })

  const signIn = async (key = ADMIN_KEY): Promise<void> => {
    await page.getByLabel('Admin key').fill(key)
    await page.keyboard.press('Enter')
  }

  const clipboard = (): Promise<string> =>
    page.evaluate(() =>
      (
        globalThis as unknown as {
          navigator: { clipboard: { readText: () => Promise<string> } }
        }
      ).navigator.clipboard.readText(),
    )

  const make = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Make link' }).click()
  }

  it('asks for a key, refuses a wrong one, and keeps the right one nowhere', async () => {
    await signIn('adm_wrong')
    await page.getByRole('alert').getByText('not known').waitFor()
    await signIn()
    await page.getByText('There is no link yet').waitFor()
    const kept = await page.evaluate(() => {
      // It runs in the page, whose globals are none of Node's.
      const own = globalThis as unknown as {
        document: { cookie: string; documentElement: { outerHTML: string } }
        localStorage: object
        sessionStorage: object
        location: { href: string }
      }
      const { cookie, documentElement } = own.document
      const stores = [own.localStorage, own.sessionStorage].map((one) => JSON.stringify(one))
      return [cookie, own.location.href, ...stores, documentElement.outerHTML].join('\n')
    })
    expect(kept).not.toContain(ADMIN_KEY)
    expect(await context.cookies()).toEqual([])
    await page.reload()
    await page.getByLabel('Admin key').waitFor()
    expect(await page.getByLabel('Admin key').inputValue()).toBe('')
  })

  it('makes a link, shows its URL once, and says how a client is given it', async () => {
    await signIn()
    await page.getByLabel('Name', { exact: true }).fill('ChatGPT')
    await page.getByRole('checkbox', { name: /^write/ }).check()
    await page.getByRole('checkbox', { name: /^docs/ }).uncheck()
    await page.getByRole('combobox', { name: 'It ends' }).selectOption('1d')
    await page.getByLabel('ClickUp token').fill('pk_one')
    await make()
    await page.getByText('It is shown this once.').waitFor()
    const [link] = running.books.records.values()
    expect(link).toMatchObject({
      name: 'ChatGPT',
      config: { methods: ['read', 'write'], tags: ['workspace', 'tasks'], confirm: 'ask' },
      require_api_token_auth: false,
    })
    const hours = (Date.parse(link?.expires_at ?? '') - Date.now()) / HOUR
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
    const url = await page.getByRole('textbox', { name: 'URL' }).inputValue()
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByText('Copied').waitFor()
    expect(await clipboard()).toBe(url)
    await page.getByRole('combobox', { name: 'Configuration for…' }).selectOption('cursor')
    await page.getByRole('button', { name: 'Copy configuration for Cursor' }).click()
    await page.getByText('Copied').last().waitFor()
    await expect.poll(clipboard).not.toBe(url)
    expect(JSON.parse(await clipboard())).toMatchObject({
      mcpServers: { 'clickup-chatgpt': { url } },
    })
    expect(await page.getByLabel('ClickUp token').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.locator('body').innerHTML()).not.toContain(url)
    await page.getByRole('listitem').getByText('in 1 day').waitFor()
    expect(said).toEqual([])
  })

  it('lets choose where a token opens several workspaces', async () => {
    await signIn()
    await page.getByLabel('Name', { exact: true }).fill('Two')
    await page.getByLabel('ClickUp token').fill('pk_two')
    await make()
    await page.getByRole('alert').getByText('several workspaces').waitFor()
    await page.getByRole('combobox', { name: 'Workspace' }).selectOption({ label: 'Sales (9002)' })
    await make()
    await page.getByText('It is shown this once.').waitFor()
    expect([...running.books.records.values()].map((link) => link.workspace_id)).toEqual(['9002'])
  })

  it('asks before it revokes and rotates, and Escape is no', async () => {
    running.books.records.set('a', linkOf('a', { name: 'First' }))
    await signIn()
    await page.getByRole('button', { name: 'Revoke First' }).press('Enter')
    await page.getByRole('dialog', { name: 'Revoke this link?' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(running.books.records.size).toBe(1)
    await page.getByRole('button', { name: 'Rotate First' }).click()
    await page.getByRole('dialog').getByLabel('ClickUp token').fill('pk_dead')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('ClickUp does not take this token').waitFor()
    await page.getByRole('dialog').getByLabel('ClickUp token').fill('pk_one')
    await page.keyboard.press('Enter')
    await page.getByText('The URL of “First”').waitFor()
    await page.getByRole('button', { name: 'Revoke First' }).click()
    await page.getByRole('button', { name: 'Revoke', exact: true }).click()
    await page.getByText('“First” is revoked.').waitFor()
    expect(running.books.records.size).toBe(0)
    await page.getByText('There is no link yet').waitFor()
  })

  it('makes an API token for second proofs, shows it once and voids it', async () => {
    await signIn()
    await page.getByLabel('Name of a new API token').fill('n8n')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'API token', exact: true }).waitFor()
    expect(await running.books.keys.check('api_1')).toMatchObject({ name: 'n8n', kind: 'api' })
    await page.getByRole('button', { name: 'Remove n8n' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Remove n8n' }).waitFor({ state: 'detached' })
    expect(await running.books.keys.check('api_1')).toBeUndefined()
  })

  it('says that the server is away, and tries again', async () => {
    const { list } = running.books.links
    running.books.records.set('a', linkOf('a', { name: 'First' }))
    await page.route('**/v1/links', (route) => route.abort(), { times: 1 })
    await signIn()
    await page.getByRole('alert').getByText('does not answer').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'First' }).waitFor()
    expect(await list()).toHaveLength(1)
  })

  it('draws hostile names as words: nothing runs, and nothing is fetched from elsewhere', async () => {
    const owned = "document.documentElement.setAttribute('data-owned','1')"
    for (const [i, [, text]] of HOSTILE_TEXTS.entries()) {
      const name = text.replaceAll('PROBE()', owned)
      const config = { methods: [name], tags: [name], confirm: 'ask' as const }
      running.books.records.set(`h${i}`, linkOf(`h${i}`, { name, created_by: name, config }))
    }
    await signIn()
    await page.getByRole('heading', { name: 'New link' }).waitFor()
    expect(await page.locator('.cards > li').count()).toBe(HOSTILE_TEXTS.length)
    expect(await page.locator('html[data-owned]').count()).toBe(0)
    expect(
      await page.locator('.cards :is(script,iframe,img,svg,math,form,style,link,a)').count(),
    ).toBe(0)
    const own = new URL(page.url()).origin
    expect(requested.filter((url) => !url.startsWith(`${own}/`))).toEqual([])
    expect(said).toEqual([])
  })

  it('is as axe would have it in both themes, wide and narrow, in each of its states', async () => {
    running.books.records.set('a', linkOf('a', { name: 'First', last_used_at: from(-HOUR) }))
    for (const [colorScheme, width] of [
      ['light', 1000],
      ['dark', 1000],
      ['light', 360],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.reload()
      const whole = page.locator('body')
      expect(await violationsIn(page, whole)).toEqual([])
      await signIn()
      await page.getByLabel('Name', { exact: true }).fill('Two')
      await page.getByLabel('ClickUp token').fill('pk_two')
      await make()
      await page.getByRole('combobox', { name: 'Workspace' }).selectOption('9002')
      expect(await violationsIn(page, whole)).toEqual([])
      await make()
      await page.getByText('It is shown this once.').waitFor()
      expect(await violationsIn(page, whole)).toEqual([])
      await page.getByRole('button', { name: 'Revoke First' }).click()
      expect(await violationsIn(page, page.getByRole('dialog'))).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    }
  })
})
