// Chat on the wire (v3): ids of people and workspaces are strings here, times numbers, those of
// channels too, though the documents call these text.
import { plainText } from '../state/markdown.ts'
import type { Channel, Message, Reaction } from '../state/side-model.ts'
import type { Store } from '../state/store.ts'
import { person } from './user.ts'

export type TextFormat = 'text/md' | 'text/plain'

const chat = (workspaceId: string) => `/api/v3/workspaces/${workspaceId}/chat`

export const messagesIn = (store: Store, channelId: string): Message[] =>
  [...store.messages.values()].filter(
    (each) => each.channelId === channelId && each.parentId === null,
  )

export const repliesTo = (store: Store, messageId: string): Message[] =>
  [...store.messages.values()].filter(({ parentId }) => parentId === messageId)

export const channel = (store: Store, value: Channel) => {
  const path = `${chat(value.workspaceId)}/channels/${value.id}`
  const isDirect = value.type !== 'CHANNEL'
  const dates = messagesIn(store, value.id).map(({ date }) => date)
  return {
    id: value.id,
    ...(isDirect ? {} : { name: value.name }),
    description: value.description,
    topic: value.topic,
    type: value.type,
    visibility: value.visibility,
    parent: { id: value.parent.id, type: value.parent.type },
    creator: String(value.creatorId),
    created_at: value.createdAt,
    updated_at: Math.max(value.createdAt, ...dates),
    workspace_id: value.workspaceId,
    archived: isDirect ? null : false,
    ...(dates.length > 0 ? { latest_comment_at: Math.max(...dates) } : {}),
    is_canonical_channel: true,
    is_hidden: false,
    default_view: { type: 8, standard: true, view_id: value.id },
    links: { members: `${path}/members`, followers: `${path}/followers` },
  }
}

export const message = (store: Store, value: Message, format: TextFormat) => {
  const workspaceId = store.channels.get(value.channelId)?.workspaceId ?? ''
  const path = `${chat(workspaceId)}/messages/${value.id}`
  const isReply = value.parentId !== null
  return {
    id: value.id,
    type: value.type,
    content: format === 'text/md' ? value.content : plainText(value.content),
    date: value.date,
    ...(value.updatedAt === null ? {} : { date_updated: value.updatedAt }),
    parent_channel: value.channelId,
    ...(isReply ? { parent_message: value.parentId } : {}),
    ...(value.post
      ? { post_data: { title: value.post.title, subtype: { id: value.post.subtypeId } } }
      : {}),
    resolved: value.resolved,
    ...(value.assigneeId === null ? {} : { assignee: String(value.assigneeId) }),
    user_id: String(value.userId),
    links: {
      reactions: `${path}/reactions`,
      ...(isReply ? {} : { replies: `${path}/replies` }),
      tagged_users: `${path}/tagged_users`,
    },
    ...(isReply ? {} : { replies_count: repliesTo(store, value.id).length }),
  }
}

export const reaction = ({ name, userId, date }: Reaction) => ({
  date,
  reaction: name,
  user_id: String(userId),
})

export const chatUser = (store: Store, id: number) => {
  const { email, initials, username } = person(store, id)
  return { id: String(id), email, initials, name: username ?? '', username: username ?? '' }
}

/** A mention in Markdown: `[@Priya Nair](#user_mention#44010003)`. */
export const taggedIn = (value: Message): number[] =>
  [...value.content.matchAll(/#user_mention#(\d+)/g)].map(([, id]) => Number(id))
