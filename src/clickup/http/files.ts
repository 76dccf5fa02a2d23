// Files fetched within a call: its cancellation and its time hold for them too.

import { checkClickUpFile, type Download, download } from '../../base/files/download.ts'
import { imageType, MAX_IMAGE_BYTES } from '../../base/files/kinds.ts'
import type { Api } from './api.ts'

export const MAX_DOWNLOAD_BYTES = 50_000_000

/** Ends with the call: when it is cancelled, or its time is over. */
export const signalOf = ({ call: { signal, deadline }, timing }: Api): AbortSignal | undefined => {
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

/** As ClickUp tells of an attachment. */
export interface PictureFile {
  readonly url?: string | undefined
  readonly size?: number | undefined
  readonly thumbnail_large?: string | undefined
  readonly thumbnail_medium?: string | undefined
}

export interface Picture {
  /** Base64. */
  readonly data: string
  readonly mimeType: string
}

/** As it is, or by ClickUp's own thumbnail where that is too large; nothing where it is no picture by its bytes, or too large. @throws CodedError */
export const pictureOf = async (api: Api, file: PictureFile): Promise<Picture | undefined> => {
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
