// Layers of tests, run side by side as far as a machine of two cores bears it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  closingLine,
  type Failure,
  NOTHING_RAN,
  REPORT_VARIABLE,
  type Report,
  readReport,
} from '../../test/support/report.mts'
import { inRoot } from './paths.ts'
import { capture } from './processes.ts'

/** How many of a kind run at a time. */
const SEATS = { window: 2, process: 1 } as const

export interface Layer {
  /** What `npm test -- name` calls it: parts of a layer have one name. */
  readonly name: string
  /** Which part of the layer it is. */
  readonly part?: string
  /** Arguments of Node. */
  readonly args: readonly string[]
  /** A VS Code with its browser, or whatever else. */
  readonly seat: keyof typeof SEATS
  /** Layers that have to be through before. */
  readonly after?: readonly string[]
}

export const vitest = (project: string, ...args: readonly string[]): readonly string[] => [
  inRoot('node_modules/vitest/vitest.mjs'),
  'run',
  ...['--project', project],
  ...args,
]

export const script = (file: string, ...args: readonly string[]): readonly string[] => [
  ...['--import', 'tsx', file],
  ...args,
]

/** A file at a time: each starts programs, or a VS Code, of its own. */
export const oneByOne = (project: string, ...args: readonly string[]): readonly string[] =>
  vitest(project, '--maxWorkers=1', ...args)

export const inside = (...args: readonly string[]): readonly string[] =>
  script('test/inside/run.ts', ...args)

/** Says how to name a layer that starts a VS Code or a browser once all of those are through. */
export const windowAfter =
  (layers: readonly Layer[]) =>
  (name: string, args: readonly string[], part?: string): Layer => ({
    ...{ name, args, seat: 'window', after: layers.map((layer) => layer.name) },
    ...(part === undefined ? {} : { part }),
  })

interface Result extends Report {
  readonly title: string
  readonly seconds: number
}

const titleOf = ({ name, part }: Layer): string => (part ? `${name} ${part}` : name)

const heading = (title: string): string => `\n━━ ${title} ${'━'.repeat(70 - title.length)}\n`

const LAST_LINES = 40

/** A layer that broke down before it could count is a failure as well. */
const brokenDown = (code: number, output: string): Failure => ({
  name: `ended with ${code}, and no test to blame`,
  message: output.trim().split('\n').slice(-LAST_LINES).join('\n'),
})

const runLayer = async (layer: Layer, reports: string): Promise<Result> => {
  const title = titleOf(layer)
  const file = path.join(reports, `${title}.json`)
  const started = Date.now()
  console.log(`▸ ${title}`)
  const { code, output } = await capture(process.execPath, layer.args, {
    env: { ...process.env, [REPORT_VARIABLE]: file },
  })
  console.log(`${heading(title)}\n${output.trimEnd()}`)
  const report = readReport(file) ?? NOTHING_RAN
  const failed =
    code !== 0 && report.failed.length === 0 ? [brokenDown(code, output)] : report.failed
  return { ...report, title, failed, seconds: (Date.now() - started) / 1000 }
}

/** Runs them in order, the next as soon as there is a seat for it; output comes as each ends. */
const runAll = async (layers: readonly Layer[], reports: string): Promise<readonly Result[]> => {
  const waiting = [...layers]
  const running = new Map<Layer, Promise<Result>>()
  const results: Result[] = []

  const isReady = ({ seat, after = [] }: Layer): boolean => {
    const taken = [...running.keys()].filter((layer) => layer.seat === seat).length
    const ahead = [...waiting, ...running.keys()]
    return taken < SEATS[seat] && !ahead.some(({ name }) => after.includes(name))
  }

  while (waiting.length > 0 || running.size > 0) {
    for (let next = waiting.find(isReady); next; next = waiting.find(isReady)) {
      const layer = next
      waiting.splice(waiting.indexOf(layer), 1)
      const run = runLayer(layer, reports).then((result) => {
        running.delete(layer)
        results.push(result)
        return result
      })
      running.set(layer, run)
    }
    await Promise.race(running.values())
  }
  return layers.flatMap((layer) => results.filter(({ title }) => title === titleOf(layer)))
}

const totalsOf = ({ passed, skipped, failed }: Report): string =>
  closingLine({ passed, skipped, failed: failed.length })

const lineOf = (result: Result): string => {
  const mark = result.failed.length > 0 ? '✗' : '✓'
  const seconds = `${result.seconds.toFixed(1)} s`.padStart(8)
  const counted = result.passed + result.failed.length + result.skipped > 0
  return `${mark} ${result.title.padEnd(12)} ${seconds}   ${counted ? totalsOf(result) : ''}`
}

const LONGEST_MESSAGE = 3000

const told = (mark: string, { title }: Result, { name, message }: Failure): string => {
  const short = message.slice(0, LONGEST_MESSAGE).trimEnd().replaceAll('\n', '\n    ')
  return `${mark} ${title}: ${name}\n    ${short}`
}

/** More than so many that need a second try are no bad luck any more. */
const MOST_RETRIED = 3

/**
 * Runs the layers and prints a summary, with all that failed at its very end.
 * @returns the exit code
 */
export const runLayers = async (layers: readonly Layer[]): Promise<number> => {
  const started = Date.now()
  const reports = mkdtempSync(path.join(tmpdir(), 'test-reports-'))
  process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
  const results = await runAll(layers, reports)
  const all: Report = {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    skipped: results.reduce((sum, { skipped }) => sum + skipped, 0),
    failed: results.flatMap(({ failed }) => failed),
    retried: results.flatMap(({ retried }) => retried),
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  console.log(heading('summary'))
  console.log(`${results.map(lineOf).join('\n')}\n\n${totalsOf(all)}, in ${seconds} s`)
  for (const result of results)
    for (const one of result.retried) console.log(told('\npassed at the second try:', result, one))
  for (const result of results)
    for (const one of result.failed) console.log(told('\n✗', result, one))
  if (all.retried.length > MOST_RETRIED)
    console.log(`\n✗ ${all.retried.length} tests passed only at the second try: too many.`)
  return all.failed.length > 0 || all.retried.length > MOST_RETRIED ? 1 : 0
}

/** Those of such names with what has to be through before, or all; nothing where a name is unknown. */
export const chosen = (
  layers: readonly Layer[],
  names: readonly string[],
): readonly Layer[] | undefined => {
  const known = [...new Set(layers.map(({ name }) => name))]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`No such layer: ${unknown.join(', ')}. There are: ${known.join(', ')}`)
    return undefined
  }
  if (names.length === 0) return layers
  const wanted = layers.filter(({ name }) => names.includes(name))
  const needed = wanted.flatMap(({ after = [] }) => after)
  return layers.filter(({ name }) => names.includes(name) || needed.includes(name))
}
