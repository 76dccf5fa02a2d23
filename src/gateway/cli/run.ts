// How a command runs: what it is called with, where it does it, what it says, how it ends.
import { CodedError } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { nearest } from '../../base/text/nearest.ts'
import type { Admin } from '../admin/admin.ts'
import { type Flags, helpOn, OUTPUT, PLACE, readFlags, type Said } from './flags.ts'
import { remoteAdmin } from './remote.ts'
import type { World } from './world.ts'

export interface Done {
  /** For programs. */
  readonly json: unknown
  /** For people. */
  readonly text: string
}

export interface Command {
  readonly usage: string
  readonly means: string
  readonly flags: Flags
  readonly run: (said: Said, world: World) => Promise<Done>
}
export type Commands = Readonly<Record<string, Command>>

/** Not done: refused, or gone wrong. */
const FAILED = 1
/** Not understood. */
const MISUSED = 2

const setting = (said: Said, world: World, name: keyof typeof PLACE): string | undefined => {
  const flag = PLACE[name]
  const value = said.flag(name) ?? ('variable' in flag ? world.env[flag.variable] : undefined)
  return value?.trim() || undefined
}

/**
 * Does something where the links are, and closes what it opened.
 * @param makesUrls whether it must be known where they lead
 */
export const withAdmin = async <T>(
  said: Said,
  world: World,
  act: (admin: Admin) => Promise<T>,
  makesUrls = false,
): Promise<T> => {
  const server = setting(said, world, 'server')
  if (server !== undefined)
    return act(remoteAdmin({ url: server, key: world.env.CLICKUP_MCP_ADMIN_KEY }, world.fetch))
  const baseUrl = setting(said, world, 'base-url')
  if (makesUrls && baseUrl === undefined)
    throw new CodedError('INVALID_INPUT', 'Where the server is found is not known.', {
      hint: 'Give --base-url https://… or CLICKUP_MCP_BASE_URL: the URL of the link begins so.',
    })
  const { admin, close } = await world.openAdmin({
    ...{ store: setting(said, world, 'store'), keyCommand: setting(said, world, 'key-command') },
    baseUrl,
  })
  try {
    return await act(admin)
  } finally {
    await close()
  }
}

const helpOf = (group: string, commands: Commands): string =>
  Object.values(commands)
    .flatMap(({ usage, means, flags }) => [
      `clickup-mcp ${group} ${usage}`,
      `  ${means}`,
      ...helpOn(flags),
      '',
    ])
    .join('\n')

const problemLines = (error: unknown): string => {
  const { message, hint, candidates } = problemOf(error)
  return [`clickup-mcp: ${message}`, ...(candidates?.map((one) => `  ${one}`) ?? []), hint]
    .filter(Boolean)
    .join('\n')
}

const commandOf = (name: string, group: string, commands: Commands): Command => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command
  throw new CodedError('INVALID_INPUT', `"${group} ${plainName(name)}" is not known.`, {
    candidates: nearest(name, Object.keys(commands)).map((one) => `${group} ${one}`),
    hint: `See clickup-mcp ${group} --help.`,
  })
}

interface Called {
  readonly group: string
  readonly commands: Commands
  /** Behind the group. */
  readonly argv: readonly string[]
}

/** @returns the exit code */
export const runCommand = async (
  { group, commands, argv }: Called,
  world: World,
): Promise<number> => {
  const [name = '', ...rest] = argv
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
    const one = Object.hasOwn(commands, name) ? commands[name] : undefined
    world.stdout.write(`${helpOf(group, one ? { [name]: one } : commands)}\n`)
    return argv.length === 0 ? MISUSED : 0
  }
  const isForPrograms = argv.includes('--json')
  const fail = (error: unknown, code: number): number => {
    const text = isForPrograms ? JSON.stringify(problemOf(error)) : problemLines(error)
    world.stderr.write(`${text}\n`)
    return code
  }
  let command: Command
  let said: Said
  try {
    command = commandOf(name, group, commands)
    said = readFlags(rest, { ...command.flags, ...OUTPUT })
  } catch (error) {
    return fail(error, MISUSED)
  }
  try {
    const { json, text } = await command.run(said, world)
    world.stdout.write(`${isForPrograms ? JSON.stringify(json) : text}\n`)
    return 0
  } catch (error) {
    return fail(error, error instanceof Misuse ? MISUSED : FAILED)
  }
}

/** Called in a way that means nothing. */
export class Misuse extends CodedError {
  constructor(message: string, hint: string) {
    super('INVALID_INPUT', message, { hint })
  }
}
