// The person's own tasks: in groups, with a badge, up to date, and free while nobody looks.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker, eventually, insides } from '../support/extension.ts'
import { requests } from '../support/sandbox.ts'
import { row } from '../support/view.ts'

describe('my work', () => {
  let url = ''

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.myWork.focus')
  })

  afterEach(signOut)

  const groups = async () => {
    const { myWork } = await insides()
    const nodes = (await myWork.getChildren()) ?? []
    return nodes.flatMap((node) => (node.kind === 'group' ? [node] : []))
  }

  it('stands in groups by when it is due, with the number of those overdue on the icon', async function () {
    const driver = driverOr(this)
    await driver.text(row('Overdue'))
    const [overdue] = await groups()
    assert.equal(overdue?.id, 'overdue')
    const { views } = await insides()
    assert.equal(views.myWork.badge?.value, overdue.tasks.length)
    assert.match(String(views.myWork.badge?.tooltip), /overdue/)
    await driver.screenshot('my-work')
  })

  it('loses a task as soon as that is closed', async function () {
    const driver = driverOr(this)
    const [overdue] = await groups()
    const [task] = overdue?.tasks ?? []
    assert.ok(task)
    await driver.text(row(task.name))
    await driver.click(`.monaco-list-row:has-text("${task.name}") .monaco-checkbox`)
    await driver.gone(row(task.name))
    const { views } = await insides()
    await eventually('the badge', () => (views.myWork.badge === undefined ? true : undefined))
  })

  it('asks for nothing while another view container is shown', async () => {
    await groups()
    await commands.executeCommand('workbench.view.explorer')
    const { views } = await insides()
    await eventually('its end', () => (views.myWork.visible ? undefined : true))
    const before = (await requests(url)).length
    await (await broker()).reportChanges([{ kind: 'task', id: '868512p' }])
    await commands.executeCommand('clickup.hideClosed')
    const since = (await requests(url)).slice(before)
    assert.deepEqual(
      since.filter((line) => /\/team\/\d+\/task/.test(line)),
      [],
    )
  })
})
