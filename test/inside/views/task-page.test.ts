// A task on a page of its own, in an editor of VS Code.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { type ColorThemeKind, ConfigurationTarget, commands, window, workspace } from 'vscode'
import { exploreSandbox, signIn, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { becomes, broker, eventually } from '../support/extension.ts'
import { dropDocuments, inPage, labelInFront } from '../support/page.ts'
import { currentToken, requests, setFaults } from '../support/sandbox.ts'
import { call, startServer } from '../support/server.ts'
import { focused, row, settled, show, sprint, taskAt } from '../support/view.ts'

const name = 'Rate limits per API key'
const other = 'Document the retry policy'

describe('the page of a task', () => {
  let url = ''

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await signOut()
  })

  /** What a person reads on it. */
  const reads = (driver: Driver, words: string): Promise<string> =>
    driver.text(`${inPage}text=${words}`)

  /** Changes a task as somebody does in ClickUp itself, of which nobody tells this window. */
  const changeElsewhere = async (id: string, fields: object): Promise<void> => {
    const credentials = await (await broker()).getCredentials()
    const headers = {
      authorization: String(credentials?.token),
      'content-type': 'application/json',
    }
    const body = JSON.stringify(fields)
    await fetch(`${url}/api/v2/task/${id}`, { method: 'PUT', headers, body })
  }

  const open = async (wanted: string): Promise<string> => {
    const node = await taskAt(...sprint, wanted)
    await commands.executeCommand('clickup.showTask', node)
    return node.id
  }

  it('opens by a click, with its facts, description and comments', async function () {
    const driver = driverOr(this)
    await show(...sprint)
    await show(...sprint, name)
    await driver.click(row(name))
    assert.equal(await driver.text(`${inPage}h1`), name)
    await driver.text(`${inPage}li:has-text("Assignees") >> text=Priya Nair`)
    await becomes('ENG-112 Rate limits per API key', labelInFront)
    // Its status, in the colour of that.
    await driver.text('.tab.active [style*="data:image/svg"], .tab.active .monaco-icon-label')
    const theme = workspace.getConfiguration('workbench')
    const kinds: readonly (readonly [string, string, ColorThemeKind])[] = [
      ['Default Dark Modern', 'task-page-dark', 2],
      ['Default Light Modern', 'task-page', 1],
    ]
    for (const [label, picture, kind] of kinds) {
      await theme.update('colorTheme', label, ConfigurationTarget.Global)
      await eventually(label, () => (window.activeColorTheme.kind === kind ? true : undefined))
      await driver.text(`${inPage}h1`)
      await driver.screenshot(picture)
    }
    await theme.update('colorTheme', undefined, ConfigurationTarget.Global)
  })

  it('opens by the keyboard, and shows what an agent changes', async function () {
    const driver = driverOr(this)
    await startServer()
    await show(...sprint, name)
    await driver.press('Enter')
    await reads(driver, 'Status')
    const { task } = await taskAt(...sprint, name)
    const said = { task: task.id, text: 'Any news on this?' }
    assert.equal((await call('add_comment', said)).ok, true)
    await reads(driver, 'Any news on this?')
  })

  it('shows what a person changes', async function () {
    const driver = driverOr(this)
    await open(other)
    await reads(driver, 'to do')
    const task = await taskAt(...sprint, other)
    void commands.executeCommand('clickup.closeTask', task, [task])
    await reads(driver, 'closed')
  })

  it('is kept true while VS Code drops the documents that it does not need', async function () {
    const driver = driverOr(this)
    await startServer()
    const id = await open(name)
    await reads(driver, 'Status')
    await dropDocuments()
    const said = { task: id, text: 'Any news after a while?' }
    assert.equal((await call('add_comment', said)).ok, true)
    await reads(driver, 'Any news after a while?')
  })

  it('is read anew whenever it is opened', async function () {
    const driver = driverOr(this)
    const id = await open(other)
    await reads(driver, other)
    await changeElsewhere(id, { name: 'Renamed in the browser' })
    await open(other)
    await reads(driver, 'Renamed in the browser')
    await commands.executeCommand('workbench.action.closeAllEditors')
    await changeElsewhere(id, { name: 'Renamed once more' })
    await open(other)
    await reads(driver, 'Renamed once more')
  })

  it('is read anew when one comes back to it', async function () {
    const driver = driverOr(this)
    const id = await open(other)
    await reads(driver, other)
    await commands.executeCommand('workbench.action.keepEditor')
    await open(name)
    await reads(driver, name)
    await changeElsewhere(id, { name: 'Renamed in the browser' })
    await driver.click('.tab:has-text("ENG-137")')
    await reads(driver, 'Renamed in the browser')
  })

  it('is read anew by Refresh, in its title and in the palette', async function () {
    const driver = driverOr(this)
    const id = await open(other)
    await reads(driver, other)
    await changeElsewhere(id, { name: 'Renamed in the browser' })
    await driver.command('ClickUp: Refresh Tasks')
    await reads(driver, 'Renamed in the browser')
    await settled(driver)
    await changeElsewhere(id, { name: 'Renamed once more' })
    const before = (await requests(url)).length
    await driver.click('.editor-actions .codicon-refresh')
    await reads(driver, 'Renamed once more')
    // Nothing but the page: the trees are as they were.
    const asked = (await requests(url)).slice(before)
    assert.deepEqual(asked.sort(), [`GET /api/v2/task/${id}`, `GET /api/v2/task/${id}/comment`])
  })

  it('keeps what it showed through an error, and no error for good', async function () {
    const driver = driverOr(this)
    await taskAt(...sprint, other)
    await setFaults('GET /v2/task/*=400 x*', url)
    await open(other)
    await reads(driver, 'Not up to date')
    await driver.screenshot('task-page-failed')
    await setFaults('', url)
    await driver.click('.editor-actions .codicon-refresh')
    await driver.gone(`${inPage}.note`)
    await reads(driver, other)
    await setFaults('GET /v2/task/*=400 x*', url)
    await open(other)
    await reads(driver, 'Not up to date')
    await reads(driver, other)
    await setFaults('', url)
    await driver.click(`${inPage}.note >> text=Try Again`)
    await driver.gone(`${inPage}.note`)
    await setFaults('GET /v2/task/*=400 x*', url)
    await open(other)
    await reads(driver, 'Not up to date')
    await commands.executeCommand('workbench.action.closeAllEditors')
    await setFaults('', url)
    await open(other)
    await reads(driver, other)
    await driver.gone(`${inPage}.note`)
  })

  it('shows nothing of an account that was left', async function () {
    const driver = driverOr(this)
    await open(name)
    await reads(driver, name)
    await signOut()
    await reads(driver, 'Nobody is signed in to ClickUp.')
    await driver.gone(`${inPage}h1`)
  })

  it('shows nothing of an account that was left, even while the next one is silent', async function () {
    const driver = driverOr(this)
    await open(name)
    await reads(driver, name)
    await setFaults('GET /v2/task/*=hold x*')
    await signIn(driver, await currentToken())
    await driver.gone(`${inPage}h1`)
    await reads(driver, 'Reading this task')
    await setFaults('')
  })

  it('stands in a tab of its own once it is kept, beside others', async function () {
    const driver = driverOr(this)
    await open(name)
    await reads(driver, name)
    await commands.executeCommand('workbench.action.keepEditor')
    await open(other)
    await reads(driver, other)
    const labels = window.tabGroups.activeTabGroup.tabs.map(({ label }) => label)
    assert.deepEqual(labels, [
      'ENG-112 Rate limits per API key',
      'ENG-137 Document the retry policy',
    ])
  })

  it('is a look by a click, which leaves the focus in the tree, and kept by a double click', async function () {
    const driver = driverOr(this)
    await show(...sprint)
    const tabs = () => window.tabGroups.activeTabGroup.tabs
    await show(...sprint, name)
    await driver.click(row(name))
    await reads(driver, name)
    await driver.text(focused(name))
    assert.deepEqual(
      tabs().map(({ isPreview }) => isPreview),
      [true],
    )
    // The next look takes its place.
    await show(...sprint, other)
    await driver.click(row(other))
    await reads(driver, other)
    assert.equal(tabs().length, 1)
    await driver.doubleClick(row(other))
    await eventually('the kept tab', () => (tabs()[0]?.isPreview === false ? true : undefined))
    await show(...sprint, name)
    await driver.click(row(name))
    await reads(driver, name)
    assert.equal(tabs().length, 2)
  })

  it('is gone into by Enter, left by Back and met again by Forward', async function () {
    const driver = driverOr(this)
    await show(...sprint, name)
    await driver.press('Enter')
    await reads(driver, name)
    await driver.press('Tab')
    await driver.text(`${inPage}button:focus`)
    await show(...sprint, other)
    await driver.press('Enter')
    await becomes('ENG-137 Document the retry policy', labelInFront)
    await driver.command('Go Back')
    await becomes('ENG-112 Rate limits per API key', labelInFront)
    await reads(driver, name)
    await driver.command('Go Forward')
    await becomes('ENG-137 Document the retry policy', labelInFront)
    await reads(driver, other)
  })

  it('shows at once what the tree knows, and says when ClickUp is slow', async function () {
    const driver = driverOr(this)
    await show(...sprint)
    await setFaults('GET /v2/task/*=hold x*', url)
    await show(...sprint, name)
    await driver.click(row(name))
    await reads(driver, name)
    await driver.text(`${inPage}li:has-text("Assignees") >> text=Priya Nair`)
    await reads(driver, 'Reading this task')
    await reads(driver, 'ClickUp is slow')
    await driver.text(`${inPage}.note >> text=Try Again`)
    await setFaults('', url)
    await driver.gone(`${inPage}.note`)
    await reads(driver, 'Comments')
  })

  it('is offered in the palette', async function () {
    const driver = driverOr(this)
    await show(...sprint, name)
    await driver.command('ClickUp: Show Task')
    await reads(driver, name)
  })
})
