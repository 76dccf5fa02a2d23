// While ClickUp is out of reach a person keeps what they see and what they typed, and is told so.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { eventually, insides } from '../support/extension.ts'
import { requests, setFaults } from '../support/sandbox.ts'
import { commentsOn } from '../support/stored.ts'
import {
  box,
  notifications,
  pane,
  row,
  settled,
  show,
  sprint,
  taskAt,
  titled,
} from '../support/view.ts'

describe('in bad weather', () => {
  let url = ''
  const name = 'Document the retry policy'
  const views = ['Spaces', 'My Work'] as const
  const stale = (view: string) => `${pane(view)} >> text=Not up to date`
  const message = `${box} .quick-input-message`

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await setFaults('', url)
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  const onTask = async (command: string): Promise<string> => {
    const task = await taskAt(...sprint, name)
    void commands.executeCommand(`clickup.${command}`, task, [task])
    return task.id
  }

  const outage = async (driver: Driver): Promise<void> => {
    await settled(driver)
    await show(...sprint, name)
    await setFaults('GET /v2/**=drop x*', url)
    await driver.command('ClickUp: Refresh Tasks')
    for (const view of views) await driver.text(stale(view))
  }

  it('both views keep what they showed, marked, until they are tried again', async function () {
    const driver = driverOr(this)
    await outage(driver)
    await driver.text(`${pane('Spaces')} ${row(name)}`)
    await driver.text(`${pane('My Work')} ${row('Overdue')}`)
    await driver.screenshot('weather-stale')
    await setFaults('', url)
    await driver.hover(`${pane('Spaces')} .pane-header`)
    await driver.click(`${pane('Spaces')} .action-label[aria-label="Try Again"]`)
    for (const view of views) await driver.gone(stale(view))
    await driver.text(`${pane('Spaces')} ${row(name)}`)
  })

  it('both views are up to date again by themselves when anything is read again', async function () {
    const driver = driverOr(this)
    await outage(driver)
    await setFaults('', url)
    const { views: trees } = await insides()
    const task = await taskAt(...sprint, name)
    await trees.hierarchy.reveal(task, { focus: true, select: true })
    await commands.executeCommand('clickup.showTask', task)
    for (const view of views) await driver.gone(stale(view))
  })

  it('a comment that could not be sent stands in its box with the reason, and is sent again', async function () {
    const driver = driverOr(this)
    const id = await onTask('addComment')
    await driver.text(titled('Comment on ENG-137'))
    await setFaults('POST /v2/task/*/comment=503 x*', url)
    await driver.type('A thought that took an hour')
    await driver.press('Enter')
    const reason = await driver.text(`${message} >> text=HTTP 503`)
    assert.doesNotMatch(reason, /\/v2\//)
    await driver.screenshot('weather-comment')
    await setFaults('', url)
    await driver.press('Enter')
    await driver.gone(titled('Comment on ENG-137'))
    await eventually('the comment', async () =>
      (await commentsOn(url, id)).includes('A thought that took an hour') ? true : undefined,
    )
    // Told in the box, and nowhere else.
    assert.doesNotMatch(await notifications(driver), /503/)
  })

  it('a comment that was given up stands in its box the next time', async function () {
    const driver = driverOr(this)
    await onTask('addComment')
    await driver.text(titled('Comment on ENG-137'))
    await driver.type('To be continued')
    await driver.press('Escape')
    await driver.gone(titled('Comment on ENG-137'))
    const id = await onTask('addComment')
    await driver.text(titled('Comment on ENG-137'))
    await driver.press('End')
    await driver.type(' now')
    await driver.press('Enter')
    await eventually('the comment', async () =>
      (await commentsOn(url, id)).includes('To be continued now') ? true : undefined,
    )
  })

  it('a name that nobody has is told before the comment is sent', async function () {
    const driver = driverOr(this)
    const id = await onTask('addComment')
    await driver.text(titled('Comment on ENG-137'))
    await driver.type('Ask @Nobody first')
    await driver.press('Enter')
    await driver.text(`${message} >> text=@Nobody" names nobody`)
    await driver.screenshot('weather-nobody')
    assert.deepEqual(
      (await commentsOn(url, id)).filter((text) => text.includes('@Nobody')),
      [],
    )
    await driver.press('Enter')
    await eventually('the comment', async () =>
      (await commentsOn(url, id)).some((text) => text.includes('@Nobody')) ? true : undefined,
    )
  })

  it('a change that ClickUp could not take is offered again, in words without a request', async function () {
    const driver = driverOr(this)
    await show(...sprint, name)
    await setFaults('PUT /v2/task/*=drop x*', url)
    await onTask('closeTask')
    await commands.executeCommand('notifications.showList')
    const told = await driver.text('.notifications-center >> text=could not be reached')
    assert.doesNotMatch(told, /PUT|ECONNRESET/)
    await setFaults('', url)
    await driver.click('.notifications-center .monaco-button >> text=Try Again')
    await driver.text('.notifications-center >> text=closed')
  })

  it('a change that is given up ends at once, and it is told that nothing came of it', async function () {
    const driver = driverOr(this)
    await show(...sprint, name)
    await setFaults('PUT /v2/task/*=silent x*', url)
    const id = await onTask('closeTask')
    await commands.executeCommand('notifications.showList')
    await eventually('the request', async () =>
      (await requests(url)).includes(`PUT /api/v2/task/${id}`) ? true : undefined,
    )
    await driver.click('.notifications-center .monaco-button >> text=Cancel')
    await commands.executeCommand('notifications.showList')
    await driver.text('.notifications-center >> text=Cancelled: nothing was changed')
  })
})
