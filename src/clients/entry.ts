// What a client is given so that it starts the server by itself. Nothing here holds a token.

export type Language = 'json' | 'toml' | 'typescript' | 'shellscript'

/** How the server is started. */
export interface Server {
  /** The absolute path of `server.js`. */
  readonly script: string
  /** Settings, as `--access`, `read`. */
  readonly flags: readonly string[]
}

/** What a client reads, and what the person has to know of it. */
export interface Entry {
  readonly client: string
  /** The client as people know it. */
  readonly title: string
  /** Where the text belongs. */
  readonly where: string
  readonly text: string
  readonly language: Language
  /** How the token gets there. */
  readonly token: string
  /** What this client leaves out, and what to do about it. */
  readonly mind: readonly string[]
}

/** How an entry of one client is written. */
export interface Way extends Pick<Entry, 'title' | 'language'> {
  readonly where: () => string
  readonly text: (server: Server) => string
  readonly token: () => string
  readonly mind: () => readonly string[]
}

/** By which name a client knows the server: its tools stand behind it. */
export const KEY = 'clickup'

/** Where the server looks for the token. */
export const TOKEN = 'CLICKUP_API_TOKEN'

/** Stands where a client can only be given the token itself; the server knows it for what it is. */
export const PLACEHOLDER = '<your ClickUp token>'

/** As `command` has it: whatever runs Node on that machine. */
export const COMMAND = 'node'

export const argsOf = ({ script, flags }: Server): readonly string[] => [script, ...flags]
