// clickup-mcp keys new | list | remove | master
import { randomBytes } from 'node:crypto'
import { oneLine } from '../../base/text/foreign-text.ts'
import { OUTPUT, PLACE } from './flags.ts'
import { listing } from './listing.ts'
import { type Command, type Commands, Misuse, runCommand, withAdmin } from './run.ts'
import type { World } from './world.ts'

const make: Command = {
  usage: 'new NAME',
  means: 'Makes a key and prints it, this once.',
  flags: {
    kind: {
      value: 'admin|api',
      means: 'admin opens page and interface; api is the second proof of links; default api',
    },
    ...PLACE,
    ...OUTPUT,
  },
  run: async (said, world) => {
    const [name, ...more] = said.words
    if (name === undefined || more.length > 0)
      throw new Misuse('Exactly one name is needed.', 'Put a name with blanks in quotes.')
    const made = await withAdmin(said, world, (admin) =>
      admin.createKey({ name, kind: said.flag('kind') ?? 'api' }),
    )
    const what = made.kind === 'admin' ? 'an admin key' : 'an API token'
    return {
      json: made,
      text: `${made.key}\n\n${oneLine(made.name)} (${made.id}) is ${what}. It is shown this once.`,
    }
  },
}

const list: Command = {
  usage: 'list',
  means: 'Lists the keys, without what they are.',
  flags: { ...PLACE, ...OUTPUT },
  run: async (said, world) => {
    const listed = await withAdmin(said, world, (admin) => admin.listKeys())
    const rows = listed.keys.map(({ id, name, kind, created_at: at, master_key: masterKey }) => ({
      cells: [id, name, kind, at],
      masterKey,
    }))
    const head = ['ID', 'NAME', 'KIND', 'MADE']
    const { unreadable } = listed
    return { json: listed, text: listing({ none: 'There is no key.', head, rows, unreadable }) }
  },
}

const remove: Command = {
  usage: 'remove ID…',
  means: 'Voids keys at once.',
  flags: { ...PLACE, ...OUTPUT },
  run: async (said, world) => {
    if (said.words.length === 0) throw new Misuse('No key is named.', 'Give an id of keys list.')
    await withAdmin(said, world, async (admin) => {
      for (const id of said.words) await admin.removeKey(id)
    })
    return {
      json: { removed: said.words },
      text: said.words.map((id) => `Removed: ${oneLine(id)}`).join('\n'),
    }
  },
}

const MASTER_BYTES = 32

const master: Command = {
  usage: 'master',
  means:
    'Prints a new master key for CLICKUP_MCP_KEY. It is kept nowhere: whoever loses it loses the links.',
  flags: { ...OUTPUT },
  run: async () => {
    const key = randomBytes(MASTER_BYTES).toString('base64')
    return { json: { key }, text: key }
  },
}

const COMMANDS: Commands = { new: make, list, remove, master }

/** @param argv behind `keys`; @returns the exit code */
export const runKeys = (argv: readonly string[], world: World): Promise<number> =>
  runCommand({ group: 'keys', commands: COMMANDS, argv }, world)
