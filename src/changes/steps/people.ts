// People as steps name them: by id, with the name for words.
import * as z from 'zod'
import { nameOf, type User } from '../../clickup/objects/user.ts'

export type Person = { readonly id: string; readonly name: string }

export const personOf = (user: User): Person => ({ id: user.id, name: nameOf(user) })

export const personSchema = z.object({ id: z.string(), name: z.string() })
