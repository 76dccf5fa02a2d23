// Runs the suites that are bundled beside this file, inside the extension host.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { format } from 'node:util'
import Mocha from 'mocha'
import { mark } from './support/mark.ts'

const print = (...args: readonly unknown[]): void => {
  for (const line of format(...args).split('\n')) console.log(mark + line)
}

/** What VS Code calls; a rejection makes it exit with code 1. */
export const run = async (): Promise<void> => {
  Mocha.reporters.Base.consoleLog = print
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 90_000,
    forbidOnly: true,
    grep: process.env.CLICKUP_TEST_GREP,
  })
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file))
  await mocha.loadFilesAsync()
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {}
      const skipped = pending > 0 ? `, ${pending} skipped` : ''
      print(`${passes} passed, ${failures} failed${skipped}`)
      if (failures > 0) reject(new Error(`${failures} failed`))
      else if (passes === 0) reject(new Error('No test ran.'))
      else resolve()
    })
  })
}
