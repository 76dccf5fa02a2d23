// A message in a chat channel, or a reply to one.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameText } from '../../base/text/same-text.ts'
import {
  getMessageReplies,
  getMessages,
  type Message,
  replyToMessage,
  sendMessage,
} from '../../clickup/objects/chat.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import { resolveChannel } from '../../clickup/references/channels.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Change, Comparison } from '../engine/change.ts'

/** What ClickUp takes at most (docs/clickup-facts.md §20). */
const MAX_CHARS = 40_000

export const planMessage = async (
  { api }: Standpoint,
  said: string,
  text: string,
  replyTo: string | undefined,
): Promise<Change<Message, ReadonlySet<string>>> => {
  if (text.trim() === '' || text.length > MAX_CHARS)
    throw new CodedError('INVALID_INPUT', l10n.t`A message has 1 to ${MAX_CHARS} characters.`, {
      hint: l10n.t('Shorten the text, or put it into a doc.'),
    })
  const [channel, me] = await Promise.all([resolveChannel(api, said), getMe(api)])
  const read = async (to: Standpoint['api']) =>
    (replyTo === undefined
      ? await getMessages(to, channel.id)
      : await getMessageReplies(to, replyTo)
    ).data
  const told = (id: string, missing: Comparison['missing']): Comparison => ({
    result: { message: id, channel: channel.name },
    missing,
    touched: [],
    futile: missing.length > 0,
  })
  return {
    title:
      replyTo === undefined
        ? l10n.t`post in ${plainName(channel.name)}`
        : l10n.t`reply in ${plainName(channel.name)}`,
    effects: [{ field: 'message', to: text }],
    mark: async (to) => new Set((await read(to)).map(({ id }) => id)),
    send: (to) =>
      replyTo === undefined ? sendMessage(to, channel.id, text) : replyToMessage(to, replyTo, text),
    lookFor: async (to, before) =>
      (await read(to)).find(
        (one) => one.user_id === me.id && !before.has(one.id) && sameText(one.content, text),
      ),
    confirmed: ({ id }) => told(id, []),
    async compare(to, { id }) {
      const stored = (await read(to)).find((one) => one.id === id)
      if (stored && sameText(stored.content, text)) return told(id, [])
      return told(id, [
        notApplied(
          stored
            ? l10n.t`The message in ${plainName(channel.name)} reads differently from what was asked.`
            : l10n.t`ClickUp confirmed the message, but it does not show in ${plainName(channel.name)}.`,
        ),
      ])
    },
  }
}
