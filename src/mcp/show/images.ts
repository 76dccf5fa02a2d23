// Pictures for models: as they are, or by ClickUp's own thumbnail.

import { imageType, MAX_IMAGE_BYTES } from '../../base/files/kinds.ts'
import type { Api } from '../../clickup/http/api.ts'
import { fetchFile } from '../../clickup/http/files.ts'
import type { Attachment } from '../../clickup/objects/attachment.ts'
import type { Image } from '../tool/tool.ts'

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
