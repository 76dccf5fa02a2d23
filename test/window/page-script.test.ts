// The script of a page in a browser by itself, with the extension's end in the hands of the test: what
// it draws of the most hostile task there can be, and what it keeps.
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { commentSchema } from '../../src/clickup/objects/comment.ts'
import { type Task, taskSchema } from '../../src/clickup/objects/task/task.ts'
import { fromPage } from '../../src/extension/views/task/from-page.ts'
import { pageHtml } from '../../src/extension/views/task/page-html.ts'
import { type Showing, taskShown } from '../../src/extension/views/task/shown-task.ts'
import { outwards } from '../../src/extension/views/task/text-tree.ts'
import { ACTS, type TaskShown, type ToPage } from '../../src/ui/messages.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { violationsIn } from '../support/vscode/axe.ts'
import { findChromium } from '../support/vscode/chromium.ts'

const showing: Showing = {
  onlooker: { now: Date.now(), zone: 'UTC', locale: 'en', t: (text) => text },
  acts: new Set(ACTS),
  isOnline: true,
  apiUrl: 'https://api.clickup.com',
  known: () => undefined,
}

const owned = "document.documentElement.setAttribute('data-owned','1')"
const texts = HOSTILE_TEXTS.map(([, text]) => text.replaceAll('PROBE()', owned))

const taskOf = (fields: object): Task =>
  taskSchema.parse({ id: '1', name: 'Task', status: { status: 'open', type: 'open' }, ...fields })

/** Every text in every place that has room for one. */
const hostile = (): TaskShown => {
  const each = <T>(make: (text: string, i: number) => T): readonly T[] => texts.map(make)
  const user = (name: string, i: number) => ({ id: i, username: name, email: name, initials: name })
  const task = taskOf({
    name: texts.join(' ').slice(0, 2000),
    custom_id: texts[4],
    status: { status: texts[5], type: texts[6], color: texts[7] },
    list: { id: '1', name: texts[8] },
    tags: each((name) => ({ name })),
    assignees: each(user),
    watchers: each(user),
    creator: user(texts[9] ?? '', 1),
    markdown_description: texts.filter(({ length }) => length < 500).join('\n\n'),
    checklists: each((name, i) => ({ id: `l${i}`, name, items: [{ id: `i${i}`, name }] })),
    attachments: each((title, i) => ({ id: `f${i}`, title, url: title, mimetype: 'image/png' })),
    custom_fields: each((name, i) => ({ id: `c${i}`, name, type: 'url', value: name })),
    subtasks: each((name, i) => taskOf({ id: `t${i}`, name, custom_id: name })),
  })
  const comments = texts.map((text, i) =>
    commentSchema.parse({
      ...{ id: `m${i}`, comment: [{ text }], user: user(text, i), reply_count: '1' },
      date: String(Date.now()),
    }),
  )
  const threads = new Map([['m0', { replies: comments.slice(0, 3) }]])
  return taskShown({ task, comments, hasOlder: true, threads }, showing).shown
}

const simple = (): TaskShown =>
  taskShown({ task: taskOf({ markdown_description: 'Words' }), comments: [] }, showing).shown

/** What is used of the page where it runs. */
interface Global {
  readonly said: unknown[]
  kept: unknown
}

