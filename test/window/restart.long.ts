// What a person finds again in the tree when they come back: the window was closed, VS Code ended.
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inRoot } from '../../scripts/lib/paths.ts'
import { createBrokerClient } from '../../src/broker/client.ts'
import { brokerFolder } from '../../src/extension/provider/server-definition.ts'
import { askClickUp } from '../support/jobs/clickup.ts'
import { packExtension } from '../support/vscode/package.ts'
import { startVsCodeServer, type VsCodeServer } from '../support/vscode/server.ts'
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts'

/** A row as the person sees it: how deep it stands, its name, and whether it stands open. */
type Row = readonly [level: number, name: string, expanded?: boolean]

const created = z.object({ id: z.string() })
const places = z.object({ spaces: z.array(z.object({ id: z.string(), name: z.string() })) })
const log = z.object({ exchanges: z.array(z.object({ path: z.string() })) })

const rowsIn = (page: Page, view: string) =>
  page
    .locator('.part.sidebar .pane')
    .filter({ has: page.locator(`.pane-header[aria-label^="${view}"]`) })
    .locator('.monaco-list-row')

/** Those of that name: where it is a favorite besides, that one comes first. */
const named = (page: Page, view: string, name: string) =>
  rowsIn(page, view).filter({
    has: page.locator('.label-name').getByText(name, { exact: true }),
  })

const shownIn = (page: Page, view: string): Promise<readonly Row[]> =>
  rowsIn(page, view).evaluateAll((rows) =>
    rows.map((row): Row => {
      const expanded = row.getAttribute('aria-expanded')
      const name = row.querySelector('.label-name')?.textContent ?? ''
      const place = [Number(row.getAttribute('aria-level')), name] as const
      return expanded === null ? place : [...place, expanded === 'true']
    }),
  )

/** Opens what is closed, or closes what is open. */
const turn = async (page: Page, view: string, name: string, opens: boolean): Promise<void> => {
  const row = named(page, view, name).last()
  await row.click()
  await row.and(page.locator(`[aria-expanded="${opens}"]`)).waitFor()
}

/** Makes a list a favorite, and opens it there too. */
const favor = async (page: Page, name: string): Promise<void> => {
  const rows = named(page, 'Spaces', name)
  await rows.click({ button: 'right' })
  // A menu takes no click in its first tenth of a second, but keys.
  await page.locator('.context-view .monaco-menu').getByText('Add to Favorites').hover()
  await page.keyboard.press('Enter')
  await rows.nth(1).waitFor()
  await rows.first().click()
  await rows.first().and(page.locator('[aria-expanded="true"]')).waitFor()
}

/** Closes the window as a person does. While something is still being kept, VS Code asks to wait. */
const leave = async ({ page, close }: Workbench): Promise<void> => {
  const closed = page.waitForEvent('close')
  page.on('dialog', (question) =>
    question.dismiss().then(() => page.close({ runBeforeUnload: true })),
  )
  await page.close({ runBeforeUnload: true })
  await closed
  await close()
}

