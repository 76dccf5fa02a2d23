// What stands ahead where a list or a person is chosen: favorites, and those that were chosen last.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { box, choose, nodeAt, pick, sprint, taskAt, titled } from '../support/view.ts'

const rows = `${box} .quick-input-list .monaco-list-rows`

describe('a choice', () => {
  beforeEach(async () => {
    await exploreSandbox()
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await signOut()
  })

  const onTask = async (command: string, name: string): Promise<void> => {
    const task = await taskAt(...sprint, name)
    void commands.executeCommand(`clickup.${command}`, task, [task])
  }

  /** The given words in the order in which they stand in the open list. */
  const order = async (driver: Driver, words: readonly string[]): Promise<readonly string[]> => {
    const text = await driver.text(rows)
    const at = (word: string) => text.indexOf(word)
    return words.filter((word) => at(word) >= 0).sort((one, other) => at(one) - at(other))
  }

  it('of a list begins with favorites, then with those chosen last', async function () {
    const driver = driverOr(this)
    const favorite = await nodeAt('Acme', 'Marketing', 'Content Ideas')
    await commands.executeCommand('clickup.addFavorite', favorite)
    await onTask('moveTask', 'Document the retry policy')
    await driver.text(titled('Move ENG-137'))
    await choose(driver, 'Infrastructure Backlog')
    await driver.gone(titled('Move ENG-137'))
    await onTask('moveTask', 'Keyboard navigation in the board view')
    await driver.text(pick('Content Ideas'))
    await driver.screenshot('pick-list')
    const lists = ['Content Ideas', 'Infrastructure Backlog', 'Bug Tracker']
    assert.deepEqual(await order(driver, lists), lists)
    await commands.executeCommand('clickup.removeFavorite', favorite)
  })

  it('of people begins with me, then with those it has and those chosen last', async function () {
    const driver = driverOr(this)
    await onTask('assignTask', 'Rotate the staging certificates')
    await driver.text(pick('Tom Becker'))
    await driver.type('Tom')
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.press('Enter')
    await driver.gone(titled('Assign'))
    await onTask('assignTask', 'Keyboard navigation in the board view')
    await driver.text(pick('Tom Becker'))
    const people = ['Alex Rivera', 'Maria Santos', 'Tom Becker', 'Sam Chen']
    assert.deepEqual(await order(driver, people), people)
  })
})
