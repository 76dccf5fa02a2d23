// The master key: what all other keys are made of. It comes from the environment or from a command that
// prints it (a key management service's own program, say), and stays in memory.
import { execFile } from 'node:child_process'
import { createHmac, hkdfSync } from 'node:crypto'
import { CodedError } from '../../base/problems/error.ts'
import type { Store } from '../store/store.ts'

const BYTES = 32
const COMMAND_MS = 15_000
const MOST_OUTPUT = 16_384

export interface MasterKey {
  /** Which one it is: eight digits that are made from the key, and tell nothing about it. */
  readonly kid: string
  /** @returns 32 bytes, other ones for each purpose and salt */
  readonly derive: (purpose: string, salt?: string) => Buffer
}

/** `old`: it is being replaced; `missing`: what was made with it opens no more. */
export const MASTER_KEY_STATES = ['current', 'old', 'missing'] as const
export type MasterKeyState = (typeof MASTER_KEY_STATES)[number]

export interface MasterKeys {
  /** What is new is made with this one. */
  readonly current: MasterKey
  /** With those that are being replaced. */
  readonly all: readonly MasterKey[]
  readonly find: (kid: string) => MasterKey | undefined
}

/** What all that is kept under a master key needs. */
export interface Keeping {
  readonly store: Store
  readonly keys: MasterKeys
  /** Epoch milliseconds. */
  readonly now?: () => number
}

export const stateOf = ({ current, find }: MasterKeys, kid: string): MasterKeyState => {
  if (kid === current.kid) return 'current'
  return find(kid) ? 'old' : 'missing'
}

const MAKE_ONE = 'Make one with "openssl rand -base64 32" and keep it where you keep secrets.'
const ROTATE = 'Several are separated by spaces: the new one first, then those that it replaces.'

const wrong = (message: string, hint: string): CodedError =>
  new CodedError('INVALID_INPUT', message, { hint })

const keyOf = (bytes: Buffer): MasterKey => {
  const derived = (purpose: string, salt: string): Buffer =>
    Buffer.from(hkdfSync('sha256', bytes, salt, `clickup-mcp ${purpose}`, BYTES))
  // Those of a purpose alone are needed at each request; there is a handful of them.
  const known = new Map<string, Buffer>()
  const knownFor = (purpose: string): Buffer => {
    const key = known.get(purpose) ?? derived(purpose, '')
    known.set(purpose, key)
    return key
  }
  return {
    kid: createHmac('sha256', bytes).update('clickup-mcp kid').digest('hex').slice(0, 8),
    derive: (purpose, salt) => (salt === undefined ? knownFor(purpose) : derived(purpose, salt)),
  }
}

/** Base64 of either alphabet; what stands for other than 32 bytes is refused, and never shown. */
const read = (word: string): MasterKey => {
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(word) ? Buffer.from(word, 'base64') : undefined
  if (bytes?.length !== BYTES)
    throw wrong(
      `The master key is not base64 of ${BYTES} bytes (it has ${word.length} characters, not 44).`,
      `${MAKE_ONE} ${ROTATE}`,
    )
  return keyOf(bytes)
}

/** @throws CodedError */
export const masterKeys = (text: string): MasterKeys => {
  const words = text.split(/[\s,]+/).filter(Boolean)
  const keys = words.map(read)
  const all = keys.filter(({ kid }, at) => keys.findIndex((one) => one.kid === kid) === at)
  const [current] = all
  if (!current) throw wrong('The master key is empty.', MAKE_ONE)
  return { current, all, find: (kid) => all.find((one) => one.kid === kid) }
}

/** As a shell splits words, without one: quotes, and a backslash before what is meant literally. */
const wordsOf = (command: string): readonly string[] => {
  const words = command.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? []
  return words.map((word) =>
    word.replaceAll(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double, single, escaped) =>
      double === undefined ? (single ?? escaped) : double.replaceAll(/\\(["\\$`])/g, '$1'),
    ),
  )
}

/** Neither what it printed nor its arguments are said: either may be secret. */
const outputOf = (command: string): Promise<string> => {
  const [program, ...args] = wordsOf(command)
  if (!program) throw wrong('--key-command is empty.', MAKE_ONE)
  return new Promise((resolve, reject) => {
    const options = { timeout: COMMAND_MS, maxBuffer: MOST_OUTPUT, windowsHide: true }
    execFile(program, args, options, (error, stdout) => {
      if (!error) return resolve(stdout)
      const why = error.killed ? `no end within ${COMMAND_MS / 1000} s` : `${error.code ?? 'ended'}`
      const hint = 'It is run without a shell, and has to print the key and nothing else.'
      return reject(wrong(`The command for the master key, ${program}, failed (${why}).`, hint))
    }).stdin?.end()
  })
}

/** @throws CodedError where there is none, or one that cannot be read: nothing is served then */
export const readMasterKeys = async ({
  key,
  keyCommand,
}: {
  /** As the environment has it. */
  readonly key?: string | undefined
  readonly keyCommand?: string | undefined
}): Promise<MasterKeys> => {
  if (key && keyCommand)
    throw wrong(
      'The master key is set twice: by CLICKUP_MCP_KEY and by --key-command.',
      'Take one of them away.',
    )
  if (keyCommand) return masterKeys(await outputOf(keyCommand))
  if (key?.trim()) return masterKeys(key)
  throw wrong('There is no master key.', `${MAKE_ONE} Set CLICKUP_MCP_KEY, or --key-command.`)
}
