// Chat channels by name or id.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { meantAmong, tellingAmong } from '../../base/text/marks.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { type Channel, getChannels } from '../objects/chat.ts'

/** How each is told so that it is found again. */
export const tellingChannels = (channels: readonly Channel[]): ((channel: Channel) => string) =>
  tellingAmong(channels, { kind: 'channel', id: ({ id }) => id, name: ({ name }) => name })

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
  const [only, ...others] = meant(channels, said)
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(said)}" may mean more than one channel.`,
      [only, ...others].map(tell),
    )
  if (only) return only
  throw notFound(l10n.t`There is no channel "${plainName(said)}".`, said, channels.map(tell))
}
