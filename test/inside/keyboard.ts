// The other end of the driver: an HTTP server on loopback that acts on the page.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { inRoot } from '../../scripts/lib/paths.ts'
import { type Spoilt, violationsIn } from '../support/vscode/axe.ts'
import type { Workbench } from '../support/vscode/workbench.ts'
import { placesHolding } from '../support/vscode/written.ts'
import type { Driver } from './support/driver.ts'

/** A driver's server, which works once it has a workbench. */
export type Keyboard = {
  readonly url: string
  /** @param folders where it and its server write */
  readonly attach: (workbench: Workbench, folders: readonly string[]) => void
  readonly stop: () => void
}

type Actions = {
  readonly [name in keyof Driver | 'menu']: (argument: string) => Promise<unknown>
}

/** Whoever types into a box that is open looks where the focus is, for a page may take it late. */
const intoBox = async (page: Page): Promise<void> => {
  const box = page.locator('.quick-input-widget:visible')
  if ((await box.count()) === 0 || (await box.locator(':focus').count()) > 0) return
  await box
    .locator('input')
    .first()
    .focus({ timeout: 1000 })
    .catch(() => {
      // It has closed meanwhile.
    })
}

/** Of a row the start of its words: its end may be cut off, or lie under the buttons that appear. */
const startOf = (selector: string): { position?: { x: number; y: number } } =>
  selector.includes('.monaco-list-row >> text=') ? { position: { x: 4, y: 8 } } : {}

const isSoon = (waiting: Promise<void>): Promise<string> =>
  waiting.then(
    () => 'yes',
    () => 'no',
  )

const actionsOn = (
  { page, command, screenshot }: Workbench,
  folders: readonly string[],
): Actions => {
  const first = (selector: string) => page.locator(selector).locator('visible=true').first()
  return {
    type: async (words) => {
      await intoBox(page)
      await page.keyboard.type(words)
    },
    press: async (key) => {
      await intoBox(page)
      await page.keyboard.press(key)
    },
    command,
    click: (selector) => first(selector).click({ timeout: 30_000, ...startOf(selector) }),
    doubleClick: (selector) => first(selector).dblclick({ timeout: 30_000, ...startOf(selector) }),
    menu: (selector) =>
      first(selector).click({ timeout: 30_000, button: 'right', ...startOf(selector) }),
    hover: async (selector) => {
      // Where the mouse stands already, pointing moves nothing.
      await page.mouse.move(0, 0)
      await first(selector).hover({ timeout: 30_000, ...startOf(selector) })
    },
    drag: async (argument) => {
      const [from = '', onto = ''] = JSON.parse(argument) as string[]
      const [source, target] = [startOf(from).position, startOf(onto).position]
      // By and by, as a hand moves.
      await first(from).dragTo(first(onto), {
        ...{ timeout: 30_000, steps: 8 },
        ...(source && { sourcePosition: source }),
        ...(target && { targetPosition: target }),
      })
    },
    text: async (selector) => {
      await first(selector).waitFor({ timeout: 30_000 })
      return (await first(selector).allInnerTexts())[0]
    },
    sees: (selector) => isSoon(first(selector).waitFor({ timeout: 5000 })),
    goes: (selector) => isSoon(first(selector).waitFor({ state: 'hidden', timeout: 1000 })),
    gone: (selector) => first(selector).waitFor({ state: 'hidden', timeout: 30_000 }),
    axe: async (argument) => {
      const [selector, spoilt] = JSON.parse(argument) as [string, Spoilt?]
      return JSON.stringify(await violationsIn(page, first(selector), spoilt))
    },
    placesHolding: async (pattern) =>
      JSON.stringify(await placesHolding(new RegExp(pattern), page, folders)),
    screenshot: (name) => screenshot(inRoot('.cache/screenshots', `${name}.png`)),
  }
}

/** Starts the server; its address goes into the environment of the extension host. */
export const startKeyboard = async (): Promise<Keyboard> => {
  const secret = randomBytes(16).toString('hex')
  let actions: Actions | undefined

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, key, name] = (request.url ?? '').split('/')
    const known = actions && name && name in actions ? actions[name as keyof Actions] : undefined
    if (key !== secret || request.method !== 'POST' || !known) {
      response.writeHead(404).end('no such action')
      return
    }
    const result = await known(await text(request))
    response.end(typeof result === 'string' ? result : '')
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    attach: (...attached) => {
      actions = actionsOn(...attached)
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
