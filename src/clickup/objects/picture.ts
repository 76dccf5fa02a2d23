// Pictures of ClickUp's: as they are, or by its own thumbnail where they are large.
import { imageType, MAX_IMAGE_BYTES } from '../../base/files/kinds.ts'
import type { Api } from '../http/api.ts'
import { fetchFile } from '../http/files.ts'
import type { Attachment } from './attachment.ts'

export interface Picture {
  /** Base64. */
  readonly data: string
  readonly mimeType: string
}

/** Nothing where it is no picture by its bytes, or too large. @throws CodedError */
export const pictureOf = async (
  api: Api,
  file: Pick<Attachment, 'url' | 'size' | 'thumbnail_large' | 'thumbnail_medium'>,
): Promise<Picture | undefined> => {
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
