// What a case of the weather suite is: a call, the request that fails, and what to look for afterwards.
import type { Store } from '../../../src/sandbox/state/store.ts'

export type Arguments = Readonly<Record<string, unknown>>

/** One thing that an answer tells as done: `{id, set: {…}}`, `{comment, on}` … */
export type Entry = Readonly<Record<string, unknown>>

/** One thing that was asked for. */
export interface Part {
  readonly name: string
  /** How often it holds in the sandbox; more than once is once too often. */
  readonly held: () => number
  /** Whether an entry says that it is done. */
  readonly in: (entry: Entry) => boolean
  /** A value of something new: an entry that tells of that implies it, unless an issue denies it. */
  readonly isImplied?: boolean
  /** By what an issue or a title names what it is about; where missing, there is nothing else. */
  readonly subject?: RegExp
  /** By what it is named beside others of its subject. */
  readonly words?: RegExp
  /** The request that makes it, `POST /v2/task/868512p/tag/*`, else that of the case. */
  readonly write?: string
  /** What is new: every name by which an answer may call each one that is there. */
  readonly made?: () => readonly (readonly string[])[]
}

/** What was there before the call, as far as the case needs it. */
export interface Scene {
  readonly args: Arguments
  readonly parts: readonly Part[]
  /** Calls that come before, in calm weather: what the model has read. */
  readonly first?: readonly (readonly [tool: string, args: Arguments])[]
}

export interface Case {
  readonly tool: string
  /** What is special about it; with the tool it names the row. */
  readonly name: string
  /** The write requests that fail: `PUT /v2/task/*` */
  readonly write: string
  /** Which of them is the first to fail; 1 where missing. */
  readonly nth?: number
  /** Prepares the sandbox. */
  readonly scene: (store: Store) => Scene
}
