// What a layer of the tests tells the script that runs it, besides what it prints for people.
import { readFileSync, writeFileSync } from 'node:fs'

export interface Failure {
  /** Where the test stands and what it is called. */
  readonly name: string
  readonly message: string
}

export interface Report {
  readonly passed: number
  readonly skipped: number
  readonly failed: readonly Failure[]
  /** Tests that passed when they were tried again, with what they failed by before. */
  readonly retried: readonly Failure[]
}

export const NOTHING_RAN: Report = { passed: 0, skipped: 0, failed: [], retried: [] }

/** The file that a layer writes, as its environment names it. */
export const REPORT_VARIABLE = 'TEST_REPORT'

export const writeReport = (report: Report): void => {
  const file = process.env[REPORT_VARIABLE]
  if (file) writeFileSync(file, JSON.stringify(report))
}

/** Nothing where the layer did not come so far. */
export const readReport = (file: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}

export const closingLine = ({
  passed,
  failed,
  skipped,
}: {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}): string => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
