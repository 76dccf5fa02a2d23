// What is wrong with a request that has no envelope.
import { oneLine } from '../../base/text/foreign-text.ts'

/** What is wrong with a request that has no envelope: both SDKs make an error of the protocol of it. */
export class BadRequest extends Error {
  /** JSON-RPC's "Invalid params". */
  readonly code = -32602
}

const MAX_ERROR_CHARS = 1000

export const badRequest = (error: unknown): BadRequest =>
  new BadRequest(oneLine(error instanceof Error ? error.message : String(error), MAX_ERROR_CHARS))
