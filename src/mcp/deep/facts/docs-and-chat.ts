// Of docs and chat, which v3 has.
import { at, rows, type Seen } from '../seen.ts'
import { each, type Fact, formed, formOf, isDescending, present, rowsIn } from './fact.ts'

const channelsIn = (seen: Seen) => rowsIn(seen.of('channels'), 'data')

const messagesIn = (seen: Seen) => rowsIn(seen.of('messages', 'message-replies'), 'data')

const isDirect = ({ type }: { readonly type?: unknown }): boolean =>
  type === 'DM' || type === 'GROUP_DM'

const DOC_PARENTS = [1, 4, 5, 6, 7, 12]

export const DOCS: readonly Fact[] = [
  {
    key: 'docs-end',
    says: 'the last page of docs has no `next_cursor`',
    asks: ['docs'],
    judge: (seen) =>
      formed(
        seen
          .of('docs')
          .filter(({ refusal }) => !refusal)
          .map(({ json }) => at(json, 'next_cursor'))
          .filter((cursor) => typeof cursor !== 'string' || cursor === ''),
        'missing',
      ),
  },
  {
    key: 'doc-dates',
    says: 'dates of docs are numbers',
    asks: ['docs'],
    judge: (seen) =>
      formed(present(rowsIn(seen.of('docs'), 'docs').map((doc) => doc.date_created)), 'integer'),
  },
  {
    key: 'doc-parents',
    says: 'a doc stands in a task, space, folder, list, everything or the workspace: 1, 4 to 7, 12',
    asks: ['docs'],
    judge: (seen) =>
      each(
        present(rowsIn(seen.of('docs'), 'docs').map(({ parent }) => at(parent, 'type'))),
        (type) => DOC_PARENTS.some((known) => known === type),
        (type) => (Number.isInteger(type) && Number(type) < 1000 ? `type ${type}` : formOf(type)),
      ),
  },
  {
    key: 'page-trees',
    says: 'the pages of a doc, and their listing, are a bare array',
    asks: ['docs', 'page-listing', 'pages'],
    judge: (seen) =>
      seen
        .of('page-listing', 'pages')
        .filter(({ refusal }) => !refusal)
        .map(({ json }) => ({ holds: Array.isArray(json), form: formOf(json) })),
  },
]

export const CHAT: readonly Fact[] = [
  {
    key: 'messages-newest-first',
    says: 'messages and replies come newest first',
    asks: ['channels', 'messages', 'message-replies'],
    judge: (seen) =>
      seen.of('messages', 'message-replies').flatMap(({ json }) => {
        const dates = rows(json, 'data').map(({ date }) => Number(date))
        if (new Set(dates).size < 2) return []
        const holds = isDescending(dates)
        return [{ holds, form: holds ? 'newest first' : 'in another order' }]
      }),
  },
  {
    key: 'chat-times',
    says: 'times of messages and of channels are numbers',
    asks: ['channels', 'messages'],
    judge: (seen) => [
      ...formed(present(messagesIn(seen).map(({ date }) => date)), 'integer').map(
        ({ holds, form }) => ({ holds, form: `message: ${form}` }),
      ),
      ...formed(present(channelsIn(seen).map((one) => one.created_at)), 'integer').map(
        ({ holds, form }) => ({ holds, form: `channel: ${form}` }),
      ),
    ],
  },
  {
    key: 'direct-messages',
    says: 'a direct message has no `name`, and `archived: null`',
    asks: ['channels'],
    judge: (seen) =>
      each(
        channelsIn(seen).filter(isDirect),
        ({ name, archived }) => !name && archived === null,
        ({ name, archived }) => `name: ${formOf(name)}, archived: ${formOf(archived)}`,
      ),
  },
  {
    key: 'chat-people',
    says: 'ids of people are text in chat',
    asks: ['channels', 'messages'],
    judge: (seen) => formed(present(messagesIn(seen).map((one) => one.user_id)), 'text of digits'),
  },
  {
    key: 'chat-mentions',
    says: 'a mention in the Markdown of a message reads `[@Name](#user_mention#123)`',
    asks: ['channels', 'messages'],
    judge: (seen) =>
      each(
        messagesIn(seen)
          .map(({ content }) => String(content ?? ''))
          .flatMap((text) => text.match(/\[@[^\]]*\]\([^)]*\)/g) ?? []),
        (link) => /\(#user_mention#\d+\)$/.test(link),
      ),
  },
]
