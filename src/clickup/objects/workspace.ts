// Who the token belongs to, what it can see, and the people in there.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import type { Api } from '../http/api.ts'
import { eachOf, gap, id, listOf, text } from './shapes.ts'
import { type User, userSchema } from './user.ts'

export const workspaceSchema = z.object({
  id,
  name: z.string(),
  // Of some members there is nobody to be told (docs/clickup-facts.md §8).
  members: listOf(z.object({ user: gap(userSchema) }), 'member').transform((members) =>
    members.flatMap(({ user }) => user ?? []),
  ),
})

export type Workspace = Readonly<z.output<typeof workspaceSchema>>

export const groupSchema = z.object({
  id,
  name: z.string(),
  handle: text,
  members: listOf(userSchema, 'group-member'),
})

export type Group = Readonly<z.output<typeof groupSchema>>

/** GET /v2/user, remembered. */
export const getMe = (api: Api): Promise<User> =>
  api.memory.recall('me', () =>
    api.request({
      path: '/v2/user',
      answer: z.object({ user: userSchema }).transform(({ user }) => user),
    }),
  )

/** GET /v2/team, remembered: the workspaces that the token was granted, with their people. */
export const getWorkspaces = (api: Api): Promise<readonly Workspace[]> =>
  api.memory.recall('workspaces', () =>
    api.request({
      path: '/v2/team',
      answer: z
        .object({ teams: eachOf(workspaceSchema, 'workspace') })
        .transform(({ teams }) => teams),
    }),
  )

const namesOf = (workspaces: readonly Workspace[]) =>
  workspaces.map(({ name, id }) => `${name} (${id})`)

/**
 * The workspace that this connection works in.
 * @throws CodedError AUTH_ERROR when the token has none or not the chosen one, AMBIGUOUS when it has several and none is chosen
 */
export const getWorkspace = async (api: Api): Promise<Workspace> => {
  const workspaces = await getWorkspaces(api)
  const wanted = api.workspaceId
  const [only, ...others] = workspaces
  if (!only)
    throw new CodedError('AUTH_ERROR', l10n.t('The token is valid but sees no workspace.'), {
      hint: l10n.t(
        'Use the token of an account that is a member of the workspace, or grant the app access to it.',
      ),
    })
  if (wanted === undefined) {
    if (others.length === 0) return only
    throw new CodedError(
      'AMBIGUOUS',
      l10n.t('The token sees several workspaces and none is chosen.'),
      {
        hint: l10n.t('Set CLICKUP_WORKSPACE_ID, or in VS Code sign in again and choose one.'),
        candidates: namesOf(workspaces),
      },
    )
  }
  const chosen = workspaces.find(({ id }) => id === wanted)
  if (chosen) return chosen
  throw new CodedError(
    'AUTH_ERROR',
    l10n.t`The token belongs to another workspace: it cannot see workspace ${wanted}.`,
    {
      hint: l10n.t('Sign in with a token of that workspace, or correct CLICKUP_WORKSPACE_ID.'),
      candidates: namesOf(workspaces),
    },
  )
}

/** GET /v2/group, remembered: the user groups ("Teams" in ClickUp's own pages). */
export const getGroups = async (api: Api): Promise<readonly Group[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('groups', () =>
    api.request({
      path: '/v2/group',
      query: { team_id: id },
      answer: z.object({ groups: eachOf(groupSchema, 'group') }).transform(({ groups }) => groups),
    }),
  )
}
