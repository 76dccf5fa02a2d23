// What a client has to be told to do a job without a person: its folders, its model, the server.
import type { Server } from '../../../src/clients/entry.ts'

export interface Place {
  /** Its home folder, fresh; the folder of the project lies in it. */
  readonly home: string
  readonly project: string
  /** Where the scripted model listens: `http://127.0.0.1:<port>`. */
  readonly model: string
  readonly server: Server
}

/** A file to be written before it starts. */
export interface Prepared {
  readonly file: string
  readonly text: string
}

export interface Client {
  readonly title: string
  /** Of the npm package, and the folder in the cache is named by both. */
  readonly name: string
  readonly package: string
  readonly version: string
  /** Such as "380 MB", for whoever waits. */
  readonly size: string
  /** What Node runs, or what runs by itself, below `node_modules`. */
  readonly launcher: string
  readonly isBinary?: boolean
  /** What remains to be done once it is installed, without the packages' own scripts. */
  readonly finish?: (folder: string) => Promise<void>
  readonly files: (place: Place) => readonly Prepared[]
  readonly args: (prompt: string, place: Place) => readonly string[]
  readonly env: (place: Place) => Readonly<Record<string, string>>
  /** How it is run and allowed to call tools, for the table. */
  readonly ranBy: string
}
