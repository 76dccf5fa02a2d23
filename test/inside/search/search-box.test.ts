// Finding tasks by what one would type: words in any order, over all fields, and the marks of queries.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { box, pick, show, sprint, titled } from '../support/view.ts'

const cache = 'Cache invalidation misses renamed projects'
const rows = `${box} .quick-input-list .monaco-list-rows`

describe('the search box', () => {
  beforeEach(async () => {
    await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await signOut()
  })

  const search = async (driver: Driver): Promise<void> => {
    await driver.command('ClickUp: Search Tasks…')
    await driver.text(titled('Search Tasks'))
    await driver.text(`${box} .quick-input-list .monaco-list-row`)
  }

  const type = async (driver: Driver, words: string): Promise<void> => {
    await driver.press('Control+A')
    await driver.type(words)
  }

  it('finds words in any order, in names, people, statuses and ids', async function () {
    const driver = driverOr(this)
    await search(driver)
    for (const words of [
      'invalidation cache',
      'cache alex',
      'progress eng-123',
      '@me !urgent cache',
    ]) {
      await type(driver, 'zzqqxx')
      await driver.text(pick('No task found'))
      await type(driver, words)
      await driver.text(pick(cache))
    }
    await driver.screenshot('search-words')
  })

  it('shows a task once that is selected and named by its id', async function () {
    const driver = driverOr(this)
    await show(...sprint, cache)
    await search(driver)
    await type(driver, 'ENG-123')
    await driver.gone(pick('Keyboard navigation'))
    await driver.gone(`${box} .quick-input-progress.active`)
    assert.equal((await driver.text(rows)).split(cache).length - 1, 1)
  })

  it('says that nothing was found, and offers to look further and to create it', async function () {
    const driver = driverOr(this)
    await search(driver)
    await type(driver, 'zzqqxx')
    await driver.text(pick('No task found'))
    await driver.text(pick('Search With Closed'))
    await driver.text(pick('Create "zzqqxx"…'))
    await driver.screenshot('search-nothing')
    await driver.click(pick('Create "zzqqxx"…'))
    await driver.text(titled('Create Task'))
  })

  it('finds closed tasks when they are asked for', async function () {
    const driver = driverOr(this)
    await search(driver)
    await type(driver, 'legacy login')
    await driver.text(pick('No task found'))
    await driver.click(pick('Search With Closed'))
    await driver.text(pick('Remove the legacy login page'))
  })

  it('continues what is typed, and tells what it does not understand', async function () {
    const driver = driverOr(this)
    await search(driver)
    await type(driver, 'gateway status:"in re')
    await driver.text(pick('in review'))
    await driver.screenshot('search-continue')
    await driver.press('Enter')
    await driver.text(pick('Structured logs for the API gateway'))
    await type(driver, 'gateway colour:red')
    await driver.text(pick('Not understood so far'))
    assert.match(await driver.text(rows), /There is no "colour:"/)
    await driver.screenshot('search-flaw')
    await type(driver, 'gateway @priya')
    await driver.gone(pick('Not understood so far'))
  })

  it('is put together by clicks', async function () {
    const driver = driverOr(this)
    await search(driver)
    await type(driver, 'queue')
    await driver.click(`${box} .codicon-list-filter`)
    await driver.text(titled('Choose What to Show'))
    await driver.type('blocked')
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.screenshot('search-clicks')
    await driver.press('Enter')
    await driver.text(titled('Search Tasks'))
    await driver.text(pick('Upgrade the message queue to version 4'))
    await driver.gone(pick('Queue between orders and billing'))
  })

  it('offers first what was opened last', async function () {
    const driver = driverOr(this)
    await search(driver)
    await type(driver, 'retry policy')
    await driver.text(pick('Document the retry policy'))
    await driver.press('Enter')
    await driver.text(pick('Change Status…'))
    await driver.press('Escape')
    await driver.command('ClickUp: Search Tasks…')
    await driver.text(titled('Search Tasks'))
    await driver.text(`${box} .quick-input-list-separator >> text=opened last`)
    await driver.text(pick('Document the retry policy'))
  })
})
