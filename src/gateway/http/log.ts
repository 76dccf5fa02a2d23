// One line of JSON a request. A line is made of what stands here alone: a route, never a path, so that
// no token gets into it.
import type { LogLevel } from './settings.ts'

export interface Entry {
  readonly method: string
  /** As it is declared: `/mcp/l/:token`. */
  readonly route: string
  readonly link?: string | undefined
  readonly status: number
  readonly ms: number
  readonly code?: string | undefined
}

export interface Log {
  readonly request: (entry: Entry) => void
  /** A fault of ours. */
  readonly fault: (error: unknown) => void
  readonly note: (words: string) => void
}

/** What an error says may hold what it was given; where it came from does not. */
const placesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    : []

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

export const createLog = (
  level: LogLevel,
  write: (line: string) => void,
  now: () => number,
): Log => {
  const line = (kind: string, rest: object): void => {
    if (level !== 'off')
      write(`${JSON.stringify({ time: new Date(now()).toISOString(), level: kind, ...rest })}\n`)
  }
  return {
    request: (entry) => line('info', entry),
    fault: (error) =>
      line('error', {
        fault: nameOf(error),
        ...(level === 'debug' ? { at: placesOf(error).map((place) => place.trim()) } : {}),
      }),
    note: (words) => line('info', { note: words }),
  }
}
