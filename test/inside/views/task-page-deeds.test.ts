// What a person does on the page of a task.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr } from '../support/driver.ts'
import { becomes, broker, eventually } from '../support/extension.ts'
import { inPage, labelInFront } from '../support/page.ts'
import { setFaults } from '../support/sandbox.ts'
import { choose, sprint, taskAt, titled } from '../support/view.ts'

describe('on the page of a task', () => {
  let url = ''
  let driver: Driver
  const name = 'Cache invalidation misses renamed projects'
  const long = ['Acme', 'Engineering', 'Infrastructure Backlog', 'Postgres 16 upgrade'] as const
  const area = `${inPage}.body > section > .write textarea`

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await signOut()
  })

  const reads = (words: string): Promise<string> => driver.text(`${inPage}text=${words}`)

  const open = async (...path: readonly string[]): Promise<string> => {
    const node = await taskAt(...path)
    await commands.executeCommand('clickup.showTask', node)
    await driver.text(`${inPage}h1`)
    await driver.gone(`${inPage}.note`)
    return node.id
  }

  const read = async (path: string): Promise<string> => {
    const credentials = await (await broker()).getCredentials()
    const headers = { authorization: String(credentials?.token) }
    return (await fetch(`${url}/api/v2/${path}`, { headers })).text()
  }

  it('a fact that is clicked opens the dialogue of the palette, and shows what was chosen', async () => {
    await open(...sprint, name)
    for (const [key, title] of [
      ['assignees', 'Assign ENG-123'],
      ['due', 'Due Date of ENG-123'],
      ['list', 'Move ENG-123'],
    ] as const) {
      await driver.click(`${inPage}button[data-key=${key}]`)
      await driver.text(titled(title))
      await driver.press('Escape')
      await driver.gone(titled(title))
    }
    await driver.click(`${inPage}button[data-key=status]`)
    await driver.text(titled('Change Status of ENG-123'))
    await choose(driver, 'in review')
    await driver.text(`${inPage}button[data-key=status] >> text=in review`)
  })

  it('an item of a check list is ticked at once, and says why where it is not', async () => {
    const id = await open(...sprint, name)
    const item = (words: string) => `${inPage}.item:has-text("${words}") >> input`
    await driver.click(item('Backport to 4.2'))
    await reads('2 of 3 done')
    assert.match(await read(`task/${id}`), /"name":"Backport to 4.2"[^}]*"resolved":true/)
    await setFaults('PUT /v2/checklist/*/checklist_item/*=400 x*', url)
    await driver.click(item('Fix'))
    await driver.text(`${inPage}.problem`)
    await driver.text(`${inPage}.item:has-text("Fix") >> input:not(:checked)`)
    await setFaults('', url)
  })

  it('a comment has several lines and names that are completed, and is sent by the keyboard', async () => {
    const id = await open(...sprint, name)
    await driver.click(area)
    await driver.type('Looks **good**.')
    await driver.press('Enter')
    await driver.type('Please test it @pri')
    await driver.text(`${inPage}[role=option]:has-text("Priya Nair")`)
    await driver.press('Enter')
    await driver.type('today')
    await driver.press('Control+Enter')
    await reads('Please test it @Priya Nair today')
    await reads('Sent.')
    await driver.text(`${area}:placeholder-shown`)
    assert.match(await read(`task/${id}/comment`), /"type":"tag"/)
  })

  it('a comment that was not sent stays where it was written, with the reason', async () => {
    await open(...sprint, name)
    await setFaults('POST /v2/task/*/comment=400 x*', url)
    await driver.click(area)
    await driver.type('Not lost')
    await driver.press('Control+Enter')
    await reads('Not sent:')
    await driver.text(`${area}:not(:placeholder-shown)`)
    // Also where one looks at something else meanwhile.
    await commands.executeCommand('workbench.action.keepEditor')
    await open(...sprint, 'Document the retry policy')
    await driver.text(`${area}:placeholder-shown`)
    await driver.click('.tab:has-text("ENG-123")')
    await reads('Not sent:')
    await driver.text(`${area}:not(:placeholder-shown)`)
    await setFaults('', url)
    await driver.click(`${inPage}.problem >> text=Try Again`)
    await driver.text(`${inPage}.comment >> text=Not lost`)
  })

  it('nothing is sent to a name that names nobody, unless one says so', async () => {
    const id = await open(...sprint, name)
    await driver.click(area)
    await driver.type('Hello @Nobody')
    await driver.press('Control+Enter')
    await reads('names nobody in this workspace')
    assert.doesNotMatch(await read(`task/${id}/comment`), /Hello @Nobody/)
    await driver.click(`${inPage}.problem >> text=Send Anyway`)
    await driver.text(`${inPage}.comment >> text=Hello @Nobody`)
  })

  it('replies are read and written below their comment', async () => {
    await open(...sprint, name)
    await driver.click(`${inPage}.comment .under >> text=/^\\d+ Repl/`)
    await driver.text(`${inPage}.comment .comment`)
    await driver.click(`${inPage}.comment:has(.comment) .under >> text=Reply`)
    await driver.text(`${inPage}.comment textarea:focus`)
    await driver.type('Thanks for that')
    await driver.press('Control+Enter')
    await driver.text(`${inPage}.comment .comment >> text=Thanks for that`)
  })

  it('older comments are told of, and come by a click', async () => {
    await open(...long)
    await reads('there may be older ones')
    const count = async () => /\d+/.exec(await driver.text(`${inPage}h2:has-text("Comments")`))?.[0]
    assert.equal(await count(), '25')
    await driver.click(`${inPage}text=Show Older`)
    await eventually('all', async () => ((await count()) === '32' ? true : undefined))
    await driver.gone(`${inPage}text=there may be older ones`)
  })

  it('what hangs together with it has names, and opens its own page', async () => {
    await open(...long)
    const linked = `${inPage}section[aria-label=Linked] button`
    await eventually('its name', async () => {
      const words = await driver.text(linked)
      return /ENG-122 \w+/.test(words) ? true : undefined
    })
    await driver.click(linked)
    const label = await eventually('the other page', async () => {
      const now = await labelInFront()
      return now.startsWith('ENG-122 ') ? now : undefined
    })
    assert.match(label, /^ENG-122 \w+/)
    await driver.command('Go Back')
    await becomes('ENG-140 Postgres 16 upgrade', labelInFront)
  })

  it('all custom fields stand there, and pictures are seen', async () => {
    await open(...long)
    await driver.text(`${inPage}.fact:has-text("Confidence") >> text=4 of 5`)
    await driver.text(`${inPage}.fact:has-text("Runbook") a[href^="https://wiki.acme.example/"]`)
    await open(...sprint, name)
    await driver.text(`${inPage}img[src^="data:image/png"]`)
  })

  it('Copilot is asked about that task', async () => {
    await open(...sprint, name)
    await driver.click(`${inPage}text=Ask Copilot`)
    await driver.text('.interactive-input-part >> text=ClickUp task ENG-123')
    // It was only offered: whoever does not send it takes it out again.
    await driver.press('Control+A')
    await driver.press('Delete')
    await driver.gone('.interactive-input-part >> text=ClickUp task ENG-123')
  })

  it('every button is reached by the keyboard alone', async () => {
    await open(...sprint, name)
    await driver.click(`${inPage}h1`)
    await driver.press('Tab')
    await driver.text(`${inPage}button:focus:has-text("Ask Copilot")`)
    const status = `${inPage}button[data-key=status]:focus`
    for (let more = 20; more > 0 && !(await driver.sees(status)); more -= 1)
      await driver.press('Tab')
    await driver.text(status)
    await driver.press('Enter')
    await driver.text(titled('Change Status of ENG-123'))
    await driver.press('Escape')
  })
})
