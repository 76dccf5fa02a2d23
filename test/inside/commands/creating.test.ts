// Creating a task by the keyboard: in one line, field by field, and without losing what was typed.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, window } from 'vscode'
import { z } from 'zod'
import { exploreSandbox, signOut } from '../support/account.ts'
import { read, readTask, type Stored } from '../support/clickup.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { eventually, insides, openTree } from '../support/extension.ts'
import { setFaults } from '../support/sandbox.ts'
import { box, pick, settled, show, sprint, titled, told } from '../support/view.ts'

const withSubtasks = z.object({
  subtasks: z.array(z.object({ name: z.string(), parent: z.string() })).optional(),
})

const active = `${box} .monaco-list-row.focused`

describe('creating a task', () => {
  let url = ''
  let driver: Driver

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await settled(driver)
    await show(...sprint)
  })

  afterEach(async () => {
    await setFaults('', url)
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  const open = async (title = 'Create Task in Current Sprint'): Promise<void> => {
    await driver.command('ClickUp: Create Task…')
    await driver.text(titled(title))
    await driver.gone(`${box} .quick-input-progress.active`)
  }

  /** Moves down to a row of the open page. */
  const moveTo = async (label: string): Promise<void> => {
    for (let tries = 0; tries < 20; tries += 1) {
      if ((await driver.text(active)).startsWith(label)) return
      await driver.press('ArrowDown')
    }
    throw new Error(`There is no row ${label}.`)
  }

  /** The task of that name, once it is there. */
  const made = async (name: string, ...path: readonly string[]): Promise<Stored> => {
    const where = path.length > 0 ? path : sprint
    const node = await eventually(name, async () =>
      (await openTree(...where)).find((one) => one.kind === 'task' && one.task.name === name),
    )
    return readTask(url, node.kind === 'task' ? node.id : '')
  }

  it('takes one line, and says before Enter how it is understood', async () => {
    await open()
    await driver.type('Fix login !high @priya 2031-12-24 in "Bug Tracker" #api ~2h')
    await driver.text(titled('Create Task in Bug Tracker'))
    await driver.text(pick('Create "Fix login"'))
    await driver.screenshot('create-quick-entry')
    const words = await driver.text(`${box} .monaco-list-rows`)
    for (const word of ['High', 'Priya Nair', 'December 24, 2031', '#api', '2h'])
      assert.ok(words.includes(word), `${word} in ${words}`)
    await driver.press('Enter')
    const task = await made('Fix login', 'Acme', 'Engineering', 'Bug Tracker')
    assert.equal(task.priority?.priority, 'high')
    assert.deepEqual(
      task.assignees.map(({ username }) => username),
      ['Priya Nair'],
    )
    assert.equal(new Date(Number(task.due_date)).toISOString().slice(0, 10), '2031-12-24')
    assert.deepEqual(
      task.tags.map(({ name }) => name),
      ['api'],
    )
    assert.equal(task.time_estimate, 2 * 60 * 60_000)
  })

  it('asks which of several is meant', async () => {
    await open()
    await driver.type('Call back @sam')
    await driver.text(pick('"@sam" may mean several'))
    await driver.press('Enter')
    await driver.screenshot('create-several')
    await moveTo('Sam Okafor')
    await driver.press('Enter')
    await driver.text(pick('Create "Call back"'))
    await driver.press('Enter')
    const { assignees } = await made('Call back')
    assert.deepEqual(
      assignees.map(({ username }) => username),
      ['Sam Okafor'],
    )
  })

  it('says what is missing, and keeps what was chosen', async () => {
    await open()
    await moveTo('Priority')
    await driver.press('Enter')
    await driver.text(titled('Priority of the New Task'))
    await driver.type('Urgent')
    await driver.press('Enter')
    await driver.text(titled('Create Task in Current Sprint'))
    await moveTo('Status')
    await driver.press('Enter')
    await driver.text(titled('Status of the New Task'))
    await driver.text(pick('in review'))
    await driver.type('in review')
    await driver.press('Enter')
    await driver.text(titled('Create Task in Current Sprint'))
    await moveTo('The task needs a name')
    await driver.press('Enter')
    await driver.text(pick('The task needs a name'))
    await driver.screenshot('create-page')
    await driver.type('Named at last')
    await driver.text(pick('Create "Named at last"'))
    await driver.press('Enter')
    const { priority, status } = await made('Named at last')
    assert.deepEqual([priority?.priority, status.status], ['urgent', 'in review'])
  })

  it('comes back from a field with all that was typed', async () => {
    await open()
    await driver.type('Kept !low')
    await driver.text(pick('Create "Kept"'))
    await moveTo('Due Date')
    await driver.press('Enter')
    await driver.text(titled('Due Date of the New Task'))
    await driver.type('2031-01-02')
    await driver.press('Escape')
    await driver.text(pick('Create "Kept"'))
    assert.match(await driver.text(active), /^Due Date/)
    await moveTo('Assignees')
    await driver.press('Enter')
    await driver.text(titled('Assignees of the New Task'))
    await driver.text(pick('Alex Rivera'))
    await driver.press('ArrowDown')
    assert.match(await driver.text(active), /Alex Rivera[\s\S]*me/)
    await driver.press('Space')
    await driver.press('Enter')
    await driver.text(pick('Create "Kept"'))
    await moveTo('Create "Kept"')
    await driver.press('Enter')
    const { assignees, priority, due_date: due } = await made('Kept')
    assert.deepEqual(
      [assignees[0]?.username, priority?.priority, due],
      ['Alex Rivera', 'low', null],
    )
  })

  it('offers again what was given up', async () => {
    await open()
    await driver.type('Given up !high')
    await driver.text(pick('Create "Given up"'))
    await driver.press('Escape')
    await driver.gone(titled('Create Task'))
    await open()
    await driver.text(`${active} >> text=Go On With "Given up !high"`)
    await driver.press('Enter')
    await driver.text(pick('Create "Given up"'))
    await driver.press('Enter')
    assert.equal((await made('Given up')).priority?.priority, 'high')
  })

  it('offers again what could not be sent', async () => {
    await setFaults('POST /v2/list/*/task=400', url)
    await open()
    await driver.type('Not sent')
    await driver.text(pick('Create "Not sent"'))
    await driver.press('Enter')
    await told(driver, 'HTTP 400')
    await open()
    await driver.text(`${active} >> text=Go On With "Not sent"`)
    await driver.press('Escape')
  })

  it('takes a description of several lines from an editor, and goes on', async () => {
    await open()
    await driver.type('Described')
    await driver.text(pick('Create "Described"'))
    await moveTo('Description')
    await driver.press('Enter')
    await eventually('the editor', () =>
      window.activeTextEditor?.document.uri.scheme === 'clickup-text' ? true : undefined,
    )
    await driver.text('.editor-instance .monaco-editor.focused')
    await driver.type('One line')
    await driver.press('Enter')
    await driver.type('and another')
    await driver.press('Control+S')
    await driver.text(titled('Create Task in Current Sprint'))
    await driver.text(pick('One line and another'))
    await driver.press('Enter')
    const { markdown_description: text } = await made('Described')
    assert.equal(text?.trim(), 'One line\nand another')
  })

  it('selects the new task, and offers to open it', async () => {
    await open()
    await driver.type('Look at me')
    await driver.text(pick('Create "Look at me"'))
    await driver.press('Enter')
    const { views } = await insides()
    await eventually('the selection', () => {
      const [node] = views.hierarchy.selection
      return node?.kind === 'task' && node.task.name === 'Look at me' ? true : undefined
    })
    await commands.executeCommand('notifications.focusFirstToast')
    await commands.executeCommand('notifications.showList')
    await driver.click('.notifications-center .monaco-button >> text=Open')
    await eventually('its page', () =>
      window.tabGroups.activeTabGroup.activeTab?.label.startsWith('ENG-') ? true : undefined,
    )
  })

  it('of a task creates a subtask of it', async () => {
    const node = await show(...sprint, 'Document the retry policy')
    void commands.executeCommand('clickup.createSubtask', node)
    await driver.text(titled('Create Subtask of ENG-137'))
    await driver.type('Ask the team')
    await driver.text(pick('Create "Ask the team"'))
    await driver.press('Enter')
    const id = node.kind === 'task' ? node.id : ''
    const found = await eventually('the subtask', async () => {
      const { subtasks = [] } = withSubtasks.parse(
        await read(url, `/task/${id}?include_subtasks=true`),
      )
      return subtasks.find(({ name }) => name === 'Ask the team')
    })
    assert.equal(found.parent, id)
  })
})
