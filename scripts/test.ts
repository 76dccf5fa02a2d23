// npm test: all layers but what takes long by nature, or those that are named: npm test -- unit mcp
import {
  chosen,
  inside,
  type Layer,
  oneByOne,
  runLayers,
  script,
  vitest,
  windowAfter,
} from './lib/layers.ts'
import { runMain } from './lib/processes.ts'

const program = (name: string, args: readonly string[]): Layer => ({
  ...{ name, args, seat: 'process' },
  ...(name === 'build' ? {} : { after: ['build'] }),
})

/**
 * Two windows keep two cores busy: beside them processes take four times as long, and whoever clicks
 * meets a window that does not answer.
 */
const BEFORE_WINDOWS: readonly Layer[] = [
  program('build', script('scripts/build.ts')),
  { name: 'fetch', args: script('scripts/fetch.ts'), seat: 'window' },
  program('check', script('scripts/check.ts')),
  program('unit', vitest('unit')),
  program('mcp', vitest('mcp')),
  program('contract', vitest('contract')),
]

const window = windowAfter(BEFORE_WINDOWS)

/** In this order of each kind; of the windows those that take longest come first. */
const LAYERS: readonly Layer[] = [
  ...BEFORE_WINDOWS,
  window('inside', inside('--part', '1'), '1'),
  window('inside', inside('--part', '2'), '2'),
  window('agent', oneByOne('agent')),
  window('window', oneByOne('window')),
]

runMain(async () => {
  const layers = chosen(LAYERS, process.argv.slice(2))
  return layers ? runLayers(layers) : 2
})
