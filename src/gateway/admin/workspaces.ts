// Which workspace a link works in: asked of ClickUp when it is made, so that no dead one is handed out.
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { createApi } from '../../clickup/http/api.ts'
import { getWorkspaces } from '../../clickup/objects/workspace.ts'

export interface SeenWorkspace {
  readonly id: string
  readonly name: string
}

/** @throws CodedError AUTH_ERROR for a token that ClickUp does not take */
export type WorkspacesOf = (token: string) => Promise<readonly SeenWorkspace[]>

const PATIENCE_MS = 20_000

export const asksClickUp =
  (apiUrl: string, userAgent: string): WorkspacesOf =>
  async (token) => {
    const api = createApi({ token, apiUrl }, { userAgent })
    const seen = await getWorkspaces(api.during({ deadline: Date.now() + PATIENCE_MS }))
    return seen.map(({ id, name }) => ({ id, name }))
  }

const shown = (seen: readonly SeenWorkspace[]): readonly string[] =>
  seen.map(({ id, name }) => `${plainName(name)} (${id})`)

const HINT = 'Create one in ClickUp under Settings → Apps → API Token, and give it as it stands.'

/** What may stand in an HTTP header is all that a token may hold. */
const isToken = (token: string): boolean => /^[\x21-\x7e]+$/.test(token)

const ask = async (token: string, workspacesOf: WorkspacesOf) => {
  if (!isToken(token))
    throw new CodedError('INVALID_INPUT', 'This is no token of ClickUp.', { hint: HINT })
  try {
    return await workspacesOf(token)
  } catch (error) {
    if (!isCodedError(error, 'AUTH_ERROR')) throw error
    throw new CodedError('AUTH_ERROR', 'ClickUp does not take this token.', { hint: HINT })
  }
}

/**
 * @param wanted an id
 * @throws CodedError AUTH_ERROR, AMBIGUOUS, INVALID_INPUT, or what ClickUp has against being asked
 */
export const workspaceOf = async (
  token: string,
  wanted: string | undefined,
  workspacesOf: WorkspacesOf,
): Promise<string> => {
  const seen = await ask(token, workspacesOf)
  const [only, ...others] = seen
  if (!only)
    throw new CodedError('AUTH_ERROR', 'ClickUp takes this token, but it opens no workspace.', {
      hint: HINT,
    })
  if (wanted !== undefined) {
    if (seen.some(({ id }) => id === wanted)) return wanted
    throw new CodedError(
      'INVALID_INPUT',
      `This token does not open the workspace "${plainName(wanted)}".`,
      { candidates: shown(seen), hint: 'Give the id of one of the candidates as workspace_id.' },
    )
  }
  if (others.length === 0) return only.id
  throw new CodedError('AMBIGUOUS', 'This token opens several workspaces.', {
    candidates: shown(seen),
    hint: 'Give the id of one of the candidates as workspace_id.',
  })
}
