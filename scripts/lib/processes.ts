// Child processes that never outlive us: started in a group of their own, ended by its id.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { root } from './paths.ts'

const running = new Set<ChildProcess>()

// A negative pid means the whole group: VS Code's server has children of its own.
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended by itself.
  }
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL')
})

/** Starts a program that is ended with us at the latest. */
export const start = (
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess => {
  const detached = process.platform !== 'win32'
  const child = spawn(command, [...args], { cwd: root, detached, ...options })
  running.add(child)
  child.once('error', () => running.delete(child))
  return child
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Ends a program and what it started: politely, after three seconds for good. */
export const stop = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) {
    const exit = once(child, 'exit')
    signalGroup(child, 'SIGTERM')
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000)
    await exit
    clearTimeout(timer)
  }
  // Whatever it started and left behind.
  signalGroup(child, 'SIGKILL')
  running.delete(child)
}

/** The exit code of a program, once it has ended and its output is complete. */
export const exitOf = async (child: ChildProcess): Promise<number> => {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  running.delete(child)
  return code ?? 128 + constants.signals[signal ?? 'SIGKILL']
}

/** Runs a program in the foreground and answers its exit code. */
export const run = (
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> => exitOf(start(command, args, { stdio: 'inherit', ...options }))

/** Runs a program and answers its exit code with all that it printed, in order. */
export const capture = async (
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<{ code: number; output: string }> => {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await exitOf(child)
  return { code, output: Buffer.concat(chunks).toString('utf8') }
}

/** Waits for the first line of a stream that the test accepts; fails when the program ends first. */
export const lineFrom = (
  child: ChildProcess,
  stream: Readable | null,
  accepts: (line: string) => boolean,
  name: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    if (!stream) throw new Error(`${name} has no such stream`)
    const seen: string[] = []
    const fail = (): void =>
      reject(new Error(`${name} ended before it was ready:\n${seen.slice(-20).join('\n')}`))
    child.once('error', reject)
    child.once('exit', fail)
    createInterface({ input: stream }).on('line', (line) => {
      seen.push(line)
      if (!accepts(line)) return
      child.off('exit', fail)
      resolve(line)
    })
  })

/** Runs a script's main function; its result is the exit code, what it throws is printed. */
export const runMain = (main: () => Promise<number>): void => {
  // 'exit' handlers, which end our children, run only when we exit by ourselves.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(128 + constants.signals[signal]))
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
