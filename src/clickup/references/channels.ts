// Chat channels by name or id.
import * as l10n from '@vscode/l10n'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { type Channel, getChannels } from '../objects/chat.ts'

/** @throws CodedError NOT_FOUND with the nearest names, AMBIGUOUS with ids */
export const resolveChannel = async (api: Api, said: string): Promise<Channel> => {
  const channels = await getChannels(api)
  const wanted = said.replace(/^#/, '')
  const found = channels.filter(({ id, name }) => id === said || sameName(name, wanted))
  const [only, ...others] = found
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(said)}" may mean more than one channel.`,
      found.map(({ id, name }) => `${id} (${name})`),
    )
  if (only) return only
  throw notFound(
    l10n.t`There is no channel "${plainName(said)}".`,
    said,
    channels.map(({ name }) => name).filter(Boolean),
  )
}
