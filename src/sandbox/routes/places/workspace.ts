// Who the token is, its workspaces, their people and user groups.
import { badWorkspaceId } from '../../http/errors.ts'
import { get, type Route } from '../../http/route.ts'
import { authorizedUser, userGroup, workspaceMember } from '../../present/user.ts'
import { workspaceById, workspaceOf } from '../../state/lookup.ts'

export const workspaceRoutes: readonly Route[] = [
  get('/v2/user', ({ store, session }) => ({ user: authorizedUser(store, session.userId) })),

  get('/v2/team', ({ store, session }) => ({
    teams: [...store.workspaces.values()]
      .filter(({ id }) => session.workspaceIds.includes(id))
      .map(({ id, name, color, memberIds }) => ({
        id,
        name,
        color,
        avatar: null,
        members: [
          ...memberIds.map((member) => workspaceMember(store, member)),
          ...(store.quirks.nobodyAmongMembers ? [{ user: null }] : []),
        ],
      })),
  })),

  get('/v2/team/:team_id/plan', (call) => {
    workspaceOf(call)
    return { plan_name: 'Business', plan_id: 3 }
  }),

  get('/v2/group', (call) => {
    const team = call.query.one('team_id')
    if (team === null) throw badWorkspaceId('undefined')
    const workspace = workspaceById(call, team)
    const wanted = call.query.repeated('group_ids')
    const groups = [...call.store.groups.values()].filter(
      ({ id, workspaceId }) =>
        workspaceId === workspace.id && (wanted.length === 0 || wanted.includes(id)),
    )
    return { groups: groups.map((group) => userGroup(call.store, group)) }
  }),
]
