// npm run build: the bundles in dist/. Further arguments go to esbuild.js.
import { run, runMain } from './lib/processes.ts'

runMain(() => run(process.execPath, ['esbuild.js', ...process.argv.slice(2)]))
