// The MCP inspector's command line: a client that is not ours; got from the npm registry, once.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inRoot } from '../../scripts/lib/paths.ts'
import { capture } from '../../scripts/lib/processes.ts'
import { fetchVsCode } from './vscode/fetch.ts'

const PACKAGE = '@modelcontextprotocol/inspector@2.12.0'
const cache = inRoot('.cache/inspector')
const stamp = path.join(cache, 'stamp')
const launcher = path.join(
  cache,
  'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js',
)

const fetchInspector = async (): Promise<void> => {
  const found = existsSync(stamp) ? await readFile(stamp, 'utf8') : ''
  if (found === PACKAGE) return
  console.log(`Fetching ${PACKAGE} into .cache/inspector, once, about 110 MB …`)
  await rm(cache, { recursive: true, force: true })
  await mkdir(cache, { recursive: true })
  await writeFile(path.join(cache, 'package.json'), '{ "private": true }\n')
  const args = ['install', PACKAGE, '--ignore-scripts', '--no-audit', '--no-fund']
  const { code, output } = await capture('npm', args, {
    cwd: cache,
    shell: process.platform === 'win32',
  })
  if (code !== 0) throw new Error(`Installing the inspector failed:\n${output}`)
  await writeFile(stamp, PACKAGE)
}

/** It needs Node 22.19; the one that runs VS Code here is newer. */
const newNode = async (): Promise<string> =>
  Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : (await fetchVsCode()).node

export interface Inspected {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Inspector {
  /** Runs it on the bundled server, with arguments such as `--method`, `tools/list`. */
  readonly run: (...args: readonly string[]) => Promise<Inspected>
  readonly remove: () => Promise<void>
}

/** @param env of the server */
export const createInspector = async (
  env: Readonly<Record<string, string>>,
): Promise<Inspector> => {
  await fetchInspector()
  const node = await newNode()
  const home = await mkdtemp(path.join(tmpdir(), 'clickup-inspector-'))
  const variables = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`])
  return {
    run: (...args) =>
      new Promise((resolve) => {
        execFile(
          node,
          [launcher, '--cli', ...variables, process.execPath, inRoot('dist/server.js'), ...args],
          // Its settings stay apart from the person's own.
          {
            env: { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`, HOME: home },
          },
          (error, stdout, stderr) =>
            resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
        )
      }),
    remove: () => rm(home, { recursive: true, force: true }),
  }
}
