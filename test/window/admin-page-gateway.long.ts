// The page at /admin of a gateway that runs: what a person does on it is so for whoever uses the links.
import type { Browser, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { inRoot } from '../../scripts/lib/paths.ts'
import { type Link, link } from '../../src/links/link.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { type AdminPage, openAdminPage, startBrowser } from '../support/gateway/admin-page.ts'
import { type Gateway, startGateway } from '../support/gateway.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../support/redis.ts'
import { older, post } from '../support/visitors.ts'

const CALL = { name: 'get_task', arguments: { task: 'ENG-87' } }
const HOUR = 3_600_000
const hoursLeft = ({ expires_at: end }: Link): number =>
  Math.round((Date.parse(end ?? '') - Date.now()) / HOUR)

const call = (url: string, bearer?: string): Promise<Response> => {
  const { headers, body } = older('tools/call', CALL)
  const proof = bearer && { authorization: `Bearer ${bearer}` }
  return post(url, { headers: { ...headers, ...(proof || {}) }, body })
}

const listed = z.object({ links: z.array(z.object(link.shape)) })
const madeKey = z.object({ key: z.string(), id: z.string() })

const noRedis = await whyNoRedis()

describe('the page of a gateway that runs', () => {
  let browser: Browser
  let sandbox: Sandbox
  let gateway: Gateway
  let admin: AdminPage
  let patched: unknown[]

  const linksOf = async (): Promise<readonly Link[]> =>
    listed.parse((await gateway.admin('GET', '/v1/links')).body).links

  const open = async (to: Gateway): Promise<void> => {
    admin = await openAdminPage(browser, `${to.url}/admin`)
    patched = []
    admin.page.on('request', (request: Request) => {
      if (request.method() === 'PATCH') patched.push(request.postDataJSON())
    })
    await admin.signIn(to.adminKey)
  }

  beforeAll(async () => {
    browser = await startBrowser()
    sandbox = await startSandbox({ rate: 100_000 })
    gateway = await startGateway({ sandbox })
  })

  afterAll(async () => {
    await browser?.close()
    await gateway?.stop()
    await sandbox?.close()
  })

  beforeEach(() => open(gateway))

  afterEach(async () => {
    expect(admin.said).toEqual([])
    await admin.context.close()
    for (const { id } of await linksOf()) await gateway.admin('DELETE', `/v1/links/${id}`)
  })

  const saved = async (): Promise<void> => {
    await admin.page.getByRole('button', { name: 'Save' }).click()
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' })
    await admin.page.getByText('is changed.').waitFor()
  }

  it('makes a link with all that can be chosen, by whose URL a client gets in', async () => {
    const { page, draft, make, clipboard } = admin
    await page.getByText('There is no link yet').waitFor()
    await draft('ChatGPT', 'pk_wrong')
    await make()
    await page.getByRole('alert').getByText('ClickUp does not take this token').waitFor()
    await page.getByLabel('ClickUp token').fill(sandbox.token)
    await page.getByRole('checkbox', { name: /^delete/ }).check()
    await page.getByLabel('Where a client cannot ask').selectOption('argument')
    await page.getByRole('checkbox', { name: /^docs/ }).uncheck()
    await page.getByLabel('It ends').selectOption('1d')
    await make()
    await page.getByText('It is shown this once.').waitFor()
    const [link] = await linksOf()
    expect(link).toMatchObject({
      ...{ name: 'ChatGPT', require_api_token_auth: false, created_by: 'tests' },
      config: { methods: ['read', 'delete'], confirm: 'argument' },
      workspace_id: sandbox.workspaceId,
    })
    expect(link?.config.tags).not.toContain('docs')
    expect(link?.config.tags).toContain('tasks')
    expect(link && hoursLeft(link)).toBe(24)
    const url = await page.getByRole('textbox', { name: 'URL' }).inputValue()
    await page.getByRole('button', { name: 'Copy URL' }).click()
    await expect.poll(clipboard).toBe(url)
    expect(await (await call(url)).text()).toContain('ENG-87')
    const clients = page.getByRole('combobox', { name: 'Configuration for…' })
    for (const title of await clients.locator('option').allTextContents()) {
      await clients.selectOption({ label: title })
      await page.getByRole('button', { name: `Copy configuration for ${title}` }).click()
      const text = await page
        .getByRole('textbox', { name: `Configuration for ${title}` })
        .inputValue()
      expect(text).toContain(url)
      await expect.poll(clipboard).toBe(text)
    }
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.locator('body').innerHTML()).not.toContain(new URL(url).pathname)
    await page.getByRole('button', { name: 'Refresh' }).click()
    const lastUsed = page.getByRole('definition').filter({ hasText: /^just now$/ })
    await lastUsed.waitFor()
  })

  it('changes of a link what was changed, and nothing else', async () => {
    const { page } = admin
    const made = await gateway.link({
      name: 'Claude',
      config: { methods: ['get_task', 'find_tasks'] },
    })
    await page.getByRole('button', { name: 'Refresh' }).click()
    const change = page.getByRole('button', { name: 'Change Claude' })
    await change.click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(patched).toEqual([])

    await change.click()
    await page.getByLabel('Name', { exact: true }).fill('Bot')
    await saved()
    await page.getByRole('button', { name: 'Change Bot' }).click()
    await page.getByRole('checkbox', { name: /^get_task/ }).uncheck()
    await page.getByRole('checkbox', { name: /^write/ }).check()
    await page.getByRole('checkbox', { name: /^chat/ }).check()
    await page.getByLabel('It ends').selectOption('1h')
    await page.getByRole('checkbox', { name: /^API token/ }).check()
    await saved()
    const [named, ruled] = patched as [object, { config: { tags: readonly string[] } }]
    expect(named).toEqual({ name: 'Bot' })
    expect(ruled).toEqual({
      config: { methods: ['write', 'find_tasks'], tags: expect.arrayContaining(['tasks', 'chat']) },
      ...{ expires_at: '1h', require_api_token_auth: true },
    })
    const [link] = await linksOf()
    expect(link).toMatchObject({ id: made.id, name: 'Bot', config: ruled.config })
    expect((await call(made.url)).status).toBe(401)
  })

  it('tells what a change does to calls under way, and it does that', async () => {
    const { page } = admin
    const { url } = await gateway.link({ name: 'Claude' })
    await call(url)
    await page.getByRole('button', { name: 'Refresh' }).click()
    sandbox.state.faults.add('GET /v2/task/*=hold')
    const underWay = call(url).then((answer) => answer.text())
    await page.getByRole('button', { name: 'Change Claude' }).click()
    await page.getByText('any other change ends the calls that are under way').waitFor()
    await page.getByRole('checkbox', { name: /^write/ }).check()
    await saved()
    expect(await underWay).toContain('This link has been changed')
    sandbox.state.faults.clear()
    expect(await (await call(url)).text()).toContain('ENG-87')
  })

  it('asks before it rotates and revokes: Escape is no, and yes is so at once', async () => {
    const { page } = admin
    const { url } = await gateway.link({ name: 'Claude' })
    await page.getByRole('button', { name: 'Refresh' }).click()
    const revoke = page.getByRole('button', { name: 'Revoke Claude' })
    await revoke.press('Enter')
    await page.getByRole('dialog', { name: 'Revoke this link?' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Rotate Claude' }).click()
    await page.getByRole('dialog').getByLabel('ClickUp token').fill('pk_wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('ClickUp does not take this token').waitFor()
    expect((await call(url)).status).toBe(200)
    await page.getByRole('dialog').getByLabel('ClickUp token').fill(sandbox.token)
    await page.keyboard.press('Enter')
    await page.getByText('The URL of “Claude”').waitFor()
    const fresh = await page.getByRole('textbox', { name: 'URL' }).inputValue()
    expect((await call(url)).status).toBe(404)
    expect((await call(fresh)).status).toBe(200)
    await revoke.click()
    await page.getByRole('button', { name: 'Revoke', exact: true }).click()
    await page.getByText('“Claude” is revoked.').waitFor()
    expect((await call(fresh)).status).toBe(404)
    await page.getByText('There is no link yet').waitFor()
  })

  it('makes an API token, which is the second proof of links until it is removed', async () => {
    const { page } = admin
    const { url } = await gateway.link({ name: 'n8n', require_api_token_auth: true })
    await page.getByLabel('Name of a new API token').fill('n8n')
    await page.keyboard.press('Enter')
    const key = await page.getByRole('textbox', { name: 'API token', exact: true }).inputValue()
    expect((await call(url)).status).toBe(401)
    expect((await call(url, key)).status).toBe(200)
    await page.getByRole('button', { name: 'Remove n8n' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Remove n8n' }).waitFor({ state: 'detached' })
    expect((await call(url, key)).status).toBe(401)
  })

  it('asks for another key once its own is void, and says why', async () => {
    const { page, signIn } = admin
    const made = await gateway.admin('POST', '/v1/keys', { name: 'Ada', kind: 'admin' })
    const { key, id } = madeKey.parse(made.body)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await signIn(key)
    await page.getByRole('button', { name: 'New link…' }).click()
    await gateway.admin('DELETE', `/v1/keys/${id}`)
    await page.getByLabel('Name', { exact: true }).fill('Late')
    await page.getByLabel('ClickUp token').fill(sandbox.token)
    await admin.make()
    await page.getByRole('alert').getByText('This admin key is not known.').waitFor()
    expect(await page.getByLabel('Admin key').inputValue()).toBe('')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await linksOf()).toEqual([])
  })

  it('needs nothing but the keyboard', async () => {
    const { page, tabTo } = admin
    await page.getByText('There is no link yet').waitFor()
    await tabTo('New link…')
    await page.keyboard.press('Enter')
    await tabTo('Name')
    await page.keyboard.type('By keys')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    // The second of what it may do.
    await page.keyboard.press('Space')
    await tabTo('It ends')
    await page.keyboard.press('ArrowUp')
    await tabTo('ClickUp token')
    await page.keyboard.type(sandbox.token)
    await tabTo('Make link')
    await page.keyboard.press('Enter')
    await page.getByText('It is shown this once.').waitFor()
    const [link] = await linksOf()
    expect(link).toMatchObject({ name: 'By keys', config: { methods: ['read', 'write'] } })
    expect(link && hoursLeft(link)).toBe(24)
    await tabTo('Done')
    await page.keyboard.press('Enter')
    await tabTo('Change By keys')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    // The focus is back where it was.
    await tabTo('Change By keys')
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Change By keys')
    await tabTo('Revoke By keys')
    await page.keyboard.press('Enter')
    // The first that has the focus is the harmless one.
    await page.locator('dialog button:focus').getByText('Cancel').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await linksOf()).toHaveLength(1)
  })

  it.skipIf(noRedis)('says that the store is away, and goes on when it is back', async () => {
    const redis: RedisServer = await startRedis()
    const other = await startGateway({ sandbox, store: redis.url })
    try {
      await other.link({ name: 'Claude' })
      await admin.context.close()
      await open(other)
      const { page } = admin
      await page.getByRole('heading', { name: 'Claude' }).waitFor()
      redis.freeze()
      await page.getByRole('button', { name: 'Refresh' }).click()
      await page.getByRole('alert').getByText('The store does not answer').waitFor()
      // What was seen last stays in sight.
      await page.getByRole('heading', { name: 'Claude' }).waitFor()
      await page.screenshot({ path: inRoot('.cache/screenshots/admin-store-away.png') })
      redis.thaw()
      await page.getByRole('button', { name: 'Try again' }).click()
      await page
        .getByRole('alert')
        .getByText('The store does not answer')
        .waitFor({ state: 'detached' })
    } finally {
      await other.stop()
      await redis.stop()
    }
  })
})
