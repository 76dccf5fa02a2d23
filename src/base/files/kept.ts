// Files that are kept for a model to read by other means.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Download } from './download.ts'

/** Names of files may have 255 bytes, and a character four of them. */
const MOST_NAME_CHARS = 50

const safeName = (name: string): string => {
  const safe = basename(name)
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '_')
  const extension = [...extname(safe)].slice(0, 10).join('')
  const stem = safe.slice(0, safe.length - extname(safe).length)
  return `${[...stem].slice(0, MOST_NAME_CHARS).join('')}${extension}` || 'file'
}

/** @returns the path */
export const saveFile = async (
  stateDir: string,
  { name, bytes }: Pick<Download, 'name' | 'bytes'>,
): Promise<string> => {
  const folder = join(stateDir, 'files')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Many screenshots are called image.png: the same name must not be the same file.
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const path = join(folder, `${mark}-${safeName(name)}`)
  await writeFile(path, bytes, { mode: 0o600 })
  return path
}
