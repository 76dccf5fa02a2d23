// People on the wire: every place shows a slightly different set of keys.
import type { Group, User } from '../state/model.ts'
import type { Store } from '../state/store.ts'

const known = (store: Store, id: number): User => {
  const user = store.users.get(id)
  if (!user) throw new Error(`no user ${id} in the sandbox`)
  return user
}

export const person = (store: Store, id: number) => {
  const user = known(store, id)
  return {
    id: user.id,
    username: user.username,
    color: user.color,
    initials: user.initials,
    email: user.email,
    profilePicture: user.picture,
  }
}

export const creator = (store: Store, id: number) => {
  const { initials: _, ...rest } = person(store, id)
  return rest
}

export const authorizedUser = (store: Store, id: number) => ({
  ...person(store, id),
  week_start_day: 1,
  global_font_support: true,
  timezone: known(store, id).timezone,
})

/** Who was invited and has not come yet has neither a name nor a colour, and was never active. */
export const workspaceMember = (store: Store, id: number) => {
  const user = person(store, id)
  const hasCome = user.username !== null
  return {
    user: {
      ...user,
      role: known(store, id).role,
      role_subtype: 0,
      custom_role: null,
      last_active: hasCome ? String(store.now()) : null,
      date_joined: hasCome ? '1657131338000' : null,
      date_invited: '1657044938000',
    },
  }
}

export const objectMember = (store: Store, id: number) => ({
  ...person(store, id),
  profileInfo: {
    display_profile: null,
    verified_ambassador: null,
    verified_consultant: null,
    top_tier_user: null,
    viewed_verified_ambassador: null,
    viewed_verified_consultant: null,
    viewed_top_tier_user: null,
  },
})

export const userGroup = (store: Store, group: Group) => ({
  id: group.id,
  team_id: group.workspaceId,
  userid: group.ownerId,
  name: group.name,
  handle: group.handle,
  date_created: String(group.dateCreated),
  initials: group.initials,
  members: group.memberIds.map((id) => person(store, id)),
  avatar: { attachment_id: null, color: null, source: null, icon: null },
})
