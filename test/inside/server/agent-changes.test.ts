// What an agent changes comes into sight by itself, and what that costs: the window's own requests,
// those of the server left out.
import { strict as assert } from 'node:assert'
import { afterEach, before, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { insides } from '../support/extension.ts'
import { requestsOfWindow } from '../support/sandbox.ts'
import { call, startServer } from '../support/server.ts'
import { nodeAt, pane, row, settled, show, sprint, taskAt } from '../support/view.ts'

const engineering = ['Acme', 'Engineering'] as const

describe('what an agent changes', () => {
  let url = ''
  let driver: Driver

  before(async function () {
    this.timeout(60_000)
    await startServer()
  })

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await show(...sprint)
    await settled(driver)
  })

  afterEach(signOut)

  /** What the window asks from a tool's call until its result is in sight. */
  const askedFor = async (
    tool: string,
    input: object,
    isSeen: () => Promise<unknown>,
  ): Promise<readonly string[]> => {
    const { length } = await requestsOfWindow(url)
    const { ok, issues } = await call(tool, input)
    assert.equal(ok, true, JSON.stringify(issues))
    await isSeen()
    return (await requestsOfWindow(url)).slice(length)
  }

  const tree = (name: string): string => `${pane('Spaces')} ${row(name)}`

  it('is a task: one request, in whichever views it stands', async () => {
    const { id } = await taskAt(...sprint, 'Document the retry policy')
    const name = 'Renamed by an agent'
    const input = { tasks: [id], set: { name } }
    const asked = await askedFor('update_tasks', input, () => driver.text(tree(name)))
    assert.deepEqual(asked, [`GET /task/${id}`])
  })

  it('is a new task: one request for it, one for the number of tasks in its list', async () => {
    const name = 'Made by an agent'
    const list = await nodeAt(...sprint)
    assert.equal(list.kind, 'list')
    const input = { list: list.id, tasks: [{ name }] }
    const asked = await askedFor('create_tasks', input, () => driver.text(tree(name)))
    const { id } = await taskAt(...sprint, name)
    assert.deepEqual([...asked].sort(), [`GET /list/${list.id}`, `GET /task/${id}`])
    await driver.text('.monaco-list-row[aria-label^="Current Sprint, 21 tasks"]')
  })

  it('is a list: one request', async () => {
    const { views } = await insides()
    const list = await nodeAt(...engineering, 'Bug Tracker')
    assert.equal(list.kind, 'list')
    await views.hierarchy.reveal(list, { select: true })
    const name = 'Bugs and other animals'
    const input = { list: list.id, set: { name } }
    const asked = await askedFor('update_list', input, () => driver.text(tree(name)))
    assert.deepEqual(asked, [`GET /list/${list.id}`])
  })

  it('is a task in a list that nobody has opened: one request, for it may be mine now', async () => {
    const shown = await taskAt(...sprint, 'Document the retry policy')
    const tasks = ['868512p', shown.id]
    const { length } = await requestsOfWindow(url)
    for (const task of tasks) {
      const { ok } = await call('update_tasks', { tasks: [task], set: { name: `New ${task}` } })
      assert.equal(ok, true)
    }
    await driver.text(tree(`New ${shown.id}`))
    const asked = (await requestsOfWindow(url)).slice(length)
    assert.deepEqual(
      asked,
      tasks.map((id) => `GET /task/${id}`),
    )
  })

  it('is never looked for: what is shown and used meanwhile asks nothing', async () => {
    const { length } = await requestsOfWindow(url)
    await commands.executeCommand('workbench.view.explorer')
    await driver.gone(tree('Current Sprint'))
    await commands.executeCommand('clickup.hierarchy.focus')
    await driver.text(tree('Current Sprint'))
    await driver.hover(`${pane('Spaces')} .pane-header`)
    await driver.press('F1')
    await driver.text('.quick-input-list .monaco-list-row')
    await driver.press('Escape')
    await driver.gone('.quick-input-widget')
    await call('get_hierarchy', {})
    await settled(driver)
    assert.deepEqual((await requestsOfWindow(url)).slice(length), [])
  })
})
