// Sending a message: the channel is found and the text is checked first, and where it is to be a reply
// that it stands in that channel.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  type Channel,
  getChannels,
  getMessageReplies,
  getMessages,
  type Message,
} from '../../clickup/objects/chat.ts'
import { resolveChannel, tellingChannels } from '../../clickup/references/channels.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { stepOf } from '../steps/plan.ts'
import { slot } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'
import { messageSend } from './message.ts'

/** What ClickUp takes at most (docs/clickup-facts.md §20). */
const MAX_CHARS = 40_000

/** What is replied to is seldom older than these pages, or below more messages than these. */
const MOST_PAGES = 4
const MOST_THREADS = 20

/** The message of whose replies it is one. */
const threadWith = async (
  api: Api,
  messages: readonly Message[],
  id: string,
): Promise<string | undefined> => {
  for (const message of messages) {
    const { data } = await getMessageReplies(api, message.id)
    if (data.some((reply) => reply.id === id)) return message.id
  }
  return undefined
}

/**
 * The message below which a reply comes: there are no threads in threads. ClickUp posts a reply where
 * the message is, whatever channel was said.
 * @throws CodedError INVALID_INPUT where it is certain that it is not in the channel
 */
const threadIn = async (api: Api, channel: Channel, id: string): Promise<string> => {
  const messages: Message[] = []
  let cursor: string | undefined
  let isWhole = false
  for (let count = 0; count < MOST_PAGES && !isWhole; count += 1) {
    const { data, next } = await getMessages(api, channel.id, cursor)
    if (data.some((message) => message.id === id)) return id
    messages.push(...data)
    isWhole = !next || next === cursor
    cursor = next
  }
  const threads = messages.filter(({ replies_count: replies }) => replies)
  const thread = await threadWith(api, threads.slice(0, MOST_THREADS), id)
  if (thread !== undefined || !isWhole || threads.length > MOST_THREADS) return thread ?? id
  throw new CodedError(
    'INVALID_INPUT',
    l10n.t`There is no message ${id} in the channel "${plainName(channel.name)}".`,
    { hint: l10n.t('get_messages tells the ids.') },
  )
}

/** @param replyTo a message of that channel */
export const planMessage = async (
  { api }: Standpoint,
  said: string,
  text: string,
  replyTo: string | undefined,
): Promise<readonly Step[]> => {
  if (text.trim() === '' || text.length > MAX_CHARS)
    throw new CodedError('INVALID_INPUT', l10n.t`A message has 1 to ${MAX_CHARS} characters.`, {
      hint: l10n.t('Shorten the text, or put it into a doc.'),
    })
  const channel = await resolveChannel(api, said)
  const below = replyTo === undefined ? undefined : await threadIn(api, channel, replyTo)
  const place = { channel: channel.id, ...(below === undefined ? {} : { below }) }
  const told = tellingChannels(await getChannels(api))(channel)
  const target = { id: slot('message'), in: place, label: channel.name }
  return [stepOf(messageSend, target, { text }, { makes: 'message', of: told })]
}
