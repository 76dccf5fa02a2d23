// npm test: every layer in order, or those that are named: npm test -- unit mcp
import { StringDecoder } from 'node:string_decoder'
import { inRoot } from './lib/paths.ts'
import { exitOf, runMain, start } from './lib/processes.ts'

const vitest = (project: string): readonly string[] => [
  inRoot('node_modules/vitest/vitest.mjs'),
  'run',
  '--project',
  project,
]

const script = (file: string): readonly string[] => ['--import', 'tsx', file]

// Arguments of Node. Each but the build ends with a line such as "3 passed, 0 failed, 1 skipped".
const layers: Readonly<Record<string, readonly string[]>> = {
  check: script('scripts/check.ts'),
  build: script('scripts/build.ts'),
  unit: vitest('unit'),
  mcp: vitest('mcp'),
  contract: vitest('contract'),
  host: script('test/inside/run.ts'),
  installed: [...script('test/inside/run.ts'), '--installed'],
  // One file at a time: each starts a VS Code and a browser.
  window: [...vitest('window'), '--no-file-parallelism'],
  agent: [...vitest('agent'), '--no-file-parallelism'],
}

type Result = {
  readonly layer: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
}

const closingLine = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm

const totals = ({ passed, failed, skipped }: Omit<Result, 'layer' | 'seconds'>): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

const runLayer = async (layer: string, args: readonly string[]): Promise<Result> => {
  console.log(`\n━━ ${layer} ${'━'.repeat(70 - layer.length)}\n`)
  const started = Date.now()
  const child = start(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const decoder = new StringDecoder('utf8')
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    output += decoder.write(chunk)
  })
  const code = await exitOf(child)
  const [, passed = 0, failed = 0, skipped = 0] = [...output.matchAll(closingLine)].at(-1) ?? []
  return {
    layer,
    passed: Number(passed),
    // A layer that broke down before it could count is a failure as well.
    failed: code === 0 ? Number(failed) : Math.max(1, Number(failed)),
    skipped: Number(skipped),
    seconds: (Date.now() - started) / 1000,
  }
}

const summary = (results: readonly Result[]): string =>
  results
    .map((result) => {
      const mark = result.failed > 0 ? '✗' : '✓'
      const seconds = `${result.seconds.toFixed(1)} s`.padStart(8)
      const counted = result.passed + result.failed + result.skipped > 0
      return `${mark} ${result.layer.padEnd(10)} ${seconds}   ${counted ? totals(result) : ''}`
    })
    .join('\n')

runMain(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !(name in layers))
  if (unknown.length > 0) {
    console.error(
      `No such layer: ${unknown.join(', ')}. There are: ${Object.keys(layers).join(', ')}`,
    )
    return 2
  }
  const results: Result[] = []
  for (const [layer, args] of Object.entries(layers))
    if (wanted.length === 0 || wanted.includes(layer)) results.push(await runLayer(layer, args))

  const sum = (count: 'passed' | 'failed' | 'skipped'): number =>
    results.reduce((total, result) => total + result[count], 0)
  const all = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  console.log(`\n━━ summary ${'━'.repeat(63)}\n\n${summary(results)}\n\n${totals(all)}`)
  return all.failed > 0 ? 1 : 0
})
