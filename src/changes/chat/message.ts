// A message in a chat channel, or a reply to one; and its end, for what was sent can be taken back.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameText } from '../../base/text/same-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  deleteMessage,
  getMessageReplies,
  getMessages,
  type Message,
  type MessagePage,
  replyToMessage,
  sendMessage,
} from '../../clickup/objects/chat.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import { unlessGoneAlready } from '../steps/gone.ts'
import type { Kind, Subject, Where } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { madeOf } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'

/** Where a message stands: in its channel, or below a message of that. */
type Place = {
  readonly channel: string
  readonly below?: string
  /** Epoch milliseconds: what is not there among what is newer is not there. */
  readonly since?: number
}

const placeOf = ({ in: place }: Pick<Step['target'], 'in'>): Place => place as Place

type MessageIs = {
  readonly text: string
  /** Of others, which would go with it. */
  readonly replies: number
  /** Epoch milliseconds. */
  readonly sent?: number | undefined
}

export type NewMessage = { readonly text: string }

const pageOf = (api: Api, { channel, below }: Place, cursor?: string): Promise<MessagePage> =>
  below === undefined ? getMessages(api, channel, cursor) : getMessageReplies(api, below, cursor)

/** One was sent a moment ago, or is looked for by its time. */
const MOST_PAGES = 20

/** Newest first, so that behind what is older there is nothing (docs/clickup-facts.md §20). */
const isBehind = ({ since }: Place, { data }: MessagePage): boolean => {
  const [newest, oldest] = [data[0]?.date, data.at(-1)?.date]
  return since !== undefined && oldest !== undefined && newest !== undefined
    ? newest >= oldest && oldest < since
    : false
}

const readMessage = async (api: Api, where: Where): Promise<Message | undefined> => {
  const place = placeOf(where)
  let cursor: string | undefined
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await pageOf(api, place, cursor)
    const found = page.data.find(({ id }) => id === where.id)
    if (found || !page.next || page.next === cursor || isBehind(place, page)) return found
    cursor = page.next
  }
  throw new CodedError(
    'INCOMPLETE',
    l10n.t`There are too many messages in ${plainName(where.label)} to find one.`,
  )
}

const messageSubject: Subject<Message> = {
  name: 'message',
  read: readMessage,
  title: ({ label }) => l10n.t`change a message in ${plainName(label)}`,
  entry: ({ id, label }) => ({ message: id, channel: label }),
  touched: () => [],
}

const MESSAGE = {
  v: 1,
  subject: messageSubject,
  value: ({ content, replies_count: replies, date }: Message) => ({
    at: 'known' as const,
    is: { text: content, replies: replies ?? 0, ...(date === undefined ? {} : { sent: date }) },
  }),
  same: (a: MessageIs, b: MessageIs) => sameText(a.text, b.text) && a.replies === b.replies,
}

const newest = async (api: Api, place: Place): Promise<readonly Message[]> =>
  (await pageOf(api, place)).data

export const messageSend: Kind<MessageIs, NewMessage, Message> = {
  ...MESSAGE,
  name: 'message.send',
  after: z.object({ text: z.string() }),
  described: {
    sends:
      'POST /v3/workspaces/{workspace_id}/chat/channels/{channel_id}/messages, or POST /v3/workspaces/{workspace_id}/chat/messages/{message_id}/replies',
    proof: 'the newest messages read back: it stands there, its letters and digits compared',
    inverse: 'the message is deleted; whoever was told of it was told',
  },
  field: () => 'message',
  make: async (api, { target, after: { text } }) => {
    const { channel, below } = placeOf(target)
    const { id } = await (below === undefined
      ? sendMessage(api, channel, text)
      : replyToMessage(api, below, text))
    return { made: madeOf(id) }
  },
  lost: {
    words: "one's own message of that text among the newest that was not there before",
    at: ({ target }) => `messages:${JSON.stringify(placeOf(target))}`,
    mark: async (api, { target }) =>
      new Set((await newest(api, placeOf(target))).map(({ id }) => id)),
    find: async (api, { target, after: { text } }, known) => {
      const [me, messages] = await Promise.all([getMe(api), newest(api, placeOf(target))])
      const found = messages.find(
        ({ id, user_id: by, content }) => by === me.id && !known.has(id) && sameText(content, text),
      )
      return found && madeOf(found.id)
    },
  },
  holds: (now, { after }) => sameText(now.text, after.text),
  applied: (_, { after: { text } }) => ({ text, replies: 0 }),
  invert: ({ target, stored, after: { text } }) => {
    const is = stored.at === 'known' ? stored.is : { text, replies: 0 }
    const since = is.sent === undefined ? {} : { since: is.sent }
    const place = { ...target, in: { ...placeOf(target), ...since } }
    return [stepOf(messageDelete, place, null, { before: { at: 'known', is } })]
  },
  show: ({ text }) => text,
  title: ({ target }) =>
    placeOf(target).below === undefined
      ? l10n.t`post in ${plainName(target.label)}`
      : l10n.t`reply in ${plainName(target.label)}`,
  tell: ({ target, of }) => {
    const { below } = placeOf(target)
    return { channel: of ?? target.label, ...(below === undefined ? {} : { reply_to: below }) }
  },
}

export const messageDelete: Kind<MessageIs, null, Message> = {
  ...MESSAGE,
  name: 'message.delete',
  after: z.null(),
  described: {
    sends: 'DELETE /v3/workspaces/{workspace_id}/chat/messages/{message_id}',
    proof: 'the messages read back: it is not among them',
    inverse: 'none: sent again it would be another message, and tell everybody again',
  },
  field: () => 'message',
  ends: true,
  send: async (api, { target }) => {
    await unlessGoneAlready(deleteMessage(api, target.id))
    return {}
  },
  holds: () => false,
  applied: (before) => before ?? { text: '', replies: 0 },
  invert: () => ({
    irreversible: l10n.t('Sent again it would be another message, and tell everybody again.'),
  }),
  show: () => null,
  title: ({ target }) => l10n.t`delete a message in ${plainName(target.label)}`,
  tell: () => ({ deleted: true }),
}
