// Guests of lists, on plans that have them: a list that is shared is told with what they may do.
import { textIn } from '../../http/body.ts'
import { badInput, enterpriseOnly, notAuthorized } from '../../http/errors.ts'
import { type Call, del, post, type Route } from '../../http/route.ts'
import { list as presentList } from '../../present/hierarchy.ts'
import { person, workspaceMember } from '../../present/user.ts'
import { listOf } from '../../state/lookup.ts'

const LEVELS = ['read', 'comment', 'edit', 'create']

/** A guest has the role 4; others are no guests (docs/clickup-facts.md §8). */
const guestOf = (call: Call): number => {
  const { store } = call
  if (!store.quirks.enterprise) throw enterpriseOnly()
  const user = store.users.get(Number(call.path('guest_id')))
  if (user?.role !== 4) throw notAuthorized()
  return user.id
}

const guest = ({ store, session }: Call, guestId: number) => {
  const shares = [...store.shares.values()].filter((each) => each.guestId === guestId)
  const lists = shares.flatMap(({ listId, level }) => {
    const list = store.lists.get(listId)
    if (!list) return []
    const shown = presentList(store, list)
    // A text here, and a number elsewhere.
    return [{ ...shown, task_count: String(shown.task_count), permission_level: level }]
  })
  return {
    guest: {
      user: workspaceMember(store, guestId).user,
      invited_by: person(store, session.userId),
      can_see_time_spent: true,
      can_see_time_estimated: true,
      can_edit_tags: true,
      shared: { tasks: [], lists, folders: [] },
    },
  }
}

const share = (call: Call) => {
  const guestId = guestOf(call)
  const list = listOf(call)
  const level = textIn(call.body, 'permission_level')
  if (!level || !LEVELS.includes(level)) throw badInput('Permission level invalid')
  const by = call.session.userId
  call.store.shares.set(`${guestId} ${list.id}`, { guestId, listId: list.id, level, by })
  list.memberIds = [...new Set([...list.memberIds, guestId])]
  return guest(call, guestId)
}

const unshare = (call: Call) => {
  const guestId = guestOf(call)
  const list = listOf(call)
  call.store.shares.delete(`${guestId} ${list.id}`)
  list.memberIds = list.memberIds.filter((id) => id !== guestId)
  return guest(call, guestId)
}

export const guestRoutes: readonly Route[] = [
  post('/v2/list/:list_id/guest/:guest_id', share),
  del('/v2/list/:list_id/guest/:guest_id', unshare),
]
