// npm run test:long: what takes long by nature, of which npm test has examples.
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

const PROGRAMS: readonly Layer[] = [
  { name: 'build', args: script('scripts/build.ts'), seat: 'process' },
  { name: 'fetch', args: script('scripts/fetch.ts'), seat: 'window' },
  { name: 'weather', args: vitest('weather'), seat: 'process', after: ['build'] },
  { name: 'gateway', args: oneByOne('gateway'), seat: 'process', after: ['build', 'fetch'] },
  { name: 'clients', args: oneByOne('clients'), seat: 'process', after: ['build', 'fetch'] },
]

const window = windowAfter(PROGRAMS)

/** In this order of each kind; of the windows those that take longest come first. */
const LAYERS: readonly Layer[] = [
  ...PROGRAMS,
  window('inside', inside('--part', '3'), '3'),
  window('inside', inside('--part', '4'), '4'),
  window('jobs', oneByOne('jobs', '--shard=1/2'), '1'),
  window('jobs', oneByOne('jobs', '--shard=2/2'), '2'),
  window('windows', oneByOne('windows')),
  window('folder', inside('--folder')),
]

runMain(async () => {
  const layers = chosen(LAYERS, process.argv.slice(2))
  return layers ? runLayers(layers) : 2
})
