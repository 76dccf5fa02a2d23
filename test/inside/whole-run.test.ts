// What all of the run has left behind, at VS Code's most talkative. Runs last, by its name.
import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, describe, it } from 'mocha'
import { ConfigurationTarget, workspace } from 'vscode'
import { anyToken } from '../support/vscode/written.ts'
import { offerToken, refusal, signIn, signOut, tokenBox } from './support/account.ts'
import { canSeeChildren, childrenRunning } from './support/children.ts'
import { type Driver, driverOr } from './support/driver.ts'
import { eventually, openTree } from './support/extension.ts'
import { currentToken, rotateToken, setFaults } from './support/sandbox.ts'
import { call, startServer } from './support/server.ts'
import { titled } from './support/view.ts'

const setServers = (servers: readonly object[] | undefined): Thenable<void> =>
  workspace.getConfiguration('clickup').update('servers', servers, ConfigurationTarget.Global)

/** Does what people and agents do on a bad day. */
const haveTrouble = async (driver: Driver): Promise<void> => {
  await offerToken(driver, 'pk_1_WRONG')
  await driver.text(refusal)
  await driver.press('Escape')
  await driver.gone(tokenBox)
  await signIn(driver, await currentToken())
  for (const faults of ['500x*', 'html502x*', 'drop x*']) {
    await setFaults(faults)
    assert.equal((await call('find_tasks', { in: 'Bug Tracker' })).ok, false)
    await driver.command('ClickUp: Refresh Tasks')
    await openTree()
  }
  await setFaults('')
  await rotateToken()
  assert.equal((await call('find_tasks', { in: 'Bug Tracker' })).ok, false)
  await driver.command('ClickUp: Refresh Tasks')
  await openTree()
  await signIn(driver, await currentToken())
}

describe('the token, after the whole run', () => {
  afterEach(async () => {
    await setFaults('')
    await setServers(undefined)
    await signOut()
  })

  it('stands in no log, definition, file, state, message or process', async function () {
    this.timeout(240_000)
    const driver = driverOr(this)
    await startServer()
    await haveTrouble(driver)
    assert.match(await currentToken(), new RegExp(`^${anyToken.source}$`))

    // Proof that the search finds what comes into a log, a message, a definition and the console.
    const marker = `868${randomBytes(4).toString('hex')}`
    await driver.command('ClickUp: Copy Task Link')
    await driver.text(titled('Copy Link'))
    await driver.type(marker)
    assert.equal((await call('get_task', { task: marker })).ok, false)
    await setServers([{ name: marker }])
    console.warn(marker)
    for (const place of ['ClickUp.log', 'mcpServer.', 'mcp.extCachedServers', 'window.log'])
      await eventually(`the marker in ${place}`, async () =>
        (await driver.placesHolding(marker)).some((one) => one.includes(place)) ? true : undefined,
      )
    await driver.press('Escape')

    assert.deepEqual(await driver.placesHolding(anyToken.source), [])
    if (!canSeeChildren) return
    // VS Code starts it again after another definition.
    const servers = await eventually('a server', async () => {
      await startServer()
      const found = await childrenRunning('server.js')
      return found.length > 0 ? found : undefined
    })
    for (const pid of servers)
      for (const what of ['cmdline', 'environ'])
        assert.doesNotMatch(await readFile(`/proc/${pid}/${what}`, 'latin1'), anyToken)
  })
})
