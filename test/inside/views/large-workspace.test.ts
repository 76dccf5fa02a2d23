// A company's workspace in the real tree: what looking at it costs, and a long list.
import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'mocha'
import { commands } from 'vscode'
import { keyOf } from '../../../src/extension/views/tree/nodes.ts'
import { signIn, signOut } from '../support/account.ts'
import { driverOr } from '../support/driver.ts'
import { broker, insides, nameOf, openTree } from '../support/extension.ts'
import { startLargeSandbox } from '../support/large-sandbox.ts'
import { requests } from '../support/sandbox.ts'
import { nodeAt, row, settled, show } from '../support/view.ts'

describe('a workspace of 400 lists', () => {
  const usual = process.env.CLICKUP_API_URL
  const path = ['Acme', 'Sales 1', 'Program 1', 'Sales 1 list 1.1'] as const
  let sandbox: Awaited<ReturnType<typeof startLargeSandbox>>

  /** What the hierarchy asks while something is done; the other view may be loading meanwhile. */
  const askedBy = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
    const { length } = await requests(sandbox.url)
    await act()
    const since = (await requests(sandbox.url)).slice(length)
    return since.filter((line) => !/\/v2\/(user|team\/\d+\/task)$/.test(line))
  }

  before(async function () {
    this.timeout(120_000)
    const driver = driverOr(this)
    sandbox = await startLargeSandbox()
    process.env.CLICKUP_API_URL = sandbox.url
    await commands.executeCommand('workbench.view.explorer')
    await signIn(driver, sandbox.token)
  })

  after(async () => {
    process.env.CLICKUP_API_URL = usual
    await commands.executeCommand('clickup.hideClosed')
    await signOut()
    sandbox?.close()
  })

  it('is asked for nothing but the account until its view is seen', async () => {
    assert.deepEqual(
      (await requests(sandbox.url)).filter((line) => !/\/v2\/(user|team)$/.test(line)),
      [],
    )
  })

  it('costs one request for each node that is opened, two for a space, none for a folder', async function () {
    const driver = driverOr(this)
    // VS Code may open by itself what stood open under the same id before: counted from the start, and
    // of this space alone.
    const atFirst = await askedBy(async () => {
      await commands.executeCommand('clickup.hierarchy.focus')
      await openTree('Acme')
      await show('Acme', 'Support 1')
      await openTree('Acme', 'Support 1')
    })
    const [, id] = keyOf(await nodeAt('Acme', 'Support 1')).split(':')
    assert.equal(atFirst.filter((line) => line.includes(`/v2/space/${id}/`)).length, 2)
    await settled(driver)
    for (const [names, cost] of [
      [['Acme', 'Support 1', 'Program 2'], 0],
      [['Acme', 'Support 1', 'Program 2', 'Support 1 list 2.3'], 1],
      [['Acme', 'Support 1', 'Support 1 inbox 4'], 1],
    ] as const) {
      const asked = await askedBy(() => show(...names).then(() => openTree(...names)))
      assert.equal(asked.length, cost, `${names.join(' / ')}: ${asked.join(', ')}`)
    }
  })

  // To its end it is loaded in test/unit/views-large.test.ts.
  it('shows the first 600 of 5,000 tasks, and a change of one for one request', async function () {
    this.timeout(120_000)
    const driver = driverOr(this)
    await commands.executeCommand('clickup.showClosed')
    await show(...path)
    const children = () => openTree(...path)
    const asked = await askedBy(async () => {
      for (let page = 2; page <= 6; page += 1)
        await commands.executeCommand('clickup.loadMore', (await children()).at(-1))
    })
    // The first page came with the list.
    assert.equal(asked.length, 5)
    const shown = await children()
    assert.equal(shown.length, 601)
    assert.equal(shown.at(-1)?.kind, 'more')
    const last = shown.at(-2)
    assert.equal(last?.kind, 'task')
    const { views } = await insides()
    await views.hierarchy.reveal(last, { focus: true, select: true })
    await driver.text(row(nameOf(last)))
    await driver.screenshot('large-list')
    const change = { kind: 'task', id: last.id, listId: last.parent.id } as const
    const changed = { name: 'Renamed by an agent' }
    await fetch(`${sandbox.url}/api/v2/task/${last.id}`, {
      method: 'PUT',
      headers: { authorization: sandbox.token, 'content-type': 'application/json' },
      body: JSON.stringify(changed),
    })
    const again = await askedBy(async () => {
      await (await broker()).reportChanges([change])
      await driver.text(row(changed.name))
    })
    assert.deepEqual(again, [`GET /api/v2/task/${last.id}`])
    await driver.screenshot('large-list-changed')
  })
})
