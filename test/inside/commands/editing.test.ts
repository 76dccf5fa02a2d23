// What a person changes of tasks by hand: every property by its own dialogue, by the keyboard alone.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, window } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { readTask } from '../support/clickup.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { becomes, eventually } from '../support/extension.ts'
import { setFaults } from '../support/sandbox.ts'
import { box, pick, settled, show, sprint, taskAt, titled, told } from '../support/view.ts'

const name = 'Document the retry policy'
const other = 'Keyboard navigation in the board view'
const active = `${box} .monaco-list-row.focused`
const message = `${box} .quick-input-message`

describe('changing a task by hand', () => {
  let url = ''
  let driver: Driver

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await settled(driver)
    await show(...sprint, name)
  })

  afterEach(async () => {
    await setFaults('', url)
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await commands.executeCommand('notifications.clearAll')
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await signOut()
  })

  const idOf = async (): Promise<string> => (await taskAt(...sprint, name)).id

  const read = async () => readTask(url, await idOf())

  const tick = async (words: string): Promise<void> => {
    await driver.text(pick(words))
    await driver.type(words)
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.press('Enter')
  }

  it('starts the statuses at the current one', async () => {
    await driver.command('ClickUp: Change Status of Task…')
    await driver.text(pick('in review'))
    await driver.screenshot('edit-status')
    assert.match(await driver.text(active), /to do[\s\S]*current/)
    await driver.type('in progress')
    await driver.press('Enter')
    await becomes('in progress', async () => (await read()).status.status)
    await driver.command('ClickUp: Change Status of Task…')
    await driver.text(`${active} >> text=in progress`)
    await driver.press('Escape')
  })

  it('assigns oneself first, and whole groups', async () => {
    await driver.command('ClickUp: Assign Task…')
    await driver.text(pick('Alex Rivera'))
    const [first] = (await driver.text(`${box} .monaco-list-rows`)).split('\n')
    assert.match(first ?? '', /^Alex Rivera.*\bme\b|^Alex Riverame/)
    await driver.screenshot('edit-assign')
    await tick('Design')
    await becomes('Lena Fischer, Maria Santos, Priya Nair', async () => {
      const people = (await read()).assignees.map(({ username }) => username)
      return people.sort().join(', ')
    })
  })

  it('says of several tasks what is ticked for', async () => {
    const both = [await taskAt(...sprint, name), await taskAt(...sprint, other)]
    void commands.executeCommand('clickup.assignTask', both[0], both)
    await driver.text(titled('Assign 2 tasks'))
    await driver.text(`${box} input[placeholder^="Tick whom to add to all 2"]`)
    await driver.text(pick('on 1 of 2'))
    await driver.press('Escape')
  })

  it('offers each day once, and shows the date that is there', async () => {
    await driver.command('ClickUp: Set Due Date of Task…')
    await driver.text(titled('Due Date of ENG-137'))
    const lines = (await driver.text(`${box} .monaco-list-rows`)).split('\n')
    const days = lines.flatMap(
      (line) => /[A-Z][a-z]+day, [A-Z][a-z]+ \d+, \d{4}/.exec(line)?.[0] ?? [],
    )
    assert.ok(days.length > 3, lines.join('; '))
    assert.equal(new Set(days).size, days.length, days.join('; '))
    assert.ok(lines.some((line) => line.endsWith('current')))
    await driver.press('Escape')
  })

  it('sets the start date, the priority, the points and the estimate', async () => {
    await driver.command('ClickUp: Set Start Date of Task…')
    await driver.text(titled('Start Date of ENG-137'))
    await driver.type('2031-01-02')
    await driver.press('Enter')
    await becomes('2031-01-02', async () =>
      new Date(Number((await read()).start_date)).toISOString().slice(0, 10),
    )
    await driver.command('ClickUp: Set Priority of Task…')
    await driver.text(`${active} >> text=Low`)
    await driver.type('Urgent')
    await driver.press('Enter')
    await becomes('urgent', async () => String((await read()).priority?.priority))
    await driver.command('ClickUp: Set Points of Task…')
    await driver.text(titled('Points of ENG-137'))
    await driver.press('Control+A')
    await driver.type('three')
    await driver.text(`${message} >> text=Write a number`)
    await driver.press('Enter')
    await driver.press('Control+A')
    await driver.type('5')
    await driver.press('Enter')
    await becomes('5', async () => String((await read()).points))
    await driver.command('ClickUp: Set Time Estimate of Task…')
    await driver.text(titled('Time Estimate of ENG-137'))
    await driver.type('1d 30m')
    await driver.text(`${message} >> text=Understood: 8h 30m`)
    await driver.press('Enter')
    await becomes('30600000', async () => String((await read()).time_estimate))
  })

  it('sets tags that are there, and new ones', async () => {
    await driver.command('ClickUp: Set Tags of Task…')
    await driver.text(titled('Tags of ENG-137'))
    await driver.type('brand-new')
    await driver.text(pick('new in this space'))
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.press('Enter')
    await becomes('brand-new', async () => (await read()).tags.map((tag) => tag.name).join())
  })

  const fieldNow = async (field: string) =>
    (await read()).custom_fields.find((one) => one.name === field)?.value

  it('sets custom fields by their types, and refuses what they cannot take', async () => {
    await driver.command('ClickUp: Set Custom Field of Task…')
    await driver.text(titled('Custom Field of ENG-137'))
    await driver.text(pick('Effort'))
    await driver.screenshot('edit-fields')
    await driver.type('Effort')
    await driver.press('Enter')
    await driver.text(titled('Effort of ENG-137'))
    await driver.press('Control+A')
    await driver.type('much')
    await driver.text(`${message} >> text=Give a plain number`)
    await driver.press('Enter')
    await driver.text(titled('Effort of ENG-137'))
    await driver.press('Control+A')
    await driver.type('8')
    await driver.gone(`${message} >> text=Give a plain number`)
    await driver.press('Enter')
    await becomes('8', async () => String(await fieldNow('Effort')))
    await driver.command('ClickUp: Set Custom Field of Task…')
    await driver.text(pick('Platforms'))
    await driver.type('Platforms')
    await driver.press('Enter')
    await driver.text(titled('Platforms of ENG-137'))
    await tick('Android')
    await eventually('the label', async () => {
      const value = await fieldNow('Platforms')
      return Array.isArray(value) && value.length === 1 ? true : undefined
    })
    await driver.command('ClickUp: Set Custom Field of Task…')
    await driver.text(pick('Team'))
    await driver.type('Team')
    await driver.press('Enter')
    await driver.text(`${active} >> text=Backend`)
    await driver.type('No Value')
    await driver.press('Enter')
    await eventually('nothing', async () => ((await fieldNow('Team')) == null ? true : undefined))
  })

  it('renames, never to nothing, and gives back a name that could not be sent', async () => {
    const id = await idOf()
    await driver.command('ClickUp: Rename Task…')
    await driver.text(titled('Rename ENG-137'))
    await driver.press('Control+A')
    await driver.press('Delete')
    await driver.press('Enter')
    await driver.text(`${message} >> text=A task needs a name`)
    await setFaults('PUT /v2/task/*=400', url)
    await driver.type('Explain the retries')
    await driver.press('Enter')
    await told(driver, 'HTTP 400')
    await driver.command('ClickUp: Rename Task…')
    await driver.text(titled('Rename ENG-137'))
    await driver.press('Enter')
    await becomes('Explain the retries', async () => (await readTask(url, id)).name)
  })

  it('edits the description in an editor, which saves it', async () => {
    const id = await idOf()
    await driver.command('ClickUp: Edit Description of Task…')
    await eventually('the editor', () =>
      window.activeTextEditor?.document.uri.scheme === 'clickup-text' ? true : undefined,
    )
    await driver.text('.editor-instance .monaco-editor.focused')
    await driver.press('Control+A')
    await driver.type('First line')
    await driver.press('Enter')
    await driver.type('Second line')
    await driver.press('Control+S')
    await becomes('First line\nSecond line', async () =>
      String((await readTask(url, id)).markdown_description).trim(),
    )
    await eventually('the save', () =>
      window.activeTextEditor?.document.isDirty === false ? true : undefined,
    )
  })
})
