// Which task a command of the palette is about: that of the page in front, then what is selected.
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { commands, env, window, workspace } from 'vscode'
import { exploreSandbox, signOut } from '../support/account.ts'
import { type Driver, driverOr, untilSeen } from '../support/driver.ts'
import { eventually, insides } from '../support/extension.ts'
import { inPage } from '../support/page.ts'
import { setFaults } from '../support/sandbox.ts'
import { box, offered, pick, show, sprint, takeFromMenu, taskAt, titled } from '../support/view.ts'

describe('with the page of a task in front', () => {
  let url = ''
  let driver: Driver
  const selected = { name: 'Document the retry policy', id: 'ENG-137' }
  const inFront = { name: 'Keyboard navigation in the board view', id: 'ENG-119' }
  const finished = { name: 'Rate limits per API key', id: 'ENG-112' }
  const active = `${box} .monaco-list-row.focused`

  const open = async ({ name }: { name: string }): Promise<void> => {
    await commands.executeCommand('clickup.showTask', await taskAt(...sprint, name))
    await driver.text(`${inPage}text=${name}`)
  }

  beforeEach(async function () {
    driver = driverOr(this)
    url = await exploreSandbox()
    await commands.executeCommand('clickup.hierarchy.focus')
    await show(...sprint, selected.name)
    await open(inFront)
  })

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await signOut()
  })

  /** Runs a command that asks something, and leaves its box again. */
  const asks = async (command: string, title: string): Promise<void> => {
    await driver.command(`ClickUp: ${command}`)
    await driver.text(titled(title))
    await driver.press('Escape')
    await driver.gone(titled(title))
  }

  const copies = async (command: string, text: string): Promise<void> => {
    await env.clipboard.writeText('')
    await driver.command(`ClickUp: ${command}`)
    await eventually(`the copy of ${text}`, async () =>
      (await env.clipboard.readText()).includes(text) ? true : undefined,
    )
  }

  const changing = [
    ['Change Status of Task…', 'Change Status of'],
    ['Assign Task…', 'Assign'],
    ['Set Due Date of Task…', 'Due Date of'],
    ['Add Comment to Task…', 'Comment on'],
    ['Move Task to List…', 'Move'],
  ] as const

  it('every command is about that task, not about the one that is selected', async () => {
    for (const [command, title] of changing) await asks(command, `${title} ${inFront.id}`)
    await copies('Copy Task ID', inFront.id)
    const { task } = await taskAt(...sprint, inFront.name)
    await copies('Copy Task Link', task.id)
    await driver.command('ClickUp: Show Task')
    await driver.text(`${inPage}text=${inFront.name}`)
  })

  it('what asks nothing else asks for the task, with that one on top', async () => {
    for (const title of ['Close Task', 'Search Tasks…']) {
      // A page that takes the focus late closes the box.
      await untilSeen(driver, `${active} >> text=${inFront.name}`, async () => {
        await driver.press('Escape')
        await driver.command(`ClickUp: ${title}`)
      })
      await driver.text(pick(selected.name))
      await driver.screenshot('page-in-front')
      await driver.press('Escape')
      await driver.gone(box)
    }
  })

  it('only what makes sense of that task is offered', async () => {
    assert.ok((await offered(driver, 'ClickUp: Close Task')).includes('ClickUp: Close Task'))
    await open(finished)
    await eventually('the word', async () =>
      (await offered(driver, 'ClickUp: Close Task')).includes('ClickUp: Close Task')
        ? undefined
        : true,
    )
    assert.ok((await offered(driver, 'ClickUp: Reopen Task')).includes('ClickUp: Reopen Task'))
  })

  it('a row is what a menu and a key on it are about', async () => {
    await takeFromMenu(driver, selected.name, 'Change Status of Task…')
    await driver.text(titled(`Change Status of ${selected.id}`))
    await driver.press('Escape')
    await driver.gone(box)
    await show(...sprint, selected.name)
    await env.clipboard.writeText('')
    await driver.press('Control+C')
    await eventually('the copy', async () =>
      (await env.clipboard.readText()) === selected.id ? true : undefined,
    )
  })

  it('a key on a row that is no task is not taken for one on the page', async () => {
    await show(...sprint)
    await driver.press('Control+C')
    await driver.text(titled('Copy ID'))
    await driver.press('Escape')
    await driver.gone(box)
  })

  it('the page is the one in front, among several and in split groups', async () => {
    await commands.executeCommand('workbench.action.keepEditor')
    await open(finished)
    await asks('Change Status of Task…', `Change Status of ${finished.id}`)
    await driver.click(`.tab:has-text("${inFront.id}")`)
    await asks('Change Status of Task…', `Change Status of ${inFront.id}`)
    await commands.executeCommand('workbench.action.moveEditorToNextGroup')
    await asks('Change Status of Task…', `Change Status of ${inFront.id}`)
    await commands.executeCommand('workbench.action.focusFirstEditorGroup')
    await asks('Change Status of Task…', `Change Status of ${finished.id}`)
  })

  it('what is selected counts again behind another editor', async () => {
    await window.showTextDocument(await workspace.openTextDocument({ content: 'Notes' }))
    await asks('Change Status of Task…', `Change Status of ${selected.id}`)
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  for (const [how, fault, note] of [
    ['is not to be had', '404', '.note.failed'],
    ['does not come', 'hold', '.note.reading'],
  ] as const)
    it(`one is asked where the task of the page ${how}`, async () => {
      await setFaults(`GET /v2/task/*=${fault} x*`, url)
      await commands.executeCommand('clickup.showTask', await taskAt(...sprint, finished.name))
      await driver.text(`${inPage}${note}`)
      await driver.command('ClickUp: Change Status of Task…')
      await driver.text(titled('Change Status…'))
      await driver.press('Escape')
      await driver.gone(box)
      await setFaults('', url)
    })

  it('one is asked where several rows are selected, of which that is one', async () => {
    await show(...sprint, inFront.name)
    await driver.press('Shift+ArrowDown')
    const { views } = await insides()
    await eventually('both', () => (views.hierarchy.selection.length === 2 ? true : undefined))
    await driver.command('ClickUp: Change Status of Task…')
    await driver.text(titled('Change Status…'))
    await driver.text(pick('The 2 selected tasks'))
    await driver.press('Escape')
    await driver.gone(box)
  })
})
