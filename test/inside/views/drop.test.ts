// What comes of a task that is dropped: never nothing without a word.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr, untilSeen } from '../support/driver.ts'
import { eventually, nameOf, openTree } from '../support/extension.ts'
import {
  choose,
  pane,
  row,
  settled,
  show,
  sprint,
  taskAt,
  titled,
  untilTold,
} from '../support/view.ts'

const name = 'Document the retry policy'

describe('a task that is dropped', () => {
  let driver: Driver

  beforeEach(async function () {
    driver = driverOr(this)
    await exploreSandbox()
    await show(...sprint)
    await settled(driver)
  })

  afterEach(signOut)

  const inSpaces = (words: string): string => `${pane('Spaces')} ${row(words)}`

  const arrivesIn = (list: readonly string[], task: string): Promise<true> =>
    eventually(`${task} in ${list.at(-1)}`, async () =>
      (await openTree(...list)).some((node) => nameOf(node) === task) ? true : undefined,
    )

  it('on a folder goes to the list of it that the person chooses', async () => {
    await untilSeen(driver, titled('Move ENG-137'), () =>
      driver.drag(inSpaces(name), inSpaces('Product Roadmap')),
    )
    await choose(driver, 'Q4 Deliverables')
    await arrivesIn(['Acme', 'Engineering', 'Product Roadmap', 'Q4 Deliverables'], name)
  })

  it('on a status takes that status', async () => {
    await driver.drag(
      inSpaces(name),
      `${pane('Spaces')} .monaco-list-row[aria-label^="in progress, "]`,
    )
    await eventually('the status', async () =>
      (await taskAt(...sprint, name)).task.status.status === 'in progress' ? true : undefined,
    )
  })

  it('on a list goes there from one’s own work, too', async () => {
    const mine = 'Login: ignores the chosen language'
    await driver.drag(`${pane('My Work')} ${row(mine)}`, inSpaces('Current Sprint'))
    await arrivesIn(sprint, mine)
  })

  it('where it is already, or where no task can go, stays, and that is said', async () => {
    const onto = (target: string) => () => driver.drag(inSpaces(name), inSpaces(target))
    await untilTold(driver, /ENG-137 .*: already in Current Sprint/, onto('Current Sprint'))
    const review = 'Sprint review with Northwind'
    await untilTold(driver, /already in Current Sprint, to do/, onto(review))
    assert.equal((await taskAt(...sprint, name)).task.status.status, 'to do')
  })
})
