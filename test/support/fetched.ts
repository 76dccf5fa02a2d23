// What tests need from the npm registry, fetched once into the ignored cache.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inRoot } from '../../scripts/lib/paths.ts'
import { capture } from '../../scripts/lib/processes.ts'

const cache = inRoot('.cache')

/** Installs packages without their scripts: nothing here needs a compiler. It tries three times. */
export const npmInstall = async (folder: string, args: readonly string[]): Promise<void> => {
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: folder, shell: process.platform === 'win32' }
  for (let tries = 1; ; tries += 1) {
    const { code, output } = await capture('npm', ['install', ...args, ...common], options)
    if (code === 0) return
    if (tries === 3) throw new Error(`npm install in ${folder} failed three times:\n${output}`)
    console.log(`npm install failed, trying again:\n${output}`)
  }
}

export interface Wanted {
  /** Of the folder in the cache, which may lie in another one there. */
  readonly name: string
  /** Exact versions: others are fetched in place of what is there. */
  readonly packages: readonly string[]
  /** Such as "600 MB", for whoever waits. */
  readonly size: string
  /** What remains to be done once they are installed. */
  readonly finish?: (folder: string) => Promise<void>
}

const stampIn = async (folder: string): Promise<string> => {
  const file = path.join(folder, 'stamp')
  return existsSync(file) ? readFile(file, 'utf8') : ''
}

/** Out of the way at once, and only then removed: others may be about to put theirs there. */
const clear = async (folder: string): Promise<void> => {
  if (!existsSync(folder)) return
  const old = `${folder}-old-${process.pid}`
  await rename(folder, old)
  await rm(old, { recursive: true, force: true })
}

/**
 * Fetches them unless they are there. Several processes may ask at once: each fetches into a folder of
 * its own, which gets its name only when it is whole, and the first one stays.
 * @returns the folder whose `node_modules` holds them
 */
export const fetched = async ({ name, packages, size, finish }: Wanted): Promise<string> => {
  const folder = path.join(cache, name)
  const version = packages.join(' ')
  const isThere = async () => (await stampIn(folder)) === version
  if (await isThere()) return folder
  console.log(`Fetching ${version} into .cache/${name}, once, about ${size} …`)
  await mkdir(path.dirname(folder), { recursive: true })
  await clear(folder)
  const fresh = await mkdtemp(path.join(cache, `${name}-`))
  try {
    await writeFile(path.join(fresh, 'package.json'), '{ "private": true }\n')
    await npmInstall(fresh, packages)
    await finish?.(fresh)
    await writeFile(path.join(fresh, 'stamp'), version)
    await rename(fresh, folder)
  } catch (cause) {
    if (!(await isThere())) throw cause
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  return folder
}
