// Child processes that never outlive us: started in a group of their own, ended by its id.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { root } from './paths.ts'

const running = new Set<ChildProcess>()

// A negative pid means the whole group: VS Code's server has children of its own.
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  if (child.pid === undefined) return false
  try {
    return process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // All of it has ended by itself.
    return false
  }
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL')
})

// So that our children can end theirs, and clean up.
let isEnding = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // npm and the terminal may both tell us.
    if (isEnding) return
    isEnding = true
    Promise.all([...running].map(stop)).finally(() => process.exit(128 + constants.signals[signal]))
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

// Nobody tells when processes end that are not our own children, so this looks again and again.
const isGone = async (child: ChildProcess, patienceMs: number): Promise<boolean> => {
  const patience = Date.now() + patienceMs
  while (signalGroup(child, 0)) {
    if (Date.now() > patience) return false
    await setTimeout(20)
  }
  return true
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Ends a program and what it started: politely, after some seconds for good. */
export const stop = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) {
    child.kill('SIGTERM')
    // It may have children of its own to end.
    await once(child, 'exit', { signal: AbortSignal.timeout(10_000) }).catch(() => {})
  }
  if (!(await isGone(child, 1000))) signalGroup(child, 'SIGTERM')
  if (!(await isGone(child, 2000))) signalGroup(child, 'SIGKILL')
  running.delete(child)
}

/** The exit code of a program, once it has ended and its output is complete. */
export const exitOf = async (child: ChildProcess): Promise<number> => {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  running.delete(child)
  // While we are ended ourselves, nobody is to take this for a failure.
  if (isEnding) return new Promise(() => {})
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
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
