import * as z from 'zod'
import { reference, text } from '../../../base/input/arguments.ts'
import type { Fields } from '../../../base/text/records.ts'
import { formatDate } from '../../../base/time/shown.ts'
import type { Api } from '../../../clickup/http/api.ts'
import {
  getMessageReplies,
  getMessages,
  type Message,
  type MessagePage,
} from '../../../clickup/objects/chat.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { resolveChannel } from '../../../clickup/references/channels.ts'
import { fieldsOfText, isPlaceCursor, placeIn, readPlace } from '../../show/parts.ts'
import { readCursor, writeCursor } from '../../tool/cursor.ts'
import { MAX_ANSWER_CHARS } from '../../tool/envelope.ts'
import { defineTool } from '../../tool/tool.ts'

const MAX_TEXT = 1000

/** The message that it answers, if any, and ClickUp's cursor to the page that it stands on. */
interface Where {
  readonly above?: string
  readonly page: string | undefined
}

const shown = (
  message: Message,
  names: ReadonlyMap<string, string>,
  zone: string,
  { above = '', page = '' }: Where,
): Fields => {
  const limits = { room: 2 * MAX_TEXT, most: MAX_TEXT }
  const found = writeCursor(message.id, above, page)
  return {
    id: message.id,
    by: names.get(message.user_id ?? '') ?? 'unknown',
    ...(message.date === undefined ? {} : { at: formatDate(message.date, zone) }),
    ...fieldsOfText('text', message.content, limits, { found }),
  }
}

const withReplies = async (
  api: Api,
  message: Message,
  names: ReadonlyMap<string, string>,
  zone: string,
  page: string | undefined,
): Promise<Fields> => {
  const own = shown(message, names, zone, { page })
  if (!message.replies_count) return own
  const { data, next } = await getMessageReplies(api, message.id)
  const inTime = [...data].sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
  return {
    ...own,
    replies: inTime.map((reply) => shown(reply, names, zone, { above: message.id, page: '' })),
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

/** From a page on, as long as there is another one. */
const findMessage = async (
  read: (cursor: string | undefined) => Promise<MessagePage>,
  id: string,
  page: string | undefined,
): Promise<Message | undefined> => {
  for (let cursor = page; ; ) {
    const { data, next } = await read(cursor)
    const found = data.find((one) => one.id === id)
    if (found || !next || next === cursor) return found
    cursor = next
  }
}

/**
 * The text of one message from where its cursor says.
 * @throws CodedError INVALID_INPUT for another cursor, CONFLICT where the text is another one by now
 */
const readOn = async (api: Api, channelId: string, cursor: string): Promise<Fields> => {
  const place = readPlace(cursor, 'text_cursor')
  const [id = '', above = '', page = ''] = readCursor(
    place.found,
    /^([\w-]+)\.([\w-]*)\.(.*)$/,
    'text_cursor',
  )
  const read = (next: string | undefined) =>
    above === '' ? getMessages(api, channelId, next) : getMessageReplies(api, above, next)
  const whole = (await findMessage(read, id, page || undefined))?.content
  const from = placeIn(place, whole)
  const limits = { room: MAX_ANSWER_CHARS - 300 }
  return { id, ...fieldsOfText('text', whole ?? '', limits, { from, found: place.found }) }
}

export const getMessagesTool = defineTool({
  name: 'get_messages',
  title: 'Read chat messages',
  toolset: 'chat',
  kind: 'read',
  description: 'Read the messages of a ClickUp chat channel, newest first, with replies.',
  input: z.strictObject({
    channel: reference('Name or id'),
    cursor: text('next_cursor, or text_cursor').optional(),
  }),
  run: async ({ channel: said, cursor }, { api, clock }) => {
    const channel = await resolveChannel(api, said)
    if (cursor !== undefined && isPlaceCursor(cursor))
      return { result: await readOn(api, channel.id, cursor) }
    const from = positionOf(cursor)
    const [{ members }, { zone }, page] = await Promise.all([
      getWorkspace(api),
      clock(),
      getMessages(api, channel.id, from.cursor),
    ])
    const names = new Map(members.map((user) => [user.id, nameOf(user)]))
    const messages: Fields[] = []
    let room = MAX_ANSWER_CHARS - 500
    for (const message of page.data.slice(from.skip)) {
      const fields = await withReplies(api, message, names, zone, from.cursor)
      room -= JSON.stringify(fields).length
      if (room < 0 && messages.length > 0) break
      messages.push(fields)
    }
    const given = from.skip + messages.length
    const next =
      given < page.data.length
        ? writeCursor(given, from.cursor ?? '')
        : page.next && writeCursor(0, page.next)
    return { result: { channel: channel.name, messages, ...(next ? { next_cursor: next } : {}) } }
  },
})
