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

/** A person with the token that they gave. */
export interface SavedAccount {
  readonly userId: string
  readonly userName: string
  readonly apiUrl: string
  readonly token: string
}

/** What SecretStorage keeps: every account, and the choice of all windows. */
export interface Vault {
  readonly choice: Choice
  readonly accounts: readonly SavedAccount[]
}

export const EMPTY: Vault = { choice: { kind: 'none' }, accounts: [] }

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

export const readProfile = (value: unknown): Profile | undefined => {
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

const readAccount = (value: unknown): readonly SavedAccount[] => {
  const { userId, userName, apiUrl, token } = fieldsOf(value)
  return typeof userId === 'string' &&
    typeof userName === 'string' &&
    typeof apiUrl === 'string' &&
    typeof token === 'string' &&
    token !== ''
    ? [{ userId, userName, apiUrl, token }]
    : []
}

/** Reads what SecretStorage keeps; an empty one where that cannot be read. */
export const readVault = (json: string | undefined): Vault => {
  if (json === undefined) return EMPTY
  try {
    const { choice, accounts } = fieldsOf(JSON.parse(json))
    return {
      choice: readChoice(choice) ?? EMPTY.choice,
      accounts: Array.isArray(accounts) ? accounts.flatMap(readAccount) : [],
    }
  } catch {
    return EMPTY
  }
}

type Person = Pick<SavedAccount, 'userId' | 'apiUrl'>

/** Tells one account from another; the same person may be known to two servers. */
export const keyOf = ({ userId, apiUrl }: Person): string => `${userId}@${apiUrl}`

export const accountOf = (vault: Vault, person: Person): SavedAccount | undefined =>
  vault.accounts.find((one) => keyOf(one) === keyOf(person))

export const withAccount = ({ accounts }: Vault, added: SavedAccount): readonly SavedAccount[] => [
  ...accounts.filter((one) => keyOf(one) !== keyOf(added)),
  added,
]

export const labelOf = ({ userName, workspaceName }: Profile): string =>
  `${userName} (${workspaceName})`
