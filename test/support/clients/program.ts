// A client's program, run without a person and without a network: whatever hangs is ended.
import path from 'node:path'
import { exitOf, start, stop } from '../../../scripts/lib/processes.ts'

export interface Program {
  /** Node 24: more than one needs it. */
  readonly node: string
  /** With what it begins: Node and a script, or a program that needs none. */
  readonly command: readonly [string, ...string[]]
}

export interface Ran {
  /** Its exit code; nothing where it had to be ended. */
  readonly code: number | undefined
  readonly output: string
  /** Ends what it may have left running. */
  readonly end: () => Promise<void>
}

/** Where nothing listens: what asks for anybody but loopback is refused at once. */
const NOWHERE = 'http://127.0.0.1:9'
const LOOPBACK = '127.0.0.1,localhost'

/** An environment with nothing of the person's, and with the home folder for all that is kept. */
export const bareEnvironment = (
  home: string,
  { node }: Program,
): Readonly<Record<string, string>> => ({
  PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
  HOME: home,
  USERPROFILE: home,
  XDG_CONFIG_HOME: path.join(home, '.config'),
  XDG_DATA_HOME: path.join(home, '.local/share'),
  XDG_STATE_HOME: path.join(home, '.local/state'),
  XDG_CACHE_HOME: path.join(home, '.cache'),
  TMPDIR: path.join(home, 'tmp'),
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  NO_COLOR: '1',
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  NO_PROXY: LOOPBACK,
  no_proxy: LOOPBACK,
})

export interface RunOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly limitMs: number
}

/** Runs it until it ends, or the time is up: then it and all that it started are ended. */
export const runProgram = async (
  { command: [command, ...first] }: Program,
  args: readonly string[],
  { limitMs, ...options }: RunOptions,
): Promise<Ran> => {
  const child = start(command, [...first, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  let late = false
  const limit = setTimeout(() => {
    late = true
    void stop(child)
  }, limitMs)
  const code = await exitOf(child)
  clearTimeout(limit)
  return { code: late ? undefined : code, output, end: () => stop(child) }
}
