// Chat channels and their messages (v3, experimental).
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { eachOf } from './shapes.ts'
import { getWorkspace } from './workspace.ts'

const channelSchema = z.object({
  id: z.string(),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  type: z.string().nullish(),
})
export type Channel = Readonly<z.output<typeof channelSchema>>

const messageSchema = z.object({
  id: z.string(),
  content: z
    .string()
    .nullish()
    .transform((content) => content ?? ''),
  date: z
    .union([z.number(), z.string()])
    .nullish()
    .transform((date) => (date ? Number(date) : undefined)),
  // Ids of users are strings here (docs/clickup-facts.md §20).
  user_id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((id) => (id ? String(id) : undefined)),
  replies_count: z.number().nullish(),
})
export type Message = Readonly<z.output<typeof messageSchema>>

const paged = <T extends z.ZodType>(item: T, what: string) =>
  z
    .object({ data: eachOf(item, what), next_cursor: z.string().nullish() })
    .transform(({ data, next_cursor }) => ({ data, next: next_cursor || undefined }))

export const channelsAnswer = paged(channelSchema, 'channel')
export const messagesAnswer = paged(messageSchema, 'message')

const base = async (api: Api): Promise<string> =>
  `/v3/workspaces/${(await getWorkspace(api)).id}/chat`

const MAX_CHANNEL_PAGES = 10

/** GET …/channels, remembered. */
export const getChannels = (api: Api): Promise<readonly Channel[]> =>
  api.memory.recall('channels', async () => {
    const path = `${await base(api)}/channels`
    const channels: Channel[] = []
    let cursor: string | undefined
    for (let page = 0; page < MAX_CHANNEL_PAGES; page += 1) {
      const { data, next } = await api.request({
        path,
        query: { limit: 100, cursor },
        answer: channelsAnswer,
      })
      channels.push(...data)
      if (!next || next === cursor) break
      cursor = next
    }
    return channels
  })

export interface MessagePage {
  readonly data: readonly Message[]
  readonly next: string | undefined
}

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
