// Chat (v3, experimental): channels, messages, threads and reactions.
import { numberIn, textIn } from '../http/body.ts'
import { cursorPage } from '../http/cursor.ts'
import { badRequest, notFound } from '../http/errors.ts'
import { type Call, created, del, get, noContent, patch, post, type Route } from '../http/route.ts'
import {
  channel,
  chatUser,
  message,
  messagesIn,
  reaction,
  repliesTo,
  type TextFormat,
  taggedIn,
} from '../present/chat.ts'
import { workspaceById } from '../state/lookup.ts'
import { escaped } from '../state/markdown.ts'
import type { Channel, Message } from '../state/side-model.ts'

const base = '/v3/workspaces/:workspace_id/chat'
const longest = 40_000

const workspaceOf = (call: Call) => workspaceById(call, call.path('workspace_id'))

const isMember = ({ session }: Call, each: Channel) =>
  each.visibility === 'PUBLIC' || each.memberIds.includes(session.userId)

const channelOf = (call: Call): Channel => {
  const found = call.store.channels.get(call.path('channel_id'))
  if (found?.workspaceId !== workspaceOf(call).id || !isMember(call, found)) {
    throw notFound('Channel')
  }
  return found
}

const messageOf = (call: Call): Message => {
  const found = call.store.messages.get(call.path('message_id'))
  const within = found && call.store.channels.get(found.channelId)
  if (!found || within?.workspaceId !== workspaceOf(call).id || !isMember(call, within)) {
    throw notFound('Message')
  }
  return found
}

const format = (call: Call): TextFormat => {
  const given = call.query.one('content_format') ?? 'text/md'
  if (given === 'text/md' || given === 'text/plain') return given
  throw badRequest('content_format must be one of text/md, text/plain')
}

const newestFirst = (a: Message, b: Message) => b.date - a.date || (a.id < b.id ? 1 : -1)

const peopleIn = (call: Call, most: number): number[] => {
  const { user_ids: given } = call.body
  const ids = Array.isArray(given) ? given.map(Number) : []
  if (ids.length > most) throw badRequest(`user_ids must contain no more than ${most} elements`)
  if (!ids.every((id) => call.store.users.has(id))) throw notFound('User')
  return [...new Set([call.session.userId, ...ids])]
}

const visibility = ({ body }: Call): Channel['visibility'] =>
  body.visibility === 'PRIVATE' ? 'PRIVATE' : 'PUBLIC'

const addChannel = (call: Call, more: Partial<Channel>): Channel => {
  const { store, session, body } = call
  const workspaceId = workspaceOf(call).id
  const made: Channel = {
    id: `${store.newDocId()}-c`,
    workspaceId,
    name: '',
    topic: textIn(body, 'topic') ?? '',
    description: textIn(body, 'description') ?? '',
    type: 'CHANNEL',
    visibility: visibility(call),
    parent: { id: workspaceId, type: 12 },
    memberIds: [],
    creatorId: session.userId,
    createdAt: store.now(),
    ...more,
  }
  store.channels.set(made.id, made)
  return made
}

/** One that exists already is given back with 200 instead of 201. */
const existingOr = (call: Call, existing: Channel | undefined, make: () => Channel) =>
  existing
    ? { data: channel(call.store, existing) }
    : created({ data: channel(call.store, make()) })

const createChannel = (call: Call) => {
  const name = textIn(call.body, 'name')
  if (!name) throw badRequest('name should not be empty')
  const { id } = workspaceOf(call)
  const existing = [...call.store.channels.values()].find(
    (each) => each.workspaceId === id && each.name.toLowerCase() === name.toLowerCase(),
  )
  const memberIds = peopleIn(call, 100)
  return existingOr(call, existing, () => addChannel(call, { name, memberIds }))
}

const places = { space: 4, folder: 5, list: 6 } as const

const createAtLocation = (call: Call) => {
  const { store, body } = call
  const { id, type } = (body.location ?? {}) as { id?: unknown; type?: keyof typeof places }
  const known = { space: store.spaces, folder: store.folders, list: store.lists }
  const place =
    type !== undefined && Object.hasOwn(known, type) ? known[type].get(String(id)) : undefined
  if (type === undefined || !place) throw notFound('Location')
  const existing = [...store.channels.values()].find(({ parent }) => parent.id === place.id)
  const memberIds = peopleIn(call, 100)
  return existingOr(call, existing, () =>
    addChannel(call, {
      name: place.name,
      memberIds,
      parent: { id: place.id, type: places[type] },
    }),
  )
}

const createDirect = (call: Call) => {
  const memberIds = peopleIn(call, 15).sort()
  const existing = [...call.store.channels.values()].find(
    (each) => each.type !== 'CHANNEL' && each.memberIds.join() === memberIds.join(),
  )
  return existingOr(call, existing, () =>
    addChannel(call, {
      memberIds,
      visibility: 'PRIVATE',
      type: memberIds.length > 2 ? 'GROUP_DM' : 'DM',
    }),
  )
}

const updateChannel = (call: Call) => {
  const found = channelOf(call)
  const { body } = call
  found.name = textIn(body, 'name') ?? found.name
  found.topic = textIn(body, 'topic') ?? found.topic
  found.description = textIn(body, 'description') ?? found.description
  if (body.visibility !== undefined) found.visibility = visibility(call)
  return { data: channel(call.store, found) }
}

