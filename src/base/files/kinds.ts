// Files for models: images to see, text to read, everything else to keep.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Api } from '../../clickup/http/api.ts'
import type { NewFile } from '../../clickup/objects/attachment.ts'
import type { Attachment } from '../../clickup/objects/model.ts'
import type { Image } from '../../mcp/tool/tool.ts'
import { checkClickUpFile, checkPublic, type Download, download, publicLookup } from './download.ts'

/** Larger images are shown by their thumbnail. */
export const MAX_IMAGE_BYTES = 1_000_000
const MAX_DOWNLOAD_BYTES = 50_000_000

const IMAGE_SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
]

/** By what the bytes are, not by what a name says; SVG is text to models. */
export const imageType = (bytes: Buffer): string | undefined => {
  const head = bytes.subarray(0, 16).toString('latin1')
  return IMAGE_SIGNATURES.find(([signature]) => signature.test(head))?.[1]
}

/** Text has no NUL byte and is valid UTF-8. */
export const asText = (bytes: Buffer): string | undefined => {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Ends with the call: when it is cancelled, or its time is over. */
const signalOf = ({ call: { signal, deadline }, timing }: Api): AbortSignal | undefined => {
  if (deadline === undefined) return signal
  const timeout = timing.timeout(Math.max(1, deadline - timing.now()))
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

export const fetchFile = (api: Api, url: string): Promise<Download> =>
  download(url, {
    most: MAX_DOWNLOAD_BYTES,
    signal: signalOf(api),
    check: checkClickUpFile(api.apiUrl),
  })

/** An image block of the file or, where that is large, of ClickUp's own thumbnail. */
export const imageOf = async (
  api: Api,
  file: Pick<Attachment, 'url' | 'size' | 'thumbnail_large' | 'thumbnail_medium'>,
): Promise<Image | undefined> => {
  const small = file.thumbnail_large || file.thumbnail_medium
  const first = (file.size ?? 0) > MAX_IMAGE_BYTES ? small : file.url
  for (const url of [first, small]) {
    if (!url) continue
    const { bytes } = await fetchFile(api, url)
    const mimeType = imageType(bytes)
    if (mimeType && bytes.length <= MAX_IMAGE_BYTES)
      return { data: bytes.toString('base64'), mimeType }
  }
  return undefined
}

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

/** A file from a public address: nothing private, wherever its name or a redirect points. */
export const readPublicFile = (api: Api, url: string): Promise<NewFile> =>
  download(url, {
    most: MAX_DOWNLOAD_BYTES,
    signal: signalOf(api),
    check: checkPublic,
    lookup: publicLookup,
  })
