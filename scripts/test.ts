// npm test: all layers but what takes long by nature, or those that are named: npm test -- unit mcp
import { chosen, type Layer, runLayers, script, vitest } from './lib/layers.ts'
import { runMain } from './lib/processes.ts'

const built = { after: ['build'] } as const
const inside = (...args: readonly string[]) => script('test/inside/run.ts', ...args)

/** In this order, as there are seats: what takes longest early, so that it has company to the end. */
const LAYERS: readonly Layer[] = [
  { name: 'check', args: script('scripts/check.ts'), seats: 2 },
  { name: 'build', args: script('scripts/build.ts'), seats: 2 },
  { name: 'inside', part: '1', args: inside('--part', '1'), seats: 1, ...built },
  { name: 'inside', part: '2', args: inside('--part', '2'), seats: 1, ...built },
  { name: 'agent', args: vitest('agent', '--maxWorkers=1'), seats: 1, ...built },
  { name: 'window', args: vitest('window', '--maxWorkers=1'), seats: 1, ...built },
  { name: 'folder', args: inside('--folder'), seats: 1, ...built },
  { name: 'unit', args: vitest('unit'), seats: 2 },
  { name: 'mcp', args: vitest('mcp'), seats: 2, ...built },
  { name: 'contract', args: vitest('contract'), seats: 2, ...built },
]

runMain(async () => {
  const layers = chosen(LAYERS, process.argv.slice(2))
  return layers ? runLayers(layers) : 2
})
