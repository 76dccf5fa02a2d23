// Files fetched within a call: its cancellation and its time hold for them too.

import {
  checkClickUpFile,
  checkPublic,
  type Download,
  download,
  publicLookup,
} from '../../base/files/download.ts'
import type { NewFile } from '../../base/files/kinds.ts'
import type { Api } from './api.ts'

const MAX_DOWNLOAD_BYTES = 50_000_000

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

/** A file from a public address: nothing private, wherever its name or a redirect points. */
export const readPublicFile = (api: Api, url: string): Promise<NewFile> =>
  download(url, {
    most: MAX_DOWNLOAD_BYTES,
    signal: signalOf(api),
    check: checkPublic,
    lookup: publicLookup,
  })
