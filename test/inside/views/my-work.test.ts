// The person's own tasks: in groups, with a badge, up to date, and free while nobody looks.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signIn, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker, eventually, insides } from '../support/extension.ts'
import { currentToken, requests } from '../support/sandbox.ts'
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

  it('stands in groups by when it is due, with the number on the icon of what cannot wait', async function () {
    const driver = driverOr(this)
    await driver.text(row('Overdue'))
    const all = await groups()
    assert.equal(all[0]?.id, 'overdue')
    const pressing = all.filter(({ id }) => id === 'overdue' || id === 'today')
    const { views } = await insides()
    const count = pressing.reduce((sum, { tasks }) => sum + tasks.length, 0)
    assert.equal(views.myWork.badge?.value, count)
    assert.match(String(views.myWork.badge?.tooltip), /^\d+ overdue(, \d+ due today)?$/)
    await driver.screenshot('my-work')
  })

  it('loses a task as soon as that is closed', async function () {
    const driver = driverOr(this)
    const [overdue] = await groups()
    const [task] = overdue?.tasks ?? []
    assert.ok(task)
    const { views } = await insides()
    const before = views.myWork.badge?.value ?? 0
    await driver.text(row(task.name))
    await driver.click(`.monaco-list-row:has-text("${task.name}") .monaco-checkbox`)
    await driver.gone(row(task.name))
    await eventually('the badge', () =>
      (views.myWork.badge?.value ?? 0) === before - 1 ? true : undefined,
    )
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

describe('my work, before anybody has looked at it', () => {
  afterEach(signOut)

  it('calls by the number on the icon', async function () {
    const driver = driverOr(this)
    await commands.executeCommand('workbench.view.explorer')
    const { views } = await insides()
    await eventually('its end', () => (views.myWork.visible ? undefined : true))
    const before = (await requests()).length
    await signIn(driver, await currentToken())
    await eventually('the badge', () => (views.myWork.badge ? true : undefined))
    assert.equal(views.myWork.visible, false)
    const read = (await requests()).slice(before).filter((line) => /\/team\/\d+\/task/.test(line))
    assert.equal(read.length, 1)
  })
})
