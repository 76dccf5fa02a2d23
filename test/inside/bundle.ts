// Bundles the suites for the extension host into dist/test/inside/.
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { inRoot, root } from '../../scripts/lib/paths.ts'

/** Answers the path of the module that exports `run()`. */
export const bundleSuites = async (): Promise<string> => {
  const outdir = inRoot('dist/test/inside')
  await rm(outdir, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: ['test/inside/index.ts', 'test/inside/**/*.test.ts'],
    outdir,
    outbase: 'test/inside',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  return inRoot('dist/test/inside/index.js')
}
