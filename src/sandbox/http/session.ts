// Who asks.

/** Who a token stands for, and what it may see. */
export type Session = {
  token: string
  kind: 'personal' | 'oauth'
  userId: number
  workspaceIds: string[]
}