describe('the script of a page', () => {
  let browser: Browser
  let page: Page
  let asked: string[]

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-gpu'],
    })
  })

  afterAll(() => browser?.close())

  const open = async (kept?: unknown): Promise<void> => {
    await page?.context().close()
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
    asked = []
    page.on('request', (request) => asked.push(request.url()))
    await page.addInitScript(
      (state) => {
        // It runs in the page, whose globals are none of Node's.
        const own = globalThis as unknown as Global & { acquireVsCodeApi: unknown }
        Object.assign(own, { said: [], kept: state })
        own.acquireVsCodeApi = () => ({
          postMessage: (message: unknown) => own.said.push(message),
          getState: () => own.kept,
          setState: (next: unknown) => {
            own.kept = next
          },
        })
      },
      kept as object | undefined,
    )
    const read = (file: string) => readFileSync(inRoot(file), 'utf8')
    const html = pageHtml({
      ...{ nonce: 'n0', language: 'en' },
      script: read('dist/page.js'),
      style: read('dist/page.css'),
    })
    page.setDefaultTimeout(10_000)
    await page.goto('about:blank')
    await page.setContent(html)
  }

  const tell = (message: ToPage): Promise<void> =>
    page.evaluate((data) => {
      // As above: a page's globals.
      const { dispatchEvent, MessageEvent } = globalThis as unknown as {
        dispatchEvent: (event: unknown) => void
        MessageEvent: new (type: string, init: object) => unknown
      }
      dispatchEvent(new MessageEvent('message', { data }))
    }, message as object)

  const said = (): Promise<readonly unknown[]> =>
    page.evaluate(() => (globalThis as unknown as Global).said)
  const kept = (): Promise<unknown> => page.evaluate(() => (globalThis as unknown as Global).kept)

  const box = () => page.getByRole('textbox', { name: 'Write a comment' })

  beforeEach(() => open())

  it('draws hostile texts in all places as words: nothing runs, is fetched or acts', async () => {
    await tell({ is: 'page', task: hostile(), note: { kind: 'failed', text: texts[0] ?? '' } })
    await tell({ is: 'people', people: texts.map((name) => ({ name, hint: name })) })
    await tell({ is: 'names', tasks: [{ id: 't0', label: texts[0] ?? '', name: texts[1] ?? '' }] })
    await page.locator('.comment').first().waitFor()
    const found = (selector: string) => page.locator(selector).count()
    expect(await found('html[data-owned]')).toBe(0)
    expect(
      await found(
        'main :is(script,iframe,frame,object,embed,form,svg,math,video,audio,template,base,meta,link,style)',
      ),
    ).toBe(0)
    expect(await found('main input:not([type=checkbox]), main button:not([type=button])')).toBe(0)
    expect(await found('main img:not([src^="data:image/"]), main [src]:not(img)')).toBe(0)
    const names = await page
      .locator('main')
      .evaluate((main: { querySelectorAll: (all: string) => Iterable<Attributes> }) => [
        ...new Set([...main.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())),
      ])
    expect(names.filter((name) => name.startsWith('on') || name === 'srcdoc')).toEqual([])
    const links = await page
      .locator('main a')
      .evaluateAll((all: readonly Attributes[]) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(outwards(link)).toBe(link)
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([])
    const shown = await page.locator('main').textContent()
    for (const word of ['<script>', 'onerror=', '{{', '$(trash)', '<iframe'])
      expect(shown).toContain(word)
  })

  it('says nothing but what a page may say, whatever of it is clicked', async () => {
    await tell({ is: 'page', task: hostile() })
    await page.locator('.comment').first().waitFor()
    await page
      .locator('main :is(a, button, summary)')
      .evaluateAll((all: readonly { click: () => void }[]) => {
        for (const one of all) one.click()
      })
    const messages = await said()
    expect(messages.length).toBeGreaterThan(100)
    for (const message of messages) {
      const heard = fromPage(message)
      expect(heard).toEqual(message)
      if (heard?.is === 'link') expect(outwards(heard.url)).toBe(heard.url)
    }
    expect(await page.locator('html[data-owned]').count()).toBe(0)
    expect(page.url()).toBe('about:blank')
  })

  it('keeps what was written, and gives it up only when it was sent', async () => {
    await tell({ is: 'page', task: simple() })
    await box().fill('A draft')
    expect(await kept()).toMatchObject({ drafts: { task: 'A draft' } })
    await open(await kept())
    await tell({ is: 'page', task: simple() })
    expect(await box().inputValue()).toBe('A draft')
    await box().press('Control+Enter')
    expect((await said()).at(-1)).toEqual({
      ...{ is: 'comment', box: 'task', text: 'A draft', anyway: false },
    })
    await tell({ is: 'sending', box: 'task', text: 'A draft' })
    await page.getByText('Sending…').waitFor()
    await tell({ is: 'unsent', box: 'task', text: 'A draft', why: 'No net.', canBeSent: false })
    await page.getByRole('alert').getByText('Not sent: No net.').waitFor()
    expect(await box().inputValue()).toBe('A draft')
    await tell({ is: 'sent', box: 'task', text: 'A draft' })
    await page.getByText('Sent.').waitFor()
    expect(await box().inputValue()).toBe('')
    expect(await kept()).toMatchObject({ drafts: {} })
  })

  it('keeps what was written further while a text was sent', async () => {
    await open({ drafts: { task: 'First and more' } })
    await tell({ is: 'page', task: simple() })
    await tell({ is: 'sent', box: 'task', text: 'First' })
    expect(await box().inputValue()).toBe('First and more')
  })

  it('completes names by the keyboard', async () => {
    await tell({ is: 'page', task: simple() })
    await box().pressSequentially('Hi @p')
    expect((await said()).at(-1)).toEqual({ is: 'people' })
    const people = ['Alex', 'Priya Nair', 'Pauline'].map((name) => ({ name, hint: '' }))
    await tell({ is: 'people', people })
    await page.getByRole('option').nth(1).waitFor()
    await box().press('ArrowDown')
    await box().press('Enter')
    await box().pressSequentially('and @x')
    await box().press('Enter')
    await box().pressSequentially('bye')
    expect(await box().inputValue()).toBe('Hi @Pauline and @x\nbye')
  })

  it('shows a tick at once, and takes it back with the reason', async () => {
    const checklists = [{ id: 'l', name: 'List', items: [{ id: 'i', name: 'One' }] }]
    const task = taskOf({ checklists })
    await tell({ is: 'page', task: taskShown({ task, comments: [] }, showing).shown })
    const item = page.getByRole('checkbox', { name: 'One' })
    await item.click()
    expect(await item.isChecked()).toBe(true)
    expect((await said()).at(-1)).toEqual({ is: 'tick', list: 'l', item: 'i', ticked: true })
    await tell({ is: 'ticked', item: 'i', why: 'No net.' })
    await page.getByText('No net.').waitFor()
    expect(await item.isChecked()).toBe(false)
  })

  it('is as axe would have it, hostile or not', async () => {
    for (const task of [simple(), hostile()]) {
      await tell({ is: 'page', task })
      expect(await violationsIn(page, page.locator('main'))).toEqual([])
    }
  })
})

/** What is used of an element. */
interface Attributes {
  readonly getAttributeNames: () => readonly string[]
  readonly getAttribute: (name: string) => string | null
}
