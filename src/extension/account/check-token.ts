// Asks ClickUp whose a token is and which workspaces it opens, before anything is kept.
import { createApi } from '../../clickup/http/api.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { getMe, getWorkspaces, type Workspace } from '../../clickup/objects/workspace.ts'
import type { Profile } from './choice.ts'

const TIME_LIMIT_MS = 20_000

export interface CheckedToken {
  readonly user: User
  readonly workspaces: readonly Workspace[]
}

/** @throws CodedError when the token is not accepted or ClickUp cannot be reached */
export const checkToken = async (
  token: string,
  apiUrl: string,
  signal?: AbortSignal,
): Promise<CheckedToken> => {
  const deadline = Date.now() + TIME_LIMIT_MS
  const api = createApi({ token, apiUrl }).during({ deadline, ...(signal && { signal }) })
  const [user, workspaces] = await Promise.all([getMe(api), getWorkspaces(api)])
  return { user, workspaces }
}

export const profileOf = (user: User, workspace: Workspace, apiUrl: string): Profile => ({
  userId: user.id,
  userName: nameOf(user),
  workspaceId: workspace.id,
  workspaceName: workspace.name,
  apiUrl,
})
