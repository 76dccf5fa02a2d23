// The file in which a sandbox keeps what was done in it, written whole or not at all; one process at a
// time has it.
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { uptime } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { version } from '../../../package.json'
import type { Store } from '../state/store.ts'
import { bytesOf, restore } from './bytes.ts'

/** Raised whenever what is kept takes another form. */
const FORM = 1

/** A sandbox that holds more is not kept. */
export const MOST_BYTES = 32 * 1024 * 1024

/** A process that is ending has its file for a moment more. */
const PATIENCE_MS = 3000

/**
 * What became of what was kept: `new` where nothing was, `lost` where it cannot be read, `elsewhere`
 * where another process has it, or it cannot be written, and nothing is kept here.
 */
export type Start = 'kept' | 'new' | 'lost' | 'elsewhere'

const headOf = (bytes: Uint8Array): string => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return `clickup-sandbox ${FORM} ${version} ${sha256}\n`
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A number of a process says nothing any more once the machine was started anew. */
const isOfThisStart = (lock: string): boolean =>
  statSync(lock).mtimeMs > Date.now() - uptime() * 1000

const holderOf = (lock: string): number => {
  try {
    return isOfThisStart(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  } catch {
    return 0
  }
}

const takes = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Whether this process has the file from now on; not where it cannot be written. */
const take = async (lock: string): Promise<boolean> => {
  const patience = Date.now() + PATIENCE_MS
  for (;;) {
    if (takes(lock)) return true
    const holder = holderOf(lock)
    if (Date.now() > patience) return false
    // Whoever ended without a word left it behind.
    if (!(holder > 0 && isAlive(holder))) rmSync(lock, { force: true })
    await pause(50)
  }
}

const canWriteIn = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const read = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const restored = (store: Store, whole: Buffer | undefined): Start => {
  if (!whole) return 'new'
  const end = whole.indexOf('\n') + 1
  const bytes = whole.subarray(end)
  if (whole.subarray(0, end).toString() !== headOf(bytes)) return 'lost'
  try {
    restore(store, bytes)
    return 'kept'
  } catch {
    return 'lost'
  }
}

const write = (file: string, content: Uint8Array | string): void => {
  const temporary = `${file}.new`
  writeFileSync(temporary, content)
  renameSync(temporary, file)
}

export interface StateFile {
  readonly start: Start
  /** Writes all of it; what is too much, or cannot be written, is told as lost at the next start. */
  readonly save: () => void
  /** Leaves the file to others. */
  readonly close: () => void
}

/** Takes the file, and puts what is in it into the store. */
export const openStateFile = async (file: string, store: Store): Promise<StateFile> => {
  const lock = `${file}.lock`
  const isTaken = canWriteIn(path.dirname(file)) && (await take(lock))
  if (!isTaken) return { start: 'elsewhere', save: () => {}, close: () => {} }
  const start = restored(store, read(file))
  // What could not be read is of no use any more.
  if (start === 'lost') rmSync(file, { force: true })
  // Two that found it left behind at once may both have taken it: the later one has it.
  const isOurs = (): boolean => holderOf(lock) === process.pid
  return {
    start,
    save: () => {
      if (!isOurs()) return
      try {
        const bytes = bytesOf(store)
        const tooMuch = bytes.length > MOST_BYTES
        write(file, tooMuch ? 'too much' : Buffer.concat([Buffer.from(headOf(bytes)), bytes]))
      } catch {
        // A full disk must not keep the sandbox from answering.
      }
    },
    close: () => {
      if (isOurs()) rmSync(lock, { force: true })
    },
  }
}
