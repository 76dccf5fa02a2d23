// The arguments of a prompt as they came: texts by the protocol, and what clients make of it.
import { oneLine } from '../../base/text/foreign-text.ts'
import { isFields } from '../../base/text/records.ts'
import { BadRequest } from './bad-request.ts'

/** @throws BadRequest for what cannot be one text */
const textOf = (name: string, value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new BadRequest(`The argument ${oneLine(name)} is no text.`)
}

/** @throws BadRequest that names what is no text */
export const textsOf = (args: unknown): Readonly<Record<string, string>> => {
  if (args === undefined || args === null) return {}
  if (!isFields(args)) throw new BadRequest('The arguments are no object.')
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, textOf(name, value)]],
    ),
  )
}
