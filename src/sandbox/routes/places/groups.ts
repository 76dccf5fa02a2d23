// User groups ("Teams" on the screen) and webhooks.
import { changesIn, idsIn, textIn } from '../../http/body.ts'
import { badInput, notAuthorized, webhookExists } from '../../http/errors.ts'
import { type Call, del, get, post, put, type Route } from '../../http/route.ts'
import { userGroup } from '../../present/user.ts'
import { workspaceOf } from '../../state/lookup.ts'
import type { Group } from '../../state/model.ts'
import type { Webhook } from '../../state/side-model.ts'

const groupOf = (call: Call): Group => {
  const group = call.store.groups.get(call.path('group_id'))
  if (!group || !call.session.workspaceIds.includes(group.workspaceId)) throw notAuthorized()
  return group
}

const createGroup = (call: Call) => {
  const { store, session, body } = call
  const { id: workspaceId, memberIds } = workspaceOf(call)
  const name = textIn(body, 'name')
  if (!name) throw badInput('Group name invalid')
  const group: Group = {
    id: store.newUuid(),
    workspaceId,
    name,
    handle: textIn(body, 'handle') ?? name.toLowerCase().replace(/\s+/g, ''),
    initials: name.slice(0, 2).toUpperCase(),
    memberIds: idsIn(body.members).filter((id) => memberIds.includes(id)),
    ownerId: session.userId,
    dateCreated: store.now(),
  }
  store.groups.set(group.id, group)
  return userGroup(store, group)
}

const updateGroup = (call: Call) => {
  const group = groupOf(call)
  const { store, body } = call
  group.name = textIn(body, 'name') ?? group.name
  group.handle = textIn(body, 'handle') ?? group.handle
  const { add, rem } = changesIn(body.members)
  const removed = rem.map(Number)
  group.memberIds = [...new Set([...group.memberIds, ...add.map(Number)])].filter(
    (id) => !removed.includes(id) && store.users.has(id),
  )
  return userGroup(store, group)
}

const idIn = ({ body }: Call, name: string): string | null => {
  const value = body[name]
  return value === undefined || value === null ? null : String(value)
}

const webhook = (value: Webhook) => ({
  id: value.id,
  userid: value.userId,
  team_id: Number(value.workspaceId),
  endpoint: value.endpoint,
  client_id: 'SANDBOXCLIENT',
  events: value.events,
  task_id: value.place.task,
  list_id: value.place.list,
  folder_id: value.place.folder,
  space_id: value.place.space,
  health: { status: value.status, fail_count: 0 },
  secret: value.secret,
})

const eventsIn = ({ body }: Call): string[] => {
  if (body.events === '*') return ['*']
  const events = Array.isArray(body.events) ? body.events.map(String) : []
  if (events.length === 0) throw badInput('Events invalid')
  return events
}

const endpointIn = ({ body }: Call): string => {
  const endpoint = textIn(body, 'endpoint')
  if (!endpoint || !/^https?:\/\//.test(endpoint)) throw badInput('Endpoint invalid')
  return endpoint
}

const createWebhook = (call: Call) => {
  const { store, session } = call
  const made: Webhook = {
    id: store.newUuid(),
    workspaceId: workspaceOf(call).id,
    userId: session.userId,
    endpoint: endpointIn(call),
    events: eventsIn(call),
    status: 'active',
    secret: `SANDBOXSECRET${store.serial()}`,
    place: {
      space: idIn(call, 'space_id'),
      folder: idIn(call, 'folder_id'),
      list: idIn(call, 'list_id'),
      task: idIn(call, 'task_id'),
    },
  }
  const key = ({ endpoint, events, place }: Webhook) => JSON.stringify([endpoint, events, place])
  if ([...store.webhooks.values()].some((each) => key(each) === key(made))) throw webhookExists()
  store.webhooks.set(made.id, made)
  return { id: made.id, webhook: webhook(made) }
}

const webhookOf = (call: Call): Webhook => {
  const found = call.store.webhooks.get(call.path('webhook_id'))
  if (found?.userId !== call.session.userId) throw notAuthorized()
  return found
}

const updateWebhook = (call: Call) => {
  const found = webhookOf(call)
  const status = textIn(call.body, 'status')
  if (!status) throw badInput('Status invalid')
  Object.assign(found, { endpoint: endpointIn(call), events: eventsIn(call), status })
  return { id: found.id, webhook: webhook(found) }
}

export const groupRoutes: readonly Route[] = [
  post('/v2/team/:team_id/group', createGroup),
  put('/v2/group/:group_id', updateGroup),
  del('/v2/group/:group_id', (call) => {
    call.store.groups.delete(groupOf(call).id)
    return {}
  }),
  // Only the caller's own.
  get('/v2/team/:team_id/webhook', (call) => {
    const { id } = workspaceOf(call)
    const found = [...call.store.webhooks.values()].filter(
      ({ workspaceId, userId }) => workspaceId === id && userId === call.session.userId,
    )
    return { webhooks: found.map(webhook) }
  }),
  post('/v2/team/:team_id/webhook', createWebhook),
  put('/v2/webhook/:webhook_id', updateWebhook),
  del('/v2/webhook/:webhook_id', (call) => {
    call.store.webhooks.delete(webhookOf(call).id)
    return {}
  }),
]
