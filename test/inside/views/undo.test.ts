// What a person did is told with the way back, which restores exactly what was.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { becomes, eventually } from '../support/extension.ts'
import { setFaults } from '../support/sandbox.ts'
import { changeTask, commentsOn, readTask, statusOf } from '../support/stored.ts'
import { answer, focusOn, pick, sprint, taskAt, titled } from '../support/view.ts'

describe('undo', () => {
  let url = ''
  const name = 'Document the retry policy'

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await setFaults('', url)
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  /** The task as it is in the status that a test is about. */
  const taskIn = async (status: string) => {
    const { id } = await taskAt(...sprint, name)
    await changeTask(url, id, { status })
    await commands.executeCommand('clickup.refresh')
    const node = await eventually('the status', async () => {
      const one = await taskAt(...sprint, name)
      return one.task.status.status === status ? one : undefined
    })
    await focusOn(node)
    return node
  }

  const onTask = async (command: string): Promise<string> => {
    const task = await taskAt(...sprint, name)
    void commands.executeCommand(`clickup.${command}`, task, [task])
    return task.id
  }

  /** Takes the way that a message offers. */
  const take = async (driver: Driver, words: string, button: string): Promise<void> => {
    await commands.executeCommand('notifications.showList')
    await driver.text(`.notifications-center >> text=${words}`)
    await driver.click(
      `.notifications-center .notification-list-item:has-text("${words}") .monaco-button >> text=${button}`,
    )
  }

  const box = (words: string) =>
    `.monaco-list-row:has-text("${words}") .custom-view-tree-node-item-checkbox`

  it('of a box that was ticked brings the very status back, and can be undone itself', async function () {
    const driver = driverOr(this)
    const { id } = await taskIn('in review')
    await driver.click(box(name))
    await becomes('closed', () => statusOf(url, id))
    await take(driver, 'closed', 'Undo')
    await becomes('in review', () => statusOf(url, id))
    await driver.text(box(name))
    await take(driver, 'Undone', 'Redo')
    await becomes('closed', () => statusOf(url, id))
  })

  it('by the key takes back one change after the other', async function () {
    const driver = driverOr(this)
    const node = await taskIn('in review')
    for (const status of ['blocked', 'in progress']) {
      await onTask('changeStatus')
      await driver.text(pick(status))
      await answer(driver, 'Change Status of ENG-137', status)
      await becomes(status, () => statusOf(url, node.id))
    }
    await focusOn(node)
    await driver.press('Control+z')
    await becomes('blocked', () => statusOf(url, node.id))
    await commands.executeCommand('clickup.undo')
    await becomes('in review', () => statusOf(url, node.id))
    await commands.executeCommand('clickup.redo')
    await becomes('blocked', () => statusOf(url, node.id))
  })

  it('brings a dragged task back to its list', async function () {
    const driver = driverOr(this)
    const id = await onTask('moveTask')
    await driver.text(pick('Bug Tracker'))
    await answer(driver, 'Move ENG-137', 'Infrastructure Backlog')
    await becomes('Infrastructure Backlog', async () => (await readTask(url, id)).list.name)
    const { status } = await readTask(url, id)
    await take(driver, 'Moved', 'Undo')
    await becomes('Current Sprint', async () => (await readTask(url, id)).list.name)
    assert.equal(await statusOf(url, id), status.status)
  })

  it('brings a date and people back', async function () {
    const driver = driverOr(this)
    const { id } = await taskAt(...sprint, name)
    const before = await readTask(url, id)
    await onTask('setDueDate')
    await driver.text(titled('Due Date of'))
    await driver.type('2031-12-24')
    await driver.text(pick('December 24, 2031'))
    await driver.press('Enter')
    await eventually('the date', async () =>
      (await readTask(url, id)).due_date === before.due_date ? undefined : true,
    )
    await onTask('assignTask')
    await driver.text(pick('Tom Becker'))
    await driver.type('Tom')
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.press('Enter')
    await eventually('the assignee', async () =>
      (await readTask(url, id)).assignees.length > before.assignees.length ? true : undefined,
    )
    for (const _ of ['people', 'date']) await commands.executeCommand('clickup.undo')
    const after = await readTask(url, id)
    assert.deepEqual([after.assignees, after.due_date], [before.assignees, before.due_date])
  })

  it('takes a comment back', async function () {
    const driver = driverOr(this)
    const id = await onTask('addComment')
    await answer(driver, 'Comment on ENG-137', 'Written in haste')
    await eventually('the comment', async () =>
      (await commentsOn(url, id)).includes('Written in haste') ? true : undefined,
    )
    await take(driver, 'Commented on', 'Undo')
    await eventually('its end', async () =>
      (await commentsOn(url, id)).includes('Written in haste') ? undefined : true,
    )
  })

  it('changes nothing where somebody has changed the same thing meanwhile, and says so', async function () {
    const driver = driverOr(this)
    const { id } = await taskIn('in review')
    await driver.click(box(name))
    await becomes('closed', () => statusOf(url, id))
    await changeTask(url, id, { status: 'blocked' })
    await take(driver, 'closed', 'Undo')
    await driver.text('.notifications-center >> text=is "blocked" now')
    assert.equal(await statusOf(url, id), 'blocked')
  })

  it('is offered in the palette only where there is something to undo', async function () {
    const driver = driverOr(this)
    await commands.executeCommand('clickup.undo')
    await driver.text('.statusbar >> text=Nothing to undo')
  })

  it('reopens a task where it was, also after it was closed by another hand', async function () {
    const driver = driverOr(this)
    const { id } = await taskIn('in review')
    await changeTask(url, id, { status: 'closed' })
    const node = await taskAt(...sprint, name)
    node.task = { ...node.task, status: { ...node.task.status, status: 'closed', type: 'closed' } }
    void commands.executeCommand('clickup.reopenTask', node, [node])
    await becomes('in review', () => statusOf(url, id))
    await commands.executeCommand('notifications.showList')
    await driver.text('.notifications-center >> text=in review')
  })

  it('a closed row stays where it is for a moment, struck out', async function () {
    const driver = driverOr(this)
    const { id } = await taskIn('in review')
    const labels = `.monaco-list-row[aria-label*="${name}, "]`
    await driver.click(box(name))
    await becomes('closed', () => statusOf(url, id))
    const text = await driver.text(`${labels}:has-text("\u0336")`)
    assert.match(text, /closed/)
    await driver.screenshot('closed-row')
  })
})
