// A job: what a person asks for, and how it is done step by step, decided by what the tools answer.

/** One tool call that a job wants made; the name is the server's own, without a client's prefix. */
export type Call = {
  readonly tool: string
  readonly arguments: Readonly<Record<string, unknown>>
}

/** What the assistant says and the calls that it makes at once. */
export type Turn = { readonly text: string; readonly calls: readonly Call[] }

/** What a tool of ours answers. */
export type Envelope = {
  readonly ok: boolean
  readonly result?: unknown
  readonly issues?: readonly { readonly code: string; readonly message: string }[]
}

/** Yields turns, receives an envelope for each call of the turn, and returns the closing words. */
export type Play = Generator<Turn, string, readonly Envelope[]>

export type Job = {
  /** A few words, for the list of conversations. */
  readonly title: string
  /** What a person types. */
  readonly prompt: string
  readonly matches: (prompt: string) => boolean
  readonly play: () => Play
}

const envelopeIn = (text: string): Envelope | undefined => {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'ok' in json
      ? (json as Envelope)
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads a tool's text; a client may have cut it or put words of its own there instead. Some put words
 * around it: how long it took, that it is not to be trusted, the names of its pictures.
 */
export const readEnvelope = (text: string): Envelope =>
  envelopeIn(text.slice(text.indexOf('{"ok":'), text.lastIndexOf('}') + 1)) ?? {
    ok: false,
    issues: [{ code: 'UNREADABLE', message: text.slice(0, 300) }],
  }

/** The issues of an answer in one line. */
export const issuesOf = (envelope: Envelope): string =>
  (envelope.issues ?? []).map(({ code, message }) => `${code}: ${message}`).join('; ') ||
  'no reason was given'
