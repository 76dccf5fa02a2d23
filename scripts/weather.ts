// npm run weather: the table of test/mcp/weather, or the rows and columns whose names match:
//   npm run weather -- "create_tasks" "after|lost"
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { OTHER_CASES, TASK_CASES } from '../test/mcp/weather/cases/all.ts'
import { FILE } from '../test/mcp/weather/cases/files.ts'
import { runCells } from '../test/mcp/weather/cell.ts'
import { WEATHER } from '../test/mcp/weather/faults.ts'
import { reportOf, titleOf } from '../test/mcp/weather/table.ts'
import { runMain } from './lib/processes.ts'

runMain(async () => {
  const [rows = '', columns = ''] = process.argv.slice(2)
  const cases = [...TASK_CASES, ...OTHER_CASES].filter((row) =>
    new RegExp(rows, 'i').test(titleOf({ row })),
  )
  const weather = WEATHER.filter(({ name }) => new RegExp(columns, 'i').test(name))
  if (cases.length === 0 || weather.length === 0) {
    console.error('No row or no column has such a name.')
    return 2
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'weather-'))
  try {
    writeFileSync(path.join(folder, FILE), 'up, down, up')
    console.log(reportOf(await runCells(cases, weather, folder)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
})
