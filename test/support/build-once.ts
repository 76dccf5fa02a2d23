// Builds dist/ before tests that run the bundles, when a source is newer than they are.
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { inRoot, root } from '../../scripts/lib/paths.ts'

const bundles = ['extension', 'later', 'server', 'calls', 'sandbox', 'admin'].map(
  (name) => `dist/${name}.js`,
)

const changed = (path: string): number =>
  statSync(inRoot(path), { throwIfNoEntry: false })?.mtimeMs ?? 0

const newestSource = (): number => {
  const sources = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' })
  const paths = ['esbuild.js', 'package-lock.json', ...sources.map((file) => `src/${file}`)]
  return Math.max(...paths.map(changed))
}

/** The hook that vitest runs before a layer, and that the other layers call. */
export const setup = (): void => {
  if (Math.min(...bundles.map(changed)) > newestSource()) return
  execFileSync(process.execPath, ['esbuild.js'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
