// A message in a chat channel, or a reply to one.
import * as l10n from '@vscode/l10n'
import {
  type Channel,
  getMessageReplies,
  getMessages,
  type Message,
  replyToMessage,
  sendMessage,
} from '../clickup/chat.ts'
import { ClickUpError } from '../clickup/errors.ts'
import { getMe } from '../clickup/workspaces.ts'
import type { Change } from './change.ts'
import type { Planning } from './planning.ts'

/** What ClickUp takes at most (facts.md §14). */
const MAX_CHARS = 40_000

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

export const planMessage = async (
  { api }: Planning,
  channel: Channel,
  text: string,
  replyTo: string | undefined,
): Promise<Change<Message>> => {
  if (text.trim() === '' || text.length > MAX_CHARS)
    throw new ClickUpError('INVALID_INPUT', l10n.t`A message has 1 to ${MAX_CHARS} characters.`, {
      hint: l10n.t('Shorten the text, or put it into a doc.'),
    })
  const me = await getMe(api)
  const read = async (to: Planning['api']) =>
    (replyTo === undefined
      ? await getMessages(to, channel.id)
      : await getMessageReplies(to, replyTo)
    ).data
  return {
    title:
      replyTo === undefined ? l10n.t`post in ${channel.name}` : l10n.t`reply in ${channel.name}`,
    effects: [{ field: 'message', to: text }],
    send: (to) =>
      replyTo === undefined ? sendMessage(to, channel.id, text) : replyToMessage(to, replyTo, text),
    lookFor: async (to, sentAt) =>
      (await read(to)).find(
        (one) =>
          one.user_id === me.id &&
          (one.date ?? 0) >= sentAt - 10_000 &&
          words(one.content) === words(text),
      ),
    async compare(to, { id }) {
      const held = (await read(to)).some(
        (one) => one.id === id && words(one.content) === words(text),
      )
      return {
        result: { message: id, channel: channel.name },
        missing: held
          ? []
          : [
              {
                code: 'NOT_APPLIED',
                message: l10n.t`ClickUp confirmed the message, but it does not show in ${channel.name}.`,
              },
            ],
        touched: [],
        futile: !held,
      }
    },
  }
}
