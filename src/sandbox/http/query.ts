// Query strings as ClickUp reads them: arrays need PHP brackets, unknown names are ignored.
import { serverError } from './errors.ts'

export type Query = {
  one: (name: string) => string | null
  /** `name[]=a&name[]=b`; the unbracketed name is not seen. */
  many: (name: string) => string[]
  /** `name=a&name=b`, the one exception (bulk time in status). */
  repeated: (name: string) => string[]
  flag: (name: string) => boolean
  /** A number, or null when absent; anything else is ClickUp's 500. */
  integer: (name: string) => number | null
}

export const readQuery = (search: string): Query => {
  const params = new URLSearchParams(search)
  return {
    one: (name) => params.get(name),
    many: (name) => params.getAll(`${name}[]`),
    repeated: (name) => params.getAll(name),
    flag: (name) => params.get(name) === 'true',
    integer: (name) => {
      const value = params.get(name)
      if (value === null || value === '') return null
      if (!/^-?\d+$/.test(value)) throw serverError()
      return Number(value)
    },
  }
}
