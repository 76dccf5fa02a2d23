import * as z from 'zod'
import { choices, reference, text } from '../../../base/input/arguments.ts'
import type { Fields } from '../../../base/text/records.ts'
import { formatDate } from '../../../base/time/shown.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { unlessRefused } from '../../../clickup/http/refusals.ts'
import {
  getMessageReplies,
  getMessages,
  getReactions,
  type Message,
} from '../../../clickup/objects/chat.ts'
import { nameOf, type User } from '../../../clickup/objects/user.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { resolveChannel } from '../../../clickup/references/channels.ts'
import { reactionsField } from '../../show/reactions.ts'
import { readCursor, writeCursor } from '../../tool/cursor.ts'
import { cut, MAX_ANSWER_CHARS } from '../../tool/envelope.ts'
import { defineTool } from '../../tool/tool.ts'

const MAX_TEXT = 1000

interface Reading {
  readonly api: Api
  /** By their ids. */
  readonly members: ReadonlyMap<string, User>
  readonly zone: string
  /** Whether reactions are read, a request for each message. */
  readonly reactions: boolean
}

/** Who has left the workspace is known by the id alone. */
const whoIs = (id: string | undefined, { members }: Reading): string =>
  id === undefined ? 'unknown' : nameOf(members.get(id) ?? { id })

const reactionsTo = async ({ id }: Message, reading: Reading): Promise<Fields> => {
  if (!reading.reactions) return {}
  const all = await unlessRefused(reading.api, 'reactions', getReactions(reading.api, id))
  return reactionsField(
    all.map(({ reaction, user_id: by }) => ({ reaction, by: whoIs(by, reading) })),
  )
}

const shown = async (message: Message, reading: Reading): Promise<Fields> => {
  const { text: content, left } = cut(message.content, MAX_TEXT)
  const { date } = message
  return {
    id: message.id,
    by: whoIs(message.user_id, reading),
    ...(date === undefined ? {} : { at: formatDate(date, reading.zone) }),
    text: content,
    ...(left > 0 ? { text_left: left } : {}),
    ...(await reactionsTo(message, reading)),
  }
}

const withReplies = async (message: Message, reading: Reading): Promise<Fields> => {
  const { id, replies_count: count = 0 } = message
  const own = await shown(message, reading)
  if (count === 0) return own
  const { data } = await getMessageReplies(reading.api, id)
  const inTime = [...data].sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
  const replies = await Promise.all(inTime.map((reply) => shown(reply, reading)))
  return {
    ...own,
    replies,
    ...(count > replies.length ? { replies_left: count - replies.length } : {}),
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
  input: z.strictObject({
    channel: reference('Name or id; of a direct message the other person'),
    include: choices(['reactions']).optional(),
    cursor: text().optional(),
  }),
  run: async ({ channel: said, include = [], cursor }, { api, clock }) => {
    const channel = await resolveChannel(api, said)
    const from = positionOf(cursor)
    const [{ members }, { zone }, page] = await Promise.all([
      getWorkspace(api),
      clock(),
      getMessages(api, channel.id, from.cursor),
    ])
    const reading = {
      api,
      members: new Map(members.map((user) => [user.id, user])),
      zone,
      reactions: include.includes('reactions'),
    }
    const messages: Fields[] = []
    let room = MAX_ANSWER_CHARS - 500
    for (const message of page.data.slice(from.skip)) {
      const fields = await withReplies(message, reading)
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
