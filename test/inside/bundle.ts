// Bundles the suites for the extension host into a folder below dist/test/.
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { inRoot, root } from '../../scripts/lib/paths.ts'

/**
 * Answers the path of the module that exports `run()`.
 * @param part of the suites; each has a folder of its own, for several run at a time
 */
export const bundleSuites = async (part = 'all'): Promise<string> => {
  const outdir = inRoot('dist/test/inside', part)
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
  return inRoot('dist/test/inside', part, 'index.js')
}
