// How the tasks of a list stand in the tree: grouped, sorted, subtasks under their tasks, counted.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, type ThemeIcon, type TreeItem } from 'vscode'
import type { TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { eventually, insides, nameOf, openTree } from '../support/extension.ts'
import { requests } from '../support/sandbox.ts'
import {
  choose,
  itemAt,
  nodeAt,
  pane,
  row,
  show,
  sprint,
  takeFromMenu,
  taskAt,
  titled,
} from '../support/view.ts'

const worker = 'Split the billing worker out of the monolith'

describe('the tasks of a list', () => {
  let driver: Driver
  let url = ''

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('clickup.clearFilter')
    await commands.executeCommand('clickup.hideClosed')
    await signOut()
  })

  /** What stands right below the sprint. */
  const sections = async (): Promise<readonly TreeNode[]> => {
    const { hierarchy } = await insides()
    return (await hierarchy.getChildren(await nodeAt(...sprint))) ?? []
  }

  const item = async (node: TreeNode): Promise<TreeItem> =>
    (await insides()).hierarchy.getTreeItem(node)

  const heads = async (): Promise<readonly string[]> =>
    Promise.all((await sections()).map(async (node) => String((await item(node)).label)))

  it('stand under their statuses, and what is done is out of the way', async () => {
    await show(...sprint)
    assert.deepEqual(await heads(), ['to do', 'in progress', 'in review', 'blocked', 'done'])
    const open = `${pane('Spaces')} .monaco-list-row[aria-label^="to do, 2 tasks"]`
    await driver.text(`${open}[aria-expanded="true"]`)
    const shown = await sections()
    const counts = await Promise.all(
      shown.map(async (node) => Number((await item(node)).description)),
    )
    const total = counts.reduce((sum, count) => sum + count, 0)
    assert.equal(String(total), (await itemAt(...sprint)).description)
    const done = shown.at(-1)
    assert.ok(done?.kind === 'section' && done.isFinished)
    await driver.gone(
      `${pane('Spaces')} .monaco-list-row[aria-label^="done"][aria-expanded="true"]`,
    )
  })

  it('are grouped and sorted otherwise by the menu, without another request, for good', async () => {
    await show(...sprint)
    const asked = async () => (await requests(url)).filter((line) => line.includes('/list/'))
    const before = (await asked()).length
    await takeFromMenu(driver, 'Current Sprint', 'Group Tasks By…')
    await driver.text(titled('Group Tasks of Current Sprint By'))
    await driver.text('.quick-input-list .monaco-list-row.focused >> text=Status')
    await choose(driver, 'Priority')
    await driver.text(`${pane('Spaces')} .monaco-list-row[aria-label^="Urgent, "]`)
    await driver.command('ClickUp: Sort Tasks By…')
    await driver.text(titled('Sort Tasks of Current Sprint By'))
    await choose(driver, 'Name')
    await eventually('the order', async () => {
      const names = (await openTree(...sprint)).flatMap((node) =>
        node.kind === 'task' && node.under?.kind === 'section' && node.under.id === 'normal'
          ? [nameOf(node)]
          : [],
      )
      return String(names) === String(names.toSorted()) && names.length > 1 ? true : undefined
    })
    assert.equal((await asked()).length, before)
    await commands.executeCommand('clickup.refresh')
    assert.deepEqual(await heads(), ['Urgent', 'High', 'Normal', 'Low', 'No Priority'])
    await takeFromMenu(driver, 'Current Sprint', 'Group Tasks By…')
    await choose(driver, 'Status')
    await takeFromMenu(driver, 'Current Sprint', 'Sort Tasks By…')
    await choose(driver, 'As ClickUp Lists Them')
    await eventually('the statuses', async () =>
      (await heads())[0] === 'to do' ? true : undefined,
    )
  })

  it('hold their subtasks, which can be folded away', async () => {
    const parent = await show(...sprint, worker)
    await driver.text(`${pane('Spaces')} ${row('Queue between orders and billing')}`)
    await driver.press('ArrowLeft')
    await driver.gone(`${pane('Spaces')} ${row('Queue between orders and billing')}`)
    await driver.press('ArrowRight')
    await driver.text(`${pane('Spaces')} ${row('Queue between orders and billing')}`)
    assert.ok(parent.kind === 'task')
    assert.equal(parent.below?.length, 3)
  })

  it('stay in sight with a subtask that the filter finds, and are counted with it', async () => {
    await openTree(...sprint)
    await driver.command('ClickUp: Filter Tasks…')
    await driver.text(titled('Filter Tasks'))
    await driver.type('queue between')
    const names = async () => (await openTree(...sprint)).map(nameOf)
    await eventually('the filter', async () => ((await names()).length === 2 ? true : undefined))
    assert.deepEqual(await names(), [worker, 'Queue between orders and billing'])
    await eventually('the count', async () =>
      (await itemAt(...sprint)).description === '2' ? true : undefined,
    )
    const other = await itemAt('Acme', 'Engineering', 'Infrastructure Backlog')
    assert.match(String(other.description), /^\d+ unfiltered$/)
    await driver.press('Enter')
  })

  it('say first what they are called by, and at the end of the row when they are due', async () => {
    const task = await taskAt(...sprint, 'Rotate the staging certificates')
    const { label, description, resourceUri, accessibilityInformation } = await item(task)
    assert.equal(label, 'ENG-136 Rotate the staging certificates')
    assert.match(String(description), /^overdue /)
    assert.match(String(resourceUri?.fragment), /^badge=%21\d&words=overdue/)
    assert.match(String(accessibilityInformation?.label), /^ENG-136 .*, overdue .*, in progress$/)
    await show(...sprint, 'Rotate the staging certificates')
    // The badge of a row is drawn by its style.
    await driver.text('.monaco-list-row.focused .monaco-icon-label[class*="itemBadge"]')
    const urgent = await itemAt(...sprint, 'Cache invalidation misses renamed projects')
    assert.equal((urgent.iconPath as ThemeIcon).id, 'flame')
    assert.match(String(urgent.accessibilityInformation?.label), /, urgent, /)
  })

  it('of a sprint that runs are told from those of one that has ended or is to come', async () => {
    const lists = await openTree('Acme', 'Engineering', 'Sprints')
    const told = await Promise.all(
      lists.map(async (list) => {
        const { iconPath, description } = await item(list)
        return [(iconPath as ThemeIcon).id, String(description).split(' ')[0]]
      }),
    )
    assert.deepEqual(told, [
      ['history', 'ended'],
      ['play-circle', 'running'],
      ['calendar', 'starts'],
    ])
  })

  it('that are closed are one click on the title away', async () => {
    await show(...sprint)
    await driver.hover(`${pane('Spaces')} .pane-header`)
    const eye = (title: string) =>
      `${pane('Spaces')} .pane-header .action-label[aria-label="${title}"]`
    const wanted = (last: string) =>
      eventually(last, async () => ((await heads()).at(-1) === last ? true : undefined))
    await driver.click(eye('Show Closed Tasks'))
    await wanted('closed')
    await driver.click(eye('Hide Closed Tasks'))
    await wanted('done')
  })
})
