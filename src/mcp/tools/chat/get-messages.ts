import * as z from 'zod'
import { reference, text } from '../../../base/input/arguments.ts'
import { marked } from '../../../base/text/marks.ts'
import type { Fields } from '../../../base/text/records.ts'
import { formatDate } from '../../../base/time/shown.ts'
import type { Api } from '../../../clickup/http/api.ts'
import {
  getChannels,
  getMessageReplies,
  getMessages,
  type Message,
} from '../../../clickup/objects/chat.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { resolveChannel, tellingChannels } from '../../../clickup/references/channels.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { readCursor, writeCursor } from '../../tool/cursor.ts'
import { cut, MAX_ANSWER_CHARS } from '../../tool/envelope.ts'
import { defineTool } from '../../tool/tool.ts'

const MAX_TEXT = 1000

/** Somebody who is no member. */
const strangerName = (id: string | undefined): string =>
  id === undefined ? 'unknown' : marked('', 'user', id)

const shown = (message: Message, names: ReadonlyMap<string, string>, zone: string): Fields => {
  const { text: content, left } = cut(message.content, MAX_TEXT)
  return {
    id: message.id,
    by: names.get(message.user_id ?? '') ?? strangerName(message.user_id),
    ...(message.date === undefined ? {} : { at: formatDate(message.date, zone) }),
    text: content,
    ...(left > 0 ? { text_left: left } : {}),
  }
}

const withReplies = async (
  api: Api,
  message: Message,
  names: ReadonlyMap<string, string>,
  zone: string,
): Promise<Fields> => {
  if (!message.replies_count) return shown(message, names, zone)
  const { data, next } = await getMessageReplies(api, message.id)
  const inTime = [...data].sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
  return {
    ...shown(message, names, zone),
    replies: inTime.map((reply) => shown(reply, names, zone)),
    ...(next ? { more_replies: true } : {}),
  }
}

/** ClickUp's cursor, and how many messages of its page were given already. */
interface Position {
  readonly skip: number
  readonly cursor: string | undefined
}

const positionOf = (cursor: string | undefined): Position => {
  const [skip, theirs] = cursor === undefined ? [0, ''] : readCursor(cursor, /^(\d+)\.(.*)$/)
  return { skip: Number(skip), cursor: theirs || undefined }
}

export const getMessagesTool = defineTool({
  name: 'get_messages',
  title: 'Read chat messages',
  toolset: 'chat',
  kind: 'read',
  description: 'Read the messages of a ClickUp chat channel, newest first, with replies.',
  input: z.strictObject({ channel: reference('Name or id'), cursor: text().optional() }),
  run: async ({ channel: said, cursor }, { api, clock }) => {
    const channel = await resolveChannel(api, said)
    const told = tellingChannels(await getChannels(api))(channel)
    const from = positionOf(cursor)
    const [{ members }, { zone }, page] = await Promise.all([
      getWorkspace(api),
      clock(),
      getMessages(api, channel.id, from.cursor),
    ])
    const known = await knownNames(api)
    const names = new Map(members.map((user) => [user.id, known.user(user)]))
    const messages: Fields[] = []
    let room = MAX_ANSWER_CHARS - 500
    for (const message of page.data.slice(from.skip)) {
      const fields = await withReplies(api, message, names, zone)
      room -= JSON.stringify(fields).length
      if (room < 0 && messages.length > 0) break
      messages.push(fields)
    }
    const given = from.skip + messages.length
    const next =
      given < page.data.length
        ? writeCursor(given, from.cursor ?? '')
        : page.next && writeCursor(0, page.next)
    return { result: { channel: told, messages, ...(next ? { next_cursor: next } : {}) } }
  },
})
