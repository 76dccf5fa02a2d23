// Chat channels by name or id, and direct messages by who else is in them.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { meantAmong, tellingAmong } from '../../base/text/marks.ts'
import { called } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import { type Channel, getChannelMembers, getChannels } from '../objects/chat.ts'
import { nameOf, type User } from '../objects/user.ts'
import { getMe } from '../objects/workspace.ts'
import { getPeople, matchPeople } from './people.ts'

/** Each costs a request the first time; those of the last talk come first. */
const MOST_DIRECT = 30

interface Direct extends Channel {
  /** Who else is in it; of a talk with oneself oneself. */
  readonly with: readonly User[]
}

const isDirect = ({ name }: Channel): boolean => name === ''

/** With the other people for its name, as they are mentioned: `@Kim Lee, @Bo`. */
const withPeople = async (api: Api, channel: Channel): Promise<Direct> => {
  const [me, members] = await Promise.all([
    getMe(api),
    unlessRefused(api, 'channel', getChannelMembers(api, channel.id)),
  ])
  const others = members.filter(({ id }) => id !== me.id)
  const people = others.length > 0 ? others : members
  const name =
    people.map((user) => `@${nameOf(user)}`).join(', ') || l10n.t`direct message ${channel.id}`
  return { ...channel, name, with: people }
}

const newestFirst = (a: Channel, b: Channel): number =>
  (b.latest_comment_at ?? 0) - (a.latest_comment_at ?? 0)

const readDirects = (api: Api, channels: readonly Channel[]): Promise<readonly Direct[]> =>
  Promise.all(
    channels
      .filter(isDirect)
      .toSorted(newestFirst)
      .slice(0, MOST_DIRECT)
      .map((channel) => withPeople(api, channel)),
  )

const bare = (name: string): string => name.replace(/(^|, )@/g, '$1')

/** By the very names, else the one with the one person that is meant, and nobody else. */
const directsFor = async (
  api: Api,
  directs: readonly Direct[],
  said: string,
): Promise<readonly Direct[]> => {
  const exact = called(directs, bare(said), ({ name }) => [bare(name)])
  if (exact.length > 0) return exact
  const meant = new Set(matchPeople(await getPeople(api), said).map(({ id }) => id))
  return directs.filter(({ with: [only, ...more] }) =>
    Boolean(only && more.length === 0 && meant.has(only.id)),
  )
}

/** How each is told so that it is found again; a direct message with its id, as others may be called so. */
export const tellingChannels = (channels: readonly Channel[]): ((channel: Channel) => string) =>
  tellingAmong(channels, {
    kind: 'channel',
    id: ({ id }) => id,
    name: ({ name }) => name,
    means: (name) => name.startsWith('@'),
  })

const meant = (channels: readonly Channel[], said: string): readonly Channel[] => {
  const among = (text: string) =>
    meantAmong(channels, text, { kind: 'channel', id: ({ id }) => id, names: ({ name }) => [name] })
  const found = among(said)
  return found.length > 0 ? found : among(said.replace(/^#/, ''))
}

/** @throws CodedError NOT_FOUND with the nearest names, AMBIGUOUS with ids */
export const resolveChannel = async (api: Api, said: string): Promise<Channel> => {
  const channels = await getChannels(api)
  const tell = tellingChannels(channels)
  const named = meant(channels, said)
  const directs = named.length > 0 ? [] : await readDirects(api, channels)
  const [only, ...others] = named.length > 0 ? named : await directsFor(api, directs, said)
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(said)}" may mean more than one channel.`,
      [only, ...others].map(tell),
    )
  if (only) return isDirect(only) ? withPeople(api, only) : only
  const all = channels.filter(isDirect).length
  throw notFound(
    l10n.t`There is no channel or direct message "${plainName(said)}".`,
    said,
    [...channels.filter((channel) => !isDirect(channel)), ...directs].map(tell),
    all > directs.length
      ? l10n.t`Use one of the candidates, or an id. Of ${all} direct messages the last ${directs.length} were looked at.`
      : undefined,
  )
}
