// Packs the extension as people install it.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'

/** Answers the path of the package, which holds what is in dist/ now and goes with this process. */
export const packExtension = async (): Promise<string> => {
  // A place of its own, for others may be packing too.
  const folder = await mkdtemp(path.join(tmpdir(), 'clickup-package-'))
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
  return file
}
