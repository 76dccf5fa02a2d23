// All that the mouse can do in the trees, done without it.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, env } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr, untilSeen } from '../support/driver.ts'
import { eventually, nameOf, openTree } from '../support/extension.ts'
import { labelInFront } from '../support/page.ts'
import {
  focused,
  focusOn,
  nodeAt,
  pane,
  pick,
  row,
  settled,
  show,
  sprint,
  taskAt,
  titled,
} from '../support/view.ts'

const bugs = ['Acme', 'Engineering', 'Bug Tracker'] as const
const name = 'Document the retry policy'

describe('by the keyboard', () => {
  let driver: Driver

  beforeEach(async function () {
    driver = driverOr(this)
    await exploreSandbox()
    await settled(driver)
  })

  afterEach(async () => {
    await commands.executeCommand('clickup.hideClosed')
    await signOut()
  })

  const typeOf = async (task: string) => (await taskAt(...sprint, task)).task.status.type

  /** Stands right above another task. */
  const above = 'Sprint review with Northwind'

  /** Selects a task, then moves the focus on to the one below it, whose name is answered. */
  const focusBelow = async (): Promise<string> => {
    await settled(driver)
    const tasks = (await openTree(...sprint)).map(nameOf)
    const below = tasks[tasks.indexOf(above) + 1] ?? ''
    await untilSeen(driver, focused(below), async () => {
      await show(...sprint, above)
      await driver.press('ArrowDown')
    })
    return below
  }

  it('a task is closed and reopened where the focus is, not where the selection is', async () => {
    await commands.executeCommand('clickup.showClosed')
    const below = await focusBelow()
    const before = await typeOf(below)
    assert.ok(before === 'open' || before === 'custom', before)
    await driver.press('Control+Enter')
    await eventually('the end', async () => ((await typeOf(below)) === 'closed' ? true : undefined))
    assert.notEqual(await typeOf(above), 'closed')
    const rowOf = `.monaco-list-row[aria-label*="${below}"]`
    const closed = `.monaco-list:focus ${rowOf}.focused[aria-label*=", closed"]`
    await untilSeen(driver, `${rowOf}:not([aria-label*=", closed"])`, async () => {
      const isClosed = (await typeOf(below)) === 'closed'
      // Where the tree was drawn anew meanwhile, the focus may be lost, and the row out of sight.
      if (!isClosed || !(await driver.sees(closed))) await focusOn(await taskAt(...sprint, below))
      if (isClosed) await driver.press('Control+Enter')
    })
    assert.equal(await typeOf(below), before)
  })

  it('a task is looked at by the space bar, and stays as it is', async () => {
    await focusBelow()
    const { task } = await taskAt(...sprint, name)
    await driver.press('Space')
    assert.ok((await labelInFront()).includes(task.custom_id ?? task.name))
    assert.equal(await typeOf(name), 'open')
    await commands.executeCommand('workbench.action.closeAllEditors')
  })

  it('ids and links are copied', async () => {
    const below = await focusBelow()
    const { task } = await taskAt(...sprint, below)
    const copied = (text: string | undefined) =>
      eventually(`the copy of ${text}`, async () =>
        (await env.clipboard.readText()) === text ? true : undefined,
      )
    await driver.press('Control+C')
    await copied(task.custom_id ?? task.id)
    await driver.press('Control+Alt+C')
    await copied(task.url)
  })

  it('the further tasks of a list are loaded, by their row and by the palette', async () => {
    const list = await show(...bugs)
    const more = (await openTree(...bugs)).at(-1)
    assert.equal(more?.kind, 'more')
    await focusOn(more, 'Load More')
    await driver.press('Enter')
    const count = async () => (await openTree(...bugs)).length
    await eventually('the second page', async () => ((await count()) > 101 ? true : undefined))
    await commands.executeCommand('clickup.refresh')
    await eventually('the first page', async () => ((await count()) === 101 ? true : undefined))
    await settled(driver)
    await focusOn(await nodeAt(...bugs))
    await driver.command('ClickUp: Load More Tasks')
    await eventually('the second page', async () => ((await count()) > 101 ? true : undefined))
    assert.equal(list.kind, 'list')
  })

  it('the details of a task are told', async () => {
    const task = await nodeAt(...sprint, 'Rate limits per API key')
    await untilSeen(driver, '.monaco-hover >> text=Priya Nair', async () => {
      await focusOn(task)
      await driver.press('Control+K')
      await driver.press('Control+I')
    })
    await driver.press('Escape')
  })

  it('a place becomes a favorite, and one no longer', async () => {
    const favorites = async () => {
      const [first] = await openTree()
      return first?.kind === 'favorites' ? (await openTree('favorites')).map(nameOf) : []
    }
    await show(...sprint)
    await driver.command('ClickUp: Add to Favorites')
    await driver.text(`${pane('Spaces')} ${row('Favorites')}`)
    assert.deepEqual(await favorites(), ['Current Sprint'])
    await driver.command('ClickUp: Remove from Favorites')
    await driver.gone(`${pane('Spaces')} ${row('Favorites')}`)
    // A task is no place, so the person is asked for one.
    await show(...sprint, name)
    await driver.command('ClickUp: Add to Favorites')
    await driver.text(titled('Add to Favorites'))
    await driver.type('Content Ideas')
    await driver.text(pick('Content Ideas'))
    await driver.press('Enter')
    await driver.text(`${pane('Spaces')} ${row('Favorites')}`)
    assert.deepEqual(await favorites(), ['Content Ideas'])
    await driver.command('ClickUp: Remove from Favorites')
    await driver.text(titled('Remove from Favorites'))
    await driver.text(pick('Content Ideas'))
    await driver.press('Enter')
    await driver.gone(`${pane('Spaces')} ${row('Favorites')}`)
  })

  it('the palette acts on the selected task, and asks before what asks nothing else', async () => {
    await show(...sprint, name)
    for (const [command, title] of [
      ['Change Status of Task…', 'Change Status of ENG-137'],
      ['Assign Task…', 'Assign ENG-137'],
      ['Set Due Date of Task…', 'Due Date of ENG-137'],
      ['Add Comment to Task…', 'Comment on ENG-137'],
      ['Move Task to List…', 'Move ENG-137'],
    ] as const) {
      await driver.command(`ClickUp: ${command}`)
      await driver.text(titled(title))
      await driver.press('Escape')
      await driver.gone(titled(title))
    }
    await driver.command('ClickUp: Create Task…')
    await driver.text(titled('Create Task in Current Sprint'))
    await driver.press('Escape')
    await driver.gone(titled('Create Task'))
    await driver.command('ClickUp: Close Task')
    await driver.text(titled('Close'))
    await driver.text(`.quick-input-widget .monaco-list-row.focused >> text=${name}`)
    assert.equal(await typeOf(name), 'open')
    await driver.press('Enter')
    await eventually('its end', async () =>
      (await openTree(...sprint)).some((node) => nameOf(node) === name) ? undefined : true,
    )
  })

  it('a menu opens at the focus', async () => {
    await show(...sprint, name)
    await driver.press('Shift+F10')
    assert.match(await driver.text('.context-view .monaco-menu'), /Move Task to List…/)
    await driver.screenshot('keyboard-menu')
    await driver.press('Escape')
  })
})
