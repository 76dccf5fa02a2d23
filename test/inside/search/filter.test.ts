// The filters of the views: by the same words as everywhere, by clicks, and of one's own work too.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { becomes, eventually, insides, nameOf, openTree } from '../support/extension.ts'
import { box, sprint, titled } from '../support/view.ts'

describe('the filter by what people say', () => {
  beforeEach(async () => {
    await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
    await openTree(...sprint)
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await signOut()
  })

  const shown = async () =>
    (await openTree(...sprint)).flatMap((node) => (node.kind === 'task' ? [node.task] : []))

  it('means me by me, can be changed as it is, and keeps what it does not understand out', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Filter Tasks…')
    await driver.text(titled('Filter Tasks'))
    await driver.type('me')
    await eventually('mine', async () => {
      const tasks = await shown()
      const isMine = tasks.every(({ assignees }) => assignees[0]?.username === 'Alex Rivera')
      return tasks.length > 0 && isMine ? true : undefined
    })
    const mine = (await shown()).length
    await driver.press('Enter')
    await driver.gone(titled('Filter Tasks'))
    await driver.click('.pane-header .codicon-filter')
    await driver.text(titled('Filter Tasks'))
    await driver.press('End')
    await driver.type(' status:reviewing')
    await driver.text(`${box} .quick-input-message >> text=There is no status`)
    await driver.screenshot('filter-flaw')
    assert.equal((await shown()).length, mine)
    await driver.press('Enter')
    await driver.text(titled('Filter Tasks'))
  })

  it('is chosen by clicks', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Filter Tasks…')
    await driver.text(titled('Filter Tasks'))
    await driver.click(`${box} .codicon-list-filter`)
    await driver.text(titled('Choose What to Show'))
    await driver.type('blocked')
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.screenshot('filter-clicks')
    await driver.press('Enter')
    await driver.text(titled('Filter Tasks'))
    await becomes('blocked', async () =>
      [...new Set((await shown()).map(({ status }) => status.status))].join(', '),
    )
    await driver.press('Enter')
    const { views } = await insides()
    assert.match(views.hierarchy.description ?? '', /^filter: status:blocked · /)
  })

  it('of my work leaves what fits, and its number on the icon as it is', async function () {
    const driver = driverOr(this)
    const { myWork, views } = await insides()
    const names = async () => {
      const groups = (await myWork.getChildren()) ?? []
      return groups
        .flatMap((node) => (node.kind === 'group' ? node.tasks : []))
        .map(({ name }) => name)
    }
    await commands.executeCommand('clickup.myWork.focus')
    const all = await names()
    const badge = views.myWork.badge?.value
    await driver.command('ClickUp: Filter My Work…')
    await driver.text(titled('Filter My Work'))
    await driver.type('gateway #infra')
    await becomes('Structured logs for the API gateway', async () => (await names()).join(', '))
    await driver.press('Enter')
    await driver.gone(titled('Filter My Work'))
    assert.equal(views.myWork.badge?.value, badge)
    assert.equal(views.myWork.description, 'filter: gateway #infra')
    await driver.screenshot('filter-my-work')
    await driver.command('ClickUp: Clear Filter of My Work')
    await eventually('all', async () => ((await names()).length === all.length ? true : undefined))
    const nodes = (await openTree(...sprint)).map(nameOf)
    assert.ok(nodes.length > 10)
  })
})
