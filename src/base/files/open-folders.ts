// The folders from which files may be uploaded: those that a client has open, and those that the
// person has named. Where the server happens to run opens nothing.
import { realpathSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { posix, win32 } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  /** The person's own, absolute. */
  readonly homes: readonly string[]
}

/** By the system's list of users as well: whoever starts the server may have set `HOME` otherwise. */
const ownHomes = (): readonly string[] => {
  try {
    return [homedir(), userInfo().homedir]
  } catch {
    // A user without an entry, as in some containers.
    return [homedir()]
  }
}

const real = (folder: string): string => {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  homes: ownHomes().flatMap((home) => [home, real(home)]),
})

/** Where the kernel shows processes and devices as files; the environment of this one holds the token. */
const SYSTEM = ['/proc', '/sys', '/dev']

/** Each folder in these is somebody's home. */
const HOMES = ['/home', '/Users']
const OTHER_HOMES = ['/root', '/var/root']

/**
 * Why a folder can never be open, whoever names it: `of the system` or the like; nothing for others.
 * @param folder absolute, its links followed
 */
export const whyNever = (folder: string, { platform, homes }: Machine): string | undefined => {
  const path = platform === 'win32' ? win32 : posix
  // Their files know no case by default, so neither may this.
  const fold = (text: string) =>
    platform === 'linux' ? path.resolve(text) : path.resolve(text).toLowerCase()
  const here = fold(folder)
  const isWithin = (above: string, below: string): boolean =>
    above === below || below.startsWith(above.endsWith(path.sep) ? above : above + path.sep)
  if (path.dirname(here) === here) return 'a whole disk'
  if (platform === 'win32' && /^\\\\[.?]\\/.test(here)) return 'a device'
  if (platform !== 'win32' && SYSTEM.some((system) => isWithin(fold(system), here)))
    return 'of the system'
  const above = platform === 'win32' ? [`${path.parse(here).root}Users`] : HOMES
  const known = [...homes, ...above, ...(platform === 'win32' ? [] : OTHER_HOMES)]
  if (known.some((home) => isWithin(here, fold(home)))) return 'a home folder, or above one'
  if (above.some((one) => path.dirname(here) === fold(one))) return 'a home folder'
  return undefined
}

export interface OpenFolders {
  /** Absolute, as named and with their links followed. */
  readonly open: readonly string[]
  /** Those that were named and are never open, each with the reason: `/ (a whole disk)`. */
  readonly never: readonly string[]
}

/** @param named absolute paths, of clients, windows or settings; what is not there is passed over */
export const openFolders = async (named: readonly string[]): Promise<OpenFolders> => {
  const machine = thisMachine()
  const looked = await Promise.all(
    [...new Set(named)].map(async (folder) => {
      const path = await realpath(folder).catch(() => undefined)
      if (path === undefined) return { open: [], never: [] }
      const why = whyNever(path, machine)
      return why
        ? { open: [], never: [`${folder} (${why})`] }
        : { open: [...new Set([folder, path])], never: [] }
    }),
  )
  return {
    open: looked.flatMap(({ open }) => open),
    never: looked.flatMap(({ never }) => never),
  }
}
