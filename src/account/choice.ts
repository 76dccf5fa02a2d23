// Which account is in use, and how that is written down. Read at every start, so without a parser
// that would have to be loaded first.

/** Who is signed in where; nothing here is secret. The token is sent to `apiUrl` alone. */
export interface Profile {
  readonly userId: string
  readonly userName: string
  readonly workspaceId: string
  readonly workspaceName: string
  readonly apiUrl: string
}

export type Choice =
  | { readonly kind: 'none' }
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'clickup'; readonly profile: Profile }

/** A choice with what SecretStorage keeps beside it: the token of a real account. */
export interface SecretChoice {
  readonly choice: Choice
  readonly token?: string
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const readProfile = (value: unknown): Profile | undefined => {
  const { userId, userName, workspaceId, workspaceName, apiUrl } = fieldsOf(value)
  return typeof userId === 'string' &&
    typeof userName === 'string' &&
    typeof workspaceId === 'string' &&
    typeof workspaceName === 'string' &&
    typeof apiUrl === 'string'
    ? { userId, userName, workspaceId, workspaceName, apiUrl }
    : undefined
}

/** Reads a stored choice; nothing when there is none, or one that this version cannot read. */
export const readChoice = (value: unknown): Choice | undefined => {
  const fields = fieldsOf(value)
  if (fields.kind === 'none' || fields.kind === 'sandbox') return { kind: fields.kind }
  const profile = readProfile(fields.profile)
  return fields.kind === 'clickup' && profile ? { kind: 'clickup', profile } : undefined
}

/** Reads what SecretStorage keeps; nothing where it keeps none, or a real account without token. */
export const readSecret = (json: string | undefined): SecretChoice | undefined => {
  if (json === undefined) return undefined
  try {
    const { choice: stored, token } = fieldsOf(JSON.parse(json))
    const choice = readChoice(stored)
    if (choice?.kind !== 'clickup') return choice && { choice }
    return typeof token === 'string' && token !== '' ? { choice, token } : undefined
  } catch {
    return undefined
  }
}

export const labelOf = ({ userName, workspaceName }: Profile): string =>
  `${userName} (${workspaceName})`
