// npm run test:long: what takes long by nature, of which npm test has examples.
import { chosen, type Layer, runLayers, script, vitest } from './lib/layers.ts'
import { runMain } from './lib/processes.ts'

const LAYERS: readonly Layer[] = [
  { name: 'build', args: script('scripts/build.ts'), seat: 'process' },
  { name: 'weather', args: vitest('weather'), seat: 'process', after: ['build'] },
  { name: 'fetch', args: script('scripts/fetch.ts'), seat: 'window' },
  {
    name: 'gateway',
    // A file at a time: each starts gateways of its own.
    args: vitest('gateway', '--maxWorkers=1'),
    seat: 'process',
    after: ['build', 'fetch'],
  },
  // A file at a time: each starts a VS Code.
  {
    name: 'jobs',
    args: vitest('jobs', '--maxWorkers=1'),
    seat: 'window',
    after: ['build', 'fetch', 'weather', 'gateway'],
  },
]

runMain(async () => {
  const layers = chosen(LAYERS, process.argv.slice(2))
  return layers ? runLayers(layers) : 2
})