const contentIn = ({ body }: Call): string | undefined => {
  const content = textIn(body, 'content')
  if (content === undefined) return undefined
  if (content.length > longest) {
    throw badRequest(`content must be shorter than or equal to ${longest} characters`)
  }
  return body.content_format === 'text/plain' ? escaped(content) : content
}

/** A post needs the id of its subtype. */
const postIn = ({ body }: Call): Message['post'] => {
  if (body.type !== 'post') return null
  const { title, subtype } = (body.post_data ?? {}) as { title?: string; subtype?: { id?: string } }
  if (!title || !subtype?.id) throw badRequest('post_data should not be empty')
  return { title, subtypeId: subtype.id }
}

const send = (call: Call, channelId: string, parentId: string | null) => {
  const { store, session, body } = call
  const content = contentIn(call)
  if (!content) throw badRequest('content should not be empty')
  if (body.type !== 'message' && body.type !== 'post') {
    throw badRequest('type must be one of message, post')
  }
  const made: Message = {
    id: String(80_160_000_000_000 + store.serial()),
    channelId,
    parentId,
    type: body.type,
    post: postIn(call),
    content,
    userId: session.userId,
    date: store.now(),
    updatedAt: null,
    resolved: false,
    assigneeId: numberIn(body, 'assignee') ?? null,
    reactions: [],
  }
  store.messages.set(made.id, made)
  return created(message(store, made, 'text/md'))
}

const edit = (call: Call) => {
  const found = messageOf(call)
  found.content = contentIn(call) ?? found.content
  if (typeof call.body.resolved === 'boolean') found.resolved = call.body.resolved
  const assignee = numberIn(call.body, 'assignee')
  if (assignee !== undefined) found.assigneeId = assignee
  found.updatedAt = call.store.now()
  return message(call.store, found, 'text/md')
}

const react = (call: Call) => {
  const { store, session, body } = call
  const found = messageOf(call)
  const name = textIn(body, 'reaction')
  // The name of an emoji, without colons and in lower case.
  if (!name || !/^[a-z0-9_+-]+$/.test(name)) throw badRequest('reaction is invalid')
  const same = found.reactions.find((each) => each.name === name && each.userId === session.userId)
  const made = same ?? { name, userId: session.userId, date: store.now() }
  if (!same) found.reactions.push(made)
  return created(reaction(made))
}

const messages = (call: Call, found: readonly Message[]) => {
  const kind = format(call)
  const sorted = [...found].sort(newestFirst)
  return cursorPage(call, sorted, (each) => message(call.store, each, kind))
}

const members = (call: Call) => {
  const { visibility: seen, memberIds, workspaceId } = channelOf(call)
  const all = call.store.workspaces.get(workspaceId)?.memberIds ?? []
  return cursorPage(call, seen === 'PUBLIC' ? all : memberIds, (id) => chatUser(call.store, id))
}

const channelRoutes: readonly Route[] = [
  get(`${base}/channels`, (call) => {
    const { id } = workspaceOf(call)
    const found = [...call.store.channels.values()].filter(
      (each) =>
        each.workspaceId === id &&
        isMember(call, each) &&
        (!call.query.flag('is_follower') || each.memberIds.includes(call.session.userId)),
    )
    return cursorPage(call, found, (each) => channel(call.store, each))
  }),
  post(`${base}/channels`, createChannel),
  post(`${base}/channels/location`, createAtLocation),
  post(`${base}/channels/direct_message`, createDirect),
  get(`${base}/channels/:channel_id`, (call) => ({ data: channel(call.store, channelOf(call)) })),
  patch(`${base}/channels/:channel_id`, updateChannel),
  del(`${base}/channels/:channel_id`, (call) => {
    call.store.channels.delete(channelOf(call).id)
    return noContent
  }),
  get(`${base}/channels/:channel_id/followers`, (call) =>
    cursorPage(call, channelOf(call).memberIds, (id) => chatUser(call.store, id)),
  ),
  get(`${base}/channels/:channel_id/members`, members),
  get(`${base}/channels/:channel_id/messages`, (call) =>
    messages(call, messagesIn(call.store, channelOf(call).id)),
  ),
  post(`${base}/channels/:channel_id/messages`, (call) => send(call, channelOf(call).id, null)),
]

export const chatRoutes: readonly Route[] = [
  ...channelRoutes,
  patch(`${base}/messages/:message_id`, edit),
  del(`${base}/messages/:message_id`, (call) => {
    const found = messageOf(call)
    for (const reply of repliesTo(call.store, found.id)) call.store.messages.delete(reply.id)
    call.store.messages.delete(found.id)
    return noContent
  }),
  get(`${base}/messages/:message_id/reactions`, (call) =>
    cursorPage(call, messageOf(call).reactions, reaction),
  ),
  post(`${base}/messages/:message_id/reactions`, react),
  del(`${base}/messages/:message_id/reactions/:reaction`, (call) => {
    const found = messageOf(call)
    found.reactions = found.reactions.filter(
      ({ name, userId }) => name !== call.path('reaction') || userId !== call.session.userId,
    )
    return noContent
  }),
  get(`${base}/messages/:message_id/replies`, (call) =>
    messages(call, repliesTo(call.store, messageOf(call).id)),
  ),
  // A reply to a reply joins the same thread.
  post(`${base}/messages/:message_id/replies`, (call) => {
    const parent = messageOf(call)
    return send(call, parent.channelId, parent.parentId ?? parent.id)
  }),
  get(`${base}/messages/:message_id/tagged_users`, (call) =>
    cursorPage(call, taggedIn(messageOf(call)), (id) => chatUser(call.store, id)),
  ),
]
