// The folder of a store on this machine, and what is in it.
import { chmod, mkdir, open as openFile, readdir, rm, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import path from 'node:path'
import { CodedError } from '../../base/problems/error.ts'

export const STORE = 'store.mdb'
/** Apart: one is written before each request to ClickUp and holds for a minute, so no disk is waited for. */
export const BUDGETS = 'budgets.mdb'
const FILES = [STORE, BUDGETS].flatMap((name) => [name, `${name}-lock`])

/** What no disk was waited for may be there by half once the machine has started anew. */
const isOlderThanMachine = async (file: string): Promise<boolean> => {
  const known = await stat(file).catch(() => undefined)
  return known !== undefined && known.mtimeMs < Date.now() - uptime() * 1000
}

/** Made for its owner alone; a folder in which others keep things is not taken. */
export const prepare = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const others = (await readdir(folder)).filter((name) => !FILES.includes(name))
  if (others.length > 0)
    throw new CodedError(
      'INVALID_INPUT',
      `The folder of the store, ${folder}, holds other files.`,
      {
        hint: 'Name a folder that is empty or does not exist yet: --store lmdb:/path/to/folder',
      },
    )
  await chmod(folder, 0o700)
  const budgets = path.join(folder, BUDGETS)
  if (await isOlderThanMachine(budgets))
    for (const file of [budgets, `${budgets}-lock`]) await rm(file, { force: true })
  for (const name of FILES) await makeOwn(path.join(folder, name))
}

/**
 * Never opened where it is there already: closing it again would drop the locks that this process may
 * hold on it, for POSIX gives them up with any descriptor of the file.
 */
const makeOwn = async (file: string): Promise<void> => {
  const made = await openFile(file, 'wx', 0o600).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  })
  await made?.close()
  await chmod(file, 0o600)
}
