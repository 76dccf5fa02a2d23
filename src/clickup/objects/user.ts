// People.
import * as z from 'zod'
import { id, text } from './shapes.ts'

export const userSchema = z.object({
  id,
  username: text,
  email: text,
  initials: text,
  timezone: text,
})

export interface User {
  readonly id: string
  readonly username?: string | undefined
  readonly email?: string | undefined
  readonly initials?: string | undefined
  /** IANA name, `Europe/Berlin`; only on the token's own user. */
  readonly timezone?: string | undefined
}

/** How a person is named to people and models; users who never signed in have an e-mail only. */
export const nameOf = (user: User): string => user.username ?? user.email ?? user.id
