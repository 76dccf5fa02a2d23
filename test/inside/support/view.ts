// What stands in the views, as a person finds it on the page.
import { commands, type TreeItem } from 'vscode'
import type { TaskNode, TreeNode } from '../../../src/extension/views/tree/nodes.ts'
import { type Driver, driver, untilSeen } from './driver.ts'
import { eventually, insides, nameOf, openTree } from './extension.ts'

export const row = (name: string): string => `.monaco-list-row >> text=${name}`
export const box = '.quick-input-widget'
export const pick = (name: string): string => `${box} .monaco-list-row >> text=${name}`
export const titled = (title: string): string => `${box} .quick-input-title >> text=${title}`
export const pane = (view: string): string => `.pane:has(.pane-header[aria-label^="${view}"])`
export const welcome = (words: string): string => `.welcome-view >> text=${words}`

export const sprint = ['Acme', 'Engineering', 'Current Sprint'] as const

export const nodeAt = async (...path: readonly string[]): Promise<TreeNode> => {
  const name = path.at(-1) ?? ''
  const node = (await openTree(...path.slice(0, -1))).find((one) => nameOf(one) === name)
  if (!node) throw new Error(`There is no ${path.join(' / ')}.`)
  return node
}

export const taskAt = async (...path: readonly string[]): Promise<TaskNode> => {
  const node = await nodeAt(...path)
  if (node.kind !== 'task') throw new Error(`${path.join(' / ')} is no task.`)
  return node
}

export const itemAt = async (...path: readonly string[]): Promise<TreeItem> =>
  (await insides()).hierarchy.getTreeItem(await nodeAt(...path))

/** What the palette offers for a title, besides keys and where else it comes from. */
export const offered = async (driver: Driver, title: string): Promise<readonly string[]> => {
  await driver.press('F1')
  await driver.text(`${box} input`)
  await driver.type(title)
  await driver.text(`${box} .quick-input-list .monaco-list-row`)
  const lines = (await driver.text(`${box} .quick-input-list .monaco-list-rows`)).split('\n')
  await driver.press('Escape')
  await driver.gone(box)
  return lines
}

/** Types into the open box and takes what it offers. */
export const answer = async (driver: Driver, title: string, words: string): Promise<void> => {
  await driver.text(titled(title))
  await driver.type(words)
  await driver.press('Enter')
}

/** Takes what the open list offers by that name. */
export const choose = async (driver: Driver, name: string): Promise<void> => {
  await driver.text(pick(name))
  await driver.type(name)
  await driver.press('Enter')
}

/** Takes what the menu on a row offers. */
export const takeFromMenu = async (driver: Driver, name: string, item: string): Promise<void> => {
  const entry = `.context-view .monaco-menu >> text=${item}`
  await untilSeen(driver, entry, () => driver.click(row(name), 'right'))
  // A menu takes no click in its first tenth of a second, but keys.
  await driver.hover(entry)
  await driver.press('Enter')
}

/** The row of that name that keys are about. */
export const focused = (name: string): string =>
  `.monaco-list:focus .monaco-list-row.focused:has-text("${name}")`

/** Whether it was done: VS Code finds no row for a moment while it draws a tree anew. */
const doneUnlessDrawnAnew = (error: unknown): false => {
  if (!String(error).includes('Data tree node not found')) throw error
  return false
}

/** Brings a node into sight, opens it, and moves the focus to its row. */
export const focusOn = async (node: TreeNode, name = nameOf(node)): Promise<void> => {
  const { views } = await insides()
  const reveal = async (): Promise<true> => {
    await views.hierarchy.reveal(node, { expand: true, focus: true, select: true })
    return true
  }
  if (!driver) {
    await reveal()
    return
  }
  // Something else may take the focus late, and a tree that is drawn anew lose it. Focused comes before
  // opened: where the second was not done, the first does not stand for both.
  for (let tries = 1; tries <= 5; tries += 1) {
    let isDone = false
    await untilSeen(driver, focused(name), async () => {
      isDone = await reveal().catch(doneUnlessDrawnAnew)
    })
    if (isDone) return
  }
  throw new Error(`The tree is drawn anew all the time: ${name} could not be opened.`)
}

/** Opens the tree on the page down to a node, whatever stood open before, and moves the focus there. */
export const show = async (...path: readonly string[]): Promise<TreeNode> => {
  const node = await nodeAt(...path)
  await focusOn(node)
  return node
}

/** Waits until the page has loaded all that stands open in both trees. */
export const settled = async (driver: Driver): Promise<void> => {
  await commands.executeCommand('clickup.hierarchy.focus')
  await driver.text(`${pane('Spaces')} .monaco-list-row`)
  await driver.text(`${pane('My Work')} .monaco-list-row`)
  await driver.gone('.monaco-progress-container.active')
  await driver.gone('.codicon-tree-item-loading')
}

const center = '.notifications-center'

/** What the notifications say by now; then they are cleared. Under test they do not pop up. */
export const notifications = async (driver: Driver): Promise<string> => {
  await commands.executeCommand('notifications.showList')
  const words = await driver.text(center)
  await commands.executeCommand('notifications.clearAll')
  return words
}

/** Does it anew until a notification says so: as `untilSeen`, for what shows nowhere else. */
export const untilTold = async (
  person: Driver,
  words: RegExp,
  act: () => Promise<void>,
): Promise<void> => {
  await commands.executeCommand('notifications.clearAll')
  await untilSeen(person, `${center} >> text=${words}`, async () => {
    await act()
    await commands.executeCommand('notifications.showList')
  })
  await commands.executeCommand('notifications.clearAll')
}

/** Waits until a notification says so; then all are cleared, and what they said is answered. */
export const told = (driver: Driver, words: string | RegExp): Promise<string> =>
  eventually(`a notification with ${words}`, async () => {
    // It hides itself when a notification goes that was the only one.
    await commands.executeCommand('notifications.showList')
    return (await driver.sees(`${center} >> text=${words}`)) ? notifications(driver) : undefined
  })
