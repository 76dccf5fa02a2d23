// People.
import * as l10n from '@vscode/l10n'
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
export const nameOf = ({ username, email, id }: User): string =>
  username?.trim() || email?.trim() || l10n.t`user ${id}`

/** Two letters at the most, unless the person has chosen others. */
export const initialsOf = (user: User): string => {
  if (user.initials) return user.initials
  const words = nameOf(user).split(/[\s.@_-]+/)
  return words
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
    .slice(0, 2)
}
