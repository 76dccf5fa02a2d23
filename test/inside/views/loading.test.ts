// What a person sees while ClickUp takes its time: never an empty view without a word.
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signIn, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { insides } from '../support/extension.ts'
import { currentToken, hold, setFaults } from '../support/sandbox.ts'
import { nodeAt, pane, row } from '../support/view.ts'

const views = ['Spaces', 'My Work'] as const
const roots = ['GET /v2/team/*/space', 'GET /v2/team/*/task'] as const

const bar = (view: string): string => `${pane(view)} .monaco-progress-container.active`
const word = (view: string): string => `${pane(view)} .welcome-view >> text=Getting ready`
const rowIn = (view: string, name: string): string => `${pane(view)} ${row(name)}`

describe('while ClickUp is slow', () => {
  beforeEach(async () => {
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await setFaults('')
    await signOut()
  })

  const gettingReady = async (driver: Driver): Promise<void> => {
    for (const view of views) {
      await driver.text(word(view))
      await driver.text(bar(view))
    }
  }

  const ready = async (driver: Driver): Promise<void> => {
    await driver.text(rowIn('Spaces', 'Engineering'))
    await driver.text(rowIn('My Work', 'Overdue'))
    for (const view of views) {
      await driver.gone(word(view))
      await driver.gone(bar(view))
    }
  }

  it('both views say that they are getting ready, under a bar', async function () {
    const driver = driverOr(this)
    await hold(...roots)
    await signIn(driver, await currentToken())
    await gettingReady(driver)
    await driver.screenshot('loading-first')
    await setFaults('')
    await ready(driver)
  })

  it('they keep what they show while the same account is read anew', async function () {
    const driver = driverOr(this)
    await signIn(driver, await currentToken())
    await ready(driver)
    await hold(...roots)
    await driver.command('ClickUp: Refresh Tasks')
    for (const view of views) await driver.text(bar(view))
    await driver.text(rowIn('Spaces', 'Engineering'))
    await driver.text(rowIn('My Work', 'Overdue'))
    await driver.screenshot('loading-refresh')
    await setFaults('')
    await ready(driver)
  })

  it('they show nothing of the account before', async function () {
    const driver = driverOr(this)
    await exploreSandbox()
    await ready(driver)
    await hold(...roots)
    await signIn(driver, await currentToken())
    await gettingReady(driver)
    for (const view of views) await driver.gone(`${pane(view)} .monaco-list-row`)
    await driver.screenshot('loading-other-account')
    await setFaults('')
    await ready(driver)
  })

  it('a node that is being opened spins', async function () {
    const driver = driverOr(this)
    await signIn(driver, await currentToken())
    const { views: trees } = await insides()
    const list = await nodeAt('Acme', 'Marketing', 'Content Ideas')
    await trees.hierarchy.reveal(list, { focus: true, select: true })
    await hold('GET /v2/list/*/task')
    await driver.click(rowIn('Spaces', 'Content Ideas'))
    const spinning = '.monaco-list-row:has-text("Content Ideas") .codicon-tree-item-loading'
    await driver.text(spinning)
    await driver.screenshot('loading-list')
    await setFaults('')
    await driver.gone(spinning)
  })
})
