// The page at /admin in a browser, before books that hold whatever a test puts there: hostile names,
// several workspaces, a server that is away, and what axe has to say.
import { type ServerType, serve } from '@hono/node-server'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { readAssets } from '../../src/gateway/admin/page.ts'
import type { Link } from '../../src/links/link.ts'
import { ADMIN_KEY, type Administration, startAdministration } from '../support/gateway/admin.ts'
import { type AdminPage, openAdminPage, startBrowser } from '../support/gateway/admin-page.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { violationsIn } from '../support/vscode/axe.ts'

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
  let admin: AdminPage
  let running: Administration
  let server: ServerType | undefined

  beforeAll(async () => {
    browser = await startBrowser()
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
    await admin?.context.close()
    admin = await openAdminPage(browser, await address())
  })

  it('asks for a key, refuses a wrong one, and keeps the right one nowhere', async () => {
    const { page, context, signIn } = admin
    await signIn('adm_wrong')
    await page.getByRole('alert').getByText('not known').waitFor()
    await signIn(ADMIN_KEY)
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

  it('lets choose where a token opens several workspaces', async () => {
    const { page, draft, make } = admin
    await admin.signIn(ADMIN_KEY)
    await draft('Two', 'pk_two')
    await make()
    await page.getByRole('alert').getByText('several workspaces').waitFor()
    await page.getByRole('combobox', { name: 'Workspace' }).selectOption({ label: 'Sales (9002)' })
    await make()
    await page.getByText('It is shown this once.').waitFor()
    expect([...running.books.records.values()].map((link) => link.workspace_id)).toEqual(['9002'])
  })

  it('says which link cannot be read, and why, and ends it when it is told to', async () => {
    const { page, signIn } = admin
    running.books.unreadable.add('l9')
    await signIn(ADMIN_KEY)
    await page.getByRole('alert').getByText('l9 is damaged.').waitFor()
    await page.getByRole('button', { name: 'Remove link l9' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('l9 is damaged.').waitFor({ state: 'detached' })
    expect([...running.books.unreadable]).toEqual([])
  })

  it('says that the server is away, and tries again', async () => {
    const { page } = admin
    running.books.records.set('a', linkOf('a', { name: 'First' }))
    await page.route('**/v1/links', (route) => route.abort(), { times: 1 })
    await admin.signIn(ADMIN_KEY)
    await page.getByRole('alert').getByText('does not answer').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'First' }).waitFor()
  })

  it('draws hostile names as words: nothing runs, and nothing is fetched from elsewhere', async () => {
    const owned = "document.documentElement.setAttribute('data-owned','1')"
    for (const [i, [, text]] of HOSTILE_TEXTS.entries()) {
      const name = text.replaceAll('PROBE()', owned)
      const config = { methods: [name], tags: [name], confirm: 'ask' as const }
      running.books.records.set(`h${i}`, linkOf(`h${i}`, { name, created_by: name, config }))
    }
    const { page, requested, said } = admin
    await admin.signIn(ADMIN_KEY)
    await page.getByRole('heading', { name: 'Links', exact: false }).first().waitFor()
    const rows = page.getByRole('region', { name: 'Links' }).getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(HOSTILE_TEXTS.length)
    expect(await page.locator('html[data-owned]').count()).toBe(0)
    expect(
      await page.locator('.rows :is(script,iframe,img,svg,math,form,style,link,a)').count(),
    ).toBe(0)
    const own = new URL(page.url()).origin
    expect(requested.filter((url) => !url.startsWith(`${own}/`))).toEqual([])
    expect(said).toEqual([])
  })

  it('shows two hundred links, names of three hundred characters and from right to left', async () => {
    const { page } = admin
    const names = ['x'.repeat(300), `<b>${'مرحبا '.repeat(50)}</b>`]
    for (let i = 0; i < 200; i += 1)
      running.books.records.set(`l${i}`, linkOf(`l${i}`, { name: names[i] ?? `Link ${i}` }))
    await admin.signIn(ADMIN_KEY)
    await page.getByRole('heading', { name: 'Links 200' }).waitFor()
    expect(await page.getByRole('button', { name: /^Change / }).count()).toBe(200)
    for (const width of [1000, 400]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      await page.screenshot({ path: inRoot(`.cache/screenshots/admin-many-${width}.png`) })
    }
    await page.getByRole('button', { name: 'Revoke Link 199' }).click()
    await page.getByRole('button', { name: 'Revoke', exact: true }).click()
    await page.getByRole('heading', { name: 'Links 199' }).waitFor()
  })

  it.each([
    ['light', 1000],
    ['dark', 1000],
    ['light', 360],
    ['dark', 360],
  ] as const)(
    'is as axe would have it in each of its states, %s and %i wide',
    async (theme, width) => {
      const { page, draft, make } = admin
      running.books.records.set('a', linkOf('a', { name: 'First', last_used_at: from(-HOUR) }))
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: 800 })
      const clean = async (part: Locator): Promise<void> => {
        expect(await violationsIn(page, part)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
      const [whole, dialogue] = [page.locator('body'), page.getByRole('dialog')]
      await clean(whole)
      await admin.signIn(ADMIN_KEY)
      await page.getByRole('heading', { name: 'First' }).waitFor()
      await clean(whole)
      await draft('Two', 'pk_two')
      await make()
      await page.getByRole('combobox', { name: 'Workspace' }).selectOption('9002')
      await clean(dialogue)
      await make()
      await page.getByText('It is shown this once.').waitFor()
      await clean(page.getByRole('region', { name: 'The URL of' }))
      for (const what of ['Change', 'Revoke']) {
        await page.getByRole('button', { name: `${what} First` }).click()
        await clean(dialogue)
        await page.keyboard.press('Escape')
      }
    },
  )
})
