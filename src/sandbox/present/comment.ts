// Comments on the wire: the text once as runs (`comment`) and once flat (`comment_text`).
import type { Comment, CommentBlock } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import { creator, person } from './user.ts'

/** Line ends carry bookkeeping that nobody wrote. */
const lineEnd = (value: CommentBlock, place: number): CommentBlock => ({
  ...value,
  attributes: { 'block-id': `block-${place}`, ...value.attributes },
})

const block = (store: Store, value: CommentBlock, place = 0): CommentBlock => {
  if (value.text === '\n') return lineEnd(value, place)
  if (value.type === 'image' && !value.attributes) return picture(value)
  if (value.type !== 'tag' || !value.user || !store.users.has(value.user.id)) return value
  const user = person(store, value.user.id)
  return { ...value, text: `@${user.username ?? user.email}`, user }
}

/** Titles come back percent-encoded but for the one in the attributes (measured). */
const picture = (value: CommentBlock): CommentBlock => {
  const file = Object(value.image) as Record<string, unknown>
  const title = String(file.title ?? value.text ?? '')
  const encoded = encodeURIComponent(title)
  return {
    ...value,
    text: encoded,
    image: { ...file, name: encoded, title: encoded },
    attributes: {
      width: '300',
      'data-id': String(file.id ?? ''),
      'data-attachment': { id: file.id, title, url: file.url },
    },
  }
}

export const flatText = (store: Store, blocks: readonly CommentBlock[]) =>
  blocks.map((each) => block(store, each).text ?? '').join('')

export const comment = (store: Store, value: Comment) => ({
  id: value.id,
  comment: value.blocks.map((each, place) => block(store, each, place)),
  comment_text: flatText(store, value.blocks),
  user: person(store, value.userId),
  resolved: value.resolved,
  assignee: value.assigneeId === null ? null : person(store, value.assigneeId),
  assigned_by: value.assignedById === null ? null : person(store, value.assignedById),
  reactions: value.reactions.map(({ code, userId, date }) => ({
    reaction: code,
    date: String(date),
    user: creator(store, userId),
  })),
  date: String(value.date),
  reply_count: store.repliesTo(value.id).length,
})
