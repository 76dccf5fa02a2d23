// The whole way of a link by the gateway itself: shared, copied, used by a client, revoked.
import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'mocha'
import { commands } from 'vscode'
import { z } from 'zod'
import { signIn, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { eventually } from '../support/extension.ts'
import {
  becomesClipboard,
  close,
  connect,
  disconnect,
  fold,
  linksView,
  share,
} from '../support/links.ts'
import { currentToken } from '../support/sandbox.ts'
import { choose, takeFromMenu, titled, welcome } from '../support/view.ts'

const reached = z.object({ url: z.string(), key: z.string() })

/** As a client does that has nothing but the link. */
const findTasks = (link: string): Promise<Response> =>
  fetch(link, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
      params: { name: 'find_tasks', arguments: { in: 'Current Sprint', columns: ['name'] } },
    }),
  })

describe('a link of the gateway', () => {
  const gateway = reached.parse(JSON.parse(process.env.CLICKUP_TEST_GATEWAY ?? 'null'))

  before(async function () {
    await signIn(driverOr(this), await currentToken())
    await commands.executeCommand('clickup.links.focus')
  })

  after(async function () {
    await disconnect()
    await fold(driverOr(this))
    await signOut()
  })

  it('is shared, copied, used and revoked', async function () {
    const driver = driverOr(this)
    await connect(driver, gateway)
    await share(driver, 'ChatGPT')
    await driver.press('Enter')
    await driver.text(titled('“ChatGPT” Is Shared'))
    await driver.press('Enter')
    const link = await becomesClipboard(/\/mcp\/l\/[\w-]{43}$/)
    await close(driver, 'Is Shared')
    const answer = await findTasks(link)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /Document the retry policy/)
    await driver.text(`${linksView} >> text=ends in 7 days`)
    await takeFromMenu(driver, 'ChatGPT', 'Revoke Link…')
    await choose(driver, 'Revoke It')
    const after = await eventually('the end of the link', async () => {
      const later = await findTasks(link)
      return later.status === 404 ? later : undefined
    })
    assert.doesNotMatch(await after.text(), /Document/)
    await driver.text(welcome('Nothing is shared by this gateway.'))
  })
})
