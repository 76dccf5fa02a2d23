// The flags of a command, and what its help says of them.
import { parseArgs } from 'node:util'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { nearest } from '../../base/text/nearest.ts'

export interface Flag {
  readonly means: string
  /** Missing where it is given without a value. */
  readonly value?: string
  readonly variable?: string
}
export type Flags = Readonly<Record<string, Flag>>

/** Where the links are: the same for all commands. */
export const PLACE = {
  server: {
    value: 'URL',
    means:
      'speak to this server instead of opening the store; the admin key is CLICKUP_MCP_ADMIN_KEY',
  },
  store: { value: 'WHERE', variable: 'CLICKUP_MCP_STORE', means: 'lmdb:DIR or redis://…' },
  'key-command': { value: 'COMMAND', means: 'prints the master key; else it is CLICKUP_MCP_KEY' },
  'base-url': {
    value: 'URL',
    variable: 'CLICKUP_MCP_BASE_URL',
    means: 'where the world finds the server: URLs of links begin so',
  },
} as const satisfies Flags

export const OUTPUT = {
  json: { means: 'for programs' },
  help: { means: 'this text' },
} as const satisfies Flags

export interface Said {
  readonly words: readonly string[]
  readonly flag: (name: string) => string | undefined
  readonly has: (name: string) => boolean
}

const unknown = (name: string, flags: Flags): CodedError =>
  new CodedError('INVALID_INPUT', `--${plainName(name)} is not known.`, {
    candidates: nearest(name, Object.keys(flags)).map((one) => `--${one}`),
    hint: 'See --help.',
  })

/**
 * @param argv behind the command
 * @throws CodedError INVALID_INPUT
 */
export const readFlags = (argv: readonly string[], flags: Flags): Said => {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({
    ...{ args: [...argv], options, strict: false, allowPositionals: true, tokens: true },
  })
  const given = new Map<string, string | undefined>()
  for (const token of tokens ?? []) {
    if (token.kind !== 'option') continue
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
    if (!flag || token.rawName !== `--${token.name}`) throw unknown(token.name, flags)
    // A value is not repeated: it may have been meant for elsewhere.
    if ((flag.value === undefined) !== (token.value === undefined))
      throw new CodedError(
        'INVALID_INPUT',
        flag.value ? `--${token.name} needs a value.` : `--${token.name} takes no value.`,
        { hint: 'See --help.' },
      )
    given.set(token.name, token.value)
  }
  return {
    words: (tokens ?? []).flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    flag: (name) => given.get(name),
    has: (name) => given.has(name),
  }
}

export const helpOn = (flags: Flags): readonly string[] =>
  Object.entries(flags).map(([name, { value, means, variable }]) => {
    const left = `  --${name}${value ? ` ${value}` : ''}`
    return `${left.padEnd(26)} ${means}${variable ? ` (${variable})` : ''}`
  })
