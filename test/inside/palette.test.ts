// What a person does with tasks from the palette and from menus: asked, written, compared, shown.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, env } from 'vscode'
import { z } from 'zod'
import { exploreSandbox, signOut } from './support/account.ts'
import { type Driver, driverOr } from './support/driver.ts'
import { becomes, broker, eventually, insides, openTree } from './support/extension.ts'
import { requests, setFaults } from './support/sandbox.ts'
import { answer, box, pick, show, sprint, taskAt, titled, told } from './support/view.ts'

const stored = z.object({
  name: z.string(),
  status: z.object({ status: z.string() }),
  assignees: z.array(z.object({ username: z.string() })),
  due_date: z.string().nullable(),
  list: z.object({ name: z.string() }),
})

describe('the palette', () => {
  let url = ''
  const name = 'Document the retry policy'

  beforeEach(async () => {
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('notifications.clearAll')
    await signOut()
  })

  const read = async (path: string): Promise<unknown> => {
    const credentials = await (await broker()).getCredentials()
    const headers = { authorization: String(credentials?.token) }
    return (await fetch(`${url}/api/v2${path}`, { headers })).json()
  }

  const readTask = async (id: string) => stored.parse(await read(`/task/${id}`))

  /** Runs a command on a task, as its menu does. */
  const onTask = async (command: string): Promise<string> => {
    const task = await taskAt(...sprint, name)
    void commands.executeCommand(`clickup.${command}`, task, [task])
    return task.id
  }

  const find = async (driver: Driver, title: string, words: string): Promise<void> => {
    await driver.command(`ClickUp: ${title}`)
    await driver.text(`${box} .quick-input-list .monaco-list-row`)
    await driver.type(words)
    await driver.text(pick(words))
  }

  it('finds a task as one types, and offers what can be done with it', async function () {
    const driver = driverOr(this)
    await find(driver, 'Search Tasks…', 'retry policy')
    await driver.screenshot('palette-search')
    await driver.press('Enter')
    await driver.text(pick('Change Status…'))
    await driver.type('Copy ID')
    await driver.press('Enter')
    await eventually('the copy', async () =>
      (await env.clipboard.readText()) === 'ENG-137' ? true : undefined,
    )
  })

  it('finds a task by its id and by its address, wherever it is', async function () {
    const driver = driverOr(this)
    for (const words of ['868512p', 'https://app.clickup.com/t/868512p']) {
      await driver.command('ClickUp: Copy Task Link')
      await driver.text(titled('Copy Link'))
      await driver.type(words)
      await driver.text(pick('Public API: export endpoint'))
      await driver.press('Escape')
      await driver.gone(titled('Copy Link'))
    }
  })

  it('stops reading when one gives up', async function () {
    const driver = driverOr(this)
    await driver.command('ClickUp: Search Tasks…')
    await driver.text(titled('Search Tasks'))
    await driver.press('Escape')
    await driver.gone(titled('Search Tasks'))
    const asked = (await requests(url)).length
    await openTree()
    assert.ok((await requests(url)).length - asked < 5)
  })

  const slowly = 'GET /v2/team/*/task=slow:1500ms x*'
  const active = `${box} .monaco-list-row.focused`
  const reading = `${box} .quick-input-progress.active`

  it('leaves one where one has moved to, while further tasks arrive', async function () {
    const driver = driverOr(this)
    await setFaults(slowly, url)
    await driver.command('ClickUp: Copy Task ID')
    await driver.text(titled('Copy ID'))
    await driver.text(`${box} .quick-input-list .monaco-list-row >> nth=1`)
    const first = await driver.text(active)
    await driver.press('ArrowDown')
    const second = await driver.text(active)
    assert.notEqual(second, first)
    await driver.text(reading)
    await driver.gone(reading)
    assert.equal(await driver.text(active), second)
    await driver.press('Escape')
  })

  it('keeps what it found when ClickUp fails later, and goes on from there', async function () {
    const driver = driverOr(this)
    await setFaults(slowly, url)
    await driver.command('ClickUp: Copy Task ID')
    await driver.text(titled('Copy ID'))
    await driver.text(active)
    await setFaults('GET /v2/team/*/task=400 x*', url)
    await driver.type('none of them')
    await driver.text(pick('HTTP 400'))
    await setFaults('', url)
    await driver.press('Enter')
    await driver.gone(pick('Search Further'))
    await driver.press('Escape')
  })

  it('changes a status, among those of the list', async function () {
    const driver = driverOr(this)
    const id = await onTask('changeStatus')
    await driver.text(pick('blocked'))
    await driver.screenshot('palette-status')
    await answer(driver, `Change Status of ENG-137 ${name}`, 'in review')
    await becomes('in review', async () => (await readTask(id)).status.status)
    await becomes('in review', async () => (await taskAt(...sprint, name)).task.status.status)
  })

  it('assigns people, and takes others away', async function () {
    const driver = driverOr(this)
    const id = await onTask('assignTask')
    await driver.text(pick('Tom Becker'))
    await driver.screenshot('palette-assign')
    await driver.type('Tom')
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.press('Enter')
    await becomes('Priya Nair, Tom Becker', async () => {
      const { assignees } = await readTask(id)
      return assignees
        .map((one) => one.username)
        .sort()
        .join(', ')
    })
  })

  it('sets a due date in words, and shows how they are understood', async function () {
    const driver = driverOr(this)
    const id = await onTask('setDueDate')
    await driver.text(titled('Due Date of'))
    await driver.type('2031-12-24')
    await driver.text(pick('December 24, 2031'))
    await driver.screenshot('palette-due')
    await driver.press('Enter')
    await becomes('2031-12-24', async () =>
      new Date(Number((await readTask(id)).due_date)).toISOString().slice(0, 10),
    )
  })

  it('takes no date that it does not understand', async function () {
    const driver = driverOr(this)
    const id = await onTask('setDueDate')
    await driver.text(titled('Due Date of'))
    const before = (await readTask(id)).due_date
    await driver.type('when pigs fly')
    await driver.text(pick('Not understood so far'))
    await driver.press('Enter')
    await driver.text(titled('Due Date of'))
    await driver.press('Escape')
    await driver.gone(titled('Due Date of'))
    assert.equal((await readTask(id)).due_date, before)
  })

  it('adds a comment that mentions somebody', async function () {
    const driver = driverOr(this)
    const id = await onTask('addComment')
    await answer(driver, 'Comment on ENG-137', '**Ready**, @Tom Becker')
    const text = await eventually('the comment', async () => {
      const found = JSON.stringify(await read(`/task/${id}/comment`))
      return found.includes('Ready') ? found : undefined
    })
    assert.match(text, /"bold":true/)
    assert.match(text, /Tom Becker/)
  })

  it('comments on all that are selected', async function () {
    const driver = driverOr(this)
    const other = 'Keyboard navigation in the board view'
    const both = [await taskAt(...sprint, name), await taskAt(...sprint, other)]
    void commands.executeCommand('clickup.addComment', both[0], both)
    await answer(driver, 'Comment on 2 tasks', 'Blocked by the move of the office')
    for (const { id } of both)
      await eventually('the comment', async () =>
        /the move of the office/.test(JSON.stringify(await read(`/task/${id}/comment`)))
          ? true
          : undefined,
      )
  })

  it('says of a closed task that there is nothing to close', async function () {
    const driver = driverOr(this)
    const task = await taskAt(...sprint, 'Rate limits per API key')
    await commands.executeCommand('clickup.closeTask', task, [task])
    await driver.text('.statusbar >> text=closed already')
  })

  it('moves a task to another list by the keyboard', async function () {
    const driver = driverOr(this)
    const id = await onTask('moveTask')
    await driver.text(pick('Bug Tracker'))
    await answer(driver, 'Move ENG-137', 'Infrastructure Backlog')
    await becomes('Infrastructure Backlog', async () => (await readTask(id)).list.name)
  })

  it('closes a task and reopens it by the keyboard', async function () {
    const driver = driverOr(this)
    const id = await onTask('closeTask')
    await eventually('the closed task', async () =>
      (await readTask(id)).status.status === 'closed' ? true : undefined,
    )
    await driver.command('ClickUp: Reopen Task')
    await driver.text(titled('Reopen'))
    await driver.type(name)
    await driver.text(pick(name))
    await driver.press('Enter')
    await eventually('the open task', async () =>
      (await readTask(id)).status.status === 'to do' ? true : undefined,
    )
  })

  it('copies ids and links of all that are selected', async () => {
    const [one, other] = [
      await taskAt(...sprint, name),
      await taskAt(...sprint, 'Keyboard navigation in the board view'),
    ]
    await commands.executeCommand('clickup.copyId', one, [one, other])
    assert.equal(await env.clipboard.readText(), 'ENG-137, ENG-119')
    await commands.executeCommand('clickup.copyLink', one, [one, other])
    assert.match(await env.clipboard.readText(), /^https:\/\/\S+\nhttps:\/\/\S+$/)
  })

  it('offers all that are selected at once', async function () {
    const driver = driverOr(this)
    await show(...sprint, name)
    // Above it stands another one with its status.
    await driver.press('Shift+ArrowUp')
    const { views } = await insides()
    await eventually('both', () => (views.hierarchy.selection.length === 2 ? true : undefined))
    await driver.command('ClickUp: Copy Task ID')
    const ids = views.hierarchy.selection.map((node) => node.kind === 'task' && node.task.custom_id)
    await eventually('the ids', async () =>
      (await env.clipboard.readText()) === ids.join(', ') ? true : undefined,
    )
    await driver.command('ClickUp: Close Task')
    await driver.text(pick('The 2 selected tasks'))
    await driver.press('Escape')
    await driver.gone(titled('Close'))
  })

  it('says calmly what ClickUp took but did not do', async function () {
    const driver = driverOr(this)
    const task = await taskAt(...sprint, name)
    void commands.executeCommand('clickup.assignTask', task, [task])
    await driver.text(pick('Nora Lindqvist'))
    await driver.type('Nora')
    await driver.press('ArrowDown')
    await driver.press('Space')
    await driver.press('Enter')
    await driver.gone(titled('Assign'))
    await eventually('the write', async () =>
      (await requests(url)).includes(`PUT /api/v2/task/${task.id}`) ? true : undefined,
    )
    await told(driver, 'said yes, but assignees')
  })
})
