// A vitest reporter that ends as every layer of the tests does: with a line, and a report in a file.
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { closingLine, type Failure, writeReport } from './report.mts'

const messageOf = (errors: readonly { readonly message?: string | undefined }[] = []): string =>
  errors.map(({ message }) => message ?? '').join('\n')

export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string): number =>
      tests.filter((test) => test.result().state === state).length
    const failed: readonly Failure[] = [
      ...tests
        .filter((test) => test.result().state === 'failed')
        .map((test) => ({
          name: `${test.module.relativeModuleId} > ${test.fullName}`,
          message: messageOf(test.result().errors),
        })),
      // A file that cannot be loaded, a hook, or an error outside of any test, fails too.
      ...modules.flatMap((module) => {
        const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors())
        const own = [...module.errors(), ...suites]
        return own.length > 0 ? [{ name: module.relativeModuleId, message: messageOf(own) }] : []
      }),
      ...errors.map((error) => ({ name: 'outside of any test', message: messageOf([error]) })),
    ]
    const passed = count('passed')
    const skipped = count('skipped')
    writeReport({ passed, skipped, failed, retried: [] })
    console.log(closingLine({ passed, skipped, failed: failed.length }))
  }
}
