// npm run test:long: what takes long by nature, of which npm test has examples.
import { chosen, type Layer, runLayers, script, vitest } from './lib/layers.ts'
import { runMain } from './lib/processes.ts'

const LAYERS: readonly Layer[] = [
  { name: 'build', args: script('scripts/build.ts'), seat: 'process' },
  { name: 'weather', args: vitest('weather'), seat: 'process', after: ['build'] },
  // A file at a time: each starts a VS Code.
  { name: 'jobs', args: vitest('jobs', '--maxWorkers=1'), seat: 'window', after: ['build'] },
]

runMain(async () => {
  const layers = chosen(LAYERS, process.argv.slice(2))
  return layers ? runLayers(layers) : 2
})
