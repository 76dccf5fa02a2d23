// The MCP inspector's command line: a client that is not ours; got from the npm registry, once.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inRoot } from '../../scripts/lib/paths.ts'
import { fetched } from './fetched.ts'
import { fetchVsCode } from './vscode/fetch.ts'

const LAUNCHER = 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js'

const fetchInspector = (): Promise<string> =>
  fetched({
    name: 'inspector',
    packages: ['@modelcontextprotocol/inspector@2.12.0'],
    size: '110 MB',
  })

/** It needs Node 22.19; the one that runs VS Code here is newer. */
export const newNode = async (): Promise<string> =>
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
  const launcher = path.join(await fetchInspector(), LAUNCHER)
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
