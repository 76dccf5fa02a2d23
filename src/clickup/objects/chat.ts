// Chat channels and their messages (v3, experimental).
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { eachOf, gap, id, instant, numberLike, text } from './shapes.ts'
import { type User, userSchema } from './user.ts'
import { getWorkspace } from './workspace.ts'

/** Epoch milliseconds; documented as ISO 8601, live a number (docs/clickup-facts.md §20). */
const moment = gap(
  z.union([
    numberLike,
    z
      .string()
      .transform((iso) => Date.parse(iso))
      .pipe(z.number()),
  ]),
)

const channelSchema = z.object({
  id,
  // A direct message has none (docs/clickup-facts.md §20).
  name: text.transform((name) => name ?? ''),
  type: text,
  latest_comment_at: moment,
})
export type Channel = Readonly<z.output<typeof channelSchema>>

const messageSchema = z.object({
  id,
  content: text.transform((content) => content ?? ''),
  date: instant,
  user_id: gap(id),
  replies_count: gap(numberLike),
})
export type Message = Readonly<z.output<typeof messageSchema>>

const memberSchema = z
  .object({ ...userSchema.shape, name: text })
  .transform(({ name, ...user }): User => ({ ...user, username: user.username || name }))

const reactionSchema = z.object({ reaction: z.string(), user_id: gap(id) })
export type MessageReaction = Readonly<z.output<typeof reactionSchema>>

interface Page<T> {
  readonly data: readonly T[]
  readonly next: string | undefined
}

const paged = <T extends z.ZodType>(item: T, what: string) =>
  z
    .object({ data: eachOf(item, what), next_cursor: z.string().nullish() })
    .transform(({ data, next_cursor }) => ({ data, next: next_cursor || undefined }))

export const channelsAnswer = paged(channelSchema, 'channel')
export const messagesAnswer = paged(messageSchema, 'message')
const membersAnswer = paged(memberSchema, 'member')
const reactionsAnswer = paged(reactionSchema, 'reaction')

const base = async (api: Api): Promise<string> =>
  `/v3/workspaces/${(await getWorkspace(api)).id}/chat`

const MAX_PAGES = 10

/** All pages, as far as anybody would read them. */
const readAll = async <T>(
  api: Api,
  path: string,
  answer: z.ZodType<Page<T>>,
): Promise<readonly T[]> => {
  const all: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data, next } = await api.request({ path, query: { limit: 100, cursor }, answer })
    all.push(...data)
    if (!next || next === cursor) break
    cursor = next
  }
  return all
}

/** GET …/channels, remembered. */
export const getChannels = (api: Api): Promise<readonly Channel[]> =>
  api.memory.recall('channels', async () =>
    readAll(api, `${await base(api)}/channels`, channelsAnswer),
  )

/** GET …/members, remembered: who can read a channel. */
export const getChannelMembers = (api: Api, channelId: string): Promise<readonly User[]> =>
  api.memory.recall(`channel-members:${channelId}`, async () =>
    readAll(api, `${await base(api)}/channels/${channelId}/members`, membersAnswer),
  )

/** GET …/reactions: who has reacted to a message, and how. */
export const getReactions = async (
  api: Api,
  messageId: string,
): Promise<readonly MessageReaction[]> =>
  readAll(api, `${await base(api)}/messages/${messageId}/reactions`, reactionsAnswer)

export type MessagePage = Page<Message>

/** GET …/messages: newest first, as Markdown. */
export const getMessages = async (
  api: Api,
  channelId: string,
  cursor?: string,
): Promise<MessagePage> =>
  api.request({
    path: `${await base(api)}/channels/${channelId}/messages`,
    query: { limit: 25, content_format: 'text/md', cursor },
    answer: messagesAnswer,
  })

/** GET …/replies: a page of a thread, newest first. */
export const getMessageReplies = async (
  api: Api,
  messageId: string,
  cursor?: string,
): Promise<MessagePage> =>
  api.request({
    path: `${await base(api)}/messages/${messageId}/replies`,
    query: { limit: 50, content_format: 'text/md', cursor },
    answer: messagesAnswer,
  })

const body = (content: string) => ({ type: 'message', content, content_format: 'text/md' })

export const sendMessage = async (api: Api, channelId: string, content: string): Promise<Message> =>
  api.request({
    method: 'POST',
    path: `${await base(api)}/channels/${channelId}/messages`,
    body: body(content),
    answer: messageSchema,
  })

export const replyToMessage = async (
  api: Api,
  messageId: string,
  content: string,
): Promise<Message> =>
  api.request({
    method: 'POST',
    path: `${await base(api)}/messages/${messageId}/replies`,
    body: body(content),
    answer: messageSchema,
  })

/** DELETE …/messages/{id}: its replies go with it. */
export const deleteMessage = async (api: Api, messageId: string): Promise<unknown> =>
  api.request({
    method: 'DELETE',
    path: `${await base(api)}/messages/${messageId}`,
    answer: z.unknown(),
  })
