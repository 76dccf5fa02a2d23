// Files fetched within a call: its cancellation and its time hold for them too.

import { checkClickUpFile, type Download, download } from '../../base/files/download.ts'
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
