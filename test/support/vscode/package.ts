// Packs the extension as people install it.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'

/** Answers the path of the package, which holds what is in dist/ now. */
export const packExtension = async (): Promise<string> => {
  const file = inRoot('.cache/clickup-copilot.vsix')
  await mkdir(path.dirname(file), { recursive: true })
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