describe('a tree that stood open when VS Code was closed', () => {
  let vscode: VsCodeServer
  let workbench: Workbench
  let before: Readonly<Record<'hierarchy' | 'myWork', readonly Row[]>>

  const open = async (): Promise<void> => {
    const profile = path.join(vscode.dataDir, 'browser')
    // High enough for every row: the list makes only those that are in sight.
    workbench = await openWorkbench(vscode, { profile, height: 2000 })
    await workbench.command('ClickUp: Focus on Spaces View')
    for (const view of ['Spaces', 'My Work']) await rowsIn(workbench.page, view).first().waitFor()
  }

  const sandbox = async () => {
    const storage = path.join(vscode.dataDir, 'data/User/globalStorage')
    const own = path.join(storage, 'clickup-copilot.clickup-copilot')
    const found = await createBrokerClient(brokerFolder(own)).getCredentials()
    if (!found) throw new Error('Nobody is signed in.')
    return { ...found, url: found.apiUrl }
  }

  /** What the trees asked for, but who is signed in and where. */
  const asked = async (): Promise<readonly string[]> => {
    const answer = await fetch(`${(await sandbox()).url}/__sandbox/log`)
    const { exchanges } = log.parse(await answer.json())
    return exchanges
      .map(({ path: asked }) => asked.replace('/api/v2', ''))
      .filter((asked) => !/^\/(user|team)$/.test(asked))
  }

  const spaceId = async (name: string): Promise<string> => {
    const clickUp = await sandbox()
    const answer = await askClickUp(clickUp, `/v2/team/${clickUp.workspaceId}/space`)
    return places.parse(answer).spaces.find((space) => space.name === name)?.id ?? ''
  }

  /** A list that is gone at the next start. Answers how it goes, which this window hears nothing of. */
  const addShortLived = async (): Promise<() => Promise<void>> => {
    const path = `/v2/space/${await spaceId('Marketing')}/list`
    const { id } = created.parse(await askClickUp(await sandbox(), path, { name: 'Short-lived' }))
    return async () => {
      await askClickUp(await sandbox(), `/v2/list/${id}`, undefined, 'DELETE')
    }
  }

  beforeAll(async () => {
    vscode = await startVsCodeServer({
      vsix: [await packExtension()],
      env: { CLICKUP_START_SANDBOX: '1' },
      forTests: true,
    })
    await open()
    const { page } = workbench
    const removeShortLived = await addShortLived()
    for (const name of ['Engineering', 'Product Roadmap', 'Q3 Deliverables', 'Sprints'])
      await turn(page, 'Spaces', name, true)
    for (const name of ['Marketing', 'Short-lived']) await turn(page, 'Spaces', name, true)
    await turn(page, 'Spaces', 'Sprints', false)
    await favor(page, 'Short-lived')
    await turn(page, 'My Work', 'Overdue', false)
    await turn(page, 'My Work', 'Later', true)
    before = {
      hierarchy: await shownIn(page, 'Spaces'),
      myWork: await shownIn(page, 'My Work'),
    }
    await workbench.screenshot(inRoot('.cache/screenshots/restart-before.png'))
    await removeShortLived()
    await leave(workbench)
    await vscode.restart()
    await open()
  })

  afterAll(async () => {
    await workbench?.close()
    await vscode?.stop()
  })

  it('stands open again as it was left, but for what is gone', async () => {
    const [, favorite, word] = before.hierarchy
    expect([favorite, word]).toEqual([
      [2, 'Short-lived', true],
      [3, ''],
    ])
    const home = before.hierarchy.findLastIndex(([, name]) => name === 'Short-lived')
    // Below it stood the word that it has no tasks.
    const left = before.hierarchy
      .toSpliced(home, 2)
      .toSpliced(2, 1, [3, 'No longer there, or not for you to see.'])
    await expect.poll(() => shownIn(workbench.page, 'Spaces')).toEqual(left)
    await workbench.screenshot(inRoot('.cache/screenshots/restart-after.png'))
    expect(left.filter(([, , expanded]) => expanded).map(([, name]) => name)).toEqual([
      'Favorites',
      'Short-lived',
      'Engineering',
      'Product Roadmap',
      'Q3 Deliverables',
      'planned',
      'in development',
      'Marketing',
    ])
  })

  it('keeps what was closed by hand closed', async () => {
    await expect.poll(() => shownIn(workbench.page, 'My Work')).toEqual(before.myWork)
    expect(before.myWork).toContainEqual([1, 'Overdue', false])
    expect(before.myWork).toContainEqual([1, 'Later', true])
  })

  it('asks once for each node that stands open, twice for a space, and for nothing else', async () => {
    const requests = await asked()
    const clickUp = await sandbox()
    const spaces = [await spaceId('Engineering'), await spaceId('Marketing')]
    const lists = requests.filter((one) => /^\/list\//.test(one))
    // The one below the roadmap, and the favorite that is gone: as it is empty, also for itself.
    expect(new Set(lists).size).toBe(3)
    expect(lists.filter((one) => !one.endsWith('/task'))).toHaveLength(1)
    expect([...requests].sort()).toEqual(
      [
        `/team/${clickUp.workspaceId}/space`,
        `/team/${clickUp.workspaceId}/task`,
        ...spaces.flatMap((id) => [`/space/${id}/folder`, `/space/${id}/list`]),
        ...new Set(lists),
      ].sort(),
    )
  })
})
