// Packs the extension as people install it.
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'

const packed = inRoot('dist/clickup-copilot.vsix')

/** What is in it, and what says so. */
const INGREDIENTS = [
  ...['.vscodeignore', 'package.json', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
  ...['l10n', 'media'],
]

const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

const newestIngredient = (): number => {
  const inFolders = INGREDIENTS.map((name) => inRoot(name)).flatMap((file) =>
    statSync(file, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(file, { recursive: true, encoding: 'utf8' }).map((one) => path.join(file, one))
      : [file],
  )
  const bundles = readdirSync(inRoot('dist'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => inRoot('dist', name))
  return Math.max(...[...inFolders, ...bundles].map(changed))
}

/** Answers the path of the package, which holds what is in dist/ now; it is made where that is newer. */
export const packExtension = async (): Promise<string> => {
  if (changed(packed) > newestIngredient()) return packed
  // A place of its own, for others may be packing too.
  const folder = mkdtempSync(inRoot('dist/package-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'clickup-copilot.vsix')
  const vsce = inRoot('node_modules/@vscode/vsce/vsce')
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ]
  const { code, output } = await capture(process.execPath, [vsce, 'package', ...options])
  if (code !== 0) throw new Error(`Packing the extension failed:\n${output}`)
  renameSync(file, packed)
  return packed
}
