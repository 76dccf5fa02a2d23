// A real Redis server for tests, started for one of them and ended with it: the one that is installed,
// else Debian's package, unpacked once into the ignored cache.
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inRoot } from '../../scripts/lib/paths.ts'
import { capture, lineFrom, start, stop } from '../../scripts/lib/processes.ts'

const folder = inRoot('.cache/redis')
const packages = ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2']

interface Program {
  readonly command: string
  readonly env: NodeJS.ProcessEnv
}

const installed = (): Program | undefined => {
  const command = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((one) => path.join(one, 'redis-server'))
    .find((file) => existsSync(file))
  return command ? { command, env: process.env } : undefined
}

const unpacked = async (): Promise<Program | undefined> => {
  const command = path.join(folder, 'usr/bin/redis-server')
  if (!existsSync(command)) return undefined
  // It stands in a folder that is named after the machine.
  const libraries = (await readdir(path.join(folder, 'usr/lib')))
    .map((name) => path.join(folder, 'usr/lib', name))
    .join(':')
  return { command, env: { ...process.env, LD_LIBRARY_PATH: libraries } }
}

const ran = async (command: string, args: readonly string[], cwd: string): Promise<boolean> =>
  (await capture(command, args, { cwd })).code === 0

/** Where there is no list of packages yet, as in a bare container, it is asked for first. */
const downloaded = async (to: string): Promise<boolean> =>
  (await ran('apt-get', ['download', ...packages], to)) ||
  ((await ran('apt-get', ['update', '-qq'], to)) &&
    (await ran('apt-get', ['download', ...packages], to)))

/** Several processes may ask at once: each unpacks into a folder of its own, and the first one stays. */
const fetchFromDebian = async (): Promise<void> => {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg')) return
  console.log('Fetching redis-server from Debian into .cache/redis, once, about 2 MB …')
  await mkdir(inRoot('.cache'), { recursive: true })
  const fresh = await mkdtemp(inRoot('.cache/redis-'))
  try {
    if (!(await downloaded(fresh))) return
    for (const file of (await readdir(fresh)).filter((name) => name.endsWith('.deb')))
      if (!(await ran('dpkg', ['-x', file, 'unpacked'], fresh))) return
    await rename(path.join(fresh, 'unpacked'), folder).catch(() => {})
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const found = async (): Promise<Program | undefined> => installed() ?? (await unpacked())

let finding: Promise<Program | undefined> | undefined
const program = (): Promise<Program | undefined> => {
  finding ??= found().then(async (one) => {
    if (one) return one
    await fetchFromDebian()
    return found()
  })
  return finding
}

/** Why the tests that need one are left out; undefined where there is one. */
export const whyNoRedis = async (): Promise<string | undefined> =>
  (await program()) ? undefined : 'no redis-server here, and no Debian to fetch it from'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface RedisServer {
  readonly url: string
  readonly port: number
  /** Ends it at once, as a crash does; all that it held is gone. */
  readonly kill: () => Promise<void>
  /** Starts it anew at the same address. */
  readonly restart: () => Promise<void>
  /** It hears, and does not answer. */
  readonly freeze: () => void
  readonly thaw: () => void
  readonly stop: () => Promise<void>
}

/** Keeps nothing on disk. @param more further arguments of `redis-server` */
export const startRedis = async (more: readonly string[] = []): Promise<RedisServer> => {
  const found = await program()
  if (!found) throw new Error('There is no redis-server: ask whyNoRedis() first.')
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const run = async (): Promise<ChildProcess> => {
    const child = start(found.command, [...args, ...more], {
      env: found.env,
      cwd: inRoot('.cache'),
    })
    await lineFrom(child, child.stdout, (line) => line.includes('Ready to accept'), 'redis-server')
    return child
  }
  let child = await run()
  const end = async (): Promise<void> => {
    child.kill('SIGKILL')
    while (child.exitCode === null && child.signalCode === null) await setTimeout(5)
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: end,
    restart: async () => {
      await end()
      child = await run()
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGCONT')
      await stop(child)
    },
  }
}
