// What a person sees of the hierarchy and does in it, by mouse and by keyboard.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import {
  CancellationTokenSource,
  commands,
  MarkdownString,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
} from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driver, driverOr, untilSeen } from '../support/driver.ts'
import { eventually, insides, nameOf, openTree } from '../support/extension.ts'
import { requests } from '../support/sandbox.ts'
import {
  itemAt,
  nodeAt,
  offered,
  row,
  settled,
  show,
  sprint,
  taskAt,
  titled,
} from '../support/view.ts'

describe('the hierarchy', () => {
  let url = ''

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('clickup.clearFilter')
    await commands.executeCommand('clickup.hideClosed')
    await signOut()
  })

  it('tells counts, and how far a sprint is', async () => {
    assert.match(String((await itemAt(...sprint)).description), /^\d+$/)
    const sprints = await openTree('Acme', 'Engineering', 'Sprints')
    const current = sprints.find((node) => /^Sprint 24/.test(nameOf(node)))
    assert.equal(current?.kind, 'list')
    const { hierarchy } = await insides()
    const describe = async () => String((await hierarchy.getTreeItem(current)).description)
    assert.match(await describe(), /^running · .*(left|today) · \d+ tasks?$/)
    await hierarchy.getChildren(current)
    assert.match(await describe(), /^running · .*(left|today) · \d+ tasks?, \d+ done$/)
  })

  it('reads the details of a task when its tooltip is shown, and not before', async () => {
    const { hierarchy } = await insides()
    const task = await taskAt(...sprint, 'Rate limits per API key')
    // What stood open before is still being read, which is no part of this.
    if (driver) await settled(driver)
    const item = await hierarchy.getTreeItem(task)
    assert.equal(item.tooltip, undefined)
    const before = (await requests(url)).length
    const { token } = new CancellationTokenSource()
    const resolved = await hierarchy.resolveTreeItem?.(item, task, token)
    assert.ok(resolved?.tooltip instanceof MarkdownString)
    assert.match(resolved.tooltip.value, /Priya/)
    assert.notEqual(resolved.tooltip.isTrusted, true)
    assert.deepEqual((await requests(url)).slice(before), [`GET /api/v2/task/${task.id}`])
  })

  it('shows that tooltip to whoever points at the task', async function () {
    const driver = driverOr(this)
    await show(...sprint, 'Rate limits per API key')
    await untilSeen(driver, '.monaco-hover >> text=Priya Nair', () =>
      driver.hover(row('Rate limits per API key')),
    )
    await driver.screenshot('tree-tooltip')
    await driver.press('Escape')
  })

  it('shows closed tasks when that is wanted', async function () {
    const driver = driverOr(this)
    const names = async () => (await openTree(...sprint)).map(nameOf)
    assert.ok(!(await names()).includes('Remove the legacy login page'))
    await driver.command('ClickUp: Show Closed Tasks')
    await eventually('the closed task', async () =>
      (await names()).includes('Remove the legacy login page') ? true : undefined,
    )
    const { checkboxState } = await itemAt(...sprint, 'Remove the legacy login page')
    assert.equal((checkboxState as { state: unknown }).state, TreeItemCheckboxState.Checked)
    await driver.command('ClickUp: Hide Closed Tasks')
    await eventually('its end', async () =>
      (await names()).includes('Remove the legacy login page') ? undefined : true,
    )
  })

  it('is filtered as one types, and whole again when one gives up', async function () {
    const driver = driverOr(this)
    await openTree(...sprint)
    const names = async () => (await openTree(...sprint)).map(nameOf)
    const all = await names()
    await driver.command('ClickUp: Filter Tasks…')
    await driver.text(titled('Filter Tasks'))
    await driver.type('keyboard')
    await eventually('the filter', async () => ((await names()).length === 1 ? true : undefined))
    assert.deepEqual(await names(), ['Keyboard navigation in the board view'])
    await driver.press('Escape')
    await driver.gone(titled('Filter Tasks'))
    assert.deepEqual(await names(), all)
    await driver.command('ClickUp: Filter Tasks…')
    await driver.text(titled('Filter Tasks'))
    await driver.type('nothing like it')
    await eventually('nothing', async () => ((await names())[0] === 'no-match' ? true : undefined))
    await driver.press('Enter')
    assert.deepEqual(await names(), ['no-match'])
    const { views } = await insides()
    await eventually('the words', () =>
      views.hierarchy.description?.includes('nothing like it') ? true : undefined,
    )
    await driver.command('ClickUp: Clear Filter of Spaces')
    await eventually('all of it', async () =>
      (await names()).length === all.length ? true : undefined,
    )
  })

  it('keeps favorites on top', async function () {
    const driver = driverOr(this)
    const list = await nodeAt(...sprint)
    await commands.executeCommand('clickup.addFavorite', list)
    await driver.text(row('Favorites'))
    assert.deepEqual((await openTree()).map(nameOf), ['favorites', 'Engineering', 'Marketing'])
    assert.deepEqual((await openTree('favorites')).map(nameOf), ['Current Sprint'])
    assert.equal((await itemAt(...sprint)).contextValue, 'list favorite')
    await driver.screenshot('tree-favorites')
    await commands.executeCommand('clickup.removeFavorite', list)
    assert.deepEqual((await openTree()).map(nameOf), ['Engineering', 'Marketing'])
  })

  it('remembers what stands open', async function () {
    const driver = driverOr(this)
    const isOpen = async () =>
      (await itemAt('Acme', 'Marketing')).collapsibleState === TreeItemCollapsibleState.Expanded
    // What is opened while the tree is drawn anew, VS Code does not always tell.
    await settled(driver)
    await show('Acme', 'Marketing')
    await eventually('what was opened', async () => ((await isOpen()) ? true : undefined))
    await driver.click(row('Marketing'))
    await eventually('what was closed', async () => ((await isOpen()) ? undefined : true))
  })

  it('closes a task by its box, and reopens it', async function () {
    const driver = driverOr(this)
    const name = 'Document the retry policy'
    // What is read aloud is the same while the row is struck out.
    const taskRow = `.monaco-list-row[aria-label*="${name}"]`
    const checkbox = `${taskRow} .monaco-checkbox`
    const typeOf = async () => (await taskAt(...sprint, name)).task.status.type
    await show(...sprint)
    await commands.executeCommand('clickup.showClosed')
    await eventually('the closed ones', async () =>
      (await openTree(...sprint)).some((node) => nameOf(node) === 'Remove the legacy login page')
        ? true
        : undefined,
    )
    // Rows still move while the closed ones come.
    await settled(driver)
    await show(...sprint, name)
    const task = await taskAt(...sprint, name)
    await driver.click(checkbox)
    await eventually('the closed task', async () =>
      (await typeOf()) === 'closed' ? true : undefined,
    )
    assert.ok((await requests(url)).includes(`PUT /api/v2/task/${task.id}`))
    await driver.text(`${taskRow}[aria-label*=", closed"]`)
    await driver.screenshot('tree-closed')
    await driver.click(checkbox)
    await eventually('the open task', async () => ((await typeOf()) === 'open' ? true : undefined))
  })

  it('moves a task to the list that it is dropped on', async function () {
    const driver = driverOr(this)
    const name = 'Document the retry policy'
    await show(...sprint)
    await show('Acme', 'Engineering', 'Product Roadmap')
    await driver.drag(row(name), row('Q4 Deliverables'))
    await eventually('the move', async () =>
      (await openTree(...sprint)).some((node) => nameOf(node) === name) ? undefined : true,
    )
    const moved = await taskAt('Acme', 'Engineering', 'Product Roadmap', 'Q4 Deliverables', name)
    assert.equal(moved.task.status.status, 'planned')
  })

  it('has a menu of what can be done with a task', async function () {
    const driver = driverOr(this)
    await show(...sprint)
    const shownMenu = '.context-view .monaco-menu'
    await untilSeen(driver, shownMenu, () => driver.click(row('Keyboard navigation'), 'right'))
    const menu = await driver.text(shownMenu)
    for (const entry of [
      'Change Status of Task…',
      'Assign Task…',
      'Set Due Date of Task…',
      'Add Comment to Task…',
    ])
      assert.ok(menu.includes(entry), `${entry} in ${menu}`)
    for (const entry of ['Move Task to List…', 'Close Task', 'Copy Task ID', 'Copy Task Link'])
      assert.ok(menu.includes(entry), `${entry} in ${menu}`)
    assert.doesNotMatch(menu, /Reopen|Open in ClickUp|Favorites/)
    await driver.screenshot('tree-menu')
    await driver.press('Escape')
  })

  it('leaves out of the palette what makes no sense', async function () {
    const driver = driverOr(this)
    const { views } = await insides()
    const select = async (...path: string[]) =>
      views.hierarchy.reveal(await nodeAt(...path), { select: true })
    const isOffered = async (title: string) =>
      (await offered(driver, `ClickUp: ${title}`)).includes(`ClickUp: ${title}`)
    // What is selected is told to VS Code in its own time.
    const shown = async (...titles: string[]) => {
      for (const title of titles)
        await eventually(title, async () => ((await isOffered(title)) ? true : undefined))
    }
    const hidden = async (...titles: string[]) => {
      for (const title of titles)
        await eventually(`no ${title}`, async () => ((await isOffered(title)) ? undefined : true))
    }
    await shown('Search Tasks…', 'Add to Favorites')
    await hidden(
      'Open in ClickUp',
      'Clear Filter of Spaces',
      'Load More Tasks',
      'Remove from Favorites',
    )
    await hidden('Close or Reopen Task')
    await openTree('Acme', 'Engineering', 'Bug Tracker')
    await select('Acme', 'Engineering', 'Bug Tracker')
    await shown('Load More Tasks', 'Add to Favorites')
    await select(...sprint, 'Document the retry policy')
    await shown('Close Task')
    await hidden('Load More Tasks', 'Reopen Task')
  })
})
