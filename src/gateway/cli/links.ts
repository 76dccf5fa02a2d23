// clickup-mcp links create | list | revoke | rotate
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { CreatedLink, Link } from '../../links/link.ts'
import type { Admin } from '../admin/admin.ts'
import { readEndOfLink } from '../admin/end.ts'
import { clickUpToken } from './clickup-token.ts'
import { OUTPUT, PLACE, type Said } from './flags.ts'
import { type Command, type Commands, type Done, Misuse, runCommand, withAdmin } from './run.ts'
import { table } from './table.ts'
import type { World } from './world.ts'

const inZone = (iso: string, { zone }: World): string =>
  new Date(iso).toLocaleString('sv-SE', { timeZone: zone, timeZoneName: 'short' })

const created = (link: CreatedLink, world: World): Done => ({
  json: link,
  text: [
    link.url,
    '',
    `${oneLine(link.name)} (${link.id}) may ${link.config.methods.join(', ')} in ${link.config.tags.join(', ') || 'the usual tags'}; ${
      link.expires_at === null
        ? 'it does not end by itself'
        : `it ends ${inZone(link.expires_at, world)}`
    }.`,
    ...(link.require_api_token_auth
      ? ['It asks for an API token as well: clickup-mcp keys new NAME']
      : []),
    'The URL is shown this once. Whoever has it can do this: treat it as a password.',
  ].join('\n'),
})

const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,]+/).filter(Boolean)

const endOf = (said: string | undefined, { zone, now }: World): string | null =>
  said === undefined || said.trim() === 'none'
    ? null
    : readEndOfLink(said, { zone, knowsZone: true, now: now() })

const onlyWord = ({ words }: Said, what: string): string => {
  const [word, ...more] = words
  if (word !== undefined && more.length === 0) return word
  throw new Misuse(`Exactly one ${what} is needed.`, 'Put a name with blanks in quotes.')
}

/** By id, or by a name that only one of them has. */
const linkOf = async (admin: Admin, wanted: string): Promise<Link> => {
  const all = await admin.list()
  const byId = all.find(({ id }) => id === wanted)
  const [only, ...others] = byId ? [byId] : all.filter(({ name }) => sameName(name, wanted))
  if (!only)
    throw notFound(
      `There is no link "${plainName(wanted)}".`,
      wanted,
      all.map(({ name }) => plainName(name)),
      'Use a name, or an id of clickup-mcp links list.',
    )
  if (others.length === 0) return only
  throw ambiguous(
    `Several links are called "${plainName(wanted)}".`,
    [only, ...others].map(({ id }) => id),
  )
}

const create: Command = {
  usage: 'create NAME',
  means:
    'Makes a link and prints its URL, this once. The ClickUp token is CLICKUP_API_TOKEN, or comes on stdin.',
  flags: {
    methods: {
      value: 'WORDS',
      means:
        'of read,write,delete, or names of tools; write does not include deleting; default read',
    },
    tags: { value: 'WORDS', means: 'names of toolsets; default: the usual ones' },
    confirm: {
      value: 'ask|argument',
      means: 'argument: a client that cannot ask may delete by naming what is lost; default ask',
    },
    ends: {
      value: 'WHEN',
      means: '2h, 7d, "end of friday", ISO 8601, or none; needed, so that no link stays by mistake',
    },
    'require-token': { means: 'an API token is needed as well' },
    workspace: { value: 'ID', means: 'needed where the token opens several' },
    ...PLACE,
    ...OUTPUT,
  },
  run: async (said, world) => {
    const name = onlyWord(said, 'name')
    const ends = said.flag('ends')
    if (ends === undefined)
      throw new Misuse('When the link ends is not said.', 'Give --ends 7d, or --ends none.')
    const workspace = said.flag('workspace')
    const wanted = {
      name,
      config: {
        methods: said.has('methods') ? wordsOf(said.flag('methods')) : ['read'],
        tags: wordsOf(said.flag('tags')),
        confirm: said.flag('confirm') ?? 'ask',
      },
      expires_at: endOf(ends, world),
      require_api_token_auth: said.has('require-token'),
      ...(workspace !== undefined && { workspace_id: workspace }),
    }
    const make = async (admin: Admin) => {
      const clickup_token = await clickUpToken(world)
      return admin.create({ ...wanted, clickup_token }, 'command line')
    }
    return created(await withAdmin(said, world, make, true), world)
  },
}

const list: Command = {
  usage: 'list',
  means: 'Lists the links that have not ended.',
  flags: { ...PLACE, ...OUTPUT },
  run: async (said, world) => {
    const links = await withAdmin(said, world, (admin) => admin.list())
    const rows = links.map((link) => [
      link.id,
      link.name,
      link.config.methods.join(','),
      link.config.tags.join(','),
      link.expires_at === null ? 'not by itself' : inZone(link.expires_at, world),
      link.last_used_at === null ? 'never' : inZone(link.last_used_at, world),
      link.require_api_token_auth ? 'API token' : '',
    ])
    const head = ['ID', 'NAME', 'MAY', 'TAGS', 'ENDS', 'LAST USED', 'SECOND PROOF']
    return {
      json: { links },
      text: links.length === 0 ? 'There is no link.' : table(head, rows),
    }
  },
}

const revoke: Command = {
  usage: 'revoke LINK…',
  means: 'Ends links at once, calls under way included. LINK is an id or a name.',
  flags: { ...PLACE, ...OUTPUT },
  run: async (said, world) => {
    if (said.words.length === 0) throw new Misuse('No link is named.', 'Give an id or a name.')
    const gone = await withAdmin(said, world, async (admin) => {
      // All are found before the first is ended.
      const links = await Promise.all(said.words.map((word) => linkOf(admin, word)))
      for (const { id } of links) await admin.revoke(id)
      return links
    })
    return {
      json: { revoked: gone.map(({ id }) => id) },
      text: gone.map(({ id, name }) => `Revoked: ${oneLine(name)} (${id})`).join('\n'),
    }
  },
}

const rotate: Command = {
  usage: 'rotate LINK',
  means:
    'Gives a link a new URL and prints it, this once; the old one is void at once. The ClickUp token is needed again.',
  flags: { ...PLACE, ...OUTPUT },
  run: async (said, world) => {
    const wanted = onlyWord(said, 'link')
    const turn = async (admin: Admin) => {
      const { id } = await linkOf(admin, wanted)
      return admin.rotate(id, { clickup_token: await clickUpToken(world) })
    }
    return created(await withAdmin(said, world, turn, true), world)
  },
}

const COMMANDS: Commands = { create, list, revoke, rotate }

/** @param argv behind `links`; @returns the exit code */
export const runLinks = (argv: readonly string[], world: World): Promise<number> =>
  runCommand({ group: 'links', commands: COMMANDS, argv }, world)
