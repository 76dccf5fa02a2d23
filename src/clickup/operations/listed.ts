// Goals, key results, views, webhooks, roles and templates by name: what no other tool names.
import * as z from 'zod'
import { plainName } from '../../base/text/foreign-text.ts'
import { markedId, meantAmong, tellingAmong } from '../../base/text/marks.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import { withoutSecretsIn } from '../../openapi/secrets.ts'
import type { Api } from '../http/api.ts'
import type { Named } from '../objects/shapes.ts'
import { getWorkspace } from '../objects/workspace.ts'
import { resolvePlace } from '../references/places.ts'
import type { Standpoint } from '../references/standpoint.ts'

/** What is listed in one answer, below these keys. */
interface Listing {
  readonly kind: string
  readonly path: string
  readonly keys: readonly string[]
  /** What it is called by. */
  readonly name?: string
}

const read = (api: Api, path: string): Promise<unknown> =>
  api.request({ path, answer: z.unknown() })

const fieldsOf = (value: unknown): readonly Fields[] =>
  (Array.isArray(value) ? value : isFields(value) ? Object.values(value) : []).filter(isFields)

/** Those without an id or a name cannot be meant. */
const namedIn = (answer: unknown, { keys, name = 'name' }: Listing): readonly Named[] =>
  keys
    .flatMap((key) => fieldsOf(isFields(answer) ? answer[key] : undefined))
    .flatMap((one) => {
      const id = one.id ?? one.key_result_id
      const label = one[name]
      return (typeof id === 'string' || typeof id === 'number') && typeof label === 'string'
        ? [{ id: String(id), name: label }]
        : []
    })

const oneOf = (
  all: readonly Named[],
  said: string,
  { kind }: Pick<Listing, 'kind'>,
  hint?: string,
): Named => {
  const id = ({ id }: Named) => id
  // What opens something is never told, and what is told is found again.
  const masked = ({ name }: Named) => withoutSecretsIn(name)
  const found = meantAmong(all, said, { kind, id, names: (one) => [one.name, masked(one)] })
  const tell = tellingAmong(all, { kind, id, name: masked })
  const asked = plainName(withoutSecretsIn(said))
  const [only, ...others] = found
  if (only && others.length > 0)
    throw ambiguous(`"${asked}" may mean more than one ${kind}.`, found.map(tell))
  if (only) return { id: only.id, name: tell(only) }
  throw notFound(`There is no ${kind} "${asked}".`, said, all.map(tell), hint)
}

const resolveListed = async (api: Api, said: string, listing: Listing): Promise<Named> =>
  oneOf(namedIn(await read(api, listing.path), listing), said, listing)

const ofTeam =
  (listing: Listing) =>
  async ({ api }: Standpoint, said: string): Promise<Named> => {
    const { id } = await getWorkspace(api)
    return resolveListed(api, said, { ...listing, path: listing.path.replace('{team}', id) })
  }

/** `Above / name`: the last part is the name. */
const partedOf = (said: string): readonly [above: string, name: string] | undefined => {
  const at = said.lastIndexOf(' / ')
  return at > 0 ? [said.slice(0, at).trim(), said.slice(at + 3).trim()] : undefined
}

const GOAL: Listing = { kind: 'goal', path: '/v2/team/{team}/goal', keys: ['goals'] }

export const resolveGoal = ofTeam(GOAL)

/** As `Goal / key result`: nothing lists those of all goals (docs/clickup-facts.md §22). */
const resolveKeyResult = async (at: Standpoint, said: string): Promise<Named> => {
  const parted = partedOf(said)
  const hint = 'Name it as "Goal / key result", or by its id.'
  if (!parted)
    throw notFound(`Whose key result "${plainName(said)}" is, is not said.`, said, [], hint)
  const goal = await resolveGoal(at, parted[0])
  const answer = await read(at.api, `/v2/goal/${encodeURIComponent(goal.id)}`)
  const results: Listing = { kind: 'result', path: '', keys: ['key_results'] }
  const all = namedIn(isFields(answer) ? answer.goal : undefined, results)
  return oneOf(all, parted[1], results)
}

const VIEWS = { kind: 'view', keys: ['views', 'required_views'] }

/** A view of the workspace by its name, of a list, folder or space as `List / view`. */
const resolveView = async (at: Standpoint, said: string): Promise<Named> => {
  const parted = partedOf(said)
  const place = parted
    ? await resolvePlace(at, parted[0])
    : { kind: 'team', id: (await getWorkspace(at.api)).id }
  const path = `/v2/${place.kind}/${place.id}/view`
  const all = namedIn(await read(at.api, path), { ...VIEWS, path })
  return oneOf(all, parted?.[1] ?? said, VIEWS, parted ? undefined : HOW_VIEWS)
}

const HOW_VIEWS = 'Name a view of a list, folder or space as "List / view".'

export type Listed =
  | ('goal' | 'key result' | 'view' | 'webhook' | 'role')
  | ('list template' | 'folder template')

const LISTED: Readonly<Record<Listed, (at: Standpoint, said: string) => Promise<Named>>> = {
  goal: resolveGoal,
  'key result': resolveKeyResult,
  view: resolveView,
  webhook: ofTeam({
    kind: 'webhook',
    path: '/v2/team/{team}/webhook',
    keys: ['webhooks'],
    name: 'endpoint',
  }),
  role: ofTeam({ kind: 'role', path: '/v2/team/{team}/customroles', keys: ['custom_roles'] }),
  'list template': ofTeam({
    kind: 'template',
    path: '/v2/team/{team}/list_template',
    keys: ['templates'],
  }),
  'folder template': ofTeam({
    kind: 'template',
    path: '/v2/team/{team}/folder_template',
    keys: ['templates'],
  }),
}

export const isListed = (meaning: string): meaning is Listed => Object.hasOwn(LISTED, meaning)

/** What is an id by its look: those of goals, webhooks, views and templates (docs/clickup-facts.md §2). */
const IDS: Readonly<Record<Listed, RegExp>> = {
  goal: /^[0-9a-f]{8}-[0-9a-f-]{27}$/i,
  'key result': /^[0-9a-f]{8}-[0-9a-f-]{27}$/i,
  webhook: /^[0-9a-f]{8}-[0-9a-f-]{27}$/i,
  view: /^(?:[a-z0-9]{1,12}-)+\d+$/,
  role: /^\d+$/,
  'list template': /^(?:t-\w+|\d{6,})$/,
  'folder template': /^(?:t-\w+|\d{6,})$/,
}

/** @throws CodedError NOT_FOUND with the nearest names, AMBIGUOUS with ids */
export const resolveNamed = async (
  at: Standpoint,
  meaning: Listed,
  said: string,
): Promise<Named> => {
  const id = markedId(said, meaning.split(' ').at(-1) ?? meaning) ?? said.trim()
  return IDS[meaning].test(id) ? { id, name: said } : LISTED[meaning](at, said)
}
