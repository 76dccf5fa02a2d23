// Files that are attached by their address.
import { download } from '../../base/files/download.ts'
import type { NewFile } from '../../base/files/kinds.ts'
import { checkPublic, publicLookup } from '../../base/files/public.ts'
import type { Api } from './api.ts'
import { MAX_DOWNLOAD_BYTES, signalOf } from './files.ts'

/** A file from a public address: nothing private, wherever its name or a redirect points. */
export const readPublicFile = (api: Api, url: string): Promise<NewFile> =>
  download(url, {
    most: MAX_DOWNLOAD_BYTES,
    signal: signalOf(api),
    check: checkPublic,
    lookup: publicLookup,
  })
