// The folder in which windows make their sockets known, and the proof that it is ours alone.
import { constants } from 'node:fs'
import { chmod, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import path from 'node:path'
import { parseWindowFile, type WindowFile, windowFilePattern } from './protocol.ts'

export interface FoundWindow extends WindowFile {
  readonly file: string
}

interface Owned {
  readonly uid: number
  readonly mode: number
}

// Windows has neither owners nor modes here: the folder lies in the user's own profile.
const isMine = (stats: Owned): boolean =>
  process.getuid === undefined || stats.uid === process.getuid()

const isPrivate = (stats: Owned): boolean =>
  process.getuid === undefined || (isMine(stats) && (stats.mode & 0o077) === 0)

/** Makes the folder, or tightens it; throws when it belongs to somebody else. */
export const makePrivateFolder = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const stats = await lstat(directory)
  if (!stats.isDirectory() || !isMine(stats)) {
    throw new Error(`${directory} is not a folder of this user, so it cannot hold a session key.`)
  }
  if (!isPrivate(stats)) await chmod(directory, 0o700)
}

const readPrivateFile = async (file: string): Promise<string | undefined> => {
  // A link could lead to a file of somebody else's choice.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const stats = await handle.stat()
    return stats.isFile() && isPrivate(stats) ? await handle.readFile('utf8') : undefined
  } finally {
    await handle.close()
  }
}

const readWindow = async (file: string): Promise<FoundWindow | undefined> => {
  const content = await readPrivateFile(file).catch(() => undefined)
  const window = content === undefined ? undefined : parseWindowFile(content)
  return window && { ...window, file }
}

/** The windows made known in a folder, newest first; none when folder or file could be forged. */
export const findWindows = async (directory: string): Promise<readonly FoundWindow[]> => {
  const stats = await lstat(directory).catch(() => undefined)
  if (!stats?.isDirectory() || !isPrivate(stats)) return []
  const names = (await readdir(directory)).filter((name) => windowFilePattern.test(name))
  const windows = await Promise.all(names.map((name) => readWindow(path.join(directory, name))))
  return windows
    .filter((window) => window !== undefined)
    .sort((one, other) => other.startedAt - one.startedAt)
}

/** Writes a window's file so that nobody ever sees half of it; answers its path. */
export const writeWindow = async (
  directory: string,
  name: string,
  window: WindowFile,
): Promise<string> => {
  const file = path.join(directory, `window-${name}.json`)
  const draft = path.join(directory, `${name}.tmp`)
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(JSON.stringify(window))
  } finally {
    await handle.close()
  }
  await rename(draft, file).catch(async (error: unknown) => {
    await unlink(draft).catch(() => {})
    throw error
  })
  return file
}
