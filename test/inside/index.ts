// Runs the suites that are bundled beside this file, inside the extension host.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { format } from 'node:util'
import Mocha from 'mocha'
import { closingLine, type Failure, writeReport } from '../support/report.mts'
import { filesOf } from './parts.ts'
import { mark } from './support/mark.ts'
import { ready } from './support/ready.ts'

const print = (...args: readonly unknown[]): void => {
  for (const line of format(...args).split('\n')) console.log(mark + line)
}

const failure = (test: Mocha.Runnable, error: unknown): Failure => ({
  name: test.fullTitle(),
  message: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

const suitesHere = (): readonly string[] =>
  readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => file.replaceAll('\\', '/').replace('.test.js', ''))

const report = (runner: Mocha.Runner): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed: Failure[] = []
    const tries: { readonly test: Mocha.Test; readonly failure: Failure }[] = []
    const passedTests = new Set<string>()
    const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_RETRY } =
      Mocha.Runner.constants
    // The second try often fails by what the first one has left behind: that tells why.
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      const last = failure(test, error)
      const first = tries.find((one) => one.failure.name === last.name)?.failure.message
      failed.push(first ? { ...last, message: `${last.message}\nAt first: ${first}` } : last)
      if (first) print(`failed at first: ${last.name}\n    ${first}`)
    })
    runner.on(EVENT_TEST_RETRY, (test, error) =>
      tries.push({ test, failure: failure(test, error) }),
    )
    runner.on(EVENT_TEST_PASS, (test) => passedTests.add(test.fullTitle()))
    runner.once(EVENT_RUN_END, () => {
      const { passes: passed = 0, pending: skipped = 0 } = runner.stats ?? {}
      const retried = tries.map((one) => one.failure).filter(({ name }) => passedTests.has(name))
      for (const { name, message } of retried)
        print(`passed at the second try: ${name}\n    ${message}`)
      writeReport({ passed, skipped, failed, retried })
      print(closingLine({ passed, skipped, failed: failed.length }))
      if (failed.length > 0) reject(new Error(`${failed.length} failed`))
      else if (passed === 0) reject(new Error('No test ran.'))
      else resolve()
    })
  })

/** What VS Code calls; a rejection makes it exit with code 1. */
export const run = async (): Promise<void> => {
  Mocha.reporters.Base.consoleLog = print
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 90_000,
    forbidOnly: true,
    // The focus of a browser, and VS Code while it starts, are nobody's to command. Told by name.
    retries: 1,
    grep: process.env.CLICKUP_TEST_GREP,
  })
  for (const file of filesOf(process.env.CLICKUP_TEST_PART ?? 'all', suitesHere()))
    mocha.addFile(path.join(__dirname, `${file}.test.js`))
  await mocha.loadFilesAsync()
  await ready()
  await report(mocha.run())
}
