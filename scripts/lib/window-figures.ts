// Times that a person at VS Code feels: how long the extension holds up a start, and how soon a row
// shows what an agent has changed. Taken in a real VS Code, with the package installed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { brokerFolder } from '../../src/extension/provider/server-definition.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { startServer, type TestServer } from '../../test/support/server.ts'
import { startVsCodeServer, type VsCodeServer } from '../../test/support/vscode/server.ts'
import { openInTree, signIn, treeItem } from '../../test/support/vscode/signed-in.ts'
import { openWorkbench } from '../../test/support/vscode/workbench.ts'
import { type Figure, median } from './figures.ts'

const WINDOWS = 7
const CHANGES = 15

const OURS = 'ClickUp for Copilot'
const EMPTY = 'Empty Extension'

/** One that does nothing, when ours would begin. */
const writeEmpty = async (folder: string): Promise<void> => {
  const manifest = {
    ...{ name: 'empty', publisher: 'bench', version: '0.0.0', displayName: EMPTY },
    ...{ main: './main.js', engines: { vscode: '^1.106.0' } },
    activationEvents: ['onStartupFinished'],
  }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(path.join(folder, 'main.js'), 'exports.activate = () => {}')
}

/** VS Code's own figure: loading the code and calling `activate`, in milliseconds. */
const activationIn = async (vscode: VsCodeServer, name: string): Promise<number> => {
  // High enough for every running extension: the list makes only the rows that are in sight.
  const { page, command, close } = await openWorkbench(vscode, { height: 4000 })
  try {
    await command('Developer: Show Running Extensions')
    const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: name })
    const time = row.locator('.activation-time').filter({ hasText: /Activation: \d+ms/ })
    return Number(/\d+/.exec((await time.textContent()) ?? '')?.[0])
  } finally {
    await close()
  }
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

/**
 * Against an extension that does nothing, in windows by turns: in one window each would wait for the
 * other, and the slower ours was, the slower would be what it is measured by.
 */
const activationFigures = async (
  ours: VsCodeServer,
  env: Readonly<Record<string, string>>,
): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'empty-'))
  await writeEmpty(folder)
  const bare = await startVsCodeServer({ extensions: [folder], env, forTests: true })
  try {
    const [own, empty]: [number[], number[]] = [[], []]
    while (own.length < WINDOWS) {
      empty.push(await activationIn(bare, EMPTY))
      own.push(await activationIn(ours, OURS))
    }
    return [
      {
        what: 'activation, against an empty extension',
        // VS Code tells whole milliseconds, of which an empty one has few.
        figure: sumOf(own) / sumOf(empty),
        budget: 10,
        unit: '×',
      },
      { what: '… by VS Code, median', figure: median(own), unit: 'ms' },
      { what: '… of the empty one', figure: median(empty), unit: 'ms' },
    ]
  } finally {
    await bare.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Settles in the very frame in which the tree shows a row of that name. */
const isShown = (page: Page, name: string): Promise<unknown> => {
  const names = "[...document.querySelectorAll('.monaco-list-row .label-name')]"
  return page.waitForFunction(`${names}.some((one) => one.textContent === 'ENG-137 ${name}')`)
}

/** From the answer that an agent gets to the row that the person sees. */
const lagOf = async (page: Page, server: TestServer, name: string): Promise<number> => {
  const shown = isShown(page, name).then(() => performance.now())
  const { ok } = await server.call('update_tasks', { tasks: ['ENG-137'], set: { name } })
  const answered = performance.now()
  if (!ok) throw new Error('The agent could not rename the task.')
  return (await shown) - answered
}

const lagsIn = async (vscode: VsCodeServer, sandbox: Sandbox): Promise<readonly number[]> => {
  const storage = path.join(
    vscode.dataDir,
    'data/User/globalStorage/clickup-copilot.clickup-copilot',
  )
  const server = await startServer({ env: { CLICKUP_BROKER: brokerFolder(storage) } })
  // High enough for the whole list: the tree makes only the rows that are in sight.
  const workbench = await openWorkbench(vscode, { height: 2000 })
  try {
    const { page, command } = workbench
    await command('ClickUp: Focus on Spaces View')
    await signIn(workbench, sandbox.token)
    await openInTree(page, ['Engineering', 'Current Sprint'])
    await treeItem(page, 'Document the retry policy').waitFor()
    const lags: number[] = []
    for (let round = 0; round < CHANGES; round += 1)
      lags.push(await lagOf(page, server, `Renamed ${round}`))
    return lags
  } finally {
    await server.close()
    await workbench.close()
  }
}

/** @param vsix the package as people install it */
export const windowFigures = async (vsix: string): Promise<readonly Figure[]> => {
  const sandbox = await startSandbox({ rate: 100_000 })
  const env = { CLICKUP_API_URL: sandbox.url }
  const vscode = await startVsCodeServer({ vsix: [vsix], env, forTests: true })
  try {
    const activations = await activationFigures(vscode, env)
    const lags = await lagsIn(vscode, sandbox)
    return [
      ...activations,
      {
        what: "from an agent's answer to the row, at worst",
        figure: Math.max(...lags),
        budget: 1000,
        unit: 'ms',
      },
    ]
  } finally {
    await vscode.stop()
    await sandbox.close()
  }
}
