// clickup-mcp links create | list | change | revoke | rotate
import { CodedError } from '../../base/problems/error.ts'
import { oneLine, plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { CreatedLink, Link } from '../../links/link.ts'
import type { Admin } from '../admin/admin.ts'
import { readEndOfLink } from '../admin/end.ts'
import { clickUpToken } from './clickup-token.ts'
import { type Flags, OUTPUT, PLACE, type Said } from './flags.ts'
import { type Listed, listing } from './listing.ts'
import { type Command, type Commands, type Done, Misuse, runCommand, withAdmin } from './run.ts'
import type { World } from './world.ts'

const inZone = (iso: string, { zone }: World): string =>
  new Date(iso).toLocaleString('sv-SE', { timeZone: zone, timeZoneName: 'short' })

const inWords = ({ id, name, config, expires_at: end }: Link, world: World): string => {
  const tags = config.tags.join(', ') || 'the usual tags'
  const ends = end === null ? 'it does not end by itself' : `it ends ${inZone(end, world)}`
  return `${oneLine(name)} (${id}) may ${config.methods.join(', ')} in ${tags}; ${ends}.`
}

const created = (link: CreatedLink, world: World): Done => ({
  json: link,
  text: [
    link.url,
    '',
    inWords(link, world),
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
const linkIn = ({ links: all, unreadable }: Listed, wanted: string): Link => {
  const odd = unreadable.find(({ id }) => id === wanted)
  if (odd) throw new CodedError('CONFLICT', odd.message)
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

/** What a link may do, until when; what is not said is read, the usual tags, ask. */
const RULES = {
  methods: {
    value: 'WORDS',
    means: 'of read,write,delete, or names of tools; write does not include deleting',
  },
  tags: { value: 'WORDS', means: 'names of toolsets; empty: the usual ones' },
  confirm: {
    value: 'ask|argument',
    means: 'argument: a client that cannot ask may delete by naming what is lost',
  },
  ends: { value: 'WHEN', means: '2h, 7d, "end of friday", ISO 8601, or none' },
  'require-token': { means: 'an API token is needed as well' },
} as const satisfies Flags

const create: Command = {
  usage: 'create NAME',
  means:
    'Makes a link and prints its URL, this once. It needs an end, and may read unless more is said. The ClickUp token is CLICKUP_API_TOKEN, or comes on stdin.',
  flags: {
    ...RULES,
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
    const listed = await withAdmin(said, world, (admin) => admin.list())
    const rows = listed.links.map((link) => ({
      cells: [
        link.id,
        link.name,
        link.config.methods.join(','),
        link.config.tags.join(','),
        link.expires_at === null ? 'not by itself' : inZone(link.expires_at, world),
        link.last_used_at === null ? 'never' : inZone(link.last_used_at, world),
        link.require_api_token_auth ? 'API token' : '',
      ],
      masterKey: link.master_key,
    }))
    const head = ['ID', 'NAME', 'MAY', 'TAGS', 'ENDS', 'LAST USED', 'SECOND PROOF']
    const { unreadable } = listed
    return { json: listed, text: listing({ none: 'There is no link.', head, rows, unreadable }) }
  },
}

const change: Command = {
  usage: 'change LINK',
  means:
    'Changes what is named of a link, and leaves the rest. It holds at once; calls under way by other rules end.',
  flags: {
    name: { value: 'NAME', means: 'another name' },
    ...RULES,
    'no-require-token': { means: 'no API token is needed any more' },
    ...PLACE,
    ...OUTPUT,
  },
  run: async (said, world) => {
    const wanted = onlyWord(said, 'link')
    const [asks, asksNot] = [said.has('require-token'), said.has('no-require-token')]
    if (asks && asksNot)
      throw new Misuse('Not both --require-token and --no-require-token.', 'Give one of them.')
    const config = {
      ...(said.has('methods') && { methods: wordsOf(said.flag('methods')) }),
      ...(said.has('tags') && { tags: wordsOf(said.flag('tags')) }),
      ...(said.has('confirm') && { confirm: said.flag('confirm') }),
    }
    const patch = {
      ...(said.has('name') && { name: said.flag('name') }),
      ...(Object.keys(config).length > 0 && { config }),
      ...(said.has('ends') && { expires_at: endOf(said.flag('ends'), world) }),
      ...((asks || asksNot) && { require_api_token_auth: asks }),
    }
    if (Object.keys(patch).length === 0)
      throw new Misuse('Nothing is to be changed.', 'See clickup-mcp links change --help.')
    const changed = await withAdmin(said, world, async (admin) =>
      admin.change(linkIn(await admin.list(), wanted).id, patch),
    )
    return { json: changed, text: inWords(changed, world) }
  },
}

const revoke: Command = {
  usage: 'revoke LINK…',
  means: 'Ends links at once, calls under way included. LINK is an id or a name.',
  flags: { ...PLACE, ...OUTPUT },
  run: async (said, world) => {
    if (said.words.length === 0) throw new Misuse('No link is named.', 'Give an id or a name.')
    const gone = await withAdmin(said, world, async (admin) => {
      const all = await admin.list()
      // All are found before the first is ended; one that cannot be read has no name.
      const links = said.words.map(
        (word) => all.unreadable.find(({ id }) => id === word) ?? linkIn(all, word),
      )
      for (const { id } of links) await admin.revoke(id)
      return links
    })
    const named = (one: (typeof gone)[number]): string =>
      'name' in one ? `${oneLine(one.name)} (${one.id})` : oneLine(one.id)
    return {
      json: { revoked: gone.map(({ id }) => id) },
      text: gone.map((one) => `Revoked: ${named(one)}`).join('\n'),
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
      const { id } = linkIn(await admin.list(), wanted)
      return admin.rotate(id, { clickup_token: await clickUpToken(world) })
    }
    return created(await withAdmin(said, world, turn, true), world)
  },
}

const COMMANDS: Commands = { create, list, change, revoke, rotate }

/** @param argv behind `links`; @returns the exit code */
export const runLinks = (argv: readonly string[], world: World): Promise<number> =>
  runCommand({ group: 'links', commands: COMMANDS, argv }, world)
