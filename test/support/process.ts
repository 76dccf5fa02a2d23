// The bundled server as a bare process: what a person or a client without any library sees of it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Messages for its standard input, which ends once so many lines were answered. */
  readonly messages?: readonly object[]
  readonly answers?: number
}

/** Runs it until it ends by itself. */
export const runServer = async ({
  args = [],
  env = {},
  messages = [],
  answers = 0,
}: RunOptions = {}): Promise<Ran> => {
  const child = spawn(process.execPath, [SERVER, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  let stdout = ''
  let stderr = ''
  const endInput = (): void => {
    if (stdout.split('\n').length > answers) child.stdin.end()
  }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
    endInput()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  child.stdin.on('error', () => {
    // It may end before it has read everything.
  })
  for (const message of messages) child.stdin.write(`${JSON.stringify(message)}\n`)
  if (answers === 0) child.stdin.end()
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}
