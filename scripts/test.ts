// npm test: all layers but what takes long by nature, or those that are named: npm test -- unit mcp
import { chosen, type Layer, runLayers, script, vitest } from './lib/layers.ts'
import { runMain } from './lib/processes.ts'

const program = (name: string, args: readonly string[]): Layer => ({
  ...{ name, args, seat: 'process' },
  ...(name === 'build' ? {} : { after: ['build'] }),
})

const fetch: Layer = { name: 'fetch', args: script('scripts/fetch.ts'), seat: 'window' }
/**
 * Two windows keep two cores busy: beside them processes take four times as long, and whoever clicks
 * meets a window that does not answer.
 */
const BEFORE_WINDOWS = ['build', fetch.name, 'check', 'unit', 'mcp', 'contract'] as const

const window = (name: string, args: readonly string[], part?: string): Layer => ({
  ...{ name, args, seat: 'window', after: BEFORE_WINDOWS },
  ...(part === undefined ? {} : { part }),
})

const inside = (...args: readonly string[]) => script('test/inside/run.ts', ...args)
// A file at a time: each starts a VS Code.
const oneByOne = (project: string, ...args: readonly string[]) =>
  vitest(project, '--maxWorkers=1', ...args)

/** In this order of each kind; of the windows those that take longest come first. */
const LAYERS: readonly Layer[] = [
  program('build', script('scripts/build.ts')),
  fetch,
  program('check', script('scripts/check.ts')),
  program('unit', vitest('unit')),
  program('mcp', vitest('mcp')),
  program('contract', vitest('contract')),
  window('inside', inside('--part', '1'), '1'),
  window('inside', inside('--part', '2'), '2'),
  window('agent', oneByOne('agent', '--shard=1/2'), '1'),
  window('agent', oneByOne('agent', '--shard=2/2'), '2'),
  window('window', oneByOne('window')),
  window('folder', inside('--folder')),
]

runMain(async () => {
  const layers = chosen(LAYERS, process.argv.slice(2))
  return layers ? runLayers(layers) : 2
})
