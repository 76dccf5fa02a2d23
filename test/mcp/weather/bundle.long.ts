// Some of the weather over real HTTP, through the bundled server and a real client: what it tells is
// what is told in the process, for which the whole table speaks.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { startServer } from '../../support/server.ts'
import type { Case } from './case.ts'
import { OTHER_CASES, TASK_CASES } from './cases/all.ts'
import { FILE } from './cases/files.ts'
import { type Cell, cellOf, runCell, SETTINGS } from './cell.ts'
import { faultAt, WEATHER, type Weather } from './faults.ts'
import { titleOf } from './table.ts'

const ROWS = [
  'create_tasks: one',
  'update_tasks: a tag',
  'add_comment: on a task',
  'attach_files: one',
  'delete_tasks: one',
]

/** What depends on the wire: how connections end, how bodies break, what comes of a token. */
const COLUMNS = [
  '429 once',
  '500 after',
  'page with 200 after',
  'body cut after',
  'reset before',
  'reset after',
  'silence after',
  'revoked before',
  'out of sight after, answer lost',
]

/** What a call may take where ClickUp is silent: nobody waits for half a minute here. */
const PATIENCE_MS = 6000

const budgetIn = ({ fault = '' }: Weather): number =>
  fault.startsWith('silent') ? PATIENCE_MS : 45_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weather-'))
  await writeFile(join(folder, FILE), 'up, down, up')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const runBundled = async (row: Case, weather: Weather): Promise<Cell> => {
  const sandbox = await startSandbox({ rate: 10_000 })
  const server = await startServer({
    env: {
      ...SETTINGS,
      CLICKUP_API_URL: sandbox.url,
      CLICKUP_API_TOKEN: sandbox.token,
      CLICKUP_STATE_DIR: folder,
      CLICKUP_CALL_BUDGET_MS: String(budgetIn(weather)),
    },
    roots: [pathToFileURL(folder).href],
    answer: () => ({ action: 'accept', content: { confirm: true } }),
  })
  try {
    const { log, faults, store } = sandbox.state
    const scene = row.scene(store)
    for (const [tool, args] of scene.first ?? []) await server.call(tool, args)
    // What is remembered is read in peace, so that all of the budget is left for the write.
    await server.call(row.tool, { ...scene.args, dry_run: true })
    log.clear()
    faults.add(faultAt(weather, row.write, row.nth))
    const answer = await server.call(row.tool, scene.args)
    return cellOf(row, weather, scene, log.since(0), answer)
  } finally {
    await server.close()
    await sandbox.close()
  }
}

const CELLS = [...TASK_CASES, ...OTHER_CASES]
  .filter((row) => ROWS.includes(titleOf({ row })))
  .flatMap((row) =>
    WEATHER.filter(({ name }) => COLUMNS.includes(name)).map((weather) => ({
      title: `${titleOf({ row })} · ${weather.name}`,
      row,
      weather,
    })),
  )

const verdictOf = ({ letter, untruths, isStruck }: Cell) => ({ letter, untruths, isStruck })

describe.concurrent('the bundle tells of the weather as the process does', {
  timeout: 120_000,
}, () => {
  it.for(CELLS)('$title', async ({ row, weather }, { expect }) => {
    const inProcess = await runCell(row, weather, folder, budgetIn(weather))
    expect(inProcess.isStruck).toBe(true)
    expect(verdictOf(await runBundled(row, weather))).toEqual(verdictOf(inProcess))
  })
})
