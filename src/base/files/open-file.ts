// A file inside an open folder, as it may be uploaded: what is checked is what is read.
import { constants } from 'node:fs'
import { type FileHandle, lstat, open as openHandle, realpath } from 'node:fs/promises'
import { basename, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { CodedError } from '../problems/error.ts'
import type { NewFile } from './kinds.ts'
import type { OpenFolders } from './open-folders.ts'

const MAX_UPLOAD_BYTES = 100_000_000

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.webp', 'image/webp'],
  ['.svg', 'image/svg+xml'],
  ['.pdf', 'application/pdf'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown'],
  ['.txt', 'text/plain'],
  ['.log', 'text/plain'],
  ['.csv', 'text/csv'],
  ['.html', 'text/html'],
  ['.zip', 'application/zip'],
])

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const isOpen = ({ open }: OpenFolders, path: string): boolean =>
  open.some((folder) => isInside(folder, path))

const nothingOpen = ({ never }: OpenFolders): CodedError =>
  new CodedError(
    'ACCESS_DENIED',
    `No folder is open for uploads.${never.length > 0 ? ` Never open: ${never.join(', ')}.` : ''}`,
    {
      hint: 'Only the user can open one, by the setting CLICKUP_FOLDERS (--folders) of this server: the paths of folders, or "." for the one it is started in.',
    },
  )

const outside = (said: string): CodedError =>
  new CodedError('ACCESS_DENIED', `${said} is not inside the folders that are open.`, {
    hint: 'Copy the file into the workspace folder first, if the user wants it to be sent.',
  })

const unusable = (said: string, why: string): CodedError =>
  new CodedError('INVALID_INPUT', `${said} ${why}.`)

const TOO_LARGE = `is larger than ${MAX_UPLOAD_BYTES / 1_000_000} MB`

// Links were followed before: one that stands here now was put in their place. Without blocking, a
// pipe that nobody writes to is opened, and seen for what it is.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

const opened = (path: string, said: string): Promise<FileHandle> =>
  openHandle(path, FLAGS).catch((error: NodeJS.ErrnoException) => {
    throw unusable(said, `cannot be opened (${error.code ?? error.message})`)
  })

/** Holds what has been opened, not what a path says, against all that is asked of it. */
const checkOpened = async (
  handle: FileHandle,
  path: string,
  said: string,
  folders: OpenFolders,
): Promise<void> => {
  const found = await handle.stat({ bigint: true })
  if (!found.isFile()) throw unusable(said, 'is not a file')
  if (found.size > MAX_UPLOAD_BYTES) throw unusable(said, TOO_LARGE)
  // The same file may stand under another name outside, where nobody has opened it.
  if (found.nlink !== 1n)
    throw new CodedError('ACCESS_DENIED', `${said} is a hard link to a file elsewhere.`, {
      hint: 'Make a plain copy of it in the open folder, if the user wants it to be sent.',
    })
  const real = await realpath(path).catch(() => undefined)
  const there = real && isOpen(folders, real) ? await lstat(real, { bigint: true }) : undefined
  if (there?.ino !== found.ino || there.dev !== found.dev) throw outside(said)
}

/** Not more than is allowed, though it may grow meanwhile. */
const readAll = async (handle: FileHandle, said: string): Promise<Buffer<ArrayBuffer>> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of handle.createReadStream({ autoClose: false, end: MAX_UPLOAD_BYTES })) {
    size += (part as Buffer).length
    parts.push(part as Buffer)
  }
  if (size > MAX_UPLOAD_BYTES) throw unusable(said, TOO_LARGE)
  return Buffer.concat(parts)
}

/**
 * @param said a path, relative to any of the folders that are open
 * @throws CodedError ACCESS_DENIED for anything outside, through links too; NOT_FOUND;
 * INVALID_INPUT for what is no file or too large
 */
export const readOpenFile = async (folders: OpenFolders, said: string): Promise<NewFile> => {
  if (folders.open.length === 0) throw nothingOpen(folders)
  const named = isAbsolute(said) ? [said] : folders.open.map((folder) => resolve(folder, said))
  // Of what is outside it is not even said whether it is there.
  const candidates = named.filter((path) => isOpen(folders, resolve(path)))
  if (candidates.length === 0) throw outside(said)
  for (const candidate of candidates) {
    const path = await realpath(candidate).catch(() => undefined)
    if (path === undefined) continue
    if (!isOpen(folders, path)) throw outside(said)
    const handle = await opened(path, said)
    try {
      await checkOpened(handle, path, said, folders)
      return {
        name: basename(path),
        bytes: await readAll(handle, said),
        type: TYPES.get(extname(path).toLowerCase()) ?? 'application/octet-stream',
      }
    } finally {
      await handle.close()
    }
  }
  throw new CodedError('NOT_FOUND', `There is no file ${said} in the folders that are open.`, {
    hint: `Give a path below ${folders.open.join(' or ')}.`,
  })
}
