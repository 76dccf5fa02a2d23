// Searches that a person has saved: offered, made, opened, watched, put in order, and had back.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { becomes, eventually, insides } from '../support/extension.ts'
import { answer, box, pane, row, takeFromMenu, titled } from '../support/view.ts'

describe('the saved searches', () => {
  beforeEach(async () => {
    await exploreSandbox()
    await commands.executeCommand('clickup.searches.focus')
  })

  afterEach(async () => {
    const all = await nodes()
    for (const node of all) await commands.executeCommand('clickup.deleteSearch', node)
    await commands.executeCommand('notifications.clearAll')
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await signOut()
  })

  const nodes = async () => {
    const { searches } = await insides()
    const roots = (await searches.getChildren()) ?? []
    return roots.flatMap((node) => (node.kind === 'search' ? [node] : []))
  }

  const names = async () => (await nodes()).map(({ search }) => search.name).join(', ')

  const save = (name: string, query: string) =>
    commands.executeCommand('clickup.saveSearch', { name, query })

  const inSearches = (name: string) => `${pane('Saved Searches')} ${row(name)}`

  const open = async (driver: Driver, name: string): Promise<void> => {
    await driver.click(inSearches(name))
    await driver.gone('.codicon-tree-item-loading')
  }

  it('begin with examples, which find tasks when they are opened', async function () {
    const driver = driverOr(this)
    await driver.text('.welcome-view >> text=Mine, in Review')
    await driver.screenshot('searches-welcome')
    await driver.click('.welcome-view >> text=Mine, in Review')
    await driver.text(inSearches('Mine, in Review'))
    await open(driver, 'Mine, in Review')
    await driver.text(inSearches('Structured logs for the API gateway'))
    await driver.screenshot('searches-opened')
  })

  it('are made from what is looked for, checked while one types', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Save Search…')
    await driver.text(titled('Save Search'))
    await driver.type('@me status:reviewing')
    await driver.text(`${box} .quick-input-message >> text=There is no status`)
    await driver.screenshot('searches-flaw')
    await driver.press('Enter')
    await driver.press('Control+A')
    await driver.type('@me #infra')
    await driver.gone(`${box} .quick-input-message >> text=There is no status`)
    await driver.press('Enter')
    await driver.text(`${box} .quick-input-message >> text=What is it called`)
    await answer(driver, 'Save Search', 'My infrastructure')
    await driver.text(inSearches('My infrastructure'))
    assert.equal((await nodes())[0]?.search.query, '@me #infra')
  })

  it('count on the icon once they are watched, and no more when they are not', async function () {
    const driver = driverOr(this)
    await save('Blocked', 'status:blocked')
    await driver.text(inSearches('Blocked'))
    const { views } = await insides()
    await takeFromMenu(driver, 'Blocked', 'Watch Search')
    const value = await eventually('the badge', () => views.searches.badge?.value)
    const [node] = await nodes()
    assert.equal(node?.count, value)
    await driver.screenshot('searches-watched')
    await commands.executeCommand('clickup.unwatchSearch', node)
    await eventually('its end', () => (views.searches.badge ? undefined : true))
  })

  it('are renamed, edited, put in order, deleted and had back', async function () {
    const driver = driverOr(this)
    await save('One', 'status:blocked')
    await save('Two', '#bug')
    await commands.executeCommand('clickup.moveSearchUp', (await nodes())[1])
    await becomes('Two, One', names)
    await commands.executeCommand('clickup.moveSearchDown', (await nodes())[0])
    await becomes('One, Two', names)
    await driver.command('ClickUp: Rename Search…')
    await driver.text(titled('Rename Search'))
    await driver.press('Enter')
    await driver.text(titled('Rename One'))
    await driver.press('Control+A')
    await driver.type('Stuck')
    await driver.press('Enter')
    await becomes('Stuck, Two', names)
    void commands.executeCommand('clickup.editSearch', (await nodes())[0])
    await driver.text(titled('Edit Stuck'))
    await driver.press('Control+A')
    await driver.type('!urgent')
    await driver.press('Enter')
    await becomes('!urgent', async () => String((await nodes())[0]?.search.query))
    await commands.executeCommand('clickup.deleteSearch', (await nodes())[0])
    await becomes('Two', names)
    await commands.executeCommand('notifications.showList')
    await driver.click('.notifications-center >> text=Undo')
    await becomes('Stuck, Two', names)
  })
})
