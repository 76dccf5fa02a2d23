// The tree in the sidebar, level by level, in a list of VS Code's own.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, ThemeIcon, type TreeItem } from 'vscode'
import { exploreSandbox, signIn, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker, eventually, insides, nameOf, openTree } from '../support/extension.ts'
import { currentToken, requests, rotateToken, setFaults } from '../support/sandbox.ts'
import { call, startServer } from '../support/server.ts'
import { focusOn, nodeAt, pane, settled, show, sprint, titled, told } from '../support/view.ts'

const row = (name: string): string => `.monaco-list-row >> text=${name}`

describe('the sidebar', () => {
  let url = ''

  beforeEach(async () => {
    url = await exploreSandbox()
  })

  afterEach(signOut)

  const itemAt = async (index: number, ...path: readonly string[]): Promise<TreeItem> => {
    const { hierarchy } = await insides()
    const node = (await openTree(...path))[index]
    if (!node) throw new Error('No such node.')
    return hierarchy.getTreeItem(node)
  }

  describe('the tree', () => {
    it('has spaces, folders and lists, and tasks', async () => {
      const names = async (...path: string[]) => (await openTree(...path)).map(nameOf)
      assert.deepEqual(await names(), ['Engineering', 'Marketing'])
      assert.deepEqual(await names('Acme', 'Engineering'), [
        'Product Roadmap',
        'Sprints',
        'Current Sprint',
        'Bug Tracker',
        'Infrastructure Backlog',
      ])
      assert.deepEqual(await names('Acme', 'Engineering', 'Product Roadmap'), [
        'Q3 Deliverables',
        'Q4 Deliverables',
      ])
      const tasks = await openTree('Acme', 'Engineering', 'Current Sprint')
      assert.ok(tasks.length > 5)
      assert.ok(tasks.every(({ kind }) => kind === 'task'))
    })

    it('asks one request for a level, two for a space, and none for what is loaded', async () => {
      await openTree('Acme', 'Engineering', 'Sprints')
      for (const _ of ['once', 'and again']) await openTree(...sprint)
      const space = await nodeAt('Acme', 'Engineering')
      const list = await nodeAt(...sprint)
      assert.ok(space.kind === 'space' && list.kind === 'list')
      const asked = await requests(url)
      // The page itself may have opened some of it first: whoever does, nothing is asked twice.
      for (const path of [
        `space/${space.space.id}/folder`,
        `space/${space.space.id}/list`,
        `list/${list.list.id}/task`,
      ])
        assert.deepEqual(
          asked.filter((line) => line.endsWith(path)),
          [`GET /api/v2/${path}`],
        )
      assert.deepEqual(
        asked.filter((line) => /\/folder\/\d+/.test(line)),
        [],
      )
    })

    it('shows and tells the state of a task', async () => {
      const { label, iconPath, description, accessibilityInformation, command } = await itemAt(
        0,
        ...['Acme', 'Engineering', 'Current Sprint'],
      )
      assert.ok(iconPath instanceof ThemeIcon)
      assert.match(String(description), /\w+ · /)
      const [status = ''] = String(description).split(' · ')
      assert.ok(accessibilityInformation?.label.startsWith(`${label}, ${status}, `))
      // VS Code's own command is told how the row was opened.
      assert.equal(command?.command, 'vscode.open')
    })

    it('opens by the keyboard', async function () {
      const driver = driverOr(this)
      // One's own work tells of lists, too.
      const list = `${pane('Spaces')} ${row('Current Sprint')}`
      await show('Acme', 'Engineering')
      await driver.text(list)
      await driver.press('ArrowLeft')
      await driver.gone(list)
      await driver.press('ArrowRight')
      await driver.text(list)
    })

    it('goes on with the first of the tasks that were loaded further', async function () {
      const driver = driverOr(this)
      const list = ['Acme', 'Engineering', 'Bug Tracker'] as const
      await show(...list)
      const { views } = await insides()
      const shown = await openTree(...list)
      const more = shown.at(-1)
      assert.ok(more?.kind === 'more')
      await focusOn(more, 'Load More')
      await driver.press('Enter')
      const next = await eventually('the next task', () => {
        const [selected] = views.hierarchy.selection
        return selected?.kind === 'task' ? selected : undefined
      })
      assert.ok(!shown.includes(next))
    })

    it('is read anew when the person refreshes it', async function () {
      const driver = driverOr(this)
      await commands.executeCommand('clickup.hierarchy.focus')
      await driver.text(row('Engineering'))
      const before = (await requests(url)).length
      const { hierarchy } = await insides()
      const changed = new Promise((resolve) => hierarchy.onDidChangeTreeData?.(resolve))
      await driver.command('ClickUp: Refresh Tasks')
      assert.equal(await changed, undefined)
      await openTree('Acme')
      assert.ok((await requests(url)).length > before)
    })
  })

  describe('a box whose change fails', () => {
    const name = 'Document the retry policy'
    const box = `.monaco-list-row:has-text("${name}") .custom-view-tree-node-item-checkbox`

    for (const [how, fault] of [
      ['before it is sent', 'GET /v2/**=400 x*'],
      ['when it is sent', 'PUT /v2/task/*=400 x*'],
    ] as const)
      it(`${how} is as before at once, while the word of it waits to be read`, async function () {
        const driver = driverOr(this)
        await show(...sprint, name)
        await driver.text(`${box}[aria-checked="false"]`)
        const before = (await requests(url)).length
        await setFaults(fault, url)
        await driver.click(box)
        await eventually('the request', async () =>
          (await requests(url)).length > before ? true : undefined,
        )
        await driver.text(`${box}[aria-checked="false"]`)
        await told(driver, /HTTP 400/)
        await setFaults('', url)
      })
  })

  describe('the filter', () => {
    const filtered = '.pane-header >> text=filter: keyboard'

    it('holds while one looks at what is left', async function () {
      const driver = driverOr(this)
      await show(...sprint)
      await driver.command('ClickUp: Filter Tasks…')
      await driver.text(titled('Filter Tasks'))
      await driver.type('keyboard')
      await driver.text(filtered)
      await driver.click(row('Current Sprint'))
      await driver.text(filtered)
      await driver.click('.quick-input-box input')
      await driver.press('Escape')
      await driver.gone(filtered)
    })
  })

  describe('a task that a server has changed', () => {
    it('is shown anew, and it alone', async function () {
      const { hierarchy } = await insides()
      await settled(driverOr(this))
      const [task] = await openTree('Acme', 'Engineering', 'Current Sprint')
      assert.equal(task?.kind, 'task')
      const credentials = await (await broker()).getCredentials()
      await fetch(`${url}/api/v2/task/${task.id}`, {
        method: 'PUT',
        headers: {
          authorization: String(credentials?.token),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ name: 'Renamed by an agent' }),
      })
      const before = (await requests(url)).length
      const changed = new Promise((resolve) => hierarchy.onDidChangeTreeData?.(resolve))
      await (await broker()).reportChanges([{ kind: 'task', id: task.id, listId: task.parent.id }])
      assert.equal(await changed, task)
      assert.equal(
        (await hierarchy.getTreeItem(task)).label,
        `${task.task.custom_id} Renamed by an agent`,
      )
      const asked = (await requests(url)).slice(before)
      assert.deepEqual(asked, [`GET /api/v2/task/${task.id}`])
    })
  })

  describe('a task that an agent has commented on', () => {
    it('is shown anew', async function () {
      this.timeout(60_000)
      await startServer()
      const { hierarchy } = await insides()
      const [task] = await openTree('Acme', 'Engineering', 'Current Sprint')
      assert.equal(task?.kind, 'task')
      const changed = new Promise((resolve) => hierarchy.onDidChangeTreeData?.(resolve))
      const { ok } = await call('add_comment', { task: task.id, text: 'How is it going?' })
      assert.equal(ok, true)
      assert.equal(await changed, task)
    })
  })

  describe('a token that died', () => {
    it('is told in place of the tree and once besides, with the way to sign in again', async function () {
      const driver = driverOr(this)
      await signIn(driver, await currentToken())
      await commands.executeCommand('clickup.hierarchy.focus')
      await driver.text(row('Engineering'))
      await rotateToken()
      await driver.command('ClickUp: Refresh Tasks')
      await driver.text('.welcome-view >> text=no longer accepts your sign-in')
      await driver.command('ClickUp: Refresh Tasks')
      assert.deepEqual(await openTree(), [])
      const words = await told(driver, 'no longer accepts your sign-in')
      assert.equal(words.match(/no longer accepts your sign-in/g)?.length, 1, words)
      // Whoever asks for something is not left without an answer.
      await driver.command('ClickUp: Add to Favorites')
      await told(driver, 'no longer accepts your sign-in')
      await signIn(driver, await currentToken())
      assert.deepEqual((await openTree('Acme')).map(nameOf), ['Engineering', 'Marketing'])
    })
  })
})
